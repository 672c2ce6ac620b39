"""Two readings side by side, figure by figure: what changed, and what cannot be compared and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from research.contents import Figure
from research.values import number

COLUMNS = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "nonprofit": "社会公益组织",
    "legal": "法律服务机构",
    "other": "其他",
    "total": "总计",
}
"""The applicants of table 三, in its order."""

TABLE_NAMES = {"t2": "表二", "t3": "表三", "t4": "表四", "s14": "统计表"}
OTHER_2019 = "t3.other."
OTHER_2021 = ("t3.other.overdue_correction.", "t3.other.overdue_fee.", "t3.other.misc.")
REVIEW_FIRST = 2024
"""From this fiscal year on a refusal goes to 行政复议 before it can go to court (行政复议法第二十三条)."""

Note = tuple[str, str]
"""What must be known of a comparison, in English and in Chinese."""


@dataclass(frozen=True)
class Side:
    """One of two reports: its figures and how to call it (a year, a version)."""

    name: str
    figures: Sequence[Figure]
    year: int | None = None

    @cached_property
    def forms(self) -> dict[str, str]:
        """The form of each table."""
        return {figure.table: figure.form for figure in self.figures}

    @cached_property
    def by_code(self) -> dict[str, Figure]:
        """The figures by their codes."""
        return {figure.code: figure for figure in self.figures}


def compare(old: Side, new: Side) -> list[dict[str, Any]]:
    """Every figure of either side, in the form's order; null where unknown.

    `old` and `new` are what is read; `old_used` and `new_used` what a person corrected them to, where one
    did. `change` and `relative` (over the old value, null if that is 0) are of the values used. `comparable`
    is false where the forms ask for different things, or one document lacks the table; `note` (`note_zh`)
    says why, or warns of a break.
    """
    before, after = _by_line(old), _by_line(new)
    rows = [
        _row(before.get(line), after.get(line), old, new) for line in sorted(before.keys() | after.keys())
    ]
    sums = {column: _summed(column, old, new) for column in COLUMNS}
    return [row for row in rows if not _is_summed(row, sums)] + [row for row in sums.values() if row]


def carry_over(earlier: Side, later: Side) -> list[dict[str, Any]]:
    """上年结转 of the later against 结转下年度 of the earlier, by column; `agrees` is null where unknown."""
    out, brought = earlier.by_code, later.by_code
    rows = []
    for column in COLUMNS:
        left, right = out.get(f"t3.carried_out.{column}"), brought.get(f"t3.carried_in.{column}")
        known = left is not None and right is not None and left.value is not None and right.value is not None
        rows.append(
            {
                "column": column,
                "label": COLUMNS[column],
                "carried_out": number(left.value) if left else None,
                "carried_in": number(right.value) if right else None,
                "agrees": left.value == right.value if known and left and right else None,
            }
        )
    return rows


def changed(rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The rows of a comparison whose value or state is another."""
    return (row for row in rows if row["old"] != row["new"] or row["old_state"] != row["new_state"])


def _by_line(side: Side) -> dict[int, Figure]:
    return {figure.line: figure for figure in side.figures}


def _row(before: Figure | None, after: Figure | None, old: Side, new: Side) -> dict[str, Any]:
    figure = after or before
    assert figure is not None
    comparable = before is not None and after is not None
    note = _break(figure, old, new) if comparable else _why_not(figure, old if before is None else new)
    return _values(
        figure,
        before.value if before else None,
        after.value if after else None,
        comparable=comparable,
        note=note,
        states=(before.state if before else None, after.state if after else None),
        forms=(before.form if before else None, after.form if after else None),
        used=(before.used if before else None, after.used if after else None),
    )


def _values(
    figure: Figure,
    old: Decimal | None,
    new: Decimal | None,
    *,
    comparable: bool,
    note: Note | None,
    states: tuple[str | None, str | None],
    forms: tuple[str | None, str | None],
    used: tuple[Decimal | None, Decimal | None],
) -> dict[str, Any]:
    left, right = used
    change = right - left if comparable and left is not None and right is not None else None
    return {
        "code": figure.code,
        "label": figure.label,
        "table": figure.table,
        "unit": figure.unit,
        "form_old": forms[0],
        "form_new": forms[1],
        "old": number(old),
        "new": number(new),
        "old_state": states[0],
        "new_state": states[1],
        "old_used": number(left),
        "new_used": number(right),
        "comparable": comparable,
        "change": number(change),
        "relative": round(float(change / left), 6) if change is not None and left else None,
        "note": note[0] if note else None,
        "note_zh": note[1] if note else None,
    }


def _why_not(figure: Figure, lacking: Side) -> Note:
    form = lacking.forms.get(figure.table)
    if form is None:
        table = TABLE_NAMES.get(figure.table, figure.table)
        return f"{lacking.name} has no {table}", f"{lacking.name}没有{table}"
    return (
        f"only in the form of {figure.form}: that of {form} asks for something else",
        f"仅{figure.form}年格式有此项，{form}年格式统计口径不同",
    )


def _break(figure: Figure, old: Side, new: Side) -> Note | None:
    years = sorted(year for year in (old.year, new.year) if year is not None)
    if figure.code.startswith("t4.direct.") and len(years) == 2 and years[0] < REVIEW_FIRST <= years[1]:
        return (
            f"from {REVIEW_FIRST} on refusals go to 行政复议 first: direct suits fell by law",
            f"{REVIEW_FIRST}年起不予公开案件复议前置，直接起诉依法减少",
        )
    return None


def _summed(column: str, old: Side, new: Side) -> dict[str, Any] | None:
    """（六）其他处理 of 2019 against the sum of its three rows of 2021; None if the forms are the same."""
    sides = [(side.by_code, side.forms.get("t3")) for side in (old, new)]
    if {form for _, form in sides} != {"2019", "2021"}:
        return None
    values: list[Decimal | None] = []
    used: list[Decimal | None] = []
    states: list[str | None] = []
    shown: Figure | None = None
    for figures, form in sides:
        parts = (
            [figures.get(OTHER_2019 + column)]
            if form == "2019"
            else [figures.get(p + column) for p in OTHER_2021]
        )
        known = [part.value for part in parts if part is not None and part.value is not None]
        values.append(sum(known, Decimal(0)) if len(known) == len(parts) else None)
        held = [part.used for part in parts if part is not None and part.used is not None]
        used.append(sum(held, Decimal(0)) if len(held) == len(parts) else None)
        states.append(parts[0].state if form == "2019" and parts[0] else "summed" if form == "2021" else None)
        shown = parts[0] if form == "2019" else shown
    if shown is None:
        return None
    return _values(
        shown,
        values[0],
        values[1],
        comparable=True,
        states=(states[0], states[1]),
        forms=(sides[0][1], sides[1][1]),
        used=(used[0], used[1]),
        note=("2021: the sum of the three rows of （六）其他处理", "2021年格式：（六）其他处理三行之和"),
    )


def _is_summed(row: Mapping[str, Any], sums: Mapping[str, dict[str, Any] | None]) -> bool:
    """True for the plain row that a summed one stands for."""
    code: str = row["code"]
    prefix, _, column = code.rpartition(".")
    return sums.get(column) is not None and (prefix + "." == OTHER_2019 or prefix + "." in OTHER_2021)
