"""Finds the rows of a form's table in the tables of a document, each by its own label, never by counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.document import Cell, Table
from pipelines.forms import Block, Column, FormTable
from pipelines.match.columns import header_score, names_columns, read_header
from pipelines.match.foreign import is_of_another_subject
from pipelines.match.headed import HeadedRows
from pipelines.match.labels import LabelMatch, index
from pipelines.match.line import Header, Line
from pipelines.match.listed import ListedColumns
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.named import Names, speaks_of
from pipelines.match.numbers import (
    AMOUNTS,
    amount_unit,
    is_unit,
    numbers_columns,
    read_cell,
    with_units,
    without_shares,
)
from pipelines.match.printed import Printed
from pipelines.match.stacked import unstack
from pipelines.match.text import begins_numbered, core, ideographs, last_part, squeeze
from pipelines.match.turned import upright
from pipelines.reading import State

ROWS_THAT_TELL = 3
"""A table that names this many of the form's rows is the form's, even without its header."""

LIST_THAT_TELLS = 10
"""The labels of a list are plain words: without its header, so many must be there."""

_GOES_ON = 4
"""Ideographs that tell where a label goes on."""

UNKNOWN = "\ufffd"
"""Stands for print that cannot be read."""
NOTHING: Mapping[int, Sequence[str]] = {}
SUMS = frozenset({"小计"})
"""Labels of rows with the sums of a part, which the form has not."""

_TEXT, _PRINTED = State.TEXT, State.PRINTED
"""Asked of every cell: to look a member up in its class takes as long as the rest of the question."""
CellRow = Sequence[Cell]
RowKey = tuple[int, int, int]


@dataclass
class Found:
    """The lines of one form's table in a document, and the rows of numbers that no label could place.

    `unplaced` holds their words by table number and place of the first cell, `taken` the rows that lines were
    read from.
    """

    table: FormTable
    lines: dict[str, Line] = field(default_factory=dict)
    unplaced: dict[RowKey, str] = field(default_factory=dict)
    taken: set[RowKey] = field(default_factory=set)
    fused: list[str] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)


def scan(
    tables: Sequence[Printed],
    form_table: FormTable,
    others: Sequence[FormTable] = (),
    above: Mapping[int, Sequence[str]] = NOTHING,
) -> Found:
    """Every row of `form_table` in `tables`; header rows of the form's `others` are passed over.

    `above` holds the lines of text right above each table, by its number.
    """
    found = Found(form_table)
    scanner = _Scanner(found, others)
    turned = [upright(each, form_table) for each in tables]
    for printed in turned:
        if _belongs(printed, form_table, found) and not is_of_another_subject(printed, form_table, turned):
            found.sources.append(printed.table.number)
            scanner.read(printed.table)
    if form_table.lines[0][0].anchor == "header":
        _take_named(found, tables, above)
    return found


def _take_named(found: Found, tables: Sequence[Printed], above: Mapping[int, Sequence[str]]) -> None:
    """The groups of columns that no row holds, by the names that their figures have."""
    codes = found.table.codes(found.table.lines[0][1].id)
    if len(codes) == sum(len(line.codes) for line in found.lines.values()):
        return
    for table in (each.table for each in tables if speaks_of(each.table, found.table)):
        for line in Names(found.table, above.get(table.number, ())).lines(table):
            taken = {code for other in found.lines.values() for code in other.codes}
            if not taken & set(line.codes):
                found.lines[line.key] = line
                found.sources.append(table.number)


def is_list_of(printed: Printed, form_table: FormTable) -> bool:
    """True if the table is that list of figures by its own marks: no other form's table stands in it."""
    return form_table.heads is not None and header_score(printed.cores, form_table) >= 2


def _belongs(printed: Printed, form_table: FormTable, found: Found) -> bool:
    table, score = printed.table, header_score(printed.cores, form_table)
    if score >= 2:
        return True
    labels = ListedLabels(form_table) if form_table.heads else index(form_table)
    named = {match.row.id for text in printed.words if (match := labels.by_words(text))}
    if score and (named or form_table.lines[0][0].anchor == "header"):
        return True
    if len(named) >= (LIST_THAT_TELLS if form_table.heads else ROWS_THAT_TELL):
        return True
    follows = bool(found.sources) and table.number - found.sources[-1] == 1
    read = {line.row.id for line in found.lines.values()}
    return follows and (bool(named - read) or _is_headless(table, form_table, found))


def _is_headless(table: Table, form_table: FormTable, found: Found) -> bool:
    """True for the page that holds nothing but the data row of a table whose header ended the page before."""
    if form_table.lines[0][0].anchor != "header" or found.lines:
        return False
    return all(not ideographs(cell.text) for row in table.rows for cell in row)


