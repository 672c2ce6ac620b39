"""Tables built unlike the form though they hold its figures: merged, doubled, shortened, cut up, remarked."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from random import Random

from tests.reportgen.form import T4_BLOCKS, T4_LABELS
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth

Change = Callable[[Random, Story, Truth], None]
GROUPS4 = ("行政复议", "未经复议直接起诉", "复议后起诉")


def leave_open(truth: Truth, *prefixes: str) -> None:
    """Figures that may be left open or flagged; what is said of them must be true or flagged."""
    truth.doubtful |= {code for code in truth.cells if code.startswith(prefixes)}
    truth.clean = truth.settled = False


def rows3(story: Story) -> list[Line]:
    """The rows of figures of table 三."""
    return [line for line in story.grid("t3").lines if line.key]


def row4(story: Story) -> Line:
    """The row of figures of table 四."""
    return next(line for line in story.grid("t4").lines if line.key)


def spans_filled(_rng: Random, story: Story, truth: Truth) -> None:
    """What a merged cell says stands again in every place that it covered, as data frames are written."""
    for name in ("t2", "t3", "t4"):
        grid = story.grid(name)
        hanging: dict[int, tuple[Slot, int]] = {}
        lines = []
        for line in grid.lines:
            row: list[Slot] = []
            waiting = list(line.slots)
            while len(row) < grid.width:
                above, left = hanging.pop(len(row), (None, 0))
                slot = above or waiting.pop(0)
                left = left if above else slot.rows
                for _ in range(1 if above else slot.columns):
                    if left > 1:
                        hanging[len(row)] = (slot, left - 1)
                    row.append(replace(slot, columns=1, rows=1))
            lines.append(Line(row, line.key))
        grid.lines = lines
    leave_open(truth, "t")


def remarks(rng: Random, story: Story, truth: Truth) -> None:
    """备注 after the last column of table 三."""
    grid = story.grid("t3")
    grid.lines[0].slots.append(Slot("备注", rows=3))
    for line in rows3(story):
        line.slots.append(Slot(rng.choice(("", "", "", "含网上申请", "见附件2", "2件为信函申请")), "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def two_years(rng: Random, story: Story, truth: Truth) -> None:
    """Each column of table 三 twice: the year before and this one, in either order."""
    grid = story.grid("t3")
    this_first = rng.random() < 0.5
    years = [f"{truth.year}年", f"{truth.year - 1}年"][:: 1 if this_first else -1]
    for line in grid.lines[:3]:
        for slot in line.slots:
            if slot.text not in ("", grid.lines[0].slots[0].text):
                slot.columns *= 2
    grid.lines[0].slots[0].rows = 4
    grid.lines.insert(3, Line([Slot(year) for _ in range(7) for year in years]))
    for line in rows3(story):
        values = line.values()
        slots = [slot for slot in line.slots if slot.role != "value"]
        for slot in values:
            other = Slot(str(rng.randint(0, 50)), "empty")
            slots += [slot, other] if this_first else [other, slot]
        line.slots = slots
    grid.width += 7
    leave_open(truth, "t3.")


def shares(rng: Random, story: Story, truth: Truth) -> None:
    """占比 after the last column of table 三."""
    grid = story.grid("t3")
    grid.lines[0].slots.append(Slot(rng.choice(("占比", "占比（%）", "比例")), rows=3))
    sign = rng.choice(("%", "％", ""))
    for line in rows3(story):
        line.slots.append(Slot(f"{rng.randint(0, 100)}{rng.choice(('', '.5'))}{sign}", "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def short(rng: Random, story: Story, truth: Truth) -> None:
    """A township's table 三: of the rows of outcomes only some, without their groups."""
    grid = story.grid("t3")
    rows = rows3(story)
    kept = [rows[0], rows[1], *(line for line in rows[2:-2] if rng.random() < 0.3), *rows[-2:]]
    for line in rows:
        if line not in kept:
            truth.cells |= {slot.code: Borne("absent") for slot in line.values() if slot.code}
    for line in kept:
        label = next(slot for slot in line.slots if slot.role == "label")
        line.slots = [replace(label, columns=3), *line.values()]
    grid.lines = [*grid.lines[:3], *kept]
    truth.clean = False


