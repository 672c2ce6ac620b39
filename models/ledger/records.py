"""What a visit says and what the ledger makes of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Answer = Literal[
    "content", "not_modified", "gone", "soft_404", "blocked", "forbidden", "failed", "redirected"
]
"""What a fetch came to, before it is compared with what is known; only "content" is compared."""

DOCUMENT_ROLES = frozenset({"report", "attachment"})
GOOD = ("new", "changed", "same")
"""Outcomes of visits whose bytes are the page's content."""



@dataclass(frozen=True, slots=True)
class LinkRecord:
    """An address that a page led to. `context` is plain JSON; `deeper` is 0 for the next page of a list."""

    url: str
    url_key: str
    found_how: str
    role: str
    score: float
    context: dict[str, Any] = field(default_factory=dict)
    deeper: int = 1


NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One fetch of one page, as the walk understood it. `due_at` null: the page is not to be fetched again.

    `body` may be given with any answer (the bytes of a block page are kept too); "content" needs it with
    `media_type`, `content_hash` and `role`. `awaken`: keys of known pages that this visit gives a reason to
    fetch at once. `headers`: those of the answer, in their order; kept with bytes that are new to the page.
    `trail`: where the page itself says that it stands, from the first column down; `publishers`: whose it
    says that it is.
    """

    run_id: int
    page_id: int
    url: str
    visited_at: datetime
    answer: Answer
    due_at: datetime | None
    status: int | None = None
    sign: str | None = None
    body: bytes | None = field(default=None, repr=False)
    media_type: str = "application/octet-stream"
    content_hash: str = ""
    role: str | None = None
    family: str | None = None
    title: str | None = None
    published_on: date | None = None
    trail: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    seconds: float | None = None
    vantage: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    links: tuple[LinkRecord, ...] = field(default=(), repr=False)
    awaken: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A page that a visit made known, or made more promising: what the walk needs to queue it."""

    id: int
    role: str
    score: float
    depth: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What `record` made of a visit. `outcome` is the ledger's word; `was_document` tells that versions
    count."""

    visit_id: int
    page_id: int
    outcome: str
    role: str
    was_document: bool
    queued: tuple[Known, ...] = ()
