"""What goes wrong with a document's tables: each damage tells the truth what it leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.reportgen.form import COLUMNS, TABLE3, t3_codes
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth

Damage = Callable[[Random, Story, Truth], None]
ABSENT = Borne("absent")


def _no_blanks(truth: Truth) -> bool:
    """Without its headings, or with a row too many, a table with blanks may be left open anywhere."""
    return all(cell.kind != "blank" for cell in truth.cells.values())


def _row3(rng: Random, story: Story) -> Line:
    return rng.choice([line for line in story.grid("t3").lines if line.key])


def _without_groups(grid: Grid) -> list[Line]:
    """The rows of figures that hold no group cell."""
    return [line for line in grid.lines if line.key and all(slot.role != "group" for slot in line.slots)]


def _stretch(grid: Grid, at: int, by: int) -> None:
    """Lets the group cells beside row `at` span `by` rows more."""
    for above, line in enumerate(grid.lines[:at]):
        for slot in line.slots:
            if slot.role == "group" and above + slot.rows > at:
                slot.rows += by


def _any_long_row(rng: Random, story: Story) -> Line:
    if rng.random() < 0.2:
        return next(line for line in story.grid("t4").lines if line.key)
    return _row3(rng, story)


def _doubt(truth: Truth, slots: list[Slot]) -> None:
    truth.doubtful |= {slot.code for slot in slots if slot.code}
    truth.clean = False


def _place(rng: Random, line: Line, *, end: bool) -> int:
    """An index in `slots` before, between or (with `end`) after the values."""
    start = len(line.slots) - len(line.values())
    return rng.randint(start, len(line.slots) - (0 if end else 1))


def surplus_zero(rng: Random, story: Story, truth: Truth) -> None:
    """One to three rows have one 0 too many."""
    for _ in range(rng.randint(1, 3)):
        line = _any_long_row(rng, story)
        _doubt(truth, line.values())
        line.slots.insert(_place(rng, line, end=True), Slot("0", "value"))


def surplus_blank(rng: Random, story: Story, truth: Truth) -> None:
    """One row has an empty cell too many among its values."""
    line = _any_long_row(rng, story)
    _doubt(truth, line.values())
    line.slots.insert(_place(rng, line, end=True), Slot("", "empty"))


def missing_cell(rng: Random, story: Story, truth: Truth) -> None:
    """One to three rows have lost a cell."""
    for _ in range(rng.randint(1, 3)):
        line = _any_long_row(rng, story)
        _doubt(truth, line.values())
        if len(line.values()) > 5:
            line.slots.pop(_place(rng, line, end=False))


def shifted_blank(rng: Random, story: Story, truth: Truth) -> None:
    """A row keeps its number of cells, but a blank slipped in and the last one fell off."""
    line = _row3(rng, story)
    slots = line.values()
    start = rng.randint(0, len(slots) - 2)
    texts = [slot.text for slot in slots]
    moved = [*texts[:start], "", *texts[start:-1]]
    _doubt(truth, slots)
    for slot, text in zip(slots, moved, strict=True):
        slot.text = text


def shifted_table4(rng: Random, story: Story, truth: Truth) -> None:
    """The row of table 四 stands one place, or one block of five, too far right; blanks lead it.

    Moved by a block the identities still hold: only the prose, which states the true 复议 and 诉讼, tells.
    """
    line = next(line for line in story.grid("t4").lines if line.key)
    slots = line.values()
    texts = [slot.text for slot in slots]
    by = 5 if _holds_moved(truth, slots) else rng.choice((1, 5))
    _doubt(truth, slots)
    for slot, text in zip(slots, [*[""] * by, *texts[:-by]], strict=True):
        slot.text = text
    if by == 5:
        _bear_the_move(truth, [slot.code for slot in slots if slot.code])


def _bear_the_move(truth: Truth, codes: list[str]) -> None:
    old = [truth.cells[code] for code in codes]
    truth.cells.update(zip(codes, [*[Borne("blank")] * 5, *old[:-5]], strict=True))
    if old[4].value:
        truth.broken.add("t4.review.total")
    if old[4].value != old[14].value and old[14].value:
        truth.broken.add("t4.direct.total")


def _holds_moved(truth: Truth, slots: list[Slot]) -> bool:
    """Whether a block of table 四 adds up, by accident, when all stands one place to the right."""
    numbers = [truth.cells[slot.code].value or 0 for slot in slots if slot.code]
    moved = [0, *numbers[:-1]]
    blocks = [moved[start : start + 5] for start in (0, 5, 10)]
    return any(sum(block[:4]) == block[4] and any(block) for block in blocks)


def lost_row(rng: Random, story: Story, truth: Truth) -> None:
    """One row of table 三 is not there; its group cells span one row less."""
    grid = story.grid("t3")
    line = rng.choice(_without_groups(grid))
    at = grid.lines.index(line)
    _stretch(grid, at, -1)
    grid.lines.remove(line)
    for slot in line.values():
        if slot.code:
            truth.cells[slot.code] = ABSENT
    truth.clean = False


def lost_label(rng: Random, story: Story, truth: Truth) -> None:
    """The label of one row of table 三 is blank."""
    line = _row3(rng, story)
    next(slot for slot in line.slots if slot.role == "label").text = ""
    _doubt(truth, line.values())


def swapped_rows(rng: Random, story: Story, truth: Truth) -> None:
    """Two rows of one group stand in each other's place, labels and values together."""
    grid = story.grid("t3")
    groups: dict[str, list[Line]] = {}
    for line in grid.lines:
        if line.key and "." in line.key:
            groups.setdefault(line.key.split(".")[0], []).append(line)
    one, two = rng.sample(rng.choice(list(groups.values())), 2)
    tail_one, tail_two = _tail(one), _tail(two)
    one.slots[-len(tail_one) :], two.slots[-len(tail_two) :] = tail_two, tail_one
    one.key, two.key = two.key, one.key
    truth.clean = False


