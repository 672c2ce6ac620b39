"""Text laid out as its page was, columns aligned by blanks: rows whose labels go on over several lines.

Such text is what programs make of a PDF. A numbered label begins a row, whatever else the row prints stands
before the next one begins; rows are put together only where each of them then has one line of numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipelines.formats.lines import is_value
from pipelines.formats.text.lines import Line

_PARTED = re.compile(r"(?:(?! {2}|　| (?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[)）]))[^\n])+")
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2} ?[.．、]|[一二三四五六七八九]、")
_HEADING = re.compile(r"\s*[一二三四五六七八九]、.{4,}(情况|事项)")
_PROSE = re.compile(r"[。；！？]")
_FEWEST_VALUES = 5
_FEWEST_ROWS = 5
"""So many lines with so many numbers make a table that is laid out."""
_UNEVEN = 2
"""Characters by which lines of one label that stand in its middle may begin further left than the first."""
_MOST_LINES = 24
"""Lines that a label goes on for at most."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands together on a line, and at which character it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def meets(self, other: _Piece) -> bool:
        """Whether one stands above the other, be it by a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Print:
    """A line of print: its words, and the numbers behind them."""

    words: tuple[_Piece, ...]
    values: tuple[_Piece, ...]


@dataclass(slots=True)
class _Row:
    """A row of the table: the lines of its label, what stands left of them, and its line of numbers."""

    label: list[_Piece]
    beside: list[_Piece] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    valued: list[int] = field(default_factory=list)

    def go_on(self, piece: _Piece) -> bool:
        """Takes a piece that stands below the label, or left of it; False where it stands below both."""
        edge = min(line.start for line in self.label)
        for word in (_Piece(piece.start + part.start(), part[0]) for part in re.finditer(r"\S+", piece.text)):
            if word.end <= edge:
                self.beside.append(word)
            elif word.start >= edge - _UNEVEN:
                self.label.append(word)
            else:
                return False
        return True


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages; what most of them repeat as first or last line stands once, at either end."""
    edges = [ends for page in pages if (ends := _edges(page))]
    places: dict[str, list[Line]] = {}
    for line in (line for ends in edges for line in ends):
        places.setdefault(line.text.strip(), []).append(line)
    taken = set[int]()
    for repeated in places.values():
        if len(repeated) > 1 and 2 * len(repeated) > len(edges):
            kept = repeated[0] if repeated[0] is edges[0][0] else repeated[-1]
            taken |= {line.number for line in repeated} - {kept.number}
    return [line for page in pages for line in page if line.number not in taken]


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and the last printed line of a page, if they are no rows."""
    printed = [line for line in page if not line.blank]
    ends = printed[:1] + printed[1:][-1:]
    return [line for line in ends if len(_print(line).values) < _FEWEST_VALUES]


def with_laid_out_rows(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, rows of several lines as one with tabs and their other lines blank; and the numbers of lines
    of which nobody knows what label they belong to.
    """
    found, unsure = list(lines), set[int]()
    prints = [_print(line) for line in lines]
    for start, end in _regions(lines, prints):
        rows = _rows(prints, start, end)
        if len(rows) < _FEWEST_ROWS:
            continue
        if not _are_sure(rows):
            unsure |= {lines[at].number for row in rows for at in row.valued if _are_uneven(rows)}
            continue
        values = _cells({row.valued[0]: prints[row.valued[0]].values for row in rows}, lines)
        for row in rows:
            if row.valued[0] not in values:
                continue
            for at in row.lines:
                found[at] = replace(lines[at], text="")
            at = row.valued[0]
            label = "".join(piece.text for piece in row.label)
            found[at] = replace(lines[at], text="\t".join([*_beside(row), label, *values[at]]))
    return found, unsure


def _cells(rows: Mapping[int, Sequence[_Piece]], lines: Sequence[Line]) -> dict[int, list[str]]:
    """What stands in each column of the rows, where it is certain.

    A column is blank in a row where the numbers of its page that are below one another are as many columns as
    the row with the most numbers has. Numbers a single blank apart may be one whose digits stand apart.
    """
    most = max(map(len, rows.values()))
    found: dict[int, list[str]] = {}
    for page in {lines[at].page for at in rows}:
        own = {at: values for at, values in rows.items() if lines[at].page == page}
        columns = _columns([value for values in own.values() for value in values])
        for row, values in own.items():
            places = [at for value in values for at, column in enumerate(columns) if value.meets(column)]
            if len(columns) == most and len(set(places)) == len(values):
                held = dict(zip(places, values, strict=True))
                found[row] = [held[place].text if place in held else "" for place in range(most)]
            elif all(after.start - before.end > 1 for before, after in pairwise(values)):
                found[row] = [value.text for value in values]
    return found


