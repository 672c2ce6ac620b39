"""Damages that meet in one table, and tables that are not as wide as the form, or stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.reportgen.damage import Damage
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Heading, Story
from tests.reportgen.truth import Borne, Truth


def _rows(story: Story) -> list[Line]:
    return [line for line in story.grid("t3").lines if line.key]


def _leave_open(truth: Truth, lines: list[Line]) -> None:
    """What these rows hold may be left open; so may anything else, as their sums can no longer be asked."""
    truth.doubtful |= {slot.code for line in lines for slot in line.values() if slot.code}
    truth.clean = truth.settled = False


def _drop(rng: Random, line: Line) -> None:
    line.slots.remove(rng.choice(line.values()))


def _insert(rng: Random, line: Line, text: str) -> None:
    start = len(line.slots) - len(line.values())
    line.slots.insert(rng.randint(start, len(line.slots)), Slot(text, "value"))


def wrong_sum_and_ragged(rng: Random, story: Story, truth: Truth) -> None:
    """The agency added up wrongly in one row; another has lost a cell or has one too many."""
    one, other = rng.sample(_rows(story), 2)
    slot = rng.choice(one.values())
    assert slot.code
    wrong = (truth.cells[slot.code].value or Decimal(0)) + rng.randint(1, 9)
    slot.text = str(wrong)
    truth.cells[slot.code] = Borne("value", wrong, slot.text)
    _leave_open(truth, [one, other])
    if rng.random() < 0.5:
        _drop(rng, other)
    else:
        _insert(rng, other, "0")


def ragged_both_ways(rng: Random, story: Story, truth: Truth) -> None:
    """One row has lost a cell, another has one too many."""
    short, long = rng.sample(_rows(story), 2)
    _leave_open(truth, [short, long])
    _drop(rng, short)
    _insert(rng, long, rng.choice(("0", "", "/")))


def blank_and_surplus(rng: Random, story: Story, truth: Truth) -> None:
    """One row has a blank where a number was that is not zero, and a cell too many.

    Where a zero was, the row says the same as one of zeros with an empty cell beside it.
    """
    pairs = [(line, slot) for line in _rows(story) for slot in line.values()]
    line, slot = rng.choice([(line, slot) for line, slot in pairs if truth.cells[slot.code or ""].value])
    assert slot.code
    slot.text = ""
    truth.cells[slot.code] = Borne("blank")
    _leave_open(truth, [line])
    _insert(rng, line, "0")


def merged_cells(rng: Random, story: Story, truth: Truth) -> None:
    """The numbers of two neighbouring cells stand in one: 00, 0 0, 35."""
    line = rng.choice(_rows(story))
    at = line.slots.index(rng.choice(line.values()[:-1]))
    _leave_open(truth, [line])
    after = line.slots.pop(at + 1)
    line.slots[at].text += rng.choice(("", " ", "\n")) + after.text


def split_number(rng: Random, story: Story, truth: Truth) -> None:
    """A number stands in two cells, its digits parted."""
    long = [(line, slot) for line in _rows(story) for slot in line.values() if len(slot.text.strip()) > 1]
    if not long:
        return
    line, slot = rng.choice(long)
    at = rng.randint(1, len(slot.text) - 1)
    _leave_open(truth, [line])
    line.slots.insert(line.slots.index(slot) + 1, Slot(slot.text[at:], "value"))
    slot.text = slot.text[:at]


def stray_number(rng: Random, story: Story, truth: Truth) -> None:
    """The number of a note stands in a cell of its own after the row."""
    line = rng.choice(_rows(story))
    _leave_open(truth, [line])
    line.slots.append(Slot(str(rng.randint(1, 3)), "value"))


def shifted_with_total(rng: Random, story: Story, truth: Truth) -> None:
    """A row's numbers stand one column too far right, and its total was added up anew."""
    line = rng.choice(_rows(story))
    slots = line.values()
    texts = ["0", *(slot.text for slot in slots[:-2])]
    bearing = [Borne("value", Decimal(0), "0")]
    bearing += [truth.cells[slot.code] for slot in slots[:-2] if slot.code]
    total = sum((each.value or Decimal(0) for each in bearing), Decimal(0))
    _leave_open(truth, [line])
    for slot, text, borne in zip(slots, [*texts, str(total)], [*bearing, Borne("value", total)], strict=True):
        assert slot.code
        slot.text, truth.cells[slot.code] = text, borne


