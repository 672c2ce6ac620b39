"""The lines of a plain text, and which of them are rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.document import Place, Text
from pipelines.formats.lines import trim

_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t]+(.+?)[ \t#]*")
"""A heading of Markdown."""
_BOLD = re.compile(r"(\*\*|__)(.+)\1")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
"""A field as tables of separated values write it."""
_EMPTY_FIELDS = re.compile(r"[,;]{2,}$|(?<=[^|\s])\s*\|[|\s]*$")
_PIPES = re.compile(r"\s*\|.*\|\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text, counted from 1, the page that it stands on, and the line of the file that it is
    of where that holds many.
    """

    number: int
    text: str
    page: int = 1
    of: int = 0

    @property
    def place(self) -> Place:
        return Place(path=f"line:{self.of or self.number}")

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
            return [unquoted(cell) for cell in self.text.split("\t")]
        if self.has_cells:
            return self.text.strip()[1:-1].split("|")
        return [self.text]


def paragraph(line: Line) -> Text:
    """The line as a paragraph or heading, without the signs that Markdown and separated values put to it."""
    text = _EMPTY_FIELDS.sub("", trim(line.text))
    text = unquoted(text.rstrip(",;")) if text.startswith('"') else text
    heading = _HEADING.fullmatch(text)
    bold = _BOLD.fullmatch(heading[2] if heading else text)
    shown = bold[2] if bold else heading[2] if heading else text
    return Text(trim(shown), len(heading[1]) if heading else None, line.place)


def unquoted(text: str) -> str:
    """A field without its quotation marks; those in it are written twice."""
    field = trim(text)
    return field[1:-1].replace('""', '"') if len(field) > 1 and _QUOTED.fullmatch(field) else text
