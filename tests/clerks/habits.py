"""What clerks do to the official tables: repeat heads, add rows and columns of their own, cut them up."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.reportgen.form import COLUMN_LABELS, T4_LABELS
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.odd_tables import Change, leave_open, row4, rows3
from tests.reportgen.story import Paragraph, Piece, Story
from tests.reportgen.truth import Borne, Truth


def _heads(grid: Grid) -> list[Line]:
    """The lines above the first figures."""
    first = next(at for at, line in enumerate(grid.lines) if line.key)
    return grid.lines[:first]


def _label(line: Line) -> Slot:
    return next(slot for slot in line.slots if slot.role == "label")


def _cut_group(grid: Grid, at: int) -> None:
    """Lets no cell span over the place before line `at`: what goes on there stands there again."""
    for above in range(at):
        for slot in grid.lines[above].slots:
            if above + slot.rows > at:
                rest = above + slot.rows - at
                slot.rows -= rest
                again = replace(slot, rows=rest)
                grid.lines[at].slots.insert(
                    0 if slot.text.startswith("三") else _after_section(grid, at), again
                )


def _after_section(grid: Grid, at: int) -> int:
    return int(bool(grid.lines[at].slots) and grid.lines[at].slots[0].text.startswith("三"))


def head_again(rng: Random, story: Story, _truth: Truth) -> None:
    """The whole head of table 三 once more in its middle, as for a new page."""
    grid = story.grid("t3")
    lines = [at for at, line in enumerate(grid.lines) if line.key][5:-3]
    at = rng.choice(lines)
    _cut_group(grid, at)
    grid.lines[at:at] = deepcopy(_heads(grid))


def unit_row(rng: Random, story: Story, _truth: Truth) -> None:
    """单位：件 in a row of its own above the heads."""
    for name in ("t2", "t3", "t4"):
        grid = story.grid(name)
        text = rng.choice(("单位：件", "（单位：件）", "计量单位：件（次）"))
        grid.lines.insert(0, Line([Slot(text, columns=grid.width)]))


def note_rows(rng: Random, story: Story, _truth: Truth) -> None:
    """Notes in the last rows of the tables."""
    notes = (
        "注：1.本表数据截至12月31日；2.同一申请涉及多项内容的，按1件统计。",
        "说明：含上级交办3件、部门转办12件。",
        "填表说明：（七）总计=（一）至（六）之和。",
    )
    for name in ("t2", "t3", "t4"):
        grid = story.grid(name)
        grid.lines.append(Line([Slot(rng.choice(notes), columns=grid.width)]))


def filled_by(rng: Random, story: Story, _truth: Truth) -> None:
    """Who filled in the form, with telephone and day, under table 三."""
    grid = story.grid("t3")
    texts = (
        "填报人：李明",
        "审核人：王芳",
        f"联系电话：0{rng.randint(300, 999)}-{rng.randint(10**6, 10**7)}",
    )
    grid.lines.append(Line([Slot(texts[0], columns=3), Slot(texts[1], columns=3), Slot(texts[2], columns=4)]))


def blank_rows(rng: Random, story: Story, _truth: Truth) -> None:
    """Empty rows between the rows of table 三."""
    grid = story.grid("t3")
    for _ in range(rng.randint(2, 4)):
        at = rng.choice(
            [at for at, line in enumerate(grid.lines) if line.key and len(line.values()) == 7][1:]
        )
        _cut_group(grid, at)
        grid.lines.insert(at, Line([Slot("", "empty") for _ in range(grid.width)]))


def numbered_rows(_rng: Random, story: Story, _truth: Truth) -> None:
    """行次 before the rows of table 二."""
    grid = story.grid("t2")
    number = 0
    for line in grid.lines:
        if line.key:
            number += 1
            line.slots.insert(0, Slot(str(number), "empty"))
        elif len(line.slots) > 1:
            line.slots.insert(0, Slot("行次"))
        else:
            line.slots[0].columns += 1
    grid.width += 1


def units_in_labels(_rng: Random, story: Story, _truth: Truth) -> None:
    """（件） after each label of tables 二 and 三."""
    for name in ("t2", "t3"):
        for line in story.grid(name).lines:
            if line.key and "行政事业性收费" not in _label(line).text:
                _label(line).text += "（件）"


def total_row_first(_rng: Random, story: Story, _truth: Truth) -> None:
    """（七）总计 before the outcomes that it adds up."""
    grid = story.grid("t3")
    total = next(line for line in grid.lines if line.key == "total")
    granted = next(at for at, line in enumerate(grid.lines) if line.key == "granted")
    grid.lines.remove(total)
    section = grid.lines[granted].slots.pop(0)
    total.slots.insert(0, section)
    grid.lines.insert(granted, total)


def group_sums(_rng: Random, story: Story, truth: Truth) -> None:
    """Each group of table 三 as a row of its own with the sums of its rows, no group cells beside them."""
    grid = story.grid("t3")
    lines: list[Line] = _heads(grid)
    for line in rows3(story):
        slots = [slot for slot in line.slots if slot.role == "group"]
        for group in slots:
            members = [other for other in rows3(story) if _in_group(other, group.text)]
            if not members or group.text.startswith("三"):
                lines.append(Line([replace(group, columns=grid.width, rows=1)]))
                continue
            columns = zip(*(member.values() for member in members), strict=True)
            sums = [sum((_value(truth, slot) for slot in column), Decimal(0)) for column in columns]
            lines.append(
                Line([Slot(group.text, "group", columns=3), *(Slot(str(each), "empty") for each in sums)])
            )
        line.slots = [replace(_label(line), columns=3), *line.values()]
        lines.append(line)
    grid.lines = lines


def _in_group(line: Line, group: str) -> bool:
    keys = {"（三）": "denied.", "（四）": "unable.", "（五）": "rejected.", "（六）": "other."}
    return (line.key or "").startswith(keys.get(group[:3], "none"))


def _value(truth: Truth, slot: Slot) -> Decimal:
    return truth.cells[slot.code or ""].value or Decimal(0)


def groups_as_titles(_rng: Random, story: Story, _truth: Truth) -> None:
    """The groups of table 三 as rows across the whole table."""
    grid = story.grid("t3")
    lines: list[Line] = _heads(grid)
    for line in rows3(story):
        for slot in line.slots:
            if slot.role == "group":
                lines.append(Line([replace(slot, columns=grid.width, rows=1)]))
        line.slots = [replace(_label(line), columns=3), *line.values()]
        lines.append(line)
    grid.lines = lines


def table_for_each_group(rng: Random, story: Story, _truth: Truth) -> None:
    """Table 三 cut into a table for each group, with a line of text above each, with heads or without."""
    grid = story.grid("t3")
    heads, again = _heads(grid), rng.random() < 0.5
    pieces: list[Piece] = []
    current = Grid("t3", grid.width, deepcopy(heads))
    for line in rows3(story):
        groups = [slot.text for slot in line.slots if slot.role == "group"]
        line.slots = [replace(_label(line), columns=3), *line.values()]
        if groups and len(current.lines) > len(heads):
            pieces += [current, Paragraph(groups[-1])]
            current = Grid("t3", grid.width, deepcopy(heads) if again else [])
        current.lines.append(line)
    at = story.pieces.index(grid)
    story.pieces[at : at + 1] = [*pieces, current]


def columns_in_two(_rng: Random, story: Story, _truth: Truth) -> None:
    """Table 三 cut upright: labels with the first four columns, labels again with the other three."""
    grid = story.grid("t3")
    rows = rows3(story)
    halves = []
    for first, last in ((0, 4), (4, 7)):
        lines = [Line([Slot("申请人情况", columns=1), *(Slot(text) for text in COLUMN_LABELS[first:last])])]
        for line in rows:
            label = replace(_label(line), columns=1)
            lines.append(Line([label, *line.values()[first:last]], line.key))
        halves.append(Grid("half", 1 + last - first, lines))
    at = story.pieces.index(grid)
    story.pieces[at : at + 1] = halves


def only_totals(_rng: Random, story: Story, truth: Truth) -> None:
    """Of table 三 the labels with 总计 alone."""
    grid = story.grid("t3")
    rows = rows3(story)
    lines = [Line([Slot("办理情况"), Slot("总计")])]
    for line in rows:
        for slot in line.values()[:-1]:
            truth.cells[slot.code or ""] = Borne("absent")
        lines.append(Line([replace(_label(line), columns=1), line.values()[-1]], line.key))
    grid.lines, grid.width, grid.name = lines, 2, "totals"
    leave_open(truth, "t3.")


def _matrix2(story: Story) -> list[tuple[str, list[str], list[Slot]]]:
    """Table 二 as label, headings and slots of each row."""
    found, heads = [], list[str]()
    for line in story.grid("t2").lines:
        if line.key:
            found.append((_label(line).text, heads, line.values()))
        elif len(line.slots) > 1:
            heads = [slot.text for slot in line.slots[1:]]
    return found


def disclosed_turned(_rng: Random, story: Story, _truth: Truth) -> None:
    """Table 二 turned: a block's rows as its columns."""
    grid = story.grid("t2")
    blocks: list[list[tuple[str, list[str], list[Slot]]]] = []
    for row in _matrix2(story):
        if blocks and blocks[-1][0][1] is row[1]:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    pieces: list[Piece] = []
    for block in blocks:
        lines = [Line([Slot("信息内容"), *(Slot(label) for label, _, _ in block)])]
        for place, head in enumerate(block[0][1]):
            lines.append(Line([Slot(head, "label"), *(slots[place] for _, _, slots in block)], head))
        for line in lines:
            line.slots = [replace(slot, columns=1) for slot in line.slots]
        pieces.append(Grid("turned", 1 + len(block), lines))
    at = story.pieces.index(grid)
    story.pieces[at : at + 1] = pieces


