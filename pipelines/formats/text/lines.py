"""The lines of a plain text, and which of them are rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.document import Place
from pipelines.formats.lines import trim

_PIPES = re.compile(r"\s*\|.*\|\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text, counted from 1."""

    number: int
    text: str

    @property
    def place(self) -> Place:
        return Place(path=f"line:{self.number}")

    @property
    def has_cells(self) -> bool:
        """Whether the line is a table row or a cell: it has a tab, or is fenced by Markdown pipes."""
        return "\t" in self.text or bool(_PIPES.fullmatch(self.text))

    @property
    def blank(self) -> bool:
        return not self.has_cells and not trim(self.text)

    @property
    def one_cell(self) -> bool:
        """Whether the line holds one cell, marked by its only tab at either end."""
        return self.text.count("\t") == 1 and (self.text[0] == "\t" or self.text[-1] == "\t")

    def cells(self) -> list[str]:
        """The cells of a row line; a line without tab or pipes is one cell."""
        if "\t" in self.text:
            return self.text.split("\t")
        if self.has_cells:
            return self.text.strip()[1:-1].split("|")
        return [self.text]
