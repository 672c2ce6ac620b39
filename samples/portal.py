"""What a sample portal is: a site of answers for each night, and the truth a crawl of it should find."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Literal

from samples.county import Scope
from samples.form import Figures, Form
from samples.names import Kind, Level

PageRole = Literal["home", "section", "directory", "list", "report", "file", "other", "noise"]
VIEWS = b"@VIEWS@"
"""Stands in a body where the page prints how often it was asked for."""
ORIGIN = b"@ORIGIN@"
"""Stands in a body where the page prints an address with scheme and host."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answers for one address.

    `validators` = ETag and Last-Modified are sent and conditional requests honoured. `needed` = no
    complete crawl can do without this address.
    """

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str | None = None
    modified: datetime | None = None
    validators: bool = True
    needed: bool = False
    role: PageRole = "other"


@dataclass(slots=True)
class Site:
    """Address (path, decoded, with the query as it is) → answer; `endless` answers a path for every query."""

    answers: dict[str, Answer]
    missing: Callable[[str], Answer]
    endless: Mapping[str, Callable[[str], Answer]] = field(default_factory=dict)

    def answer(self, target: str) -> Answer:
        path, _, query = target.partition("?")
        if target in self.answers:
            return self.answers[target]
        if path in self.endless:
            return self.endless[path](query)
        return self.answers[path] if path in self.answers else self.missing(path)


@dataclass(frozen=True, slots=True)
class TrueReport:
    """One report a complete crawl finds. Addresses are targets on the portal (`/qxxxxgk/c1/202401/….shtml`).

    `agency` is its body, `printed` the name in its title (may be short or empty); `address` is the article,
    or the file where there is no article; `files` are its attachments (renditions of it, or the report itself
    where the article only points to it); `breaks` what it contradicts on purpose; `foreign` = of a body
    outside the county, whose level (None) nothing on the portal tells.
    """

    key: str
    agency: str
    printed: str
    unit: str
    kind: Kind
    level: Level | None
    scope: Scope
    year: int
    form: Form
    title: str
    published_on: date
    address: str
    files: tuple[str, ...]
    figures: Figures
    stated: Mapping[str, int]
    status: Literal["live", "withdrawn"] = "live"
    breaks: tuple[str, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs on the second night, by target; `edited` = target → code → (before, after)."""

    new: tuple[str, ...]
    edited: Mapping[str, Mapping[str, tuple[object, object]]]
    withdrawn: tuple[str, ...]
    moved: Mapping[str, str]
    regenerated: tuple[str, ...]
    counters: tuple[str, ...]
    news: tuple[str, ...]


class SamplePortal(ABC):
    """A portal that `SampleServer` serves. Everything follows from the seed."""

    name: str
    family: str
    home = "/"

    def __init__(self, seed: int | str) -> None:
        self.seed = seed
        self.site = cache(self._site)

    @abstractmethod
    def _site(self, night: int) -> Site: ...

    @abstractmethod
    def truth(self, night: int = 1) -> list[TrueReport]:
        """Every report there is or, on the second night, was (`status`)."""

    @abstractmethod
    def changes(self) -> Changes:
        """What the second night changed."""

    def needed(self, night: int = 1) -> frozenset[str]:
        """Addresses no complete crawl can do without; robots.txt among them."""
        return frozenset(target for target, answer in self.site(night).answers.items() if answer.needed)

    def minimum_requests(self, night: int = 1) -> int:
        """robots.txt, home, every section, directory and list page on the way, every report and its files."""
        return len(self.needed(night))

    def _targets(self, role: PageRole) -> frozenset[str]:
        both = [*self.site(1).answers.items(), *self.site(2).answers.items()]
        return frozenset(target for target, answer in both if answer.role == role)

    @property
    def noise_paths(self) -> frozenset[str]:
        """News, print twins, searches, calendars: addresses a good crawl leaves alone."""
        return self._targets("noise")

    @property
    @abstractmethod
    def lookalike_paths(self) -> frozenset[str]:
        """Pages that look like a report and are none: may be fetched, must not become reports."""

    @property
    @abstractmethod
    def forbidden_paths(self) -> frozenset[str]:
        """Addresses robots.txt disallows; one of them is linked as an annual report list."""
