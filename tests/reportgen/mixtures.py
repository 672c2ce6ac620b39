"""Tables of 2019 and 2021 beside each other, and tables built unlike any form: each with its truth."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from random import Random

from tests.reportgen import html, text
from tests.reportgen.figures import draw
from tests.reportgen.form import COLUMN_LABELS
from tests.reportgen.grids import Line, Slot, tables
from tests.reportgen.odd_heads import ODD_HEADS
from tests.reportgen.odd_tables import ODD_TABLES, Change, leave_open, rows3
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Story, write
from tests.reportgen.truth import Borne, Made, Truth


def other_form(rng: Random, story: Story, truth: Truth) -> None:
    """Table 二 of one form, 三 of the other: one row of （六）其他处理 among 2021's, three among 2019's."""
    other = "2019" if truth.form == "2021" else "2021"
    figures = draw(rng, other, "mixed")
    cells = print_cells(rng, figures, "plain", "none")
    table = tables(other, cells)["t3"]
    story.grid("t3").lines[:] = table.lines
    kept = {code: cell for code, cell in truth.cells.items() if not code.startswith("t3.")}
    truth.cells = kept | {code: cell for code, cell in cells.items() if code.startswith("t3.")}
    truth.clean = False


def long_notes(rng: Random, story: Story, _truth: Truth) -> None:
    """Heads of table 二 that explain themselves, with numbers in the explanation."""
    for line in story.grid("t2").lines:
        for slot in line.slots:
            if slot.text == "本年增/减":
                slot.text += rng.choice(
                    (
                        "(指2020年增加或减少的事项数，减用负值表示，如-8)",
                        "（与上年相比，减少5项写作-5）",
                        "\n（增加写+3，减少写－3）",
                    )
                )
            elif slot.text == "处理决定数量":
                slot.text += "（指2020年1月1日至12月31日的办件量）"
            elif slot.text in ("规章", "规范性文件", "行政规范性文件"):
                slot.text += "（见条例第20条第1项，截至12月31日）"


def provincial_rows(rng: Random, story: Story, truth: Truth) -> None:
    """Rows of table 二 that only one province asks for."""
    grid = story.grid("t2")
    names = rng.sample(("政务服务事项", "公共企事业单位信息", "重大建设项目信息", "公共资源配置信息"), 2)
    for name in names:
        at = rng.choice([place for place, line in enumerate(grid.lines) if line.key]) + 1
        width = grid.width - 1
        values = [Slot(str(rng.randint(1, 99))) for _ in range(width)]
        grid.lines.insert(at, Line([Slot(name, "label"), *values]))
    leave_open(truth, "t2.")


def subtotals(rng: Random, story: Story, truth: Truth) -> None:
    """小计 under each group of table 三."""
    grid = story.grid("t3")
    for name in ("denied", "unable", "rejected"):
        lines = [line for line in grid.lines if (line.key or "").startswith(name)]
        at = grid.lines.index(lines[-1])
        sums = [
            sum((truth.cells[slot.code or ""].value or Decimal(0) for slot in column), Decimal(0))
            for column in zip(*(line.values() for line in lines), strict=True)
        ]
        for above, line in enumerate(grid.lines[: at + 1]):
            for slot in line.slots:
                if slot.role == "group" and above + slot.rows > at:
                    slot.rows += 1
        label = Slot(rng.choice(("小计", "合计", "小 计")), "label")
        grid.lines.insert(at + 1, Line([label, *(Slot(str(value), "empty") for value in sums)]))
    truth.clean = False
    truth.settled = False
    truth.doubtful |= {code for code in truth.cells if code.startswith("t3.")}


def organisations_sum(rng: Random, story: Story, truth: Truth) -> None:
    """小计 of the five kinds of organisations as a column of its own."""
    grid = story.grid("t3")
    at = rng.choice((1, 6))
    grid.lines[0].slots[1].columns += 1
    grid.lines[1].slots[1].columns += 1
    grid.lines[2].slots.insert(at - 1, Slot("小计"))
    for line in rows3(story):
        five = line.values()[1:6]
        total = sum((truth.cells[slot.code or ""].value or Decimal(0) for slot in five), Decimal(0))
        line.slots.insert(line.slots.index(line.values()[at]), Slot(str(total), "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def serial_numbers(_rng: Random, story: Story, truth: Truth) -> None:
    """序号 before each row of table 三."""
    grid = story.grid("t3")
    grid.lines[0].slots.insert(0, Slot("序号", rows=3))
    for number, line in enumerate(rows3(story), 1):
        line.slots.insert(0, Slot(str(number), "empty"))
    grid.width += 1
    leave_open(truth, "t3.")


def transposed(_rng: Random, story: Story, truth: Truth) -> None:
    """The applicants of table 三 as rows, the outcomes as columns."""
    grid = story.grid("t3")
    rows = rows3(story)
    heads = [Slot("申请人情况")]
    for line in rows:
        heads.append(Slot(next(slot.text for slot in line.slots if slot.role == "label")))
    lines = [Line(heads)]
    for place, name in enumerate(COLUMN_LABELS):
        lines.append(Line([Slot(name, "label"), *(line.values()[place] for line in rows)], f"column {place}"))
    grid.lines, grid.width = lines, len(heads)
    leave_open(truth, "t3.")


def several_bodies(rng: Random, story: Story, truth: Truth) -> None:
    """Table 三 of several bodies in one: a column 单位 before the rows, all rows once for each body."""
    grid = story.grid("t3")
    first = rows3(story)
    second = deepcopy(first)
    for line in second:
        for slot in line.values():
            slot.text, slot.code = str(rng.randint(0, 60)), None
    grid.lines[0].slots.insert(0, Slot("单位", rows=3))
    first[0].slots.insert(0, Slot("县本级", rows=len(first)))
    second[0].slots.insert(0, Slot("县教育局", rows=len(second)))
    grid.lines += second
    grid.width += 1
    leave_open(truth, "t3.")
    truth.must_flag |= {
        slot.code
        for one, other in zip(first, second, strict=True)
        if [each.text.strip() for each in one.values()] != [each.text for each in other.values()]
        for slot in one.values()
        if slot.code
    }


def bodies_as_rows(rng: Random, story: Story, truth: Truth) -> None:
    """Table 四 once for each of several bodies, the body before its figures."""
    grid = story.grid("t4")
    line = next(line for line in grid.lines if line.key)
    twin = deepcopy(line)
    for slot in twin.values():
        slot.text, slot.code = str(rng.randint(0, 60)), None
    grid.lines[0].slots.insert(0, Slot("单位", rows=3))
    line.slots.insert(0, Slot("县本级", "label"))
    twin.slots.insert(0, Slot("县教育局", "label"))
    grid.lines.append(twin)
    grid.width += 1
    leave_open(truth, "t4.")
    truth.must_flag |= {slot.code for slot in line.values() if slot.code}


MIXTURES: dict[str, Change] = {
    each.__name__: each
    for each in (
        other_form,
        long_notes,
        provincial_rows,
        subtotals,
        organisations_sum,
        serial_numbers,
        transposed,
        several_bodies,
        bodies_as_rows,
    )
} | ODD_TABLES | ODD_HEADS
PRINTERS: dict[str, Callable[[Random, Story], bytes]] = {
    "html": lambda rng, story: html.render(rng, story, html.Hand()).encode(),
    "text": lambda rng, story: text.render(rng, story, text.Sheet()).encode(),
    "compact text": lambda rng, story: text.render(rng, story, text.Sheet(compact=True)).encode(),
}


def mixed(seed: int, name: str, printer: str = "html", form: str | None = None) -> Made:
    """One document whose tables are built so."""
    rng = Random(f"mixed/{seed}/{name}/{printer}")
    form = form or rng.choice(("2021", "2019"))
    profile = rng.choice(("dense", "mixed", "sparse"))
    figures = draw(rng, form, profile)
    cells: dict[str, Borne] = print_cells(rng, figures, "plain", "none")
    story = write(rng, form, figures, tables(form, cells))
    truth = Truth(form, cells, story.title, story.agency, story.year, story.published.isoformat())
    truth.clean = False
    MIXTURES[name](rng, story, truth)
    where = f"{seed}/{printer}/{name}/{form}/{profile}"
    return Made(where, printer, name, PRINTERS[printer](rng, story), truth)
