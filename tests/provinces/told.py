"""A report's text, with places for figures; a figure that the text states is noted as it is written.

In `prose/*.txt` the first line is the title, each other a paragraph or a table's place (T2, T3, T4, S14);
`= name=expression; …` draws numbers and prints nothing. `{expression}` prints a number, `{name=expression}`
names it too; what is named `p.…` is stated, and `?p.…` may be taken for stated. An expression adds and
subtracts codes (`t3.denied.*.total`), names and `low~high`, which draws; `{x,}` is printed with thousands
separators, `{%a/b}` as a percentage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random

from tests.provinces.drawn import Figures

_PROSE = Path(__file__).parent / "prose"
_PLACE = re.compile(r"\{([^{}]+)\}")
PLACES = ("T2", "T3", "T4", "S14")


@dataclass
class Text:
    """Title, lines in order, and what they state by code."""

    title: str
    lines: list[str]
    stated: dict[str, Decimal]
    may: dict[str, Decimal]


def told(name: str, figures: Figures, random: Random) -> Text:
    """The text of `prose/name.txt` over these figures."""
    return _Teller(figures, random).tell((_PROSE / f"{name}.txt").read_text("utf-8"))


class _Teller:
    def __init__(self, figures: Figures, random: Random) -> None:
        self.figures, self.random = figures, random
        self.named: dict[str, Decimal] = {}

    def tell(self, template: str) -> Text:
        lines: list[str] = []
        for line in template.splitlines():
            if line.startswith("="):
                for each in line[1:].split(";"):
                    self._name(*each.split("=", 1))
            elif line.strip():
                lines.append(_PLACE.sub(lambda found: self._printed(found[1]), line))
        stated = {name: value for name, value in self.named.items() if name.startswith("p.")}
        may = {name[1:]: value for name, value in self.named.items() if name.startswith("?p.")}
        return Text(lines[0], lines[1:], stated, may)

    def _name(self, name: str, expression: str) -> Decimal:
        value = self.named[name.strip()] = self._value(expression)
        return value

    def _printed(self, place: str) -> str:
        if place.startswith("%"):
            part, whole = (self._value(each) for each in place[1:].split("/"))
            share = (part * 100 / whole) if whole else Decimal(0)
            return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
        grouped, place = place.endswith(","), place.removesuffix(",")
        name, _, expression = place.rpartition("=")
        value = self._name(name, expression) if name else self._value(expression)
        return f"{value:,f}" if grouped else f"{value:f}"

    def _value(self, expression: str) -> Decimal:
        value = Decimal(0)
        for sign, term in re.findall(r"([+-]?)\s*([^\s+-]+)", expression):
            value += -self._term(term) if sign == "-" else self._term(term)
        return value

    def _term(self, term: str) -> Decimal:
        if term in self.named:
            return self.named[term]
        if re.fullmatch(r"[\d.]+", term):
            return Decimal(term)
        if "~" in term:
            low, high = term.split("~")
            return Decimal(self.random.randint(int(low), int(high)))
        found = [value for code, value in self.figures.items() if fnmatchcase(code, term)]
        if not found:
            raise LookupError(term)
        return sum((value or Decimal(0) for value in found), Decimal(0))
