"""Proof of paging: a page is the next of a list only if it brings rows that the pages before it have not."""

from __future__ import annotations

from crawler.discovery.examined import Examined
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key
from crawler.frontier import DuePage, load
from crawler.session import CrawlSession
from crawler.stored import last_examined

LONGEST = 500
NEXT = ("next_page", "instead")
"""How the pages of a list after its first are found."""


class Chains:
    """The rows of the lists of this run; what a killed run had seen is examined again from its bytes.

    Kept as hashes: some seventy bytes a row, of a portal of 100,000 reports 7 MB."""

    def __init__(self, session: CrawlSession) -> None:
        self.session = session
        self._first: dict[int, int] = {}
        self._seen: dict[int, set[int]] = {}

    def keep(self, page: DuePage, examined: Examined) -> None:
        """Notes the rows of a list's page."""
        first = self._first.setdefault(page.id, page.id)
        self._seen.setdefault(first, set()).update(noted(examined))

    async def brings_news(self, page: DuePage, examined: Examined, hosts: OwnHosts) -> bool:
        """True, and the rows noted, if this next page has rows that no page before it has."""
        first = await self._start(page, hosts)
        seen = self._seen.setdefault(first, set())
        if rows_of(examined) <= seen:
            return False
        seen |= noted(examined)
        self._first[page.id] = first
        return True

    async def _start(self, page: DuePage, hosts: OwnHosts) -> int:
        """The first page of the chain that leads to `page`, with the rows of all before it known."""
        current, steps = page.found_on_id, 0
        unknown: list[DuePage] = []
        while current is not None and current not in self._first and steps < LONGEST:
            with self.session.archive.reading() as session:
                before = load(session, current)
            unknown.append(before)
            current, steps = (before.found_on_id if before.found_how in NEXT else None), steps + 1
        first = self._first[current] if current is not None and current in self._first else unknown[-1].id
        for before in unknown:
            self._first[before.id] = first
            examined = await last_examined(self.session.archive, self.session.examiner, before, hosts)
            if examined is not None:
                self._seen.setdefault(first, set()).update(noted(examined))
        return first


def rows_of(examined: Examined) -> set[int]:
    """The keys of a list's rows, as hashes; of a page without report rows, those of its other promising
    links.

    Of a page of notices without a report all its links count. Rows and links never mix: the links around a
    list are the same on each of its pages and would pass for news on the first page without rows.
    """
    rows = {hash("row " + url_key(link.url)) for link in examined.links if link.kind == "row"}
    if not rows and any(link.kind == "next_page" and link.role == "lead" for link in examined.links):
        return {hash(url_key(link.url)) for link in examined.links if link.kind == "anchor"}
    ways = (link for link in examined.links if link.kind == "anchor" and link.score > 0)
    return rows or {hash(url_key(link.url)) for link in ways}


def noted(examined: Examined) -> set[int]:
    """All that later pages of the list must differ from."""
    return rows_of(examined) | {hash(url_key(link.url)) for link in examined.links if link.kind == "anchor"}