def _tail(line: Line) -> list[Slot]:
    return [slot for slot in line.slots if slot.role != "group"]


def swapped_columns(rng: Random, story: Story, truth: Truth) -> None:
    """Two columns of table 三 stand in each other's place, headings and values together."""
    grid = story.grid("t3")
    first, second = sorted(rng.sample(range(1, 6), 2))
    heads = grid.lines[2].slots
    heads[first - 1], heads[second - 1] = heads[second - 1], heads[first - 1]
    for line in grid.lines:
        if line.key:
            start = len(line.slots) - 7
            slots = line.slots
            slots[start + first], slots[start + second] = slots[start + second], slots[start + first]
    names = {COLUMNS[first], COLUMNS[second]}
    truth.doubtful |= {
        code for row in TABLE3[truth.form] for code in t3_codes(row) if code.rsplit(".", 1)[1] in names
    }
    truth.clean = False
    truth.settled &= _no_blanks(truth)


def wrong_header(rng: Random, story: Story, truth: Truth) -> None:
    """One column heading of table 三 is a repetition of another; the values stand in the official order."""
    heads = story.grid("t3").lines[2].slots
    one, two = rng.sample(range(5), 2)
    heads[one] = replace(heads[one], text=heads[two].text)
    names = {COLUMNS[1 + one], COLUMNS[1 + two]}
    truth.doubtful |= {
        code for row in TABLE3[truth.form] for code in t3_codes(row) if code.rsplit(".", 1)[1] in names
    }
    truth.clean = False
    truth.settled &= _no_blanks(truth)


def repeated_row(rng: Random, story: Story, truth: Truth) -> None:
    """A row of table 三 stands twice, the second time with other numbers: neither may be taken unflagged."""
    grid = story.grid("t3")
    line = rng.choice(_without_groups(grid))
    twin = Line([replace(slot) for slot in line.slots], line.key)
    for slot in twin.slots:
        if slot.role == "value":
            slot.text, slot.code = str(rng.randint(1, 999)), None
    at = grid.lines.index(line)
    _stretch(grid, at, 1)
    grid.lines.insert(at + 1, twin)
    _doubt(truth, line.values())
    truth.must_flag |= {slot.code for slot in line.values() if slot.code}
    truth.settled &= _no_blanks(truth)


def inconsistent_prose(_rng: Random, _story: Story, truth: Truth) -> None:
    """The prose states other numbers than the tables (written so before; here only the truth is told)."""
    truth.clean = False


DAMAGES: dict[str, Damage] = {
    "surplus_zero": surplus_zero,
    "surplus_blank": surplus_blank,
    "missing_cell": missing_cell,
    "shifted_blank": shifted_blank,
    "shifted_table4": shifted_table4,
    "lost_row": lost_row,
    "lost_label": lost_label,
    "swapped_rows": swapped_rows,
    "swapped_columns": swapped_columns,
    "wrong_header": wrong_header,
    "repeated_row": repeated_row,
    "inconsistent_prose": inconsistent_prose,
}
