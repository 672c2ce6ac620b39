"""The parts of a page that every family writes in its own markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list."""

    title: str
    href: str
    day: date


@dataclass(frozen=True, slots=True)
class Crumb:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    href: str
