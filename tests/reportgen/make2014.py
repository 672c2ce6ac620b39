"""From a seed, a layout and a damage to a report of the years 2014 to 2018 with its truth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random

from tests.reportgen import html, html_odd, office, pdf, text, told
from tests.reportgen.form2014 import code, draw
from tests.reportgen.lists import DAMAGES_2014, Sheet2014, grid, halved
from tests.reportgen.make import Printer
from tests.reportgen.packages import settled
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Heading, Paragraph, Piece, Story, agency_name
from tests.reportgen.truth import Made, Truth


@dataclass(frozen=True)
class Layout2014:
    """A sheet and its printer; `filled`: the printer shows no blank cell."""

    printer: Printer
    sheet: Sheet2014 = field(default_factory=Sheet2014)
    filled: bool = False


def _html(hand: html.Hand) -> Printer:
    return lambda rng, story: html.render(rng, story, hand).encode()


def _lines(sheet: text.Sheet) -> Printer:
    return lambda rng, story: text.render(rng, story, sheet).encode()


def _odd(table: html_odd.Table) -> Printer:
    return lambda rng, story: html_odd.render(rng, story, table).encode()


def _pdf(press: pdf.Press) -> Printer:
    return lambda rng, story: pdf.render(rng, story, press)


_PLAIN = _html(html.Hand())
_DISTRICTS = ("区政府", "区直单位", "乡镇街道", "合计")

LAYOUTS_2014: dict[str, Layout2014] = {
    "html": Layout2014(_PLAIN),
    "html word": Layout2014(_html(html.Hand(word=True, heading_tags=False))),
    "html no units": Layout2014(_PLAIN, Sheet2014(unit=False)),
    "html inserted rows": Layout2014(_PLAIN, Sheet2014(inserted=True)),
    "html serial": Layout2014(_PLAIN, Sheet2014(serial=True, inserted=True)),
    "html notes": Layout2014(_PLAIN, Sheet2014(note=True)),
    "html districts": Layout2014(_PLAIN, Sheet2014(beside=_DISTRICTS, figure=3, spanned="统计数")),
    "html cumulative": Layout2014(_PLAIN, Sheet2014(beside=("本年度", "历年累计"))),
    "html untold": Layout2014(_PLAIN, Sheet2014(beside=("县直单位", "乡镇"), told=False)),
    "html halves": Layout2014(_PLAIN, Sheet2014(halves=True)),
    "html serial halves": Layout2014(_PLAIN, Sheet2014(serial=True, halves=True, inserted=True)),
    "html paragraphs": Layout2014(_odd(html_odd.paragraphs), filled=True),
    "html paragraphs no units": Layout2014(_odd(html_odd.paragraphs), Sheet2014(unit=False), filled=True),
    "html told in lines": Layout2014(_odd(told.paragraphs), filled=True),
    "html told in sentences": Layout2014(_odd(told.sentences), filled=True),
    "text tabs": Layout2014(_lines(text.Sheet())),
    "text cell a line": Layout2014(_lines(text.Sheet(cell_a_line=True))),
    "text pipes": Layout2014(_lines(text.Sheet(rows=text.piped)), filled=True),
    "text spaces": Layout2014(_lines(text.Sheet(rows=text.spaced)), filled=True),
    "text told in lines": Layout2014(_lines(text.Sheet(rows=told.lines)), filled=True),
    "text districts": Layout2014(_lines(text.Sheet()), Sheet2014(beside=_DISTRICTS, figure=3)),
    "pdf": Layout2014(_pdf(pdf.Press())),
    "pdf cut rows": Layout2014(_pdf(pdf.Press(cut_rows=True, size=9.5)), Sheet2014(serial=True)),
    "pdf halves": Layout2014(_pdf(pdf.Press()), Sheet2014(halves=True)),
    "docx": Layout2014(office.docx, Sheet2014(inserted=True)),
    "docx cumulative": Layout2014(office.docx, Sheet2014(beside=("历年累计", "本年度"), figure=1)),
    "html years": Layout2014(_PLAIN, Sheet2014(beside=("{before}年", "{year}年"), figure=1)),
    "docx years": Layout2014(office.docx, Sheet2014(beside=("{year}年度统计数", "{before}年度统计数"))),
    "pdf years": Layout2014(_pdf(pdf.Press()), Sheet2014(beside=("{before}年度", "{year}年度"), figure=1)),
}


def make2014(seed: int, layout: str, damage: str = "none") -> Made:
    """One document; what is not given is drawn from the seed."""
    rng = Random(f"2014/{seed}/{layout}/{damage}")
    plan = LAYOUTS_2014[layout]
    story, truth = written2014(rng, plan, damage)
    return Made(f"{seed}/{layout}/{damage}/2014", layout, damage, settled(plan.printer(rng, story)), truth)


def written2014(rng: Random, plan: Layout2014, damage: str = "none") -> tuple[Story, Truth]:
    """A report with its truth, before it is printed."""
    figures = draw(rng, rng.choice((0.0, 0.3, 0.8)) if damage == "none" else 0.0)
    blanks = rng.choice(("none", "marks") if plan.filled else ("none", "marks", "zeros"))
    blanks = blanks if damage == "none" else "none"
    named = {code(key): value for key, value in figures.items()}
    cells = print_cells(rng, named, rng.choice(("plain", "thousands", "fullwidth", "padded")), blanks)
    agency, year = agency_name(rng, city=rng.random() < 0.3), rng.randint(2014, 2018)
    published = date(year + 1, rng.choice((1, 2, 3)), rng.randint(4, 28))
    title = f"{agency}{year}年政府信息公开工作年度报告"
    truth = Truth("2014", cells, title, agency, year, published.isoformat())
    beside = tuple(name.format(year=year, before=year - 1) for name in plan.sheet.beside)
    table = grid(rng, cells, replace(plan.sheet, beside=beside))
    if not plan.sheet.told:
        truth.doubtful, truth.clean = set(cells), False
    DAMAGES_2014[damage](rng, table, truth)
    story = Story(title, agency, year, published, _pieces(agency, year, figures["fee_wan"]))
    story.pieces.append(halved(table, 1) if plan.sheet.halves else table)
    return story, truth


def _pieces(agency: str, year: int, fee: Decimal) -> list[Piece]:
    fees = "检索、复制、邮寄等费用"
    charged = f"本年收取{fees}{fee * 10_000:.0f}元。" if fee else f"本年没有收取{fees}。"
    return [
        Paragraph(f"本报告由{agency}编制，统计期限为{year}年1月1日至12月31日。"),
        Heading("一、概述"),
        Paragraph("本机关完善公开目录，安排专人更新门户网站，全年未发生重大差错，接受了各方面的监督。"),
        Heading("二、主动公开政府信息的情况"),
        Paragraph("凡涉及群众切身利益的事项，均在形成后二十个工作日内公开，并配有通俗的说明。"),
        Heading("三、政府信息公开的收费及减免情况"),
        Paragraph(charged),
        Heading("四、存在的不足和改进措施"),
        Paragraph("公开内容还不够全面，下一步将加强对业务人员的指导，定期检查各栏目。"),
        Heading("五、附表", 2),
        Paragraph(f"政府信息公开情况统计表（{year}年度）"),
    ]


def damages(layout: str) -> list[str]:
    """The damages that a layout can show: drawn cells keep their places, lines drop blanks."""
    plan = LAYOUTS_2014[layout]
    unseen = (
        {"surplus_cell", "lost_cell"} if layout.startswith(("pdf", "docx")) or plan.sheet.halves else set()
    )
    if plan.filled:
        unseen |= {"shifted", "lost_cell", "surplus_cell"}
    return [name for name in DAMAGES_2014 if name not in unseen]
