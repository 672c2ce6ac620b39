"""A spreadsheet's cells made into paragraphs and tables: where one table ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from models.messages import unreadable
from pipelines.formats.lines import is_value
from pipelines.formats.office.flow import Content, Drawn, Square, lines
from pipelines.reading import UnreadableError

MOST_PLACES = 4_000_000
"""Places (rows × columns) of one sheet that are laid out in memory."""
PROSE = 60
"""A single cell of more characters, or of a sentence, is a paragraph under a table: no label with blanks."""

WIDEST = 256
"""Columns of a merged range that count: more are a title drawn over the whole sheet."""


@dataclass(slots=True)
class Sheet:
    """The used part of one sheet. `rows` holds texts from the cell at (`top`, `left`) on, counted from 0.

    `merged` gives, for the first place of each merged range (counted like the rows), its rows and columns;
    `unseen` counts the cells of hidden rows and columns that were taken out of it,
    `row_names` and `column_names` what rows and columns are called then.
    """

    name: str
    rows: list[list[str]]
    top: int = 0
    left: int = 0
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False
    unseen: int = 0
    row_names: list[int] = field(default_factory=list)
    column_names: list[str] = field(default_factory=list)
    _grown: int = 0

    def put(self, at: int, column: int, text: str) -> None:
        """Sets the text of a place counted from 0 in the whole sheet; the used part grows to hold it."""
        if at < self.top or column < self.left or not self.rows:
            self._reach(
                min(at, self.top) if self.rows else at, min(column, self.left) if self.rows else column
            )
        self.rows += [[] for _ in range(at - self.top + 1 - len(self.rows))]
        row = self.rows[at - self.top]
        self._grown += max(column - self.left + 1 - len(row), 0)
        if max(self._grown, len(self.rows)) > MOST_PLACES:
            raise UnreadableError(unreadable.WIDE_SHEET(name=self.name, most=MOST_PLACES))
        row += [""] * (column - self.left + 1 - len(row))
        row[column - self.left] = text

    def _reach(self, top: int, left: int) -> None:
        """Lets the used part begin further up or to the left."""
        down, right = (self.top - top, self.left - left) if self.rows else (0, 0)
        self.rows = [[] for _ in range(down)] + [[""] * right + row for row in self.rows]
        self.merged = {(at + down, column + right): size for (at, column), size in self.merged.items()}
        self.top, self.left = top, left


def sheet_content(sheet: Sheet) -> Content:
    """Paragraphs and tables from the top down; places such as Sheet1!C7."""
    return [piece for block in _blocks(sheet) for piece in _block(sheet, block)]


def _blocks(sheet: Sheet) -> Iterator[range]:
    """Runs of rows that print something; a merged cell holds its rows together."""
    start, held = 0, 0
    tall = {at: max(rows, 1) for (at, _), (rows, _) in sorted(sheet.merged.items())}
    for at, row in enumerate(sheet.rows):
        printed = any(row)
        if not printed and at >= held:
            if start < at:
                yield range(start, at)
            start = at + 1
        elif printed and at in tall:
            held = max(held, at + tall[at])
    if start < len(sheet.rows):
        yield range(start, len(sheet.rows))


def _block(sheet: Sheet, block: range) -> Content:
    """The lines before, between and after the tables of one run of rows, and the tables."""
    found: Content = []
    rows: list[int] = []
    for at in block:
        line = _line(sheet, block, at, rows)
        if line is None:
            rows.append(at)
            continue
        found += [*_tables(sheet, rows), *line]
        rows = []
    return found + _tables(sheet, rows)


def _tables(sheet: Sheet, rows: Sequence[int]) -> list[Drawn]:
    """The rows as a table; none if they only lie under a line's merged cell."""
    return [_table(sheet, rows)] if any(any(sheet.rows[at]) for at in rows) else []


def _line(sheet: Sheet, block: range, at: int, above: Sequence[int]) -> Content | None:
    """The row as a paragraph or heading if it prints one cell that is no part of the table `above`."""
    printed = [column for column, text in enumerate(sheet.rows[at]) if text]
    if len(printed) != 1 or is_value(sheet.rows[at][printed[0]]):
        return None
    column = printed[0]
    text = sheet.rows[at][column]
    height, width = _size(sheet, at, column)
    if height > 1 and any(_extent(sheet, below) > column + width for below in range(at + 1, at + height)):
        return None
    across = width > 1 and column + width >= max((_extent(sheet, row) for row in above), default=0)
    prose = (len(text) > PROSE or text.endswith("。")) and _is_last(sheet, block, at)
    if above and not (across or prose or _under_value(sheet, above[-1], column)):
        return None
    return lines(text, _place(sheet, at, column))


