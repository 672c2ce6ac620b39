"""Proof of paging: a page is the next of a list only if it brings rows that the pages before it have not."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.discovery.examined import Examined
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key
from crawler.frontier import DuePage, load
from crawler.session import CrawlSession
from crawler.stored import last_examined

LONGEST = 500
NEXT = ("next_page", "instead")
"""How the pages of a list after its first are found."""
MOST_BARE = 3
"""So many pages of a list in a row may have other papers alone: those of a year before its reports."""


@dataclass(slots=True)
class Seen:
    """What the pages of one list had so far, as hashes (some seventy bytes a row, of a portal of 100,000
    reports 7 MB), and how many of them in a row had no new report."""

    rows: set[int] = field(default_factory=set)
    bare: int = 0

    def note(self, examined: Examined) -> None:
        """Notes a page of the list."""
        brings = names_reports(examined) and not rows_of(examined) <= self.rows
        self.bare = 0 if brings else self.bare + 1
        self.rows |= noted(examined)

    def lacks(self, examined: Examined) -> bool:
        """True if a next page has rows that no page before it has: reports, or for a few pages other papers,
        most of them new."""
        if not rows_of(examined) <= self.rows:
            return True
        papers = _papers_of(examined)
        fresh = papers - self.rows
        return self.bare < MOST_BARE and 2 * len(fresh) > len(papers)


class Chains:
    """The rows of the lists of this run; what a killed run had seen is examined again from its bytes."""

    def __init__(self, session: CrawlSession) -> None:
        self.session = session
        self._first: dict[int, int] = {}
        self._seen: dict[int, Seen] = {}

    def keep(self, page: DuePage, examined: Examined) -> None:
        """Notes the rows of a list's page."""
        first = self._first.setdefault(page.id, page.id)
        self._seen.setdefault(first, Seen()).note(examined)

    async def brings_news(self, page: DuePage, examined: Examined, hosts: OwnHosts) -> bool:
        """True, and the rows noted, if this next page has rows that no page before it has."""
        first = await self._start(page, hosts)
        seen = self._seen.setdefault(first, Seen())
        if not seen.lacks(examined):
            return False
        seen.note(examined)
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
        for before in reversed(unknown):
            self._first[before.id] = first
            examined = await last_examined(self.session.archive, self.session.examiner, before, hosts)
            if examined is not None:
                self._seen.setdefault(first, Seen()).note(examined)
        return first


def names_reports(examined: Examined) -> bool:
    """True of a list with reports among its rows."""
    return any(link.kind == "row" for link in examined.links)


def _papers_of(examined: Examined) -> set[int]:
    return {hash(url_key(url)) for url in examined.papers}


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
    anchors = {hash(url_key(link.url)) for link in examined.links if link.kind == "anchor"}
    return rows_of(examined) | anchors | _papers_of(examined)
