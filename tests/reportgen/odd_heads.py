"""Tables whose heads differ from the form's: moved, cut in two, numbered, or of another subject."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from tests.reportgen.form import T4_LABELS
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.odd_tables import Change, leave_open, row4
from tests.reportgen.story import Paragraph, Story
from tests.reportgen.truth import Truth

KINDS = ("未经复议直接起诉", "复议后起诉")


def reviews_moved(rng: Random, story: Story, _truth: Truth) -> None:
    """Table 四 with its kinds of cases, the kinds of lawsuits or the outcomes in another order."""
    values = row4(story).values()
    suits = rng.sample((1, 2), 2)
    order = rng.choice(([0, *suits], [*suits, 0]))
    places = rng.choice(([0, 1, 2, 3, 4], [4, 0, 1, 2, 3], [4, 3, 2, 1, 0]))
    names = [KINDS[number - 1] for number in suits]
    outcomes = [T4_LABELS[place] for place in places]
    review = [Slot(text, rows=2) for text in outcomes]
    kinds = [Slot(name, columns=5) for name in names]
    first = [Slot("行政复议", columns=5), Slot("行政诉讼", columns=10)]
    grid = story.grid("t4")
    grid.lines = [
        Line(first if order[0] == 0 else first[::-1]),
        Line([*review, *kinds] if order[0] == 0 else [*kinds, *review]),
        Line([Slot(text) for text in outcomes * 2]),
        Line([values[5 * number + place] for number in order for place in places], "t4"),
    ]


def reviews_cut(rng: Random, story: Story, truth: Truth) -> None:
    """Table 四 as two tables, left half and right half, cut where it pleased."""
    cut = rng.choice((5, 10, rng.randint(2, 13)))
    grid = story.grid("t4")
    other: Grid = deepcopy(grid)
    values = row4(story).values()
    _narrow(grid, 0, cut)
    _narrow(other, cut, 15)
    row4(story).slots = values[:cut]
    next(line for line in other.lines if line.key).slots = values[cut:]
    story.pieces.insert(story.pieces.index(grid) + 1, other)
    if cut not in (5, 10):
        leave_open(truth, "t4.")


def _narrow(grid: Grid, left: int, right: int) -> None:
    """Keeps the head's columns from `left` to before `right`."""
    heads = (((0, 5, "行政复议"), (5, 15, "行政诉讼")), ((5, 10, KINDS[0]), (10, 15, KINDS[1])))
    rows = [[(max(a, left), min(b, right), text) for a, b, text in row] for row in heads]
    kinds = [[Slot(text, columns=b - a) for a, b, text in row if a < b] for row in rows]
    review = [Slot(text, rows=2) for text in T4_LABELS[left : min(right, 5)]]
    suits = [Slot((T4_LABELS * 2)[place - 5]) for place in range(max(left, 5), right)]
    data = next(line for line in grid.lines if line.key)
    grid.lines = [Line(slots) for slots in (kinds[0], [*review, *kinds[1]], suits) if slots] + [data]
    grid.width = right - left


def columns_numbered(rng: Random, story: Story, _truth: Truth) -> None:
    """A row with the numbers of the columns under the heads of tables 三 and 四."""
    grid = story.grid("t3")
    label = Slot(rng.choice(("栏次", "列次", "栏目")), columns=3)
    grid.lines.insert(3, Line([label, *(Slot(str(number)) for number in range(1, 8))]))
    story.grid("t4").lines.insert(3, Line([Slot(str(number)) for number in range(1, 16)]))


def other_subject(rng: Random, story: Story, _truth: Truth) -> None:
    """Before or after table 二 the counts of another report, whose rows have the same names."""
    words = rng.choice((("2023年", "2022年", "增减"), ("立案数", "结案数", "合计"), ("数量", "占比", "备注")))
    lines = [Line([Slot(rng.choice(("类别", "执法种类", "项目"))), *map(Slot, words)])]
    for name in ("行政许可", "行政处罚", "行政强制", *rng.sample(("行政检查", "行政事业性收费"), 1)):
        lines.append(Line([Slot(name), *(Slot(str(rng.randint(0, 9000))) for _ in words)]))
    at = story.pieces.index(story.grid("t2")) + rng.choice((0, 1))
    before, after = Paragraph("全年行政执法情况见下表。"), Paragraph("以上为行政执法统计年报数据。")
    story.pieces[at:at] = [before, Grid("other", 4, lines), after]


ODD_HEADS: dict[str, Change] = {
    each.__name__: each for each in (reviews_moved, reviews_cut, columns_numbered, other_subject)
}
