"""What a generated document bears, and the document itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["value", "blank", "mark", "absent"]


@dataclass(frozen=True)
class Borne:
    """What the document bears in one cell: a number, a blank, a mark such as "/", or nothing at all.

    `unit` is the unit where the cell itself prints one.
    """

    kind: Kind
    value: Decimal | None = None
    raw: str = ""
    unit: str | None = None


@dataclass
class Truth:
    """The truth of one document.

    doubtful: codes that the damage leaves open; the reader may leave them open or say the true
        value (another only with a finding that names the code).
    must_flag: codes for which the document prints two numbers; either needs a finding that names the code.
    broken: codes that the document itself contradicts; an error or warning must name each.
    clean: nothing at all may be flagged, every cell must be read, each with its own state.
    settled: every cell that is not doubtful must be read, though findings are allowed.
    """

    form: str
    cells: dict[str, Borne]
    title: str = ""
    agency: str = ""
    year: int = 0
    published_on: str | None = None
    stated: dict[str, Decimal] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    must_flag: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    clean: bool = True
    settled: bool = True


@dataclass(frozen=True)
class Made:
    """A generated document: its bytes, how it was made, and its truth."""

    name: str
    layout: str
    damage: str
    data: bytes
    truth: Truth