class _Scanner:
    """Walks the rows of one table after another; what a page break cut is joined again."""

    def __init__(self, found: Found, others: Sequence[FormTable]) -> None:
        self.found = found
        self.others = others
        self.listed = ListedLabels(found.table) if found.table.heads else None
        self.columns = ListedColumns(found.table, self.listed) if self.listed else None
        self.labels = self.listed or index(found.table)
        self.groups = set(map(ideographs, found.table.groups))
        self.header_rows: list[CellRow] = []
        self.header: tuple[Block, Header | None] | None = None
        self.header_read = False
        self.orders: dict[tuple[Column, ...], tuple[int, ...]] = {}
        self.last: Line | None = None
        self.last_row: int | None = None
        self.illegible = False
        self.pending: tuple[CellRow, Table] | None = None
        self.headed = HeadedRows(found.table) if found.table.lines[0][0].anchor == "header" else None

    def read(self, table: Table) -> None:
        """Takes the lines of one physical table, of a list half by half."""
        for part in self.columns.halves(table) if self.columns else (table,):
            self._read(part)

    def _read(self, table: Table) -> None:
        self.header_rows, self.header = [], None
        if self.columns:
            self.columns.start(table)
        for cells in table.rows:
            row = [cell for cell in cells if not is_unit(cell.text)]
            if self.headed is not None:
                self._take_headed(row, table)
            elif not (numbers := _numbers(row)) and names_columns(row, self.found.table):
                self._take_header(row)
            elif numbers or not any(names_columns(row, other) for other in self.others):
                for each in unstack(row, self.labels.by_words):
                    self._take(each, table)
        self._drop_pending()

    def _take_header(self, row: CellRow) -> None:
        """A header row after rows of figures begins another header."""
        if self.header_read:
            self.header_rows = []
        self.header_read = False
        self.header_rows.append(row)
        self.header = None

    def _take_headed(self, row: CellRow, table: Table) -> None:
        assert self.headed is not None
        for line in self.headed.take(row, table.number):
            _keep(self.found, line)
            self.found.taken.add(_key(table, row))

    def _take(self, row: CellRow, table: Table) -> None:
        if self.listed:
            self.listed.enter([cell.text for cell in row])
        placed = self._match(row)
        below, self.illegible = self.illegible, any(UNKNOWN in cell.text for cell in row)
        if placed is None or (below and self._may_go_on(row, placed)):
            self._unmatched(row, table)
            return
        match, first, last = placed
        if self._is_head(row, first):
            return
        before = () if self.listed else tuple(row[:first])
        cells = tuple(row[last + 1 :]) or before
        label = "".join(cell.text for cell in row[first : last + 1])
        if self._completes(match, label) and not _numbers(cells):
            assert self.pending is not None
            self._take_pending(match, label)
            self.found.taken.add(_key(table, row))
            return
        above = self.pending is not None and _numbers(self.pending[0])
        self._drop_pending()
        self._line(match, label, cells, row, table)
        if above and not self.listed and not _numbers(cells):
            self.last = None

    def _line(
        self, match: LabelMatch, label: str, cells: tuple[Cell, ...], row: CellRow, table: Table
    ) -> None:
        self.found.taken.add(_key(table, row))
        columns = match.block.columns
        if not self.listed:
            cells = without_shares(with_units(cells, len(columns)), len(columns))
        self.header_read = True
        header = self._header(match.block, cells)
        cells = _without_remarks(cells, header)
        if header is not None and len(cells) == len(header.part) > 0:
            columns, header = header.part, None
        line = Line(
            self.found.table,
            match.block,
            match.row,
            columns,
            cells,
            table.number,
            label,
            match.sureness,
            header,
        )
        if not self.listed:
            line.unit = self._amount_unit(line)
        if self.columns and self.listed:
            self._pick(line, row)
            self.listed.passed(match.row)
            self.last_row = row[0].row
            if not line.cells and line.key in self.found.lines:
                self.last = line
                return
        self.last = _keep(self.found, line)

    def _amount_unit(self, line: Line) -> str:
        """The unit of a row's amount of money, as its label or the heads above it name it."""
        if all(column.type != "decimal" for column in line.columns):
            return ""
        heads = [cell.text for row in self.header_rows for cell in row]
        return next(filter(None, map(amount_unit, (line.label, *heads))), "")

    def _pick(self, line: Line, row: CellRow) -> None:
        """Of a list's row, only the cell that holds its figure; those that may if it cannot be told."""
        assert self.columns is not None
        picked = self.columns.figure(row, line.cells, line.label)
        line.cells, line.unit = picked.cells, picked.unit
        line.header = None if picked.sure else Header(None, (0,), 0, other=True)

    def _header(self, block: Block, cells: tuple[Cell, ...]) -> Header | None:
        """The header above; in a part of the table that has none, the last one's order of columns."""
        if self.header is None or self.header[0] is not block:
            self.header = block, read_header(self.header_rows, block.columns, self.found.table)
            if self.header[1] is not None:
                self.orders[block.columns] = self.header[1].order
        if self.header[1] is not None:
            return self.header[1]
        order = self.orders.get(block.columns, ())
        if order == tuple(sorted(order)):
            return None
        return Header(None, order, max((cell.grid + cell.colspan for cell in cells), default=0))

    def _take_pending(self, match: LabelMatch, label: str) -> None:
        """The row kept back is this row: its label went on below it."""
        assert self.pending is not None
        row, table = self.pending
        cells = tuple(cell for cell in row if _is_value(cell))
        self.pending = None
        self._line(match, label, cells, row, table)

    def _match(self, row: CellRow) -> tuple[LabelMatch, int, int] | None:
        """The row's label with the first and last cell that it stands in."""
        texts = [place for place in range(_label_end(row)) if ideographs(row[place].text)]
        if self._fused([row[place] for place in texts]):
            return None
        single = [(match, place) for place in texts if (match := self.labels.by_words(row[place].text))]
        if single:
            match, place = single[-1]
            return match, place, self._with_note(match, row, place)
        texts = [place for place in texts if not self._is_group(row[place].text)]
        for start in range(len(texts)):
            joined = "".join(row[place].text for place in texts[start:])
            cut = self.labels.match(joined) if len(texts) > start else None
            if cut is not None:
                return cut, texts[start], texts[-1]
        for place in reversed(texts):
            if near := self.labels.match(row[place].text):
                return near, place, place
        return None

    def _fused(self, cells: list[Cell]) -> bool:
        several = [cell.text for cell in cells if self.labels.names_several(cell.text)]
        self.found.fused.extend(several)
        return bool(several)

    def _with_note(self, match: LabelMatch, row: CellRow, place: int) -> int:
        """The last cell of a label whose end stands in cells of its own."""
        label = ideographs(match.row.label)
        while place + 1 < len(row):
            piece = ideographs(row[place + 1].text)
            if len(piece) < 2 or piece not in label or ideographs(row[place].text).endswith(label):
                break
            place += 1
        return place

    def _may_go_on(self, row: CellRow, placed: tuple[LabelMatch, int, int]) -> bool:
        """Whether a label in words that are not the form's may be the end of an illegible one above."""
        match, first, last = placed
        label = "".join(cell.text for cell in row[first : last + 1])
        return not begins_numbered(label) and ideographs(label) != ideographs(match.row.label)

    def _is_head(self, row: CellRow, label: int) -> bool:
        """Whether a row without numbers has several words before its label: heads, the last of them 总计."""
        words = [cell for cell in row[:label] if ideographs(cell.text) and not self._is_group(cell.text)]
        return len(words) > 1 and not _numbers(row)

    def _is_group(self, text: str) -> bool:
        return ideographs(text) in self.groups

    def _unmatched(self, row: CellRow, table: Table) -> None:
        """A row whose label alone names nothing: the end of one cut off above, or perhaps a beginning."""
        words = _words(row)
        values = tuple(cell for cell in row if _is_value(cell))
        numbers = _numbers(values)
        if self._stands_below(row, words, values):
            return
        own = _words([cell for cell in row if not self._is_group(cell.text)])
        last = self.last
        twice = last is not None and numbers and _numbers(last.cells)
        if last is not None and not twice and self._continues(last, own):
            self.found.taken.add(_key(table, row))
            if numbers:
                last.cells, last.source = values, table.number
            return
        if last is not None and twice and _lacks(last, own):
            last.repeated.append(replace(last, cells=values, source=table.number, repeated=[]))
        joined = self.labels.match(_words(self.pending[0]) + words) if self.pending and words else None
        if joined is not None and self.pending is not None:
            if not numbers:
                self.found.taken.add(_key(table, row))
                self._take_pending(joined, _words(self.pending[0]) + words)
                return
            if not _numbers(self.pending[0]):
                label, self.pending = _words(self.pending[0]) + words, None
                self._line(joined, label, values, row, table)
                return
        self._drop_pending()
        if (numbers or words) and not any(self._is_group(cell.text) for cell in row):
            self.pending = (row, table)

    def _stands_below(self, row: CellRow, words: str, values: tuple[Cell, ...]) -> bool:
        """Takes a row of values alone for the list's row above it that has no cell of its own."""
        if self.listed is None or not (words in AMOUNTS or not words) or not values:
            return False
        if self.last is None or self.last.cells or self.last_row is None or row[0].row - self.last_row != 1:
            return False
        self.last.cells = values
        self._pick(self.last, row)
        self.last = _keep(self.found, self.last)
        return True

    def _continues(self, last: Line, words: str) -> bool:
        """True if the words are the end of that line's label."""
        return bool(words) and not begins_numbered(words) and self.labels.continues(last.row, words)

    def _completes(self, match: LabelMatch, label: str) -> bool:
        """True if the row kept back bears numbers and the beginning of a label that goes on in this row."""
        if self.pending is None or not _numbers(self.pending[0]):
            return False
        piece = ideographs(_words(self.pending[0]))
        rest = ideographs(label)[:_GOES_ON]
        whole = ideographs(match.row.label)
        return len(piece) >= 2 and whole.startswith(piece + rest) and core(label) != piece

    def _drop_pending(self) -> None:
        listed_else = self.listed and self.pending and _words(self.pending[0])
        if self.pending is not None and _is_figures(self.pending[0]) and not listed_else:
            row, table = self.pending
            words = " ".join(squeeze(cell.text) for cell in row).strip()
            self.found.unplaced[_key(table, row)] = words
            self.last = None
        self.pending = None


