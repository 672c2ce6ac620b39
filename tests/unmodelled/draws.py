"""Figures drawn at random that obey the identities printed in the official forms."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

KINDS = ("natural", "business", "research", "nonprofit", "legal", "other")
OUTCOMES = {
    "granted": 40,
    "partial": 8,
    "denied.state_secret": 1,
    "denied.other_law": 1,
    "denied.three_security_one_stability": 1,
    "denied.third_party": 3,
    "denied.internal_affairs": 3,
    "denied.process_info": 3,
    "denied.enforcement_file": 4,
    "denied.admin_query": 4,
    "unable.not_held": 16,
    "unable.needs_creation": 4,
    "unable.unclear_after_correction": 2,
    "rejected.petition": 5,
    "rejected.repeat": 3,
    "rejected.publication": 1,
    "rejected.frequent": 1,
    "rejected.confirm_existing": 1,
    "other.overdue_correction": 3,
    "other.overdue_fee": 1,
    "other.misc": 2,
}
ASKED = {"none": (0, 0), "few": (1, 6), "some": (9, 60), "many": (90, 700)}
Figures = dict[str, int | str]


def requests(draw: Random, asks: str, form: str) -> Figures:
    """Table 三: each request is of one kind, new or carried in, and ends in one outcome or is pending."""
    rows = [row for row in OUTCOMES if form == "2021" or not row.startswith("other.")]
    rows += [] if form == "2021" else ["other"]
    weights = [OUTCOMES.get(row, 5) for row in rows]
    names = ["new", "carried_in", *rows, "total", "carried_out"]
    figures = {f"t3.{name}.{kind}": 0 for name in names for kind in (*KINDS, "total")}
    for _ in range(draw.randint(*ASKED[asks])):
        came = "carried_in" if draw.random() < 0.07 else "new"
        ended = ["carried_out"] if draw.random() < 0.06 else [draw.choices(rows, weights)[0], "total"]
        kind = draw.choices(KINDS, (80, 9, 1, 1, 4, 5))[0]
        for name in (came, *ended):
            figures[f"t3.{name}.{kind}"] += 1
            figures[f"t3.{name}.total"] += 1
    return dict(figures)


def disputes(draw: Random, suits: str) -> Figures:
    """Table 四: three blocks with their sums."""
    figures: Figures = {}
    for block in ("review", "direct", "after_review"):
        parts = [draw.choice((0, 0, 1, 2, 5)) if suits == "few" else 0 for _ in range(4)]
        for name, part in zip(("upheld", "corrected", "other", "pending"), parts, strict=True):
            figures[f"t4.{block}.{name}"] = part
        figures[f"t4.{block}.total"] = sum(parts)
    return figures


def disclosed(draw: Random, form: str) -> Figures:
    """Table 二 of a body that makes no 规章."""
    made, repealed = draw.choice((0, 0, 1, 2, 7)), draw.choice((0, 0, 1, 3))
    decisions = {
        name: draw.choice((0, draw.randint(1, 90), draw.randint(100, 20000)))
        for name in ("licensing", "penalty", "coercion")
    }
    common: Figures = {f"t2.{name}": value for name, value in decisions.items()}
    if form == "2021":
        common |= {f"t2.regulations.{name}": 0 for name in ("made", "repealed", "valid")}
        common |= {"t2.normative.made": made, "t2.normative.repealed": repealed}
        fees = draw.choice(("0", f"{draw.randint(1, 900)}.{draw.randint(11, 99)}"))
        return common | {"t2.normative.valid": made + draw.randint(0, 40), "t2.fees": fees}
    return common | _items_of_2019(draw, made)


def _items_of_2019(draw: Random, made: int) -> Figures:
    figures: Figures = {f"t2.regulations.{name}": 0 for name in ("made", "published", "public_total")}
    figures |= {"t2.normative.made": made, "t2.normative.published": made}
    figures |= {"t2.normative.public_total": made + draw.randint(0, 40)}
    for name in ("licensing", "other_services", "penalty", "coercion", "fees"):
        figures[f"t2.{name}.prev_items"] = draw.choice((0, draw.randint(1, 300)))
        figures[f"t2.{name}.change"] = draw.choice((0, 0, draw.randint(1, 9), -draw.randint(1, 9)))
    figures["t2.other_services"] = draw.choice((0, draw.randint(1, 9000)))
    bought = draw.choice((0, draw.randint(1, 60)))
    amount = f"{draw.randint(1, 900)}.{draw.randint(11, 99)}" if bought else "0"
    return figures | {"t2.procurement.items": bought, "t2.procurement.amount": amount}


def statistics(draw: Random, asks: str) -> Figures:
    """The 统计表 of 2014 by row name without its prefix."""
    least, most = ASKED[asks]
    ways = [draw.randint(0, 5) if most else 0 for _ in range(3)]
    asked = dict(zip(("req_in_person", "req_fax", "req_online"), ways, strict=True))
    asked["req_letter"] = draw.randint(least, most)
    received = sum(asked.values())
    late = draw.randint(0, min(received, 2))
    channels = {f"ch_{name}": draw.randint(0, 90) for name in ("gazette", "weibo", "wechat", "other")}
    channels["ch_website"] = draw.randint(100, 900)
    full, part = draw.randint(0, 3), draw.randint(1, 9)
    rest = {name: draw.randint(0, 3) for name in ("press_conf", "web_interview", "resp_other", "complaints")}
    figures = asked | channels | rest | _answers(draw, received) | _disputes_of_2014(draw, asks)
    figures |= {
        "pub_total": sum(channels.values()) - draw.randint(0, 50),
        "pub_normdocs": draw.randint(0, 9),
        "normdocs_issued": draw.randint(0, 9),
        "resp_total": draw.randint(0, 9),
        "press_conf_lead": 0,
        "web_interview_lead": 0,
        "policy_articles": draw.randint(0, 30),
        "resp_weibo_wechat": draw.randint(0, 9),
        "req_received": received,
        "req_closed": received,
        "closed_in_time": received - late,
        "closed_extended": late,
        "org_units": 1,
        "read_points": draw.randint(1, 12),
        "staff_total": full + part,
        "staff_full": full,
        "staff_part": part,
        "meetings": draw.randint(1, 5),
        "trainings": draw.randint(1, 4),
        "trained": draw.randint(20, 300),
    }
    return {**figures, "fee_wan": 0, "budget_wan": draw.choice(("0", "1.5", "3", "12.8"))}


def _answers(draw: Random, received: int) -> dict[str, int]:
    names = ("already_public", "granted", "partial", "not_ours", "not_exist", "amend", "other_way")
    reasons = ("secret", "commercial", "privacy", "safety", "not_gi", "other_law")
    figures = {f"ans_{name}": 0 for name in (*names, "denied")} | {f"den_{name}": 0 for name in reasons}
    for _ in range(received):
        name = draw.choices((*names, "denied"), (5, 30, 5, 4, 4, 1, 1, 6))[0]
        figures[f"ans_{name}"] += 1
        if name == "denied":
            figures[f"den_{draw.choice(reasons)}"] += 1
    return figures | {"req_answered": received}


def _disputes_of_2014(draw: Random, asks: str) -> dict[str, int]:
    figures = {}
    for block in ("rev", "suit"):
        parts = [draw.randint(0, 3) if asks == "some" else 0 for _ in range(3)]
        for name, part in zip(("upheld", "corrected", "other"), parts, strict=True):
            figures[f"{block}_{name}"] = part
        figures[f"{block}_total"] = sum(parts)
    return figures


def channels(draw: Random, received: int) -> Mapping[str, int]:
    """By which way requests came: in person, online or by letter."""
    here = draw.randint(0, received)
    online = draw.randint(0, received - here)
    return {"faceto": here, "online": online, "letter": received - here - online}
