"""Help set for the terminal in Chinese: a character takes two columns, no line begins with a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from typer._click.formatting import HelpFormatter
from typer.models import Context

from models.messages import gettext as _

_OPENING, _CLOSING = "（《「“‘【([", "，。、；：！？）》」”’】…)].,;:!?%"
# A Latin word, a blank, or one character of Chinese, each with the marks that may not stand apart from it.
_PIECES = re.compile(rf"[{re.escape(_OPENING)}]*(?:[^\s⺀-￯“”‘’…]+|\s+|.)[{re.escape(_CLOSING)}]*", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_WIDEST = 30
"""Columns that the names of options may take; the words of a longer one stand below it."""


def wrapped(text: str, width: int) -> list[str]:
    """The lines of one paragraph, none wider than `width` columns unless a single word is."""
    lines, line = [], ""
    for piece in _PIECES.findall(_joined(text)):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _joined(text: str) -> str:
    """The lines of a paragraph as one: with a blank between Latin words, with none between Chinese ones."""
    return re.sub(r"(?<=[⺀-￯])\s*\n\s*(?=[⺀-￯])", "", text.strip()).replace("\n", " ")


class Formatter(HelpFormatter):
    """Click's formatter with columns counted as a terminal shows them."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written, in lines under each other."""
        head = (prefix or _("Usage: ")) + prog + " "
        lines = wrapped(args, self.width - cell_len(head)) or [""]
        self.write(head + ("\n" + " " * cell_len(head)).join(lines) + "\n")

    def write_heading(self, heading: str) -> None:
        """A heading with its colon."""
        self.write(" " * self.current_indent + _("%(heading)s:") % {"heading": heading} + "\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, wrapped and indented."""
        indent = " " * self.current_indent
        paragraphs = (wrapped(one, self.width - self.current_indent) for one in _PARAGRAPHS.split(text))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _WIDEST, col_spacing: int = 2) -> None:
        """Names on the left, what they mean on the right."""
        first = min(max((cell_len(name) for name, _means in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, means in rows:
            room = first - cell_len(name)
            lines = wrapped(_(means), max(self.width - first - self.current_indent, 10)) or [""]
            head = name + " " * room if room >= col_spacing else f"{name}\n{indent}{' ' * first}"
            self.write(f"{indent}{head}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{indent}{' ' * first}{line}\n")


class Spoken(Context):
    """A context whose help is set by `Formatter`."""

    formatter_class = Formatter