def _columns(values: Sequence[_Piece]) -> list[_Piece]:
    """What the values stand in, below one another: a column reaches as far as any of its values."""
    columns: list[_Piece] = []
    for value in sorted(values, key=lambda value: value.start):
        if columns and value.meets(columns[-1]):
            wide = max(columns[-1].end, value.end) - columns[-1].start
            columns[-1] = _Piece(columns[-1].start, " " * wide)
        else:
            columns.append(value)
    return columns


def _print(line: Line) -> _Print:
    if line.has_cells:
        return _Print((), ())
    words = [_Piece(part.start(), part[0]) for part in re.finditer(r"\S+", line.text)]
    first = len(words)
    while first and is_value(words[first - 1].text):
        first -= 1
    before = line.text[: words[first].start] if first < len(words) else line.text
    pieces = [_stripped(part.start(), part[0]) for part in _PARTED.finditer(before) if part[0].strip()]
    return _Print(tuple(pieces), tuple(words[first:]))


def _stripped(start: int, text: str) -> _Piece:
    return _Piece(start + len(text) - len(text.lstrip()), text.strip())


def _regions(lines: Sequence[Line], prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """From where to where tables are laid out: nothing in between stands where the numbers do."""
    start = 0
    for at, line in enumerate(lines):
        if line.has_cells or _HEADING.match(line.text) or _PROSE.search(line.text):
            yield from _narrowed(prints, start, at)
            start = at + 1
    yield from _narrowed(prints, start, len(lines))


def _narrowed(prints: Sequence[_Print], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch of lines between heads that stand over the numbers, from the first label on."""
    wide = [at for at in range(start, end) if len(prints[at].values) >= _FEWEST_VALUES]
    if len(wide) < _FEWEST_ROWS:
        return
    cuts = [at for at in range(start, end) if _stands_over_numbers(at, prints, wide)]
    for before, after in pairwise([start - 1, *cuts, end]):
        first = next((at for at in range(before + 1, after) if _begins(prints[at])), after)
        if sum(first <= at < after for at in wide) >= _FEWEST_ROWS:
            yield first, after


def _stands_over_numbers(at: int, prints: Sequence[_Print], wide: Sequence[int]) -> bool:
    """Whether words reach to where the numbers begin, in the nearest rows above and below."""
    place = bisect_left(wide, at)
    near = wide[max(0, place - 1) : place + 1]
    edge = max(prints[row].values[0].start for row in near)
    return any(word.end > edge for word in prints[at].words)


def _begins(line: _Print) -> bool:
    """Whether a numbered label begins on the line, right of all else that stands left of the numbers."""
    return bool(line.words) and bool(_NUMBERED.match(line.words[-1].text))


def _rows(prints: Sequence[_Print], start: int, end: int) -> list[_Row]:
    """The rows from the first label to the end, each with one line of numbers if they can be told so."""
    begin = [at for at in range(start, end) if _begins(prints[at])]
    beside = {at for at in begin if _is_beside(at, begin, prints)}
    for groups in ({at for at in beside if not prints[at].values}, beside):
        rows = _parted(prints, range(start, end), set(begin) - groups)
        if _are_sure(rows):
            break
    return rows


def _are_sure(rows: Sequence[_Row]) -> bool:
    return all(len(row.valued) == 1 and len(row.lines) <= _MOST_LINES for row in rows)


def _parted(prints: Sequence[_Print], lines: Iterable[int], begin: Container[int]) -> list[_Row]:
    """The lines as rows, each from where its label begins; empty if a line stands below two columns."""
    rows: list[_Row] = []
    for at in lines:
        words, values = list(prints[at].words), prints[at].values
        if at in begin:
            rows.append(_Row([words.pop()], words))
        elif not all(rows[-1].go_on(word) for word in words):
            return []
        if at in begin or words or values:
            rows[-1].lines.append(at)
        rows[-1].valued += [at] if values else []
    return rows


def _is_beside(at: int, begin: Sequence[int], prints: Sequence[_Print]) -> bool:
    """Whether what begins there stands left of the labels above and below it: the name of a group of rows."""
    place, last = begin.index(at), prints[at].words[-1].end
    near = [begin[other] for other in (place - 1, place + 1) if 0 <= other < len(begin)]
    return len(near) == 2 and all(prints[other].words[-1].start >= last for other in near)


def _are_uneven(rows: Sequence[_Row]) -> bool:
    """Whether labels and numbers stand on different heights: some labels have none, others several lines."""
    return any(not row.valued for row in rows) and any(len(row.valued) > 1 for row in rows)


def _beside(row: _Row) -> list[str]:
    return ["".join(piece.text for piece in row.beside)] if row.beside else []
