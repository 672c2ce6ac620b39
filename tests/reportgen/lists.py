"""The list of 2014 as a table in the ways that bodies print it, and what goes wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.reportgen.form2014 import INSERTED, ITEMS, SUMS, code
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.truth import Borne, Truth


@dataclass(frozen=True)
class Sheet2014:
    """How the list is laid out. `beside` are the columns of numbers, the figure's among them; `told` is false
    if no reader can tell which.
    """

    unit: bool = True
    serial: bool = False
    note: bool = False
    inserted: bool = False
    halves: bool = False
    beside: tuple[str, ...] = ("统计数",)
    figure: int = 0
    spanned: str = ""
    told: bool = True


def grid(rng: Random, cells: dict[str, Borne], sheet: Sheet2014) -> Grid:
    """The table, its rows one below the other."""
    width = 1 + sheet.serial + sheet.unit + len(sheet.beside) + sheet.note
    return Grid("s14", width, [*_head(sheet), *_rows(rng, cells, sheet)])


def halved(whole: Grid, heads: int) -> Grid:
    """The lower half of the rows beside the upper, under the same heads."""
    rows = whole.lines[heads:]
    half = (len(rows) + 1) // 2
    lines = [Line([*line.slots, *(replace(slot) for slot in line.slots)]) for line in whole.lines[:heads]]
    right = [*rows[half:], *(Line([Slot("", "empty")] * whole.width) for _ in range(2 * half - len(rows)))]
    for one, other in zip(rows[:half], right, strict=True):
        lines.append(Line([*one.slots, *other.slots], one.key or other.key))
    return Grid(whole.name, 2 * whole.width, lines)


def _head(sheet: Sheet2014) -> list[Line]:
    rows = 2 if sheet.spanned else 1
    named = (("序号", sheet.serial), ("统计指标", True), ("单位", sheet.unit))
    before = [Slot(text, rows=rows) for text, there in named if there]
    after = [Slot("备注", rows=rows)] if sheet.note else []
    if not sheet.spanned:
        return [Line([*before, *(Slot(text) for text in sheet.beside), *after])]
    top = Line([*before, Slot(sheet.spanned, columns=len(sheet.beside)), *after])
    return [top, Line([Slot(text) for text in sheet.beside])]


def _rows(rng: Random, cells: dict[str, Borne], sheet: Sheet2014) -> list[Line]:
    lines: list[Line] = []
    for item in ITEMS:
        lines.append(_row(rng, cells, sheet, item.key, item.label, item.unit, len(lines) + 1))
        for label, unit in INSERTED.get(item.key or "", ()) if sheet.inserted else ():
            lines.append(_row(rng, cells, sheet, None, label, unit, len(lines) + 1))
    return lines


def _row(
    rng: Random,
    cells: dict[str, Borne],
    sheet: Sheet2014,
    key: str | None,
    label: str,
    unit: str,
    number: int,
) -> Line:
    slots = [Slot(str(number), "empty")] if sheet.serial else []
    slots.append(Slot(label, "label"))
    slots += [Slot(unit, "empty")] if sheet.unit else []
    heading = unit == "——"
    for place in range(len(sheet.beside)):
        if key and place == sheet.figure:
            slots.append(Slot(cells[code(key)].raw, "value", code(key)))
        else:
            blank = heading or (key is not None and cells[code(key)].kind == "blank")
            slots.append(Slot("" if blank else str(rng.randint(0, 99_999)), "empty"))
    slots += [Slot(rng.choice(("", "", "含街道")), "empty")] if sheet.note else []
    return Line(slots, key)


Damage = Callable[[Random, Grid, Truth], None]


def _keyed(grid: Grid) -> list[Line]:
    return [line for line in grid.lines if len(line.values()) == 1]


def _doubt(truth: Truth, *lines: Line) -> None:
    truth.doubtful |= {slot.code for line in lines for slot in line.values() if slot.code}
    truth.clean = truth.settled = False


def lost_row(rng: Random, grid: Grid, truth: Truth) -> None:
    """One row is not there."""
    line = rng.choice(_keyed(grid))
    grid.lines.remove(line)
    truth.cells[line.values()[0].code or ""] = Borne("absent")
    truth.clean = False


def lost_heading(rng: Random, grid: Grid, truth: Truth) -> None:
    """四 or 五, the row above rows whose labels repeat, is not there."""
    key = rng.choice(("rev_total", "suit_total"))
    line = next(line for line in _keyed(grid) if line.values()[0].code == code(key))
    parts = [line for line in _keyed(grid) if line.values()[0].code in {code(part) for part in SUMS[key]}]
    grid.lines.remove(line)
    truth.cells[code(key)] = Borne("absent")
    _doubt(truth, *parts)


def repeated_row(rng: Random, grid: Grid, truth: Truth) -> None:
    """A row stands twice, the second time with another number."""
    line = rng.choice(_keyed(grid))
    twin = Line([replace(slot) for slot in line.slots], line.key)
    other = twin.values()[0]
    other.text, other.code = str((truth.cells[other.code or ""].value or 0) + rng.randint(1, 9)), None
    grid.lines.insert(grid.lines.index(line) + 1, twin)
    _doubt(truth, line)
    truth.must_flag |= {slot.code for slot in line.values() if slot.code}


def lost_label(rng: Random, grid: Grid, truth: Truth) -> None:
    """A label is blank."""
    line = rng.choice(_keyed(grid))
    next(slot for slot in line.slots if slot.role == "label").text = ""
    parts = [other for other in _keyed(grid) if _repeats(other)]
    _doubt(truth, line, *parts)


def _repeats(line: Line) -> bool:
    return (line.values()[0].code or "").startswith(("s14.rev_", "s14.suit_"))


def swapped_rows(rng: Random, grid: Grid, truth: Truth) -> None:
    """Two rows stand in each other's place, labels and figures."""
    plain = [line for line in _keyed(grid) if not _repeats(line)]
    one, other = rng.sample(plain, 2)
    one.slots, other.slots = other.slots, one.slots
    one.key, other.key = other.key, one.key
    truth.clean = False


