"""Real reports with every number of their tables replaced at random: the layouts are real, the figures known.

The n-th row of numbers of a document takes the figures of the form's n-th row. A row that prints a cell too
many or too few keeps that fault with the new numbers, and is doubtful.
"""

from __future__ import annotations

import re
from random import Random

from lxml import html

from tests.reportgen.figures import Figures
from tests.reportgen.form import TABLE2, TABLE3, t3_codes, t4_codes
from tests.reportgen.truth import Borne, Truth

_NUMBER = re.compile(r"^[\s　]*-?[\d,.]+[\s　]*(元|万元)?[\s　]*$")


def rows_of(form: str) -> list[list[str]]:
    """The codes of each row of figures, in printed order through the three tables."""
    second = [list(codes) for block in TABLE2[form] for _, codes in block.rows]
    return [*second, *(t3_codes(row) for row in TABLE3[form]), t4_codes()]


def renumber_tabs(rng: Random, text: str, form: str, figures: Figures) -> tuple[str, Truth]:
    """A text whose table rows are tab-separated lines."""
    truth = truth_of(form, figures)
    rows = iter(rows_of(form))
    out = []
    for line in text.split("\n"):
        cells = line.split("\t")
        if sum(bool(_NUMBER.match(cell)) for cell in cells) and len(cells) > 1:
            cells = _filled(rng, cells, next(rows), truth)
        out.append("\t".join(cells))
    assert next(rows, None) is None, "the text has fewer table rows than the form"
    return "\n".join(out), truth


def renumber_cell_lines(text: str, form: str, figures: Figures) -> tuple[str, Truth]:
    """A text with one cell on each (tab-led) line; a cell may hold line breaks."""
    truth = truth_of(form, figures)
    codes = iter([code for row in rows_of(form) for code in row])
    out = []
    for line in text.split("\n"):
        if line.startswith("\t") and _NUMBER.match(line[1:]):
            line = "\t" + _replaced(line[1:], truth.cells[next(codes)].raw)
        out.append(line)
    assert next(codes, None) is None, "the text has fewer cells than the form"
    return "\n".join(out), truth


def renumber_html(page: str, form: str, figures: Figures) -> tuple[str, Truth]:
    """An HTML page whose rows have exactly the form's cells; a blank cell stays blank."""
    truth = truth_of(form, figures)
    tree = html.fromstring(f"<div>{page}</div>")
    rows = iter(rows_of(form))
    current = next(rows, None)
    for tr in tree.iter("tr"):
        cells = tr.findall("td")
        texts = [cell.text_content().strip() for cell in cells]
        if current is None or not is_row(texts, len(current)):
            continue
        for cell, code in zip(cells[-len(current) :], current, strict=True):
            if not cell.text_content().strip():
                truth.cells[code] = Borne("blank")
                continue
            _set_text(cell, truth.cells[code].raw)
        current = next(rows, None)
    assert current is None, "the page has fewer table rows than the form"
    return html.tostring(tree, encoding="unicode"), truth


def truth_of(form: str, figures: Figures) -> Truth:
    """The truth of a report that prints these figures; what else it holds may be flagged."""
    cells = {code: Borne("value", value, str(value)) for code, value in figures.items()}
    return Truth(form, cells, clean=False)


def _filled(rng: Random, cells: list[str], codes: list[str], truth: Truth) -> list[str]:
    """The line with new numbers in place of the old; the number of cells stays what it was."""
    places = [at for at, cell in enumerate(cells) if _NUMBER.match(cell)]
    texts = [truth.cells[code].raw for code in codes]
    if len(codes) == 15 and len(places) == 10:
        for code in codes[:5]:
            truth.cells[code] = Borne("blank")
        texts = texts[5:]
    elif len(places) != len(codes):
        truth.doubtful |= set(codes)
        while len(texts) < len(places):
            texts.insert(rng.randint(0, len(texts)), "0")
        while len(texts) > len(places):
            texts.pop(rng.randrange(len(texts)))
    new = dict(zip(places, texts, strict=True))
    return [_replaced(cell, new[at]) if at in new else cell for at, cell in enumerate(cells)]


def _replaced(cell: str, text: str) -> str:
    return re.sub(r"-?[\d,.]+", lambda _: text, cell, count=1)


def is_row(texts: list[str], count: int) -> bool:
    """Whether the last `count` cells are numbers or blanks, with a label before them (table 四: without)."""
    tail = texts[-count:]
    if count == 15:
        labelled = any(tail)
    else:
        labelled = len(texts) > count and bool(re.search(r"[一-鿿]", texts[-count - 1]))
    return len(tail) == count and labelled and all(not text or _NUMBER.match(text) for text in tail)


def _set_text(cell: html.HtmlElement, text: str) -> None:
    for inner in cell.iter():
        if isinstance(inner.tag, str) and inner.text and re.search(r"\d", inner.text):
            inner.text = _replaced(inner.text, text)
            return
        if inner.tail and inner is not cell and re.search(r"\d", inner.tail):
            inner.tail = _replaced(inner.tail, text)
            return
    raise AssertionError("a cell with a number that stands in no text of its own")
