"""What a chart is drawn of: read by static/charts.js in the page, and told again in the table beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from models.messages import language
from research.indicators import Break

Value = int | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one set of bars: label → value; None, or no value: not known.

    `cuts`: labels whose value may not be joined with the one before, because its form is another.
    """

    name: str
    values: Mapping[Any, Value]
    cuts: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the same labels (years or groups). `percent`: the values are shares of 1."""

    title: str
    labels: Sequence[Any]
    lines: Sequence[Line]
    breaks: Sequence[Break] = field(default=())
    kind: Literal["line", "bar"] = "line"
    percent: bool = False

    @property
    def data(self) -> dict[str, Any]:
        """What the script reads."""
        return {
            "kind": self.kind,
            "title": self.title,
            "labels": [str(label) for label in self.labels],
            "lines": [
                {
                    "name": line.name,
                    "values": [line.values.get(label) for label in self.labels],
                    "cuts": [at for at, label in enumerate(self.labels) if label in line.cuts],
                }
                for line in self.lines
            ],
            "breaks": [one.year for one in self.shown_breaks],
            "percent": self.percent,
        }

    @property
    def shown_breaks(self) -> list[Break]:
        """The breaks that lie within the labels."""
        return [one for one in self.breaks if one.year in self.labels and one.year != self.labels[0]]


def said(one: Break) -> str:
    """Why a series breaks, in the reader's language."""
    return one.zh if language() == "zh" else one.en