def reviews_below(rng: Random, story: Story, _truth: Truth) -> None:
    """Table 四 with the three kinds of cases as rows under one head."""
    values = row4(story).values()
    first = rng.choice(("类别", "", "情况"))
    lines = [Line([Slot(first), *(Slot(text) for text in T4_LABELS)])]
    for number, name in enumerate(GROUPS4):
        lines.append(Line([Slot(name, "label"), *values[5 * number : 5 * number + 5]], name))
    story.grid("t4").lines, story.grid("t4").width = lines, 6


def reviews_listed(rng: Random, story: Story, truth: Truth) -> None:
    """Table 四 with one figure in a row."""
    values = row4(story).values()
    lines = [Line([Slot("类型", columns=2), Slot("数量（件）")])] if rng.random() < 0.5 else []
    for number in range(len(T4_BLOCKS)):
        for place, label in enumerate(T4_LABELS):
            head = [Slot(GROUPS4[number], "group", rows=5)] if place == 0 else []
            lines.append(Line([*head, Slot(label, "label"), values[5 * number + place]], label))
    story.grid("t4").lines, story.grid("t4").width = lines, 3
    leave_open(truth, "t4.")


def reviews_parted(_rng: Random, story: Story, _truth: Truth) -> None:
    """Table 四 in three: each kind of cases with its own head and row."""
    values = row4(story).values()
    lines = []
    for number, name in enumerate(GROUPS4):
        lines.append(Line([Slot(name, columns=5)]))
        lines.append(Line([Slot(text) for text in T4_LABELS]))
        lines.append(Line(values[5 * number : 5 * number + 5], name))
    story.grid("t4").lines, story.grid("t4").width = lines, 5


def total_first(_rng: Random, story: Story, truth: Truth) -> None:
    """总计 before the kinds of applicants."""
    middle = story.grid("t3").lines[1]
    middle.slots.insert(0, middle.slots.pop())
    for line in rows3(story):
        last = line.slots.pop()
        line.slots.insert(len(line.slots) - 6, last)
    truth.clean = False


def units_below(rng: Random, story: Story, _truth: Truth) -> None:
    """The unit under every head of table 三, or in it."""
    grid = story.grid("t3")
    if rng.random() < 0.5:
        for line in grid.lines[1:3]:
            for slot in line.slots:
                slot.text += "（件）" if slot.columns == 1 else ""
        return
    grid.lines[0].slots[0].rows = 4
    grid.lines.insert(3, Line([Slot("件") for _ in range(7)]))


def rows_merged(rng: Random, story: Story, truth: Truth) -> None:
    """A row of zeros, or of nothing, as one cell across the columns."""
    for line in rows3(story):
        cells = [truth.cells[slot.code or ""] for slot in line.values()]
        if all(cell.kind == "value" and not cell.value for cell in cells):
            merged = Slot(rng.choice(("0", "无", "/", "")), "empty", columns=7)
            line.slots = [*(slot for slot in line.slots if slot.role != "value"), merged]
    leave_open(truth, "t3.")


def year_before_too(rng: Random, story: Story, truth: Truth) -> None:
    """Table 三 of the year before as well, after this year's or before it."""
    at = story.pieces.index(story.grid("t3"))
    other: Grid = deepcopy(story.grid("t3"))
    for line in other.lines:
        for slot in line.values():
            slot.text, slot.code = str(rng.randint(0, 60)), None
    story.pieces.insert(at + rng.choice((0, 1)), other)
    leave_open(truth, "t3.")


ODD_TABLES: dict[str, Change] = {
    each.__name__: each
    for each in (
        spans_filled,
        remarks,
        two_years,
        shares,
        short,
        reviews_below,
        reviews_listed,
        reviews_parted,
        total_first,
        units_below,
        rows_merged,
        year_before_too,
    )
}
