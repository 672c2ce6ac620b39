"""A year's figures against those of the year before: carry-over, stock and flow, cases still pending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from models.rules import Wording, phrase
from research.across.cases import Case, Told
from research.compare import COLUMNS
from research.said import said
from research.values import number

CARRIED = tuple(f"t3.{row}.{column}" for row in ("carried_in", "carried_out") for column in COLUMNS)
_RULES = {"regulations": "规章", "normative": "行政规范性文件"}
_ITEMS = {"licensing": "行政许可", "other_services": "其他对外管理服务事项", "penalty": "行政处罚",
          "coercion": "行政强制", "fees": "行政事业性收费"}  # fmt: skip
_CASES = {"review": "行政复议", "direct": "未经复议直接起诉", "after_review": "复议后起诉"}
CODES = (
    *CARRIED,
    *(f"t2.{kind}.{column}" for kind in _RULES
      for column in ("made", "repealed", "valid", "published", "public_total")),
    *(f"t2.{kind}.{column}" for kind in _ITEMS for column in ("prev_items", "change")),
    *(f"t4.{kind}.{column}" for kind in _CASES for column in ("pending", "total")),
)  # fmt: skip
"""The figures that these rules ask for."""
_MOST_MERGED = 3
Found = Iterator[dict[str, Any]]


def carried_over(case: Case) -> Found:
    """上年结转 against 结转下年度 of the year before, with the bodies that became part of it."""
    before = [*([case.before] if case.before else []), *case.merged]
    if case.broken:
        return
    differing: dict[str, tuple[Decimal, Decimal]] = {}
    now = _carried_in(case.own)
    if before:
        out = _carried_out(before)
        differing = {c: (out[c], now[c]) for c in COLUMNS if c in out and c in now and out[c] != now[c]}
    if differing:
        yield said(
            "carry_over_differs",
            {
                "year": case.own.report.fiscal_year,
                "of": phrase("together_with", names=[one.name for one in case.merged])
                if case.merged
                else "",
                "columns": [
                    phrase("column_change", column=COLUMNS[c], before=number(left), after=number(right))
                    for c, (left, right) in differing.items()
                ],
            },
            figures=[f"t3.carried_in.{column}" for column in differing],
            expected=", ".join(f"{COLUMNS[c]} {number(left)}" for c, (left, _) in differing.items()),
            other=before[0].report.id,
        )
    if differing or not before:
        yield from _perhaps_merged(case, before, now)


def _perhaps_merged(case: Case, before: Sequence[Told], now: Mapping[str, Decimal]) -> Found:
    """Bodies without a report of the year whose 结转下年度 makes up exactly what this one carried in."""
    if not now.get("total") or len(now) < len(COLUMNS):
        return
    near = [one for one in case.gone if one.body != case.own.body and one not in before]
    left = [one for one in near if _carried_out([one]).get("total")]
    fitting = [
        some
        for size in range(1, _MOST_MERGED + 1)
        for some in combinations(left, size)
        if len(before) + size > 1 and _carried_out([*before, *some]) == now
    ]
    if len(fitting) == 1:
        yield said(
            "perhaps_merged",
            {"year": case.own.report.fiscal_year, "bodies": [one.name for one in fitting[0]]},
            figures=["t3.carried_in.total"],
            other=fitting[0][0].report.id,
        )


def _carried_in(one: Told) -> dict[str, Decimal]:
    return {c: one.values[key] for c in COLUMNS if (key := f"t3.carried_in.{c}") in one.values}


def _carried_out(several: Iterable[Told]) -> dict[str, Decimal]:
    """The sums by column, where each of them has a value."""
    every = list(several)
    keys = {c: f"t3.carried_out.{c}" for c in COLUMNS}
    return {
        c: sum((one.values[key] for one in every), Decimal(0))
        for c, key in keys.items()
        if all(key in one.values for one in every)
    }


def stock_and_flow(case: Case) -> Found:
    """What is in force, and the items of 2019, against the year before with what came and went."""
    before, own = case.before, case.own
    if before is None or case.merged or case.broken:
        return
    forms = (before.forms.get("t2"), own.forms.get("t2"))
    if forms == ("2021", "2021"):
        for kind, label in _RULES.items():
            yield from _stock(case, before, kind, label)
    if forms == ("2019", "2019"):
        for kind, label in _ITEMS.items():
            yield from _items(case, before, kind, label)


def _stock(case: Case, before: Told, kind: str, label: str) -> Found:
    stock, made, repealed = (f"t2.{kind}.{column}" for column in ("valid", "made", "repealed"))
    old, *now = (before.values.get(stock), *(case.own.values.get(code) for code in (made, repealed, stock)))
    if old is None or any(value is None for value in now):
        return
    issued, ended, there = (value for value in now if value is not None)
    if there == old + issued - ended:
        return
    # Documents also lapse without being repealed; more of them than were made cannot be.
    grew = there > old + issued - ended
    yield said(
        "stock_differs",
        {"label": label, "old": number(old), "made": number(issued), "repealed": number(ended),
         "now": number(there), "wanted": number(old + issued - ended)},
        case="rules",
        severity="warning" if grew else "info",
        figures=[stock],
        expected=str(number(old + issued - ended)),
        other=before.report.id,
    )  # fmt: skip


def _items(case: Case, before: Told, kind: str, label: str) -> Found:
    items, change = f"t2.{kind}.prev_items", f"t2.{kind}.change"
    old, by, now = before.values.get(items), before.values.get(change), case.own.values.get(items)
    if old is None or by is None or now is None or now == old + by:
        return
    yield said(
        "stock_differs",
        {"label": label, "old": number(old), "change": number(by), "now": number(now)},
        case="items",
        severity="info",
        figures=[items],
        expected=str(number(old + by)),
        other=before.report.id,
    )


def still_pending(case: Case) -> Found:
    """Cases 尚未审结 at the end of a year are cases of the next one, decided or not."""
    if case.before is None or case.broken:
        return
    fewer: list[Wording] = []
    codes: list[str] = []
    for kind, label in _CASES.items():
        pending = case.before.values.get(f"t4.{kind}.pending")
        total = case.own.values.get(f"t4.{kind}.total")
        if pending is not None and total is not None and total < pending:
            fewer.append(phrase("column_change", column=label, before=number(pending), after=number(total)))
            codes.append(f"t4.{kind}.total")
    if fewer:
        yield said(
            "pending_lost",
            {"year": case.own.report.fiscal_year, "cases": fewer},
            figures=codes,
            other=case.before.report.id,
        )
