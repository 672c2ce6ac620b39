"""What one crawl is asked to do, what it tells while it runs, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol

DEFAULT_DELAY = 1.0
DEFAULT_MAX_TIME = 2 * 3600.0


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """One crawl. `archive`: SQLAlchemy URL. `targets`: names, codes or URLs; empty = every chosen portal that
    is due.

    Budgets hold per portal: `limit` documents, `max_requests` requests, `max_time` seconds; `until` ("HH:MM",
    this machine's local time) holds for all. `delay`: seconds between requests to one platform.
    `allow_private`: "host:port" that may be fetched though on a private address. `plan`: estimates, fetches
    nothing. `no_read`: only fetches. `shared`: beside other workers, alone only on its platforms. `asked_at`:
    when it was asked for, if it goes on where another ended; what was seen since is not due once more.
    """

    archive: str
    targets: tuple[str, ...] = ()
    all_due: bool = False
    limit: int | None = None
    max_requests: int | None = None
    max_time: float | None = DEFAULT_MAX_TIME
    until: str | None = None
    plan: bool = False
    delay: float = DEFAULT_DELAY
    allow_private: tuple[str, ...] = ()
    no_read: bool = False
    json: bool = False
    shared: bool = False
    asked_at: datetime | None = None

    def stored(self) -> dict[str, Any]:
        """The options as a run keeps them: without the archive's address, which may hold a password."""
        left_out = ("archive", "json", "shared", "asked_at")
        return {key: value for key, value in asdict(self).items() if key not in left_out}


class Progress(Protocol):
    """What a crawl tells while it runs; the command line draws it."""

    def on_portal(self, name: str, home_url: str) -> None:
        """A portal's walk begins."""

    def on_visit(self, url: str, outcome: str, role: str) -> None:
        """A visit is stored."""

    def on_read(self, done: int, total: int, what: str) -> None:
        """So many of the documents that wait are read."""

    def on_filed(self, done: int, total: int, what: str) -> None:
        """So many readings are filed."""

    def on_done(self, result: CrawlResult) -> None:
        """The run is over and stored."""


class Silent:
    """Progress that nobody watches."""

    def on_portal(self, name: str, home_url: str) -> None: ...

    def on_visit(self, url: str, outcome: str, role: str) -> None: ...

    def on_read(self, done: int, total: int, what: str) -> None: ...

    def on_filed(self, done: int, total: int, what: str) -> None: ...

    def on_done(self, result: CrawlResult) -> None: ...


@dataclass(frozen=True, slots=True)
class PortalResult:
    """One portal's walk. `outcome` as in `searches.result`, or "planned".

    `pages` were looked at; `found`, `new`, `changed`, `same` and `gone` count documents; `same` includes
    "not modified", `gone` those withdrawn; `blocked`, `failed` and `in_vain` count pages as `searches` does.
    `pages_left`: known pages that were due and not fetched; `estimated_…` only of a plan.
    """

    portal_id: int
    name: str
    home_url: str
    outcome: str
    requests: int = 0
    pages: int = 0
    lists: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    blocked: int = 0
    failed: int = 0
    in_vain: int = 0
    pages_left: int = 0
    note: str | None = None
    estimated_requests: int | None = None
    estimated_bytes: int | None = None
    estimated_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """One crawl. `new_alarms` are those opened by this run; `problems` says things that need a person, in
    words; `notices` what a person may like to know, which fails nothing."""

    run_id: int | None
    portals: tuple[PortalResult, ...] = ()
    new_alarms: tuple[str, ...] = ()
    interrupted: bool = False
    problems: tuple[str, ...] = ()
    read: Mapping[str, Any] = field(default_factory=dict)
    routine: bool = False
    notices: tuple[str, ...] = ()
    estimate: Mapping[str, float] = field(default_factory=dict)
    """Of a plan: requests, bytes and seconds in all."""

    @property
    def exit_code(self) -> int:
        """0 done; 1 a new alarm, an interruption, a problem, or a portal that was named and is unreachable,
        blocked, forbidden or without any report: on a `routine` night that counts only when it is new."""
        good = {"found", "planned", "cut_by_budget"}
        bad = not self.routine and any(portal.outcome not in good for portal in self.portals)
        return 1 if bad or self.new_alarms or self.interrupted or self.problems else 0
