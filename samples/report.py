"""One annual report as its body means it: title, words and tables, before any page or file is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samples.form import Figures, Form, Grid, print_number
from samples.grids import table_four, table_three, table_two
from samples.prose import HEADINGS, Prose

Block = str | Grid


@dataclass(frozen=True)
class Report:
    """`agency` is the body, `printed` its name as the title has it (may be empty).

    `marks` gives the text printed instead of a number (`/`, an empty cell); `figures` holds None there.

    `breaks` says in words what this report contradicts on purpose; empty for a clean one.
    """

    agency: str
    year: int
    title: str
    printed: str
    form: Form
    figures: Figures
    prose: Prose
    signed: date | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    breaks: tuple[str, ...] = ()

    def show(self, code: str) -> str:
        return self.marks[code] if code in self.marks else print_number(self.figures[code])

    def sections(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        """The six sections in order: heading and its paragraphs and tables."""
        bodies: tuple[tuple[Block, ...], ...] = (
            self.prose.overall,
            (table_two(self.form, self.show),),
            (table_three(self.form, self.show),),
            (table_four(self.show),),
            self.prose.problems,
            self.prose.other,
        )
        return tuple(zip(HEADINGS, bodies, strict=True))
