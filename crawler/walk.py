"""One portal's walk in one run: its hosts, its queue, its budget and what it counted."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from crawler.budget import Budget
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key
from crawler.frontier import Queue
from crawler.schedule import NIGHTLY_ROLES
from models.ledger import Recorded

GOOD = frozenset({"new", "changed", "same", "not_modified"})
"""Outcomes of a page that is well."""

WALK = "gongkai_walk"
"""Key in a request's meta under which its walk travels, redirects and robots.txt included."""

BLOCKS_IN_A_ROW = 3
FAILURES_IN_A_ROW = 8
POSTPONED_IN_A_ROW = 3
"""So many answers of a kind in a row and the portal is left alone for this run."""

_PATIENCE = {"blocked": BLOCKS_IN_A_ROW, "failed": FAILURES_IN_A_ROW, "postponed": POSTPONED_IN_A_ROW}
_STOPPED_AS = {"blocked": "blocked", "failed": "unreachable", "postponed": "blocked"}


@dataclass(slots=True)
class Walk:
    """`platform` names the download slot: hosts of one platform are asked one request at a time."""

    portal_id: int
    name: str
    home_url: str
    hosts: OwnHosts
    platform: str
    budget: Budget
    queue: Queue = field(default_factory=Queue)
    requests: int = 0
    in_flight: int = 0
    stopped: str | None = None
    note: str | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    lists: int = 0
    home_keys: set[str] = field(default_factory=set)
    last_sign: str | None = None
    _streak: tuple[str, int] = ("", 0)

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
        return None if waits else self.queue.draw()

    def count(self, recorded: Recorded) -> None:
        """Counts a stored visit."""
        self.outcomes[recorded.outcome] += 1
        if recorded.outcome in GOOD and recorded.was_document:
            self.documents[recorded.outcome] += 1
        elif recorded.outcome in GOOD and recorded.role in NIGHTLY_ROLES:
            self.lists += 1

    @property
    def fetched(self) -> int:
        """Documents fetched so far."""
        return self.documents.total()

    def answered(self, answer: str, sign: str | None) -> None:
        """Counts an answer; too many bad ones of a kind in a row stop the walk."""
        kind, number = self._streak
        self._streak = (answer, number + 1 if answer == kind else 1)
        self.last_sign = sign or self.last_sign
        if self._streak[1] >= _PATIENCE.get(answer, math.inf):
            self.stop(_STOPPED_AS[answer], f"{self._streak[1]} answers in a row: {sign}")