def disclosed_listed(rng: Random, story: Story, _truth: Truth) -> None:
    """Table 二 as a list: row and heading in one label, a number beside it."""
    grid = story.grid("t2")
    sign = rng.choice(("", "-", "："))
    lines = [Line([Slot("指标"), Slot("数量")])]
    for label, heads, slots in _matrix2(story):
        for head, slot in zip(heads, slots, strict=True):
            lines.append(Line([Slot(f"{label}{sign}{head}", "label"), replace(slot, columns=1)], label))
    grid.lines, grid.width, grid.name = lines, 2, "list"


def disclosed_with_year_before(rng: Random, story: Story, truth: Truth) -> None:
    """Beside each figure of table 二 the year before's, under a row of years."""
    _doubled(rng, story, truth, f"{truth.year}年", f"{truth.year - 1}年")


def disclosed_with_cumulative(rng: Random, story: Story, truth: Truth) -> None:
    """Beside each figure of table 二 what was counted in all the years."""
    _doubled(rng, story, truth, rng.choice(("本年", "本年数")), rng.choice(("历年累计", "累计")))


def _doubled(rng: Random, story: Story, truth: Truth, own: str, other: str) -> None:
    grid = story.grid("t2")
    lines = []
    for line in grid.lines:
        if line.key:
            values = [
                slot
                for each in line.values()
                for slot in (each, Slot(str(rng.randint(0, 900)), "empty", None, each.columns))
            ]
            lines.append(Line([replace(_label(line), columns=1), *values], line.key))
            continue
        for slot in line.slots[1 if len(line.slots) > 1 else 0 :]:
            slot.columns *= 2
        lines.append(line)
        if len(line.slots) > 1:
            line.slots[0].rows = 2
            below = [
                replace(slot, text=text, columns=slot.columns // 2)
                for slot in line.slots[1:]
                for text in (own, other)
            ]
            lines.append(Line(below))
    grid.lines, grid.width, grid.name = lines, 7, "doubled"
    grid.lines[0].slots[0].columns = 7
    leave_open(truth, "t2.")


def compared(rng: Random, story: Story, truth: Truth) -> None:
    """同比 after the last column of table 三: +12%, 持平."""
    grid = story.grid("t3")
    grid.lines[0].slots.append(Slot(rng.choice(("同比", "比上年增减", "同比增长（%）")), rows=3))
    for line in rows3(story):
        line.slots.append(Slot(rng.choice(("+12%", "-3.5%", "持平", "—", "↑8", "12", "0")), "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def by_quarter(rng: Random, story: Story, truth: Truth) -> None:
    """Before table 四 the reviews by quarter, with the year's figure last."""
    values = row4(story).values()[:5]
    lines = [
        Line([Slot("行政复议"), *(Slot(text) for text in ("一季度", "二季度", "三季度", "四季度", "全年"))])
    ]
    for label, slot in zip(T4_LABELS, values, strict=True):
        number = int(truth.cells[slot.code or ""].value or 0)
        parts = [rng.randint(0, number) for _ in range(3)]
        quarters = [Slot(str(each), "empty") for each in (*parts, max(0, number - sum(parts)))]
        lines.append(Line([Slot(label, "label"), *quarters, Slot(slot.text, "empty")], label))
    at = story.pieces.index(story.grid("t4"))
    story.pieces[at:at] = [Paragraph("分季度情况："), Grid("quarters", 6, lines)]
    leave_open(truth, "t4.")


def last_year_below(rng: Random, story: Story, truth: Truth) -> None:
    """Under each row of table 四 a row 上年同期."""
    grid = story.grid("t4")
    line = row4(story)
    line.slots.insert(0, Slot(rng.choice(("本年", f"{truth.year}年")), "label"))
    label = Slot(rng.choice(("上年同期", f"{truth.year - 1}年")), "label")
    grid.lines.append(Line([label, *(Slot(str(rng.randint(0, 30)), "empty") for _ in range(15))], "last"))
    grid.lines[0].slots.insert(0, Slot("年度", rows=3))
    grid.width += 1
    leave_open(truth, "t4.")


def spacers(_rng: Random, story: Story, truth: Truth) -> None:
    """An empty column between the labels of table 三 and its figures."""
    grid = story.grid("t3")
    grid.lines[0].slots.insert(1, Slot("", rows=3))
    for line in rows3(story):
        line.slots.insert(line.slots.index(_label(line)) + 1, Slot("", "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def side_by_side(_rng: Random, story: Story, truth: Truth) -> None:
    """Tables 二's last three blocks side by side in one row of heads and one of figures."""
    grid = story.grid("t2")
    rows = _matrix2(story)
    first = [
        line for line in grid.lines if line.key and len(line.values()) == 3 and "ule" not in (line.key or "")
    ]
    keep = grid.lines[: grid.lines.index(first[1]) + 1] if len(first) > 1 else grid.lines
    rest = [(label, heads, slots) for label, heads, slots in rows if len(slots) == 1]
    if not rest or len(rest) < 3:
        return
    lines = [
        Line([Slot(label) for label, _, _ in rest]),
        Line([Slot(heads[0]) for _, heads, _ in rest]),
        Line([replace(slots[0], columns=1) for _, _, slots in rest], "rest"),
    ]
    at = story.pieces.index(grid)
    grid.lines = keep
    story.pieces.insert(at + 1, Grid("beside", len(rest), lines))
    leave_open(truth, "t2.")


HABITS: dict[str, Change] = {
    each.__name__: each
    for each in (
        head_again,
        unit_row,
        note_rows,
        filled_by,
        blank_rows,
        numbered_rows,
        units_in_labels,
        total_row_first,
        group_sums,
        groups_as_titles,
        table_for_each_group,
        columns_in_two,
        only_totals,
        disclosed_turned,
        disclosed_listed,
        disclosed_with_year_before,
        disclosed_with_cumulative,
        compared,
        by_quarter,
        last_year_below,
        spacers,
        side_by_side,
    )
}
