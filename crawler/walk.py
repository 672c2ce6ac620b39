"""One portal's walk in one run: its hosts, its queue, its budget and what it counted."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from scrapy.http import Response

from crawler.budget import Budget
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.score import LAST_RESORT
from crawler.discovery.urls import url_key
from crawler.excluded import Excluded
from crawler.frontier import Queue
from crawler.schedule import NIGHTLY_ROLES
from crawler.siblings import Siblings
from models.ledger import Recorded, VisitRecord
from models.messages import kept

GOOD = frozenset({"new", "changed", "same", "not_modified"})
"""Outcomes of a page that is well."""

WALK = "gongkai_walk"
"""Key in a request's meta under which its walk travels, redirects and robots.txt included."""
ROUTED = "gongkai_routed"
"""Key in a request's meta that is true of an application's route."""

PATIENCE = {"challenged": 3, "refused": 8, "no answer": 8, "postponed": 3}
"""So many answers of a kind in a row and the portal is left alone for this run. Plain 401 and 403 get more
patience than a challenge: some portals lock a handful of files.
"""

STOPPED_AS = {
    "challenged": "blocked",
    "refused": "blocked",
    "no answer": "unreachable",
    "postponed": "blocked",
}
LOCKED = frozenset({401, 403, 405})
DOWN = frozenset({502, 503, 504})


def kind_of(visit: VisitRecord, *, postponed: bool) -> str | None:
    """What kind of trouble a visit tells of the whole portal; None if of none."""
    if postponed:
        return "postponed"
    if visit.answer == "blocked":
        return "refused" if visit.status in LOCKED else "challenged"
    refused_here = (visit.sign or "").startswith("refused")
    if visit.answer == "failed" and not refused_here and (visit.status is None or visit.status in DOWN):
        return "no answer"
    return None


@dataclass(slots=True)
class Walk:
    """`platform` names the download slot; `turn`, shared by all walks on it, is held during each transfer.

    `lax` bears certificates that fail; `certificates` says, by host,
    why one did that was not borne. `in_flight`: pages drawn and not stored yet, `asked`: those of them that
    the portal has not answered. `reports_were_found`: nights before found some. `shell` is the last page that
    only scripts fill: all routes behind its address are that page. `vain`: how many hollow pages of a
    role in a row no browser could fill."""

    portal_id: int
    name: str
    home_url: str
    hosts: OwnHosts
    platform: str
    budget: Budget
    excluded: Excluded = field(default_factory=Excluded)
    lax: bool = False
    reports_were_found: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    queue: Queue = field(default_factory=Queue)
    requests: int = 0
    in_flight: int = 0
    asked: int = 0
    stopped: str | None = None
    note: str | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    lists: int = 0
    certificates: dict[str, str] = field(default_factory=dict)
    home_keys: set[str] = field(default_factory=set)
    last_sign: str | None = None
    siblings: Siblings = field(default_factory=Siblings)
    shell: Response | None = None
    vain: Counter[str] = field(default_factory=Counter)
    _streak: tuple[str | None, int] = (None, 0)

    def __post_init__(self) -> None:
        self.home_keys.add(url_key(self.home_url))

    def stop(self, outcome: str, note: str) -> None:
        """No further page of this portal in this run; the first reason counts."""
        if self.stopped is None:
            self.stopped, self.note = outcome, note

    def draw(self) -> int | None:
        """The next page to fetch; None if the walk is over or waits for answers under way."""
        if self.stopped is not None or not self.queue.has_more():
            return None
        spent = self.budget.spent(self.requests, self.fetched)
        if spent is not None:
            self.stop("cut_by_budget", spent)
            return None
        # What is under way may turn out to be documents: near the limit, wait and see.
        waits = self.budget.spent(self.requests, self.fetched + self.in_flight) is not None
        if waits or (self.queue.best <= LAST_RESORT and self.in_flight):
            return None
        if self.queue.best <= LAST_RESORT and (self.reports_were_found or self.fetched):
            self.queue.clear()
        return self.queue.draw()

    def count(self, recorded: Recorded) -> None:
        """Counts a stored visit."""
        self.outcomes[recorded.outcome] += 1
        if recorded.outcome in GOOD and recorded.was_document:
            self.documents[recorded.outcome] += 1
        elif recorded.outcome in GOOD and recorded.role in NIGHTLY_ROLES:
            self.lists += 1

    @property
    def left(self) -> int:
        """Pages that were due and were not fetched."""
        return self.queue.left + self.siblings.passed_over

    @property
    def blocked(self) -> int:
        """Pages that a defence or robots.txt kept from being seen."""
        return self.outcomes["blocked"] + self.outcomes["forbidden"]

    @property
    def failed(self) -> int:
        """Pages with an error, no answer, or what only looks like an answer."""
        return self.outcomes["failed"] + self.outcomes["soft_404"]

    @property
    def in_vain(self) -> int:
        """Pages that answered well and were neither documents nor lists."""
        return sum(self.outcomes[outcome] for outcome in GOOD) - self.fetched - self.lists

    @property
    def fetched(self) -> int:
        """Documents fetched so far."""
        return self.documents.total()

    def answered(self, visit: VisitRecord, *, postponed: bool = False) -> None:
        """Takes note of an answer; too many bad ones of a kind in a row stop the walk."""
        self.last_sign = visit.sign or self.last_sign
        kind = kind_of(visit, postponed=postponed)
        self._streak = (kind, self._streak[1] + 1 if kind == self._streak[0] else 1)
        if kind is not None and self._streak[1] >= PATIENCE[kind]:
            self.stop(STOPPED_AS[kind], kept.ANSWERS_IN_A_ROW(number=self._streak[1], sign=visit.sign))
