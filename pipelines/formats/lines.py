"""Lines of text: what the readers of plain text and PDF share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipelines.document import Place

_BLANKS = " \t\r\n\f\v\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－一]{1,2}\s*\d{1,3}\s*[-—–－一]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/共]+\s*\d{1,3}\s*页)?)"
)
_VALUE = re.compile(r"[+\-−]?\d[\d,.]*(?:%|元|万元|件|条|项)?|[/—\-–]+|无")
_PIPES = re.compile(r"\s*\|.*\|\s*")


def trim(text: str) -> str:
    """Without the blanks at both ends: spaces of every width, no-break and zero-width ones among them."""
    return text.strip(_BLANKS)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number with its dashes, such as "— 3 —" or 第3页."""
    return bool(_PAGE_NUMBER.fullmatch(trim(text)))


def is_value(text: str) -> bool:
    """Whether a cell holds nothing but a number or a mark for none."""
    return bool(_VALUE.fullmatch("".join(unicodedata.normalize("NFKC", text).split())))


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