def _under_value(sheet: Sheet, above: int, column: int) -> bool:
    """Whether a number stands above a text, which is then no label in a column of labels."""
    row = sheet.rows[above]
    return column < len(row) and is_value(row[column])


def _size(sheet: Sheet, at: int, column: int) -> tuple[int, int]:
    """The rows and columns of a place's merged range."""
    if (at, column) not in sheet.merged:
        return 1, 1
    height, width = sheet.merged[at, column]
    return min(height, len(sheet.rows) - at), min(width, WIDEST)


def _extent(sheet: Sheet, at: int) -> int:
    """One past the last column that a row prints or merges in."""
    if at >= len(sheet.rows):
        return 0
    row = sheet.rows[at]
    return max((column + _size(sheet, at, column)[1] for column, text in enumerate(row) if text), default=0)


def _is_last(sheet: Sheet, block: range, at: int) -> bool:
    """Whether only single cells follow in the run of rows."""
    return all(sum(map(bool, sheet.rows[below])) <= 1 for below in range(at + 1, block.stop))


def _table(sheet: Sheet, rows: Sequence[int]) -> Drawn:
    """The rows as a table, as wide as what they print and merge."""
    first = min(column for at in rows for column, text in enumerate(sheet.rows[at]) if text)
    end = max(_extent(sheet, at) for at in rows)
    covered = _covered(sheet, rows, end)
    if _heads_blanks(sheet, rows[-1], range(first, end), covered):
        rows = [*rows, rows[-1] + 1]
    drawn = Drawn(path=f"{_place(sheet, rows[0], first)}:{_address(sheet, rows[-1], end - 1)}")
    for at in rows:
        squares = []
        for column in range(first, end):
            if (at, column) in covered:
                continue
            height, width = _size(sheet, at, column)
            height, width = min(height, rows[-1] - at + 1), min(width, end - column)
            text = sheet.rows[at][column] if column < len(sheet.rows[at]) else ""
            place = _place(sheet, at, column)
            squares.append(Square(lines(text, place), column - first + 1, width, height, path=place))
        drawn.rows.append(squares)
    return drawn


def _heads_blanks(sheet: Sheet, last: int, columns: range, covered: set[tuple[int, int]]) -> bool:
    """Whether the last row holds headings all along and the row below is blank: figures left blank."""
    if last + 1 == len(sheet.rows):
        sheet.rows.append([])
    row = sheet.rows[last]
    open_places = [column for column in columns if (last, column) not in covered]
    shown = [row[column] if column < len(row) else "" for column in open_places]
    heads = len(shown) > 1 and all(text and not is_value(text) for text in shown)
    return heads and not any(sheet.rows[last + 1])


def _covered(sheet: Sheet, rows: Sequence[int], end: int) -> set[tuple[int, int]]:
    """The places that merged cells hide."""
    found: set[tuple[int, int]] = set()
    work = 0
    for (top, left), (height, width) in sheet.merged.items():
        for at in range(max(top, rows[0]), min(top + height, rows[-1] + 1)):
            found.update((at, column) for column in range(left, min(left + width, end)))
            work += max(min(left + width, end) - left, 1)
        found.discard((top, left))
        if work > MOST_PLACES:
            raise UnreadableError(unreadable.MERGED_SHEET(name=sheet.name, most=MOST_PLACES))
    return found


def _place(sheet: Sheet, at: int, column: int) -> str:
    return f"{sheet.name}!{_address(sheet, at, column)}"


def _address(sheet: Sheet, at: int, column: int) -> str:
    row = sheet.row_names[at] if at < len(sheet.row_names) else sheet.top + at + 1
    names = sheet.column_names
    return f"{names[column] if column < len(names) else letters(sheet.left + column)}{row}"


@lru_cache(1024)
def letters(column: int) -> str:
    """The letters of a column counted from 0: A … Z, AA, AB …"""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
