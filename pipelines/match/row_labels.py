"""Where in a row its label stands, and which row of the form it names."""

from __future__ import annotations

import re

from pipelines.document import Cell
from pipelines.match.cell_rows import CellRow, has_numbers, label_end
from pipelines.match.found import Found
from pipelines.match.labels import LabelIndex, LabelMatch
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.text import ideographs

_ORDINAL = re.compile(r"^[(（]?[一二三四五六七][)）、]")


class RowLabels:
    """The labels of a form's table, looked for in rows; cells that name several are kept as fused."""

    def __init__(self, found: Found, labels: LabelIndex | ListedLabels) -> None:
        self.found = found
        self.labels = labels
        named = [name for group in found.table.groups for name in (group, _ORDINAL.sub("", group))]
        self.groups = set(map(ideographs, named))

    def match(self, row: CellRow) -> tuple[LabelMatch, int, int] | None:
        """The row's label with the first and last cell that it stands in."""
        texts = [place for place in range(label_end(row)) if ideographs(row[place].text)]
        if self._fused([row[place] for place in texts]):
            return None
        single = [(match, place) for place in texts if (match := self.labels.by_words(row[place].text))]
        if single:
            match, place = single[-1]
            return match, place, self._with_note(match, row, place)
        texts = [place for place in texts if not self.is_group(row[place].text)]
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

    def is_group(self, text: str) -> bool:
        """Whether a text is the name of a group of rows, with its ordinal or without."""
        return ideographs(text) in self.groups

    def is_head(self, row: CellRow, label: int) -> bool:
        """Whether a row without numbers has several words before its label: heads, the last of them 总计."""
        words = [cell for cell in row[:label] if ideographs(cell.text) and not self.is_group(cell.text)]
        return len(words) > 1 and not has_numbers(row)
