"""Figures of a report, drawn so that the official identities hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.provinces.forms import KINDS, OUTCOMES, STATISTICS, T4_ENDS, T4_KINDS

Figures = dict[str, Decimal | None]
"""By code; None where the document prints no number."""


@dataclass(frozen=True)
class Size:
    """How much a body has to report: of 100 cells so many hold something, at most `most`; decisions."""

    filled: int
    most: int
    decisions: int
    suits: int = 0
    regulations: bool = False


TINY = Size(0, 0, 0)
VILLAGE = Size(2, 3, 12)
OFFICE = Size(14, 12, 900, 2)
COUNTY = Size(45, 60, 60000, 9)
CITY = Size(80, 400, 900000, 40, True)


def _some(random: Random, size: Size) -> int:
    return random.randint(1, size.most) if random.randrange(100) < size.filled else 0


def _table_three(random: Random, form: str, size: Size) -> Figures:
    figures: dict[str, int] = {}
    names = [name for name, _, _ in OUTCOMES[form]]
    for kind in KINDS[:-1]:
        weight = size if kind == "natural" else Size(size.filled // 3, size.most // 4 + 1, 0)
        for name in names:
            figures[f"t3.{name}.{kind}"] = _some(random, weight)
        done = sum(figures[f"t3.{name}.{kind}"] for name in names)
        carried_out = _some(random, weight)
        carried_in = random.randint(0, min(done + carried_out, weight.most // 2 + 1)) if done else 0
        figures[f"t3.total.{kind}"] = done
        figures[f"t3.carried_out.{kind}"], figures[f"t3.carried_in.{kind}"] = carried_out, carried_in
        figures[f"t3.new.{kind}"] = done + carried_out - carried_in
    for name in ("new", "carried_in", *names, "total", "carried_out"):
        figures[f"t3.{name}.total"] = sum(figures[f"t3.{name}.{kind}"] for kind in KINDS[:-1])
    return {code: Decimal(value) for code, value in figures.items()}


def _table_four(random: Random, size: Size) -> Figures:
    figures: Figures = {}
    for kind in T4_KINDS:
        ends = [random.randint(0, size.suits) if size.suits else 0 for _ in range(4)]
        values = [*ends, sum(ends)]
        figures |= {f"t4.{kind}.{end}": Decimal(v) for end, v in zip(T4_ENDS, values, strict=True)}
    return figures


def _documents(random: Random, size: Size) -> tuple[int, int, int]:
    made = random.randint(0, max(1, size.most // 3))
    gone = random.randint(0, made + 1)
    return made, gone, made + random.randint(0, size.most + 3)


def _two_2021(random: Random, size: Size) -> Figures:
    rules = _documents(random, size) if size.regulations else (0, 0, 0)
    norms = _documents(random, size) if size.most else (0, 0, 0)
    ends = ("made", "repealed", "valid")
    figures: Figures = {f"t2.regulations.{e}": Decimal(v) for e, v in zip(ends, rules, strict=True)}
    figures |= {f"t2.normative.{e}": Decimal(v) for e, v in zip(ends, norms, strict=True)}
    for name in ("licensing", "penalty", "coercion"):
        figures[f"t2.{name}"] = Decimal(random.randint(0, size.decisions))
    figures["t2.fees"] = Decimal(random.randint(0, size.decisions * 10)).scaleb(-2).normalize() + 0
    return figures


def _two_2019(random: Random, size: Size) -> Figures:
    figures: Figures = {}
    for name, some in (("regulations", size.regulations), ("normative", bool(size.most))):
        made, _, valid = _documents(random, size) if some else (0, 0, 0)
        values = (made, made, valid)
        ends = ("made", "published", "public_total")
        figures |= {f"t2.{name}.{end}": Decimal(v) for end, v in zip(ends, values, strict=True)}
    for name in ("licensing", "other_services", "penalty", "coercion", "fees"):
        before = random.randint(0, size.most * 3)
        figures[f"t2.{name}.prev_items"] = Decimal(before)
        figures[f"t2.{name}.change"] = Decimal(random.randint(-min(before, 9), 9) if size.most else 0)
        if name != "fees":
            figures[f"t2.{name}"] = Decimal(random.randint(0, size.decisions))
    figures["t2.procurement.items"] = Decimal(random.randint(0, size.most))
    figures["t2.procurement.amount"] = (
        Decimal(random.randint(100, 90000)).scaleb(-2) if size.most else Decimal(0)
    )
    return figures


def form_2021(random: Random, size: Size) -> Figures:
    """The three tables of the form of 2021."""
    return _two_2021(random, size) | _table_three(random, "2021", size) | _table_four(random, size)


def form_2019(random: Random, size: Size) -> Figures:
    """The three tables of the form of 2019; the amount of procurement is in 万元."""
    return _two_2019(random, size) | _table_three(random, "2019", size) | _table_four(random, size)


def left_behind(random: Random, size: Size) -> Figures:
    """Table two of 2019, the others of 2021."""
    return _two_2019(random, size) | _table_three(random, "2021", size) | _table_four(random, size)


def statistics(random: Random, size: Size) -> Figures:
    """The table of 2014."""
    drawn = {name: random.randint(0, size.most) for name, _, _, _ in STATISTICS if name}
    for whole, parts in _SUMS.items():
        drawn[whole] = sum(drawn[part] for part in parts)
    drawn["pub_total"] = max(drawn[name] for name in drawn if name.startswith("ch_"))
    drawn["pub_normdocs"] = min(drawn["pub_normdocs"], drawn["pub_total"])
    drawn["normdocs_issued"] = drawn["pub_normdocs"] + random.randint(0, 3)
    for name in ("press_conf", "web_interview"):
        drawn[f"{name}_lead"] = random.randint(0, drawn[name])
    drawn["fee_wan"] = 0
    return {f"s14.{name}": Decimal(value) for name, value in drawn.items()}


_SUMS: dict[str, Iterable[str]] = {
    "req_received": ("req_in_person", "req_fax", "req_online", "req_letter"),
    "ans_denied": (
        *("den_secret", "den_commercial", "den_privacy", "den_safety"),
        *("den_not_gi", "den_other_law"),
    ),
    "req_answered": (
        *("ans_already_public", "ans_granted", "ans_partial", "ans_denied"),
        *("ans_not_ours", "ans_not_exist", "ans_amend", "ans_other_way"),
    ),
    "req_closed": ("closed_in_time", "closed_extended"),
    "rev_total": ("rev_upheld", "rev_corrected", "rev_other"),
    "suit_total": ("suit_upheld", "suit_corrected", "suit_other"),
    "staff_total": ("staff_full", "staff_part"),
}
