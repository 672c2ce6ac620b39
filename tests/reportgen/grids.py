"""The three tables as rows of slots with spans: what every layout starts from and every damage works on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.reportgen.form import (
    BALANCE_NOTE,
    COLUMN_LABELS,
    T4_LABELS,
    TABLE2,
    TABLE3,
    Row3,
    t3_codes,
    t4_codes,
)
from tests.reportgen.truth import Borne


@dataclass
class Slot:
    """One physical cell. `code` names the figure it holds; `role` is head, label, group, value or empty."""

    text: str
    role: str = "head"
    code: str | None = None
    columns: int = 1
    rows: int = 1


@dataclass
class Line:
    """One row of a table; `key` names a row of figures; None is a heading."""

    slots: list[Slot]
    key: str | None = None

    def values(self) -> list[Slot]:
        """The slots that hold figures, in order."""
        return [slot for slot in self.slots if slot.role == "value"]


@dataclass
class Grid:
    """A table: its name (t2, t3, t4), its width in grid columns and its rows."""

    name: str
    width: int
    lines: list[Line] = field(default_factory=list)


def value(code: str, cells: dict[str, Borne], columns: int = 1) -> Slot:
    """The slot of one figure, as printed."""
    return Slot(cells[code].raw, "value", code, columns)


def table2(form: str, cells: dict[str, Borne]) -> Grid:
    """Table 二 in four grid columns."""
    grid = Grid("t2", 4)
    for block in TABLE2[form]:
        grid.lines.append(Line([Slot(block.article, columns=4)]))
        spans = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(block.headings)]
        heads = [Slot(text, columns=span) for text, span in zip(block.headings, spans, strict=True)]
        grid.lines.append(Line([Slot("信息内容"), *heads]))
        for label, codes in block.rows:
            slots = [value(code, cells, span) for code, span in zip(codes, spans, strict=True)]
            grid.lines.append(Line([Slot(label, "label"), *slots], label))
    return grid


def table3(form: str, cells: dict[str, Borne]) -> Grid:
    """Table 三 in ten grid columns, three of them for the groups and labels."""
    grid = Grid("t3", 10)
    grid.lines.append(Line([Slot(BALANCE_NOTE, columns=3, rows=3), Slot("申请人情况", columns=7)]))
    natural, *organisations, total = COLUMN_LABELS
    middle = [Slot(natural, rows=2), Slot("法人或其他组织", columns=5), Slot(total, rows=2)]
    grid.lines += [Line(middle), Line([Slot(text) for text in organisations])]
    seen: set[str] = set()
    rows = TABLE3[form]
    for row in rows:
        slots: list[Slot] = []
        for name, kin in ((row.section, _same(rows, "section", row)), (row.group, _same(rows, "group", row))):
            if name and name not in seen:
                seen.add(name)
                slots.append(Slot(name, "group", rows=kin))
        depth = (row.section is not None) + (row.group is not None)
        slots.append(Slot(row.label, "label", columns=3 - depth))
        slots += [value(code, cells) for code in t3_codes(row)]
        grid.lines.append(Line(slots, row.key))
    return grid


def _same(rows: tuple[Row3, ...], attribute: str, row: Row3) -> int:
    return sum(getattr(other, attribute) == getattr(row, attribute) for other in rows)


def table4(cells: dict[str, Borne]) -> Grid:
    """Table 四 in fifteen grid columns."""
    grid = Grid("t4", 15)
    grid.lines.append(Line([Slot("行政复议", columns=5), Slot("行政诉讼", columns=10)]))
    kinds = [Slot("未经复议直接起诉", columns=5), Slot("复议后起诉", columns=5)]
    grid.lines.append(Line([*(Slot(text, rows=2) for text in T4_LABELS), *kinds]))
    grid.lines.append(Line([Slot(text) for text in (*T4_LABELS, *T4_LABELS)]))
    grid.lines.append(Line([value(code, cells) for code in t4_codes()], "t4"))
    return grid


def tables(form: str, cells: dict[str, Borne]) -> dict[str, Grid]:
    """The three tables by name."""
    return {"t2": table2(form, cells), "t3": table3(form, cells), "t4": table4(cells)}


def expanded(grid: Grid) -> list[list[Slot]]:
    """The grid with every span opened: each covered place is an empty slot."""
    hanging: dict[int, list[Slot]] = {}
    out: list[list[Slot]] = []
    for line in grid.lines:
        row: list[Slot] = []
        pending = list(line.slots)
        while pending or hanging.get(len(row)):
            column = len(row)
            if hanging.get(column):
                row.append(hanging[column].pop(0))
                continue
            slot = pending.pop(0)
            row += [replace(slot, columns=1, rows=1)]
            row += [Slot("", "empty") for _ in range(slot.columns - 1)]
            for offset in range(slot.columns):
                hanging.setdefault(column + offset, []).extend(
                    Slot("", "empty") for _ in range(slot.rows - 1)
                )
        out.append(row)
    return out
