"""Reports right but for one thing: for each rule the change of a clean report that breaks it alone."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests.reportgen import html
from tests.reportgen.figures import Figures, draw
from tests.reportgen.grids import Grid, Line, Slot, tables
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Heading, Paragraph, Story, write


@dataclass
class Base:
    """A clean report before it is printed."""

    story: Story
    figures: Figures
    rng: Random

    def print(self) -> bytes:
        """The report as HTML."""
        return html.render(self.rng, self.story, html.Hand()).encode()

    def row(self, grid: str, key: str) -> Line:
        """The row of a table that is so called."""
        return next(line for line in self.story.grid(grid).lines if line.key == key)

    def slot(self, code: str) -> Slot:
        """The cell of a figure."""
        grid = self.story.grid(code.partition(".")[0])
        return next(slot for line in grid.lines for slot in line.slots if slot.code == code)

    def add(self, code: str, by: int) -> None:
        """Prints another number."""
        self.slot(code).text = str(int(self.figures[code]) + by)

    def say(self, old: str, new: str) -> None:
        """Replaces words wherever they stand in title and text."""
        assert any(old in one.text for one in self._texts()) or old in self.story.title
        self.story.title = self.story.title.replace(old, new)
        self.story.pieces = [
            type(one)(one.text.replace(old, new)) if isinstance(one, Paragraph) else one
            for one in self.story.pieces
        ]

    def tell(self, text: str) -> None:
        """One paragraph more at the end of section 一."""
        at = next(i for i, one in enumerate(self.story.pieces) if isinstance(one, Grid)) - 1
        self.story.pieces.insert(at, Paragraph(text))

    def heading(self, words: str) -> int:
        """Where the heading with these words stands."""
        return next(
            i for i, one in enumerate(self.story.pieces) if isinstance(one, Heading) and words in one.text
        )

    def set_year(self, year: int) -> None:
        """Makes it the report of another year."""
        self.say(str(self.story.year), str(year))

    def rename(self, agency: str) -> None:
        """Makes it the report of another body."""
        self.say(self.story.agency, agency)

    def _texts(self) -> list[Paragraph]:
        return [one for one in self.story.pieces if isinstance(one, Paragraph)]


def base(seed: int, form: str = "2021", *, rules: bool = True) -> Base:
    """A clean report with a number above zero in every cell, 规章 only with `rules`."""
    rng = Random(f"alone/{seed}")
    figures = draw(rng, form, "dense")
    for code in figures:
        if code.startswith("t2.regulations") and not rules:
            figures[code] *= 0
    cells = print_cells(rng, figures, "plain", "none")
    return Base(write(rng, form, figures, tables(form, cells)), figures, rng)


def _shifted_pair(made: Base) -> None:
    made.add("t3.new.natural", 1)
    made.add("t3.carried_in.natural", -1)


def _outcome(made: Base) -> None:
    made.add("t3.partial.natural", 1)
    made.add("t3.partial.total", 1)


def _balance(made: Base) -> None:
    made.add("t3.carried_in.natural", 1)
    made.add("t3.carried_in.total", 1)


def _without_row(made: Base) -> None:
    grid = made.story.grid("t3")
    grid.lines.remove(made.row("t3", "carried_in"))


def _twice(made: Base) -> None:
    grid, line = made.story.grid("t3"), made.row("t3", "carried_in")
    again = deepcopy(line)
    again.values()[0].text = str(int(again.values()[0].text) + 7)
    grid.lines.insert(grid.lines.index(line) + 1, again)


def _foreign_row(made: Base) -> None:
    grid = made.story.grid("t3")
    grid.lines.append(
        Line([Slot("另行统计的网上互动情况", "label", columns=3), *(Slot(str(n)) for n in range(2, 9))])
    )


def _short_row(made: Base) -> None:
    made.row("t3", "carried_in").slots.pop()


def _remove(made: Base, *names: str) -> None:
    made.story.pieces = [
        one for one in made.story.pieces if not (isinstance(one, Grid) and one.name in names)
    ]


def _mixed(made: Base) -> None:
    other = base(1, "2019")
    at = made.story.pieces.index(made.story.grid("t2"))
    made.story.pieces[at] = other.story.grid("t2")


def _blank(made: Base, codes: int, text: str) -> None:
    slots = [slot for line in made.story.grid("t2").lines for slot in line.values()]
    for slot in slots[:codes]:
        slot.text = text


def _empty_five(made: Base) -> None:
    at = made.heading("改进情况")
    made.story.pieces[at + 1 : at + 3] = [Paragraph("无。")]


def _without_part(made: Base) -> None:
    at = made.heading("依申请公开情况")
    del made.story.pieces[at : at + 2]


def _no_fee(made: Base) -> None:
    made.story.pieces[-1] = Paragraph("没有其他需要报告的事项。")


def _two_amounts(made: Base) -> None:
    made.story.pieces[-1] = Paragraph("本年发出收费通知3件，总金额360元，实际收取信息处理费360元。")
    made.tell("因部分申请数量较大，全年收取信息处理费420元。")


def _no_duties(made: Base) -> None:
    at = made.heading("监督保障情况")
    made.story.pieces[at + 1] = Paragraph("明确专人负责，年内组织业务培训3次。")


def _another_number(made: Base) -> None:
    new = int(made.figures["t3.new.total"])
    made.say(f"公开申请{new}件", f"公开申请{new + 100_003}件")


def _another_basis(made: Base) -> None:
    new, carried = (int(made.figures[f"t3.{row}.total"]) for row in ("new", "carried_in"))
    made.say(f"公开申请{new}件", f"公开申请{new + carried}件")


def _no_report(made: Base) -> None:
    made.story.title = "南岭市召开年报编制工作培训会"
    made.story.pieces = [Paragraph("1月8日，南岭市召开培训会，各单位共80人参加。")]


def _with_another(made: Base) -> None:
    """The report of the year before stands below, with numbers of its own."""
    before = base(made.story.year).story
    title = f"{made.story.agency}{made.story.year - 1}年政府信息公开工作年度报告"
    made.story.pieces += [Heading(title, 1), *before.pieces]


def _of_another_body(made: Base) -> None:
    made.rename("石塘县柳林镇人民政府")
    made.tell("下一步，我局将继续努力。")


def _parts_beyond_the_whole(made: Base) -> None:
    made.tell("全年解答群众来访76次，其中接待0次，电话95次，当面46次，网上10次。")


def _wrong_share(made: Base) -> None:
    granted = int(made.figures["t3.granted.total"])
    made.tell(f"其中予以公开{granted}件，占99.99%。")


def _fused_labels(made: Base) -> None:
    lines = [made.row("t3", key) for key in ("denied.state_secret", "denied.other_law")]
    first, second = (next(slot for slot in line.slots if slot.role == "label") for line in lines)
    first.text, second.text = first.text + second.text, "见上"


def _mixed_labels(made: Base) -> None:
    heads = [slot for line in made.story.grid("t2").lines for slot in line.slots]
    next(slot for slot in heads if "废止" in slot.text).text = "对外公开总数量"


def _nothing_tells(made: Base) -> None:
    """Table 三 alone, without the rows that differ between the forms."""
    _remove(made, "t2", "t4")
    grid = made.story.grid("t3")
    at = grid.lines.index(made.row("t3", "rejected.confirm_existing"))
    del grid.lines[at + 1 : at + 4]


def _drop(made: Base, words: str) -> None:
    del made.story.pieces[made.heading(words)]


def _text(made: Base, code: str, text: str) -> None:
    made.slot(code).text = text


@dataclass(frozen=True)
class Case:
    """How a clean report is broken, what it is made of, and codes that the finding must name.

    `along` are rules that cannot but be broken with it, such as the rows lost where labels are fused.
    """

    breaks: Callable[[Base], None]
    names: tuple[str, ...] = ()
    form: str = "2021"
    rules: bool = True
    along: frozenset[str] = frozenset()


LICENSING = "t2.licensing"
CASES: dict[str, Case] = {
    "t3_balance": Case(_balance, ("t3.carried_in.natural", "t3.carried_out.natural")),
    "t3_processed": Case(_outcome, ("t3.partial.total", "t3.total.total")),
    "t3_columns": Case(_shifted_pair, ("t3.new.natural", "t3.new.total")),
    "t4_totals": Case(lambda made: made.add("t4.review.upheld", 1), ("t4.review.upheld", "t4.review.total")),
    "identity_open": Case(lambda made: _text(made, "t3.new.natural", ""), ("t3.new.natural",)),
    "regulations_implausible": Case(lambda made: made.rename("石塘县财政局"), ("t2.regulations.made",)),
    "row_cells": Case(_short_row, ("t3.carried_in.natural", "t3.carried_in.total")),
    "row_missing": Case(_without_row, ("t3.carried_in.natural",)),
    "row_repeated": Case(_twice, ("t3.carried_in.natural",)),
    "row_fused": Case(_fused_labels, along=frozenset({"row_missing", "row_unplaced"})),
    "form_labels_mixed": Case(_mixed_labels),
    "form_uncertain": Case(_nothing_tells, along=frozenset({"table_missing", "row_missing"})),
    "row_unplaced": Case(_foreign_row),
    "cell_text": Case(lambda made: _text(made, LICENSING, "见附件"), (LICENSING,)),
    "cell_spaces": Case(lambda made: _text(made, LICENSING, "1 234"), (LICENSING,)),
    "not_integer": Case(lambda made: _text(made, LICENSING, "3.5"), (LICENSING,)),
    "negative": Case(lambda made: _text(made, LICENSING, "-3"), (LICENSING,)),
    "unit_differs": Case(lambda made: _text(made, "t2.fees", "1200元"), ("t2.fees",)),
    "fees_implausible": Case(lambda made: _text(made, "t2.fees", "3500000"), ("t2.fees",)),
    "table_missing": Case(lambda made: _remove(made, "t2"), (LICENSING,)),
    "tables_missing": Case(lambda made: _remove(made, "t2", "t3", "t4")),
    "format_mixed": Case(_mixed),
    "form_outdated": Case(lambda made: made.set_year(2022), form="2019"),
    "table_blank": Case(lambda made: _blank(made, 10, "")),
    "cells_blank": Case(lambda made: _blank(made, 4, "/")),
    "direct_suits": Case(lambda made: made.set_year(2024), ("t4.direct.total",)),
    "not_a_report": Case(_no_report),
    "section_missing": Case(lambda made: _drop(made, "其他需要报告的事项")),
    "section_empty": Case(_empty_five),
    "part_missing": Case(_without_part),
    "fee_statement_missing": Case(_no_fee),
    "accountability_missing": Case(_no_duties),
    "period_differs": Case(lambda made: made.say("12月31日", "12月21日")),
    "year_differs_in_text": Case(
        lambda made: made.tell(f"{made.story.year - 1}年，我市主动公开重点领域信息35条。")
    ),
    "body_differs_in_text": Case(_of_another_body, rules=False),
    "placeholder_left": Case(lambda made: made.tell("工作由××股室负责，联系电话见门户。")),
    "another_report": Case(_with_another),
    "stock_below_made": Case(
        lambda made: made.add("t2.normative.made", 1_000_000), ("t2.normative.made", "t2.normative.valid")
    ),
    "fees_contradict": Case(_two_amounts),
    "prose_sum": Case(_parts_beyond_the_whole),
    "prose_share": Case(_wrong_share),
    "narrative_contradicts": Case(_another_number, ("t3.new.total",)),
    "narrative_basis": Case(_another_basis, ("t3.new.total", "t3.carried_in.total")),
}