def surplus_cell(rng: Random, grid: Grid, truth: Truth) -> None:
    """One row has a cell too many before or after its figure."""
    line = rng.choice(_keyed(grid))
    at = line.slots.index(line.values()[0]) + rng.choice((0, 1))
    line.slots.insert(at, Slot(rng.choice(("0", "", "7")), "empty"))
    _doubt(truth, line)


def lost_cell(rng: Random, grid: Grid, truth: Truth) -> None:
    """One row has lost its figure."""
    line = rng.choice(_keyed(grid))
    slot = line.values()[0]
    truth.cells[slot.code or ""] = Borne("absent")
    _doubt(truth, line)
    line.slots.remove(slot)


def shifted(rng: Random, grid: Grid, truth: Truth) -> None:
    """The figures of some rows stand one row too low: sums no longer hold where they are held by any."""
    total = rng.choice([key for key, parts in SUMS.items() if len(parts) > 2])
    lines = [line for line in _keyed(grid) if line.values()[0].code in {code(part) for part in SUMS[total]}]
    texts = ["", *(line.values()[0].text for line in lines[:-1])]
    bearing = [Borne("blank"), *(truth.cells[line.values()[0].code or ""] for line in lines[:-1])]
    lost = truth.cells[lines[-1].values()[0].code or ""].value
    for line, text, borne in zip(lines, texts, bearing, strict=True):
        slot = line.values()[0]
        slot.text, truth.cells[slot.code or ""] = text, borne
    truth.clean = False
    if lost:
        truth.broken.add(code(total))


def broken(rng: Random, grid: Grid, truth: Truth) -> None:
    """A sum was added up wrongly."""
    key = rng.choice(list(SUMS))
    slot = next(line.values()[0] for line in _keyed(grid) if line.values()[0].code == code(key))
    wrong = (truth.cells[code(key)].value or Decimal(0)) + rng.randint(1, 9)
    slot.text, truth.cells[code(key)] = str(wrong), Borne("value", wrong, str(wrong))
    truth.broken.add(code(key))
    truth.clean = False


def none(_rng: Random, _grid: Grid, _truth: Truth) -> None:
    """Nothing is wrong."""


DAMAGES_2014: dict[str, Damage] = {
    each.__name__: each
    for each in (
        none,
        lost_row,
        lost_heading,
        repeated_row,
        lost_label,
        swapped_rows,
        surplus_cell,
        lost_cell,
        shifted,
        broken,
    )
}
