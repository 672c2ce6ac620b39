"""The six sections of a sample report in words, whose numbers agree with the tables.

A body keeps most of its sentences from year to year, as real bodies do: each part is a window of sentences
that moves on by one a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples import phrases
from samples.draw import Draw
from samples.form import Figures

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the body's own source of choices and what it calls itself (我局, 我镇)."""

    draw: Draw
    us: str


@dataclass(frozen=True, slots=True)
class Prose:
    lead: str
    overall: tuple[str, ...]
    problems: tuple[str, ...]
    other: tuple[str, ...]
    stated: dict[str, int]


def _window(voice: Voice, name: str, sentences: Sequence[str], year: int, length: int) -> list[str]:
    order = voice.draw.shuffled(name, sentences)
    start = year % len(order)
    return [order[(start + step) % len(order)].format(us=voice.us, year=year) for step in range(length)]


def _subtotal(figures: Figures, group: str) -> int:
    rows = {code for code in figures if code.startswith(f"t3.{group}.") and code.endswith(".total")}
    return sum(int(figures[code] or 0) for code in rows)


def request_counts(figures: Figures) -> dict[str, int]:
    """What the text of section 一 says of table 三, by prose code."""
    other = (
        _subtotal(figures, "other")
        if "t3.other.misc.total" in figures
        else int(figures["t3.other.total"] or 0)
    )
    return {
        "p.requests.received": int(figures["t3.new.total"] or 0),
        "p.requests.carried_in": int(figures["t3.carried_in.total"] or 0),
        "p.requests.answered": int(figures["t3.total.total"] or 0),
        "p.requests.granted": int(figures["t3.granted.total"] or 0),
        "p.requests.partial": int(figures["t3.partial.total"] or 0),
        "p.requests.denied": _subtotal(figures, "denied"),
        "p.requests.unable": _subtotal(figures, "unable"),
        "p.requests.rejected": _subtotal(figures, "rejected"),
        "p.requests.other": other,
        "p.requests.carried_out": int(figures["t3.carried_out.total"] or 0),
    }


def _requests(voice: Voice, year: int, counts: dict[str, int]) -> str:
    received, carried = counts["p.requests.received"], counts["p.requests.carried_in"]
    if not received and not carried:
        return f"{year}年，{voice.us}未收到政府信息公开申请，也没有上年结转的申请。"
    outcomes = (
        ("予以公开", "granted"), ("部分公开", "partial"), ("不予公开", "denied"),
        ("无法提供", "unable"), ("不予处理", "rejected"), ("其他处理", "other"),
    )  # fmt: skip
    parts = "、".join(
        f"{label}{counts[f'p.requests.{code}']}件" for label, code in outcomes if counts[f"p.requests.{code}"]
    )
    handled = f"办结{counts['p.requests.answered']}件" + (f"，其中{parts}" if parts else "")
    left = counts["p.requests.carried_out"]
    rest = f"，结转下年度继续办理{left}件" if left else "，没有结转下年度的申请"
    begin = f"，上年结转{carried}件" if carried else ""
    return f"{year}年，{voice.us}新收政府信息公开申请{received}件{begin}，{handled}{rest}。"


def _proactive(voice: Voice, year: int, scale: int) -> tuple[str, dict[str, int]]:
    rng = voice.draw.random(f"proactive {year}")
    website = rng.randint(60, 160 + scale * 90)
    wechat = rng.randint(0, 40 + scale * 30)
    other = rng.randint(1, 25)
    total = website + wechat + other
    text = (
        f"{year}年，{voice.us}主动公开政府信息{total}条，其中政府网站公开{website}条，"
        f"政务微信公开{wechat}条，其他渠道公开{other}条。"
    )
    return text, {"p.proactive.total": total, "p.proactive.website": website, "p.proactive.wechat": wechat}


def _courts(figures: Figures) -> list[str]:
    reviews = int(figures["t4.review.total"] or 0)
    suits = int(figures["t4.direct.total"] or 0) + int(figures["t4.after_review.total"] or 0)
    if not reviews and not suits:
        return []
    return [f"因政府信息公开被申请行政复议{reviews}件，被提起行政诉讼{suits}件。"]


def write(voice: Voice, year: int, scale: int, figures: Figures, *, courts: bool = True) -> Prose:
    """The words of one year's report; `courts=False` says nothing of table 四."""
    counts = request_counts(figures)
    proactive, stated = _proactive(voice, year, scale)
    parts = (
        ("主动公开情况", [proactive]),
        ("依申请公开情况", [_requests(voice, year, counts), *(_courts(figures) if courts else [])]),
        ("政府信息管理情况", _window(voice, "management", phrases.MANAGEMENT, year, 3)),
        ("政府信息公开平台建设情况", _window(voice, "platform", phrases.PLATFORM, year, 2)),
        ("监督保障情况", _window(voice, "oversight", phrases.OVERSIGHT, year, 3)),
    )
    overall = [
        line
        for numeral, (heading, sentences) in zip("一二三四五", parts, strict=True)
        for line in (f"（{numeral}）{heading}", "".join(sentences))
    ]
    first, second = _window(voice, "problems", phrases.PROBLEMS, year, 2)
    third, fourth = _window(voice, "remedies", phrases.REMEDIES, year, 2)
    area = _window(voice, "areas", phrases.KEY_AREAS, year, 1)[0]
    return Prose(
        lead=voice.draw.pick("lead", phrases.LEADS).format(us=voice.us, year=year),
        overall=tuple(overall),
        problems=(
            f"存在的问题：一是{first}；二是{second}。",
            f"下一步，{voice.us}将：一是{third}；二是{fourth}。",
        ),
        other=(
            f"（一）政府信息公开信息处理费收取情况。{year}年度{voice.us}未发出收费通知，未收取信息处理费。",
            f"（二）重点领域信息公开情况。{area}。",
        ),
        stated=stated | counts,
    )
