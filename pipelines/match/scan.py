"""Finds the rows of a form's table in the tables of a document, each by its own label, never by counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.document import ILLEGIBLE, Cell, Table
from pipelines.forms import Block, Column, FormTable
from pipelines.match.belonging import belongs
from pipelines.match.cell_rows import CellRow, has_numbers, is_figures, is_value, key_of, with_fused, words_of
from pipelines.match.columns import heads_one_column, names_columns, read_header
from pipelines.match.foreign import is_of_another_subject
from pipelines.match.found import Found
from pipelines.match.headed import HeadedRows
from pipelines.match.labels import LabelMatch, index
from pipelines.match.line import Header, Line
from pipelines.match.listed import ListedColumns
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.named import take_named
from pipelines.match.numbers import AMOUNTS, amount_unit, is_unit, with_units, without_shares
from pipelines.match.printed import Printed
from pipelines.match.remarks import without_remarks
from pipelines.match.row_labels import RowLabels
from pipelines.match.stacked import unstack
from pipelines.match.text import begins_numbered, core, ideographs, squeeze
from pipelines.match.turned import upright

_GOES_ON = 4
"""Ideographs that tell where a label goes on."""

NOTHING: Mapping[int, Sequence[str]] = {}


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
        if belongs(printed, form_table, found) and not is_of_another_subject(printed, form_table, turned):
            found.sources.append(printed.table.number)
            scanner.read(printed.table)
    if form_table.lines[0][0].anchor == "header":
        take_named(found, [printed.table for printed in tables], above)
    found.drop_second_table()
    return found


class _Scanner:
    """Walks the rows of one table after another; what a page break cut is joined again."""

    def __init__(self, found: Found, others: Sequence[FormTable]) -> None:
        self.found = found
        self.others = others
        self.listed = ListedLabels(found.table) if found.table.heads else None
        self.columns = ListedColumns(found.table, self.listed) if self.listed else None
        self.labels = self.listed or index(found.table)
        self.labelled = RowLabels(found, self.labels)
        self.header_rows: list[CellRow] = []
        self.header: tuple[Block, Header | None] | None = None
        self.header_read = False
        self.header_apart = False
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
        self.header_apart = bool(self.header_rows) and not self.header_read
        if not self.header_apart:
            self.header_rows = []
        self.header = None
        if self.columns:
            self.columns.start(table)
        for cells in table.rows:
            row = [cell for cell in cells if not is_unit(cell.text)]
            if self.headed is not None:
                self._take_headed(row, table)
            elif not (numbers := has_numbers(row)) and self._is_header(row):
                self._take_header(row)
            elif numbers or not any(names_columns(row, other) for other in self.others):
                for each in unstack(row, self.labels.by_words):
                    self._take(each, table)
        self._drop_pending()

    def _is_header(self, row: CellRow) -> bool:
        if names_columns(row, self.found.table):
            return True
        opens = self.columns is None and not self.header_rows
        return opens and heads_one_column(row, self.found.table) and self.labelled.match(row[:1]) is None

    def _take_header(self, row: CellRow) -> None:
        """A header row after rows of figures begins another header."""
        if self.header_read or self.header_apart:
            self.header_rows = []
        self.header_read = self.header_apart = False
        self.header_rows.append(row)
        self.header = None

    def _take_headed(self, row: CellRow, table: Table) -> None:
        assert self.headed is not None
        for line in self.headed.take(row, table.number):
            self.found.keep(line)
            self.found.taken.add(key_of(table, row))

    def _take(self, row: CellRow, table: Table) -> None:
        if self.listed:
            self.listed.enter([cell.text for cell in row])
        placed = self.labelled.match(row)
        below, self.illegible = self.illegible, any(ILLEGIBLE in cell.text for cell in row)
        if placed is None or (below and self._may_go_on(row, placed)):
            self._unmatched(row, table)
            return
        match, first, last = placed
        if self.labelled.is_head(row, first):
            return
        before = () if self.listed else tuple(row[:first])
        cells = tuple(row[last + 1 :]) or before
        if not self.listed and has_numbers(cells):
            cells = with_fused(cells, row[last], len(match.block.columns))
        label = "".join(cell.text for cell in row[first : last + 1])
        if self._completes(match, label) and not has_numbers(cells):
            assert self.pending is not None
            self._take_pending(match, label)
            self.found.taken.add(key_of(table, row))
            return
        above = self.pending is not None and has_numbers(self.pending[0])
        self._drop_pending()
        self._line(match, label, cells, row, table)
        if above and not self.listed and not has_numbers(cells):
            self.last = None

    def _line(
        self, match: LabelMatch, label: str, cells: tuple[Cell, ...], row: CellRow, table: Table
    ) -> None:
        self.found.taken.add(key_of(table, row))
        columns = match.block.columns
        if not self.listed:
            cells = without_shares(with_units(cells, len(columns)), len(columns))
        self.header_read = True
        header = self._header(match.block, cells)
        cells, header = without_remarks(cells, header, len(columns))
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
        self.last = self.found.keep(line)

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
        """The header above; in a part of the table that has none, the last one's order of columns.

        Of one that is a table of its own the order is believed, but not its grid.
        """
        if self.header is None or self.header[0] is not block:
            self.header = block, read_header(self.header_rows, block.columns, self.found.table)
            if self.header[1] is not None:
                self.orders[block.columns] = self.header[1].order
        header, end = self.header[1], max((cell.grid + cell.colspan for cell in cells), default=0)
        if header is not None:
            return replace(header, spans=None, end=end, beside=()) if self.header_apart else header
        order = self.orders.get(block.columns, ())
        return None if order == tuple(sorted(order)) else Header(None, order, end)

    def _take_pending(self, match: LabelMatch, label: str) -> None:
        """The row kept back is this row: its label went on below it."""
        assert self.pending is not None
        row, table = self.pending
        cells = tuple(cell for cell in row if is_value(cell))
        self.pending = None
        self._line(match, label, cells, row, table)

    def _may_go_on(self, row: CellRow, placed: tuple[LabelMatch, int, int]) -> bool:
        """Whether a label in words that are not the form's may be the end of an illegible one above."""
        match, first, last = placed
        label = "".join(cell.text for cell in row[first : last + 1])
        return not begins_numbered(label) and ideographs(label) != ideographs(match.row.label)

    def _unmatched(self, row: CellRow, table: Table) -> None:
        """A row whose label alone names nothing: the end of one cut off above, or perhaps a beginning."""
        words = words_of(row)
        values = tuple(cell for cell in row if is_value(cell))
        numbers = has_numbers(values)
        if self._stands_below(row, words, values):
            return
        own = words_of([cell for cell in row if not self.labelled.is_group(cell.text)])
        last = self.last
        twice = last is not None and numbers and has_numbers(last.cells)
        if last is not None and not twice and self._continues(last, own):
            self.found.taken.add(key_of(table, row))
            if numbers:
                last.cells, last.source = values, table.number
            return
        if last is not None and twice and last.lacks(own):
            last.repeated.append(replace(last, cells=values, source=table.number, repeated=[]))
        joined = self._joined(words)
        if joined is not None and self.pending is not None:
            if not numbers:
                self.found.taken.add(key_of(table, row))
                self._take_pending(joined, words_of(self.pending[0]) + words)
                return
            if not has_numbers(self.pending[0]):
                label, self.pending = words_of(self.pending[0]) + words, None
                self._line(joined, label, values, row, table)
                return
        self._drop_pending()
        if (numbers or words) and not any(self.labelled.is_group(cell.text) for cell in row):
            self.pending = (row, table)

    def _joined(self, words: str) -> LabelMatch | None:
        """The row that the words of the row kept back name with these, if they name no other beside it."""
        if self.pending is None or not words:
            return None
        whole = words_of(self.pending[0]) + words
        several = self.listed is not None and self.listed.names_several(whole)
        return None if several else self.labels.match(whole)

    def _stands_below(self, row: CellRow, words: str, values: tuple[Cell, ...]) -> bool:
        """Takes a row of values alone for the list's row above it that has no cell of its own."""
        if self.listed is None or not (words in AMOUNTS or not words) or not values:
            return False
        if self.last is None or self.last.cells or self.last_row is None or row[0].row - self.last_row != 1:
            return False
        self.last.cells = values
        self._pick(self.last, row)
        self.last = self.found.keep(self.last)
        return True

    def _continues(self, last: Line, words: str) -> bool:
        """True if the words are the end of that line's label."""
        return bool(words) and not begins_numbered(words) and self.labels.continues(last.row, words)

    def _completes(self, match: LabelMatch, label: str) -> bool:
        """True if the row kept back bears numbers and the beginning of a label that goes on in this row."""
        if self.pending is None or not has_numbers(self.pending[0]):
            return False
        piece = ideographs(words_of(self.pending[0]))
        rest = ideographs(label)[:_GOES_ON]
        whole = ideographs(match.row.label)
        return len(piece) >= 2 and whole.startswith(piece + rest) and core(label) != piece

    def _drop_pending(self) -> None:
        listed_else = self.listed and self.pending and words_of(self.pending[0])
        if self.pending is not None and is_figures(self.pending[0]) and not listed_else:
            row, table = self.pending
            words = " ".join(squeeze(cell.text) for cell in row).strip()
            self.found.unplaced[key_of(table, row)] = words
            self.last = None
        self.pending = None
