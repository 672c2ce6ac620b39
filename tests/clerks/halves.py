"""Table 四 in halves and parts: 复议 and 诉讼 apart, one below the other, or each figure on its own line."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.odd_tables import Change, row4
from tests.reportgen.story import Paragraph, Piece, Story
from tests.reportgen.truth import Truth

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEW, SUIT, DIRECT, AFTER = "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"
KINDS = (REVIEW, DIRECT, AFTER)


def _outcomes(columns: int = 1) -> list[Slot]:
    return [Slot(text, columns=columns) for text in OUTCOMES]


def _parts(story: Story) -> list[list[Slot]]:
    values = row4(story).values()
    return [values[start : start + 5] for start in (0, 5, 10)]


def _grid(lines: list[Line]) -> Grid:
    return Grid("t4", max(sum(slot.columns for slot in line.slots) for line in lines), lines)


def _put(story: Story, pieces: Sequence[Piece]) -> None:
    """These in place of table 四."""
    at = story.pieces.index(story.grid("t4"))
    story.pieces[at : at + 1] = pieces


def _suits(direct: list[Slot], after: list[Slot]) -> list[Line]:
    """The head and row of both kinds of lawsuits side by side, without 行政诉讼 above them."""
    return [
        Line([Slot(DIRECT, columns=5), Slot(AFTER, columns=5)]),
        Line(_outcomes() + _outcomes()),
        Line([*direct, *after], "suits"),
    ]


def two_tables(rng: Random, story: Story, _truth: Truth) -> None:
    """复议, then 诉讼, each a table whose head names it."""
    review, direct, after = _parts(story)
    first = [Line([Slot(REVIEW, columns=5)]), Line(_outcomes()), Line(review, "review")]
    second = _suits(direct, after)
    if rng.random() < 0.5:
        second.insert(0, Line([Slot(SUIT, columns=10)]))
    between = [Paragraph("因政府信息公开被提起行政诉讼的情况如下表。")] if rng.random() < 0.5 else []
    _put(story, [_grid(first), *between, _grid(second)])


def two_tables_titled(rng: Random, story: Story, _truth: Truth) -> None:
    """The same, named by the line above each table alone."""
    review, direct, after = _parts(story)
    say = rng.choice(("（一）{}情况", "{}情况（单位：件）", "表：{}", "{}"))
    _put(
        story,
        [
            Paragraph(say.format(REVIEW)),
            _grid([Line(_outcomes()), Line(review, "review")]),
            Paragraph(say.replace("一", "二").format(SUIT)),
            _grid(_suits(direct, after)),
        ],
    )


def three_tables(_rng: Random, story: Story, _truth: Truth) -> None:
    """Three tables, each with its kind over the outcomes."""
    pieces = []
    for name, values in zip(KINDS, _parts(story), strict=True):
        pieces.append(_grid([Line([Slot(name, columns=5)]), Line(_outcomes()), Line(values, name)]))
    _put(story, pieces)


def three_tables_titled(rng: Random, story: Story, _truth: Truth) -> None:
    """Three tables, each named by the line above it alone."""
    say = rng.choice(("{}", "{}情况", "（{number}）{}", "{number}、{}（单位：件）"))
    pieces: list[Piece] = []
    for number, name, values in zip("一二三", KINDS, _parts(story), strict=True):
        pieces.append(Paragraph(say.format(name, number=number)))
        pieces.append(_grid([Line(_outcomes()), Line(values, name)]))
    _put(story, pieces)


def suits_below(_rng: Random, story: Story, _truth: Truth) -> None:
    """One table: 复议 with its row, and below it 诉讼 with heads of its own."""
    review, direct, after = _parts(story)
    wide = [Slot(slot.text, slot.role, slot.code, 2) for slot in review]
    lines = [Line([Slot(REVIEW, columns=10)]), Line(_outcomes(2)), Line(wide, "review")]
    _put(story, [_grid([*lines, Line([Slot(SUIT, columns=10)]), *_suits(direct, after)])])


def suits_as_rows(_rng: Random, story: Story, _truth: Truth) -> None:
    """复议 as a table of one row, 诉讼 as a table of two, each row with its name."""
    review, direct, after = _parts(story)
    head = [Slot(""), *_outcomes()]
    first = [Line(list(head)), Line([Slot(REVIEW, "label"), *review], "review")]
    second = [
        Line([Slot(SUIT), *_outcomes()]),
        Line([Slot(DIRECT, "label"), *direct], "direct"),
        Line([Slot(AFTER, "label"), *after], "after"),
    ]
    _put(story, [_grid(first), _grid(second)])


def kinds_spelled_out(rng: Random, story: Story, _truth: Truth) -> None:
    """A row for each kind, 行政诉讼 said again in each row of a lawsuit."""
    sign = rng.choice(("-", "—", "：", "·"))
    names = (REVIEW, f"{SUIT}{sign}{DIRECT}", f"{SUIT}{sign}{AFTER}")
    lines = [Line([Slot("类别"), *_outcomes()])]
    lines += [
        Line([Slot(name, "label"), *part], name) for name, part in zip(names, _parts(story), strict=True)
    ]
    _put(story, [_grid(lines)])


def suits_grouped(_rng: Random, story: Story, _truth: Truth) -> None:
    """A row for each kind; 行政诉讼 beside both kinds of lawsuits."""
    review, direct, after = _parts(story)
    lines = [
        Line([Slot("类型", columns=2), *_outcomes()]),
        Line([Slot(REVIEW, "label", columns=2), *review], "review"),
        Line([Slot(SUIT, "group", rows=2), Slot(DIRECT, "label"), *direct], "direct"),
        Line([Slot(AFTER, "label"), *after], "after"),
    ]
    _put(story, [_grid(lines)])


def outcomes_as_rows(_rng: Random, story: Story, _truth: Truth) -> None:
    """The outcomes as rows, the three kinds of cases as columns."""
    parts = _parts(story)
    lines = [
        Line([Slot("审理结果", rows=2), Slot(REVIEW, rows=2), Slot(SUIT, columns=2)]),
        Line([Slot(DIRECT), Slot(AFTER)]),
    ]
    for place, name in enumerate(OUTCOMES):
        lines.append(Line([Slot(name, "label"), *(part[place] for part in parts)], name))
    _put(story, [_grid(lines)])


def listed_by_group(_rng: Random, story: Story, _truth: Truth) -> None:
    """A figure a row, each kind in a row of its own above its five."""
    lines = []
    for name, part in zip(KINDS, _parts(story), strict=True):
        lines.append(Line([Slot(name, columns=2)]))
        lines += [
            Line([Slot(text, "label"), value], name) for text, value in zip(OUTCOMES, part, strict=True)
        ]
    _put(story, [_grid(lines)])


def listed_in_full(rng: Random, story: Story, _truth: Truth) -> None:
    """A figure a row, kind and outcome in one label."""
    sign = rng.choice(("", "-", "：", "—"))
    lines = [Line([Slot("项目"), Slot("数量（件）")])]
    for name, part in zip(KINDS, _parts(story), strict=True):
        lines += [
            Line([Slot(f"{name}{sign}{text}", "label"), value], name)
            for text, value in zip(OUTCOMES, part, strict=True)
        ]
    _put(story, [_grid(lines)])


def listed_in_tables(rng: Random, story: Story, _truth: Truth) -> None:
    """Three lists, each named by the line above it alone."""
    say = rng.choice(("（{number}）{}", "{}情况"))
    pieces: list[Piece] = []
    for number, name, part in zip("一二三", KINDS, _parts(story), strict=True):
        pieces.append(Paragraph(say.format(name, number=number)))
        rows = zip(OUTCOMES, part, strict=True)
        pieces.append(_grid([Line([Slot(text, "label"), value], name) for text, value in rows]))
    _put(story, pieces)


HALVES: dict[str, Change] = {
    each.__name__: each
    for each in (
        two_tables,
        two_tables_titled,
        three_tables,
        three_tables_titled,
        suits_below,
        suits_as_rows,
        kinds_spelled_out,
        suits_grouped,
        outcomes_as_rows,
        listed_by_group,
        listed_in_full,
        listed_in_tables,
    )
}