def _lacks(line: Line, words: str) -> bool:
    """Whether the words go on with the line's label where it breaks off, or end it."""
    whole, label, piece = ideographs(line.row.label), ideographs(line.label), ideographs(words)
    ends = whole.endswith(piece) and not label.endswith(piece)
    if begins_numbered(words) or len(piece) < 2 or piece == whole:
        return False
    return ends or whole.startswith(label + piece)


def _is_figures(row: CellRow) -> bool:
    """Whether a row holds numbers that are neither those of the columns nor the sums of a part."""
    return _numbers(row) and not numbers_columns(row) and _words(row) not in SUMS


def _key(table: Table, row: CellRow) -> RowKey:
    return table.number, row[0].row, row[0].column


def _keep(found: Found, line: Line) -> Line:
    """Files a line; a second one of the same row fills a blank first one, repeats it or contradicts it."""
    first = found.lines.get(line.key)
    if first is None or (not first.filled and line.filled):
        found.lines[line.key] = line
        return line
    if found.table.heads and line.sureness > first.sureness:
        return first
    if not line.filled or (_values(line) == _values(first) and _blanks(line) == _blanks(first)):
        return first
    if _bears_its_name(line) == _bears_its_name(first):
        first.repeated.append(line)
        return first
    kept, other = (line, first) if _bears_its_name(line) else (first, line)
    found.lines[line.key] = kept
    kept.others = [*first.others, *([] if kept is first else first.repeated), other]
    return kept


