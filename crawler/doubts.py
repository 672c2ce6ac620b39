"""Whether a page that answers is what it is called and what it was, or only how its host says that there is
nothing."""

from __future__ import annotations

from scrapy.crawler import Crawler

from crawler.discovery.examined import Examined
from crawler.discovery.signs import says_missing
from crawler.discovery.titles import is_report
from crawler.frontier import DuePage
from crawler.schedule import DOCUMENT_ROLES, NIGHTLY_ROLES
from crawler.session import CrawlSession
from crawler.soft404 import MADE_UP, VERIFIED, Nonsense, collapsed, is_doubtful
from crawler.stored import last_examined, was_document
from crawler.walk import Walk


class Doubts:
    """Compares what a page shows with what it showed before and with what its host gives for nonsense."""

    def __init__(self, crawler: Crawler, session: CrawlSession) -> None:
        self._archive, self._examiner = session.archive, session.examiner
        self._nonsense = Nonsense(crawler)

    async def of(self, walk: Walk, page: DuePage, examined: Examined) -> str | None:
        """Why a page may be an error page; None if it may be taken at its word."""
        about = self._of_new if page.is_new else self._of_known
        return await about(walk, page, examined)

    async def _of_known(self, walk: Walk, page: DuePage, examined: Examined) -> str | None:
        if page.role in NIGHTLY_ROLES and examined.role in ("noise", "lead"):
            return f"soft_404: was a {page.role}, is none now"
        if page.role not in DOCUMENT_ROLES:
            return None
        before = await last_examined(self._archive, self._examiner, page, walk.hosts)
        if before is None:
            return await self._of_new(walk, page, examined)
        if before.family is None and examined.family is not None:
            # Only pages have a family: error pages and home pages answer for files that are no longer there.
            proved = f": {VERIFIED}" if await self.is_nothing(walk, page, examined) else ""
            return f"soft_404: was a file, is a page now{proved}"
        if examined.role in DOCUMENT_ROLES and not collapsed(before, examined):
            return None
        if await self.is_nothing(walk, page, examined):
            return f"soft_404: hardly anything of the document is left: {VERIFIED}"
        if collapsed(before, examined) and (says_missing(examined.content) or _is_another(before, examined)):
            return "soft_404: hardly anything of the document is left"
        return None

    async def _of_new(self, walk: Walk, page: DuePage, examined: Examined) -> str | None:
        if not is_doubtful(examined):
            return None
        if await self.is_nothing(walk, page, examined):
            return f"soft_404: {VERIFIED}"
        nothing = await self._nonsense.of(page.url, walk)
        made_up = await nothing.is_called_a_report(walk.hosts, self._examiner)
        return f"soft_404: {MADE_UP}" if made_up else None

    async def is_nothing(self, walk: Walk, page: DuePage, examined: Examined) -> bool:
        """True if the page looks as its host's answer to an address that cannot be."""
        nothing = await self._nonsense.of(page.url, walk)
        return await nothing.looks_like(page, examined, walk.hosts, self._examiner)

    async def sends_nothing_to(self, walk: Walk, page: DuePage, where: str) -> bool:
        """True if a document's address is sent to where its host sends addresses that cannot be."""
        return self.was_document(page) and (await self._nonsense.of(page.url, walk)).is_redirect_to(where)

    def was_document(self, page: DuePage) -> bool:
        """True if a document has been stored of the page."""
        if page.is_new or page.role not in DOCUMENT_ROLES:
            return False
        with self._archive.reading() as session:
            return was_document(session, page.id)


def _is_another(before: Examined, now: Examined) -> bool:
    """True of a page that names a report no more as it did, and holds none."""
    return _names_report(before) and not _names_report(now) and is_doubtful(now)


def _names_report(examined: Examined) -> bool:
    return any(map(is_report, examined.content.splitlines()))
