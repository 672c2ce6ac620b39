"""Pages → paragraphs and tables in order, joined over page breaks; page numbers dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.document import Block, Damage, Place, Text
from pipelines.formats.lines import is_page_number, is_value
from pipelines.formats.pages.glyphs import PageLine, text_lines
from pipelines.formats.pages.lattice import lattices
from pipelines.formats.pages.page import Glyph, Page
from pipelines.formats.pages.tables import PageTable, finished, joined, read_lattice, same_columns
from pipelines.formats.pages.unruled import LooseTable, unruled_table
from pipelines.formats.pages.unruled_regions import regions

_FOOT = 0.1
"""Share of the page's height at its foot and head where page numbers and running lines stand."""
_ROW = 60.0
"""Points up to which a lone frame can be one row of a table that a page break cut off."""
_OPENS = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]")
"""How a heading begins, or a paragraph of its own."""
_CLOSES = re.compile(r"(?:[。！？；：:;]|报告|年报)[”)）]*$")
"""How a paragraph ends, or the title above the first heading."""
_CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef、。〔〕《》“”]")


Piece = PageLine | PageTable | LooseTable


def blocks(pages: Sequence[Page]) -> tuple[list[Block], list[Damage]]:
    """The document's blocks in order, and what is doubtful about its tables."""
    pieces = _with_unruled(_joined_tables(_without_running_lines([_pieces(page) for page in pages])))
    margin = _Margins(pieces)
    result: list[Block] = []
    damage: list[Damage] = []
    paragraph: list[PageLine] = []
    number = 0
    for piece in pieces:
        if isinstance(piece, PageLine):
            if paragraph and margin.starts_paragraph(paragraph[-1], piece):
                result.append(_paragraph(paragraph))
                paragraph = []
            paragraph.append(piece)
            continue
        if paragraph:
            result.append(_paragraph(paragraph))
            paragraph = []
        if isinstance(piece, LooseTable):
            number += 1
            table, doubts = unruled_table(piece.lines, number)
            result.append(table)
            damage.extend(doubts)
            continue
        if len(piece.cells) == 1:
            result.append(Text("".join(piece.cells[0].text.split("\n")), place=piece.cells[0].place))
            continue
        number += 1
        result.append(finished(piece, number))
        damage.extend(_doubts(piece, number))
    if paragraph:
        result.append(_paragraph(paragraph))
    return result, damage


def _doubts(table: PageTable, number: int) -> list[Damage]:
    found = []
    if table.broken:
        found.append(Damage("table_rules_broken", {"count": table.broken}, number))
    if table.crowded:
        found.append(Damage("table_cells_crowded", {"count": table.crowded}, number))
    if table.overflowing:
        found.append(Damage("table_cells_overflow", {"count": table.overflowing}, number))
    return found


def _pieces(page: Page) -> list[Piece]:
    """Lines and tables of one page from top to bottom."""
    glyphs: list[Glyph] = list(page.glyphs)
    placed: list[tuple[float, Piece]] = []
    for lattice in lattices(page.rules):
        if len(lattice.faces) == 1 and lattice.ys[-1] - lattice.ys[0] > _ROW:
            continue
        table, glyphs = read_lattice(page, lattice, glyphs)
        if table is not None and table.cells:
            placed.append((lattice.ys[0], table))
    placed.extend((line.top, PageLine(line, page)) for line in text_lines(glyphs))
    return [piece for _, piece in sorted(placed, key=lambda item: item[0])]