def _bears_its_name(line: Line) -> bool:
    """False for a row known by its last word that is not the form's: 合计 may also be that of a part."""
    return not line.row.exact or last_part(line.label) == last_part(line.row.label)


def _without_remarks(cells: tuple[Cell, ...], header: Header | None) -> tuple[Cell, ...]:
    """The cells left of the head's columns of remarks, if the row ends where those do."""
    if header is None or not header.beside or not cells:
        return cells
    whole = cells[-1].grid + cells[-1].colspan == header.beside[-1][1]
    return tuple(cell for cell in cells if cell.grid < header.end) if whole else cells


def _values(line: Line) -> list[object]:
    return [read_cell(cell.text).value for cell in line.filled]


def _blanks(line: Line) -> list[int]:
    """The place of each blank cell before the row's last figure, counted from the first."""
    filled = [place for place, cell in enumerate(line.cells) if cell.text.strip()]
    within = range(filled[0], filled[-1]) if filled else ()
    return [place - filled[0] for place in within if place not in filled]


def _label_end(row: CellRow) -> int:
    """How many cells stand before the first one that holds a number or a mark: ordinals are neither."""
    labelled = False
    for place, cell in enumerate(row):
        if not _is_value(cell):
            labelled = labelled or bool(ideographs(cell.text))
        elif labelled and cell.text.strip():
            return place
    return len(row) if labelled else 0


def _words(row: CellRow) -> str:
    return "".join(cell.text for cell in row if ideographs(cell.text) and not _is_value(cell))


def _is_value(cell: Cell) -> bool:
    return read_cell(cell.text).state is not _TEXT


def _numbers(cells: Sequence[Cell]) -> bool:
    return _PRINTED in [read_cell(cell.text).state for cell in cells]
