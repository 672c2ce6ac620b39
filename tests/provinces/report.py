"""A report with what a careful person would read in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces.drawn import Figures


@dataclass(frozen=True)
class Report:
    """parts: the bytes of the document; bodies: its right names; day: none where none is printed.

    figures: by code, None where the document prints no number; forms: of each table, None if not told.
    stated: every figure of the text by code; may: more that a careful reader may take.
    clean: no error and no warning is due; due: rules of which a finding is.
    """

    data: bytes
    year: int
    bodies: tuple[str, ...]
    figures: Figures
    forms: dict[str, str] | None
    day: date | None
    stated: dict[str, Decimal] = field(default_factory=dict)
    may: dict[str, Decimal] = field(default_factory=dict)
    scope: str | None = None
    sections: int = 6
    clean: bool = True
    due: tuple[str, ...] = ()


Maker = Callable[[Random], Report]
FORM_2021 = {"t2": "2021", "t3": "2021", "t4": "2021"}
FORM_2019 = {"t2": "2019", "t3": "2019", "t4": "2019"}
FORM_2014 = {"s14": "2014"}