def _without_running_lines(pages: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Without page numbers and lines that most pages repeat at top or foot (but the first)."""
    lines = (piece for pieces in pages for piece in pieces if isinstance(piece, PageLine))
    edge = Counter(piece.line.text for piece in lines if _at_edge(piece))
    repeated = {text for text, count in edge.items() if count >= 3 and 2 * count > len(pages)}
    seen: set[str] = set()
    result = []
    for pieces in pages:
        kept: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, PageLine) and _at_edge(piece):
                text = piece.line.text
                if is_page_number(text) or (re.fullmatch(r"[0-9０-９]{1,3}", text) and _alone(piece, pieces)):
                    continue
                if text in repeated and text in seen:
                    continue
                seen.add(text)
            kept.append(piece)
        result.append(kept)
    return result


def _at_edge(piece: PageLine) -> bool:
    height = piece.page.height
    return piece.line.bottom < _FOOT * height or piece.line.top > (1 - _FOOT) * height


def _alone(piece: PageLine, pieces: Sequence[Piece]) -> bool:
    """Whether a bare number is the page's first or last line."""
    return piece is pieces[-1] or piece is pieces[0]


def _joined_tables(pages: Sequence[Sequence[Piece]]) -> list[Piece]:
    """All pieces in order; a table that opens a page joins the one that closed the page before, if it can."""
    result: list[Piece] = []
    for pieces in pages:
        for index, piece in enumerate(pieces):
            last = result[-1] if result and index == 0 else None
            if isinstance(piece, PageTable) and isinstance(last, PageTable) and same_columns(last, piece):
                result[-1] = joined(last, piece)
            else:
                result.append(piece)
    return result


def _with_unruled(pieces: Sequence[Piece]) -> list[Piece]:
    """All pieces in order, the lines that are tables without rules taken together."""
    result: list[Piece] = []
    lines: list[PageLine] = []
    for piece in (*pieces, None):
        if isinstance(piece, PageLine):
            lines.append(piece)
            continue
        done = 0
        for start, end, own in regions(lines):
            result += [*lines[done:start], LooseTable(tuple(own))]
            done = end
        result += lines[done:]
        lines = []
        if piece is not None:
            result.append(piece)
    return result


class _Margins:
    """Where the lines of running text begin and end, and whether paragraphs begin with an indent."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        lines = [piece.line for piece in pieces if isinstance(piece, PageLine)]
        longest = sorted(lines, key=lambda line: line.x0 - line.x1)[: max(1, len(lines) // 3)]
        self.left = min((line.x0 for line in longest), default=0.0)
        self.right = max((line.x1 for line in longest), default=0.0)
        indented = sum(1.2 < (line.x0 - self.left) / line.size < 3.2 for line in lines)
        self.indents = indented >= 0.15 * len(lines)

    def starts_paragraph(self, above: PageLine, line: PageLine) -> bool:
        """Whether `line` begins a paragraph rather than going on with `above`."""
        size = max(above.line.size, line.line.size)
        short = self.right - above.line.x1
        if line.line.x0 > self.left + 1.2 * size or short > 0.3 * (self.right - self.left):
            return True
        if not self.indents and short > 1.2 * size and above.line.text[-1] in "。！？：；:;":
            return True
        if _OPENS.match(line.line.text) and _CLOSES.search(above.line.text):
            return True
        numbers_meet = above.line.text[-1].isdigit() and line.line.text[0].isdigit()
        if numbers_meet and short > _room(above.line.text) * size:
            return True
        if _is_row(above.line.text) or _is_row(line.line.text):
            return True
        if abs(above.line.size - line.line.size) > 0.15 * size:
            return True
        return above.page is line.page and line.line.top - above.line.bottom > 2.5 * size


def _room(text: str) -> float:
    """So many letters may a line stay short of the margin that goes on in the next: converters that count
    letters take one of half a width for a whole one."""
    return 1.6 + sum(letter.isascii() for letter in text) / 2


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table without rules: it ends in values that stand apart."""
    last = text.split()[-3:]
    return len(last) == 3 and all(map(is_value, last))


def _paragraph(lines: Sequence[PageLine]) -> Text:
    """One paragraph: its lines joined, with a blank only where two Latin words or numbers meet."""
    text = lines[0].line.text
    for piece in lines[1:]:
        following = piece.line.text
        chinese = _CHINESE.match(text[-1]) or _CHINESE.match(following[0])
        text += following if chinese or (text[-1].isdigit() and following[0].isdigit()) else " " + following
    page = lines[0].page
    first = [piece.line for piece in lines if piece.page is page]
    box = page.box(
        min(line.x0 for line in first),
        min(line.top for line in first),
        max(line.x1 for line in first),
        max(line.bottom for line in first),
    )
    return Text(text, place=Place(page.number, box))