def lost_column(rng: Random, story: Story, truth: Truth) -> None:
    """One column is in no row and not in the header."""
    grid = story.grid("t3")
    lost = rng.randint(1, 5)
    _leave_open(truth, _rows(story))
    grid.lines[2].slots.pop(lost - 1)
    grid.lines[1].slots[1].columns -= 1
    grid.lines[0].slots[1].columns -= 1
    for line in _rows(story):
        slot = line.values()[lost]
        assert slot.code
        truth.cells[slot.code] = Borne("absent")
        line.slots.remove(slot)
    grid.width -= 1


def doubled_column(rng: Random, story: Story, truth: Truth) -> None:
    """One column stands twice, with its heading."""
    grid = story.grid("t3")
    twice = rng.randint(1, 5)
    _leave_open(truth, _rows(story))
    heads = grid.lines[2].slots
    heads.insert(twice, replace(heads[twice - 1]))
    grid.lines[1].slots[1].columns += 1
    grid.lines[0].slots[1].columns += 1
    for line in _rows(story):
        slot = line.values()[twice]
        line.slots.insert(line.slots.index(slot) + 1, replace(slot, code=None))
    grid.width += 1


def foreign_label(rng: Random, story: Story, truth: Truth) -> None:
    """A row bears the label of a row of another group."""
    lines = [line for line in _rows(story) if line.key and "." in line.key]
    one = rng.choice(lines)
    other = rng.choice([line for line in lines if _group(line) != _group(one)])
    name = next(slot.text for slot in other.slots if slot.role == "label")
    next(slot for slot in one.slots if slot.role == "label").text = name
    _leave_open(truth, [one, other])
    if [slot.text.strip() for slot in one.values()] != [slot.text.strip() for slot in other.values()]:
        truth.must_flag |= {slot.code for slot in other.values() if slot.code}


def _group(line: Line) -> str:
    return (line.key or "").split(".")[0]


def subtotal_row(rng: Random, story: Story, truth: Truth) -> None:
    """A row 小计 stands below a group, with the group's sums."""
    grid = story.grid("t3")
    line = rng.choice([line for line in _rows(story) if line.key and "." in line.key])
    group = [other for other in _rows(story) if _group(other) == _group(line)]
    sums = [
        sum((truth.cells[slot.code].value or Decimal(0) for slot in column if slot.code), Decimal(0))
        for column in zip(*(other.values() for other in group), strict=True)
    ]
    _leave_open(truth, group)
    label = Slot(rng.choice(("小计", "合计")), "label", columns=3)
    row = Line([label, *(Slot(str(each), "value") for each in sums)], "subtotal")
    grid.lines.insert(grid.lines.index(group[-1]) + 1, row)


def twin_table(rng: Random, story: Story, truth: Truth) -> None:
    """Table 三 stands twice with different numbers: an example before it, or another body's at the end."""
    grid = story.grid("t3")
    twin = deepcopy(grid)
    for slot in _values(twin):
        slot.text, slot.code = str(rng.randint(0, 999)), None
    _leave_open(truth, _rows(story))
    truth.must_flag |= {slot.code for slot in _values(grid) if slot.code}
    at = story.pieces.index(grid)
    if rng.random() < 0.5:
        story.pieces.insert(at, twin)
    else:
        story.pieces += [Heading("附：下属单位办理情况"), twin]


def _values(grid: Grid) -> Iterator[Slot]:
    return (slot for line in grid.lines if line.key for slot in line.values())


DAMAGES_OF_ROWS: dict[str, Damage] = {
    "wrong_sum_and_ragged": wrong_sum_and_ragged,
    "ragged_both_ways": ragged_both_ways,
    "blank_and_surplus": blank_and_surplus,
    "merged_cells": merged_cells,
    "split_number": split_number,
    "stray_number": stray_number,
    "shifted_with_total": shifted_with_total,
    "lost_column": lost_column,
    "doubled_column": doubled_column,
    "foreign_label": foreign_label,
    "subtotal_row": subtotal_row,
    "twin_table": twin_table,
}
