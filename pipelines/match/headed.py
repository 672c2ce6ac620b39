"""The table whose one row of figures has no label: it stands under the header (table 四)."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.document import Cell
from pipelines.forms import Column, FormTable
from pipelines.match.columns import is_header, read_header
from pipelines.match.groups import in_order, named_group
from pipelines.match.labels import Sureness
from pipelines.match.line import Line
from pipelines.match.numbers import is_word, numbers_columns
from pipelines.match.text import core, ideographs

FEWEST_CELLS = 5


class HeadedRows:
    """Takes rows one by one; gives the lines found under the header."""

    def __init__(self, table: FormTable) -> None:
        self.table = table
        self.block, self.row = table.lines[0]
        self.header_rows: list[Sequence[Cell]] = []
        self.open = self.used = False
        self.groups = {core(column.group) for column in self.block.columns}

    def take(self, row: Sequence[Cell], source: int) -> list[Line]:
        """The line in this row, if it stands under the header and holds figures."""
        if is_header(row, self.table) or self._is_group(row):
            if not self.open or self.used:
                self.header_rows = []
            self.open, self.used = True, False
            self.header_rows.append(row)
            return []
        if self.open and (self._ends_header(row) or numbers_columns(row)):
            return []
        start = _values_start(row)
        words = [cell for cell in row[:start] if is_word(cell)]
        group = self._group_of(words)
        if not self.open and not group:
            return []
        if (start > 1 and not group) or len(row) - start < FEWEST_CELLS:
            self.open = self.open and not words
            return []
        columns = group or self._columns(len(row) - start)
        self.used = self.used or any(cell.text.strip() for cell in row[start:])
        header = read_header(self.header_rows, columns, self.table)
        label = "".join(cell.text for cell in words)
        return [
            Line(
                self.table,
                self.block,
                self.row,
                columns,
                tuple(row[start:]),
                source,
                label,
                Sureness.WORDS,
                header,
            )
        ]

    def _is_group(self, row: Sequence[Cell]) -> bool:
        """True if the row's one text names one kind of cases: the head of its own five columns."""
        printed = {ideographs(cell.text) for cell in row if cell.text.strip()}
        return len(printed) == 1 and sum(group in text for text in printed for group in self.groups) == 1

    def _ends_header(self, row: Sequence[Cell]) -> bool:
        """True if the row holds but pieces of header labels, cut off by a page break or a rule."""
        labels = {core(column.label) for column in self.block.columns}
        printed = [cell for cell in row if cell.text.strip()]
        if not printed:
            return False
        ends = [core(end) for cell in printed for end in cell.text.split()]
        return all(map(is_word, printed)) and all(
            any(label.startswith(end) or label.endswith(end) for label in labels) for end in ends
        )

    def _columns(self, cells: int) -> tuple[Column, ...]:
        """The columns of the groups that the header names, in the header's order, for a row of so many cells.

        All groups are named unless the table was cut by columns, or the header's first row was lost.
        """
        texts = {ideographs(cell.text) for row in self.header_rows for cell in row}
        named = [column for column in self.block.columns if any(core(column.group) in text for text in texts)]
        if cells == len(self.block.columns) and self._follow_unnamed(named):
            return self.block.columns
        return in_order(named or self.block.columns, self.header_rows)

    def _follow_unnamed(self, named: Sequence[Column]) -> bool:
        """True if the groups named are the form's last and stand beside as many cells as the others have."""
        others = self.block.columns[: len(self.block.columns) - len(named)]
        if not named or not others or tuple(named) != self.block.columns[len(others) :]:
            return False
        groups = list(dict.fromkeys(core(column.group) for column in named))
        for row in self.header_rows:
            texts = [core(cell.text) for cell in row]
            if [text for text in texts if text in groups] == groups:
                return texts.index(groups[0]) == len(others)
        return False

    def _group_of(self, words: Sequence[Cell]) -> tuple[Column, ...]:
        """The columns of the one group that labels this row, where the groups stand one below the other."""
        group = named_group("".join(cell.text for cell in words), self.block.columns)
        return tuple(column for column in self.block.columns if column.group == group)


def _values_start(row: Sequence[Cell]) -> int:
    """How many cells stand before the row's values: up to its last word, or to the first value if a few
    words stand among many values, as 约12 does.
    """
    words = [place for place, cell in enumerate(row) if is_word(cell)]
    filled = (place for place, cell in enumerate(row) if cell.text.strip() and not is_word(cell))
    leading = next(filled, len(row))
    among = [place for place in words if place > leading]
    if among and FEWEST_CELLS * len(among) <= len(row) - leading:
        return max([place + 1 for place in words if place < leading], default=0)
    return words[-1] + 1 if words else 0
