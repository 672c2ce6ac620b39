"""From a seed, a layout and a damage to a document with its truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.reportgen import html, html_odd, ofd, office, office_open, office_rtf, pdf, scan, text, variants
from tests.reportgen.damages import DAMAGES
from tests.reportgen.figures import BREAKS, PROFILES, break_identity, draw
from tests.reportgen.grids import Grid, tables
from tests.reportgen.packages import settled
from tests.reportgen.printing import BLANKS, PRINTS, print_cells
from tests.reportgen.story import Story, write
from tests.reportgen.truth import Made, Truth

Printer = Callable[[Random, Story], bytes]
Change = Callable[[Random, Story], None]


@dataclass(frozen=True)
class Layout:
    """A way to print a story; `change` works on its tables first; `clean`, `settled`: see Truth.

    `filled`: the layout shows no blank cell, and damages leave open what stands around them.
    """

    printer: Printer
    change: Change | None = None
    clean: bool = True
    settled: bool = True
    filled: bool = False


def _html(hand: html.Hand, encoding: str = "utf-8") -> Printer:
    return lambda rng, story: html.render(rng, story, hand).encode(encoding)


def _odd(table: html_odd.Table) -> Layout:
    return Layout(lambda rng, story: html_odd.render(rng, story, table).encode(), filled=True)


def _lines(rows: text.Rows) -> Layout:
    return Layout(_text(text.Sheet(rows=rows)), filled=True)


def _text(sheet: text.Sheet) -> Printer:
    return lambda rng, story: text.render(rng, story, sheet).encode()


def _pdf(press: pdf.Press) -> Printer:
    return lambda rng, story: pdf.render(rng, story, press)


def _scan(scanner: scan.Scanner) -> Layout:
    """What a picture shows need not be read, but nothing may be read wrong."""
    return Layout(lambda rng, story: scan.render(rng, story, scanner), clean=False, settled=False)


def _ofd(package: ofd.Package) -> Printer:
    return lambda rng, story: ofd.render(rng, story, package)


def _word(hand: office.Word) -> Printer:
    return lambda rng, story: office.word(rng, story, hand)


def _xlsx(book: office.Book) -> Printer:
    return lambda rng, story: office.xlsx(rng, story, book)


def _xls(book: office.Book) -> Printer:
    return lambda rng, story: office.xls(rng, story, book)


def _rtf(pen: office_rtf.Pen) -> Printer:
    return lambda rng, story: office_rtf.render(rng, story, pen)


def _each(change: Callable[[Random, Grid], None], *names: str) -> Change:
    def apply(rng: Random, story: Story) -> None:
        for piece in story.pieces:
            if isinstance(piece, Grid) and piece.name in (names or ("t2", "t3", "t4")):
                change(rng, piece)

    return apply


def _split(repeat_head: bool) -> Change:
    def apply(rng: Random, story: Story) -> None:
        at = next(i for i, p in enumerate(story.pieces) if isinstance(p, Grid) and p.name == "t3")
        grid = story.pieces[at]
        assert isinstance(grid, Grid)
        story.pieces[at : at + 1] = variants.split(rng, grid, repeat_head=repeat_head)

    return apply


def _unnumber(_rng: Random, grid: Grid) -> None:
    variants.unnumber(grid)


def _headless(_rng: Random, grid: Grid) -> None:
    variants.headless(grid)


def _phantom_inside(rng: Random, grid: Grid) -> None:
    variants.phantom_column(rng, grid, inside=True)


def _any_press(rng: Random, story: Story) -> bytes:
    """Without rules, and everything else as it falls."""
    aligns: tuple[pdf.Align, ...] = ("left", "centre", "right")
    press = pdf.Press(
        rules="none",
        values=rng.choice(aligns),
        labels=rng.choice(aligns[:2]),
        heads=rng.choice(aligns),
        middle=rng.random() < 0.7,
        size=rng.choice((7.0, 8.0, 8.5, 9.0)),
        pad=rng.uniform(3.0, 10.0),
        wander=rng.choice((0.0, 0.0, 2.0)),
        mirrored=rng.choice((0.0, 0.0, 9.0)),
        zebra=rng.random() < 0.2,
        scrambled=rng.random() < 0.5,
        latin=rng.random() < 0.5,
    )
    return pdf.render(rng, story, press)


_CENTRED = pdf.Press(rules="none", values="centre", labels="centre", heads="centre", middle=True)
_PLAIN = _html(html.Hand())

LAYOUTS: dict[str, Layout] = {
    "html clean": Layout(_PLAIN),
    "html word": Layout(_html(html.Hand(word=True, heading_tags=False))),
    "html nested": Layout(_html(html.Hand(nested=True, heading_tags=False))),
    "html ragged": Layout(_html(html.Hand(unclosed=True, overlong_spans=True)), _split(False)),
    "html split": Layout(_html(html.Hand(breaks=True, heading_tags=False)), _split(True)),
    "html hidden columns": Layout(_PLAIN, _each(variants.hidden_column)),
    "html headless": Layout(_PLAIN, _each(_headless, "t3")),
    "html phantom columns": Layout(_PLAIN, _each(variants.phantom_column, "t3")),
    "html phantom inside": Layout(_PLAIN, _each(_phantom_inside, "t3"), clean=False),
    "html reworded": Layout(_PLAIN, _each(variants.reword)),
    "html unnumbered": Layout(_PLAIN, _each(_unnumber, "t3")),
    "html mistyped": Layout(_PLAIN, _each(variants.mistype, "t3"), clean=False, settled=False),
    "html fused groups": Layout(_PLAIN, _each(variants.fuse_groups, "t3")),
    "html gb18030": Layout(_html(html.Hand(heading_tags=False), "gb18030")),
    "html portal": Layout(_html(html.Hand(portal=True, title_tag=False))),
    "html one table": Layout(_html(html.Hand(one_table=True, heading_tags=False))),
    "html cut labels": Layout(_PLAIN, _each(variants.cut_label, "t3")),
    "html paragraphs": _odd(html_odd.paragraphs),
    "html blocks": _odd(html_odd.blocks),
    "html preformatted": _odd(html_odd.preformatted),
    "html form fields": _odd(html_odd.form_fields),
    "html notes": _odd(html_odd.noted),
    "html frame": _odd(html_odd.frame),
    "html units apart": _odd(html_odd.units_apart),
    "html stacked": _odd(html_odd.stacked),
    "text box": _lines(text.boxed),
    "text spaces": _lines(text.spaced),
    "text pipes": _lines(text.piped),
    "text commas": _lines(text.comma_parted),
    "text paragraphs": _lines(text.paragraphs),
    "text tabs": Layout(_text(text.Sheet())),
    "text compact": Layout(_text(text.Sheet(compact=True))),
    "text page break": Layout(_text(text.Sheet(compact=True, page_break=True))),
    "text phantom": Layout(_text(text.Sheet(phantom=True, page_break=True))),
    "text blank lines": Layout(_text(text.Sheet(blank_lines=True))),
    "text cell a line": Layout(_text(text.Sheet(cell_a_line=True))),
    "text cell gaps": Layout(_text(text.Sheet(cell_a_line=True, gaps=True)), clean=False, settled=False),
    "pdf lines": Layout(_pdf(pdf.Press())),
    "pdf rects": Layout(_pdf(pdf.Press(rects=True, numbered=False))),
    "pdf cut rows": Layout(_pdf(pdf.Press(cut_rows=True, size=9.5))),
    "pdf rotated": Layout(_pdf(pdf.Press(rotated=True))),
    "pdf unruled left": Layout(_pdf(pdf.Press(rules="none"))),
    "pdf unruled right": Layout(_pdf(pdf.Press(rules="none", values="right", heads="centre"))),
    "pdf unruled centred": Layout(_pdf(_CENTRED)),
    "pdf unruled any": Layout(_any_press),
    "pdf unruled cut rows": Layout(_pdf(replace(_CENTRED, cut_rows=True, size=9.5))),
    "pdf unruled three lines": Layout(_pdf(replace(_CENTRED, rules="three"))),
    "pdf unruled horizontal": Layout(_pdf(replace(_CENTRED, rules="horizontal", values="right"))),
    "pdf unruled vertical": Layout(_pdf(replace(_CENTRED, rules="vertical"))),
    "pdf unruled frame": Layout(_pdf(replace(_CENTRED, rules="frame", pad=4.0))),
    "pdf unruled zebra": Layout(_pdf(replace(_CENTRED, zebra=True, values="left"))),
    "pdf dashed": Layout(_pdf(pdf.Press(rules="dashed"))),
    "pdf strokes": Layout(_pdf(pdf.Press(rules="strokes"))),
    "ofd runs": Layout(_ofd(ofd.Package())),
    "ofd characters": Layout(_ofd(ofd.Package(steps="single", boxes=True, prefix=""))),
    "ofd scaled": Layout(_ofd(ofd.Package(steps="each", scaled=True, template=True))),
    "ofd cut rows": Layout(_ofd(ofd.Package(cut_rows=True, size=3.3))),
    "ofd lying": Layout(_ofd(ofd.Package(lying=True, boxes=True, prefix="o:"))),
    "docx plain": Layout(office.docx),
    "docx by hand": Layout(_word(office.Word(split_runs=True, controls=True))),
    "docx strict": Layout(_word(office.Word(namespace=office.STRICT, boxes=True))),
    "docx nested": Layout(_word(office.Word(nested=True))),
    "docx revised": Layout(_word(office.Word(revisions=True))),
    "docx numbered": Layout(_word(office.Word(numbered=True, split_runs=True))),
    "docx hidden columns": Layout(_word(office.Word()), _each(variants.hidden_column)),
    "odt": Layout(office_open.odt),
    "ods": Layout(office_open.ods),
    "rtf unicode": Layout(_rtf(office_rtf.Pen(properties_again=True))),
    "rtf gbk": Layout(_rtf(office_rtf.Pen(unicode=False, flags=True))),
    "rtf nested": Layout(_rtf(office_rtf.Pen(nested=True))),
    "rtf jitter": Layout(_rtf(office_rtf.Pen(jitter=25))),
    "xlsx": Layout(_xlsx(office.Book())),
    "xlsx sheets": Layout(_xlsx(office.Book(sheets=True, numbers=False))),
    "xlsx tight": Layout(_xlsx(office.Book(tight=True))),
    "xlsx unmerged titles": Layout(_xlsx(office.Book(tight=True, titles_merged=False))),
    "xls": Layout(_xls(office.Book())),
    "scan plain": _scan(scan.Scanner(skew=0.6, blur=0.5, noise=8)),
    "scan poor": _scan(scan.Scanner(skew=2.0, blur=0.9, noise=22, paper=225, dust=120, quality=60)),
    "scan coarse": _scan(scan.Scanner(dpi=150, skew=1.0, blur=0.7, noise=12, quality=55, grey=True)),
    "scan stamped": _scan(scan.Scanner(skew=1.0, stamp=True, strokes=4, shadow=True, noise=8)),
    "scan from aside": _scan(scan.Scanner(warp=0.012, shadow=True, paper=240, noise=10)),
    "scan lying": _scan(scan.Scanner(turned=1, skew=0.8, blur=0.5)),
    "scan tiff": _scan(scan.Scanner(kind="tiff", skew=0.5, turned=2)),
    "scan tall": _scan(scan.Scanner(kind="jpg", dpi=130)),
    "scan unruled": _scan(scan.Scanner(press=_CENTRED, skew=0.7, blur=0.5, noise=8)),
}
ALL_DAMAGES = ("none", "broken", "truncated", *DAMAGES)


def make(
    seed: int,
    layout: str,
    damage: str = "none",
    form: str | None = None,
    profile: str | None = None,
    blanks: str | None = None,
) -> Made:
    """One document. What is not given is drawn from the seed.

    Damages are put on figures that are not all zero, so that they show.
    """
    rng = Random(f"{seed}/{layout}/{damage}")
    form = form or rng.choice(("2021", "2021", "2019"))
    whole = damage in ("none", "inconsistent_prose")
    profile = profile or rng.choice(PROFILES if whole else ("dense", "mixed", "sparse"))
    blanks = blanks or _blanks(rng, layout, damage, whole)
    figures = draw(rng, form, profile)
    broken = {break_identity(rng, form, figures, rng.choice(BREAKS))} if damage == "broken" else set()
    cells = print_cells(rng, figures, rng.choice(PRINTS), blanks)
    story = write(rng, form, figures, tables(form, cells), consistent=damage != "inconsistent_prose")
    truth = Truth(form, cells, story.title, story.agency, story.year, story.published.isoformat())
    truth.stated, truth.broken = story.stated, broken
    plan = LAYOUTS[layout]
    gaps = blanks in ("zeros", "some_zeros", "quarter")
    truth.settled = plan.settled and not (gaps and (layout == "text phantom" or "unruled" in layout))
    truth.settled &= damage == "none" or not plan.filled
    truth.settled &= damage != "missing_cell" or not ("unruled" in layout or "phantom" in layout)
    truth.clean = plan.clean and damage == "none" and truth.settled and blanks != "quarter"
    if damage in DAMAGES:
        DAMAGES[damage](rng, story, truth)
    if damage in ("wrong_header", "broken") and "phantom" in layout:
        truth.settled, truth.broken = False, set()
    if plan.change:
        plan.change(rng, story)
    data = settled(plan.printer(rng, story))
    if damage == "truncated":
        data = truncate(rng, story, truth, data)
    name = f"{seed}/{layout}/{damage}/{form}/{profile}/{blanks}"
    return Made(name, layout, damage, data, truth)


GRIDS = ("pdf", "ofd", "xls", "ods", "docx plain")
"""Layouts whose columns hold every row alike: a row that lost a cell is as long as the others."""
RAGGED = ("surplus_zero", "surplus_blank", "ragged_both_ways", "wrong_sum_and_ragged", "blank_and_surplus")


def _blanks(rng: Random, layout: str, damage: str, whole: bool) -> str:
    """Where an empty column, a broken sum or a shift could not be told from blanks, there are none."""
    if "inside" in layout or damage == "broken" or damage.startswith("shifted"):
        return "none"
    if layout.startswith(GRIDS) and damage in (*RAGGED, "missing_cell"):
        return "none" if damage in RAGGED else rng.choice(("none", "none", "marks"))
    if LAYOUTS[layout].filled:
        return rng.choice(("none", "none", "marks"))
    return rng.choice(BLANKS if whole else ("none", "none", "some_zeros", "marks"))


def truncate(rng: Random, story: Story, truth: Truth, data: bytes) -> bytes:
    """Cuts the bytes off in their last two thirds; a cell may then be absent, but not another number."""
    truth.clean, truth.settled = False, False
    truth.doubtful = {
        slot.code
        for piece in story.pieces
        if isinstance(piece, Grid)
        for line in piece.lines
        for slot in line.slots
        if slot.code
    }
    return data[: rng.randint(len(data) // 3, len(data) - len(data) // 10)]
