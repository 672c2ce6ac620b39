"""The values that filing decides on and what it decides: no database here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from models.brought import GIVEN
from pipelines.reading import Finding


@dataclass(frozen=True, slots=True)
class Article:
    """The article that an attachment hangs on, as its page and its own reading have it."""

    page_id: int
    url: str
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One version of one document with its current reading and the words of the pages that led to it.

    `contexts` are the stored page contexts, nearest first (the file's own, then its article's). `numbers`
    counts the figures with a value. `current`: the last version of its document, and not ended.
    """

    version_id: int
    document_id: int
    number: int
    content_hash: str
    bytes_hash: str
    first_seen: datetime
    last_seen: datetime
    current: bool
    portal_id: int
    page_id: int
    url: str
    document_title: str | None
    published_on: date | None
    contexts: tuple[dict[str, Any], ...]
    article: Article | None
    reading_id: int
    error: str | None
    is_report: bool
    media_type: str | None
    title: str | None
    agency: str | None
    year: int | None
    scope: str
    scope_evidence: str | None
    forms: dict[str, Any]
    numbers: int
    reviewed: Mapping[str, str] = field(default_factory=dict)
    """What a person decided of it: body (an id), year, scope, report (yes or no)."""

    @property
    def given(self) -> dict[str, Any]:
        """What people said of it: body (an id), year, scope; reviews go before what it was brought with."""
        found: dict[str, Any] = (self.contexts[0] if self.contexts else {}).get(GIVEN) or {}
        said: dict[str, Any] = {k: self.reviewed[k] for k in ("body", "scope") if k in self.reviewed}
        if "year" in self.reviewed:
            said["year"] = int(self.reviewed["year"])
        return found | said

    @property
    def cluster(self) -> int:
        """The page of the article: what stands together in one place."""
        return self.article.page_id if self.article else self.page_id

    @property
    def place_titles(self) -> tuple[str, ...]:
        """Titles that the pages gave it, nearest first."""
        given = [self.document_title, *(c.get(k) for c in self.contexts for k in ("title", "text"))]
        if self.article:
            given.insert(1, self.article.title)
        return tuple(dict.fromkeys(title for title in given if title))


@dataclass(slots=True)
class Draft:
    """A body as filing knows it; `stored` if the archive has its row already."""

    id: str
    name: str
    short_name: str
    kind: str
    level: str | None
    division_code: str | None
    portal_id: int | None
    stored: bool = False
    names: set[str] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)
    """How often each full name (with its place) was printed."""


@dataclass(slots=True)
class Decision:
    """What one version was decided to be; `place_agrees` is False where its words and its place differ."""

    source: Source
    is_report: bool
    body: Draft | None = None
    year: int | None = None
    scope: str = "unknown"
    evidence: dict[str, Any] = field(default_factory=dict)
    remarks: list[Finding] = field(default_factory=list)
    place_agrees: bool = True
