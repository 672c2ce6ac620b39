"""The one spider: it draws due pages from the archive, the most promising first."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from sqlalchemy.exc import DBAPIError
from twisted.python.failure import Failure

from crawler.discovery import posted
from crawler.discovery.routes import route_of
from crawler.errors import CrawlError, PostponedError
from crawler.failures import meaning
from crawler.frontier import DuePage, load
from crawler.judge import Judge
from crawler.options import Silent
from crawler.politeness import MAY_TRY, tries_of
from crawler.redirects import FOLLOW
from crawler.session import CrawlSession
from crawler.spiders.arguments import options_from
from crawler.tls import is_certificate
from crawler.walk import ROUTED, WALK, Walk
from models.archive import ArchiveError
from models.ledger import Recorded, VisitRecord

WRONG_USAGE = 2
"""Exit code of a crawl that cannot be done as asked."""

AHEAD = 2
"""Pages of one portal under way: one being fetched, one waiting its turn, so that the line never idles."""
MOST = 4
"""Pages under way where the portal has answered all that it was asked for, a document is next, and those
before it are still examined and stored. A list waits for them: what they show may spare it."""

_WALK_AND_PAGE = tuple[Walk, DuePage]


def _asked(arguments: Mapping[str, str], crawler: Crawler) -> CrawlSession:
    """The session that `scrapy crawl` asks for; what is wrong with it ends the program in one clear line."""
    try:
        session = CrawlSession(options_from(arguments, crawler.settings), Silent())
        session.open()
    except (CrawlError, ArchiveError) as error:
        sys.stderr.write(f"scrapy crawl portals: {error}\n")
        sys.exit(WRONG_USAGE)
    session.apply(crawler.settings)
    return session


class PortalsSpider(Spider):
    """Walks every portal of its session at once; each portal's requests stay in its platform's one slot."""

    name = "portals"

    def __init__(self, session: CrawlSession) -> None:
        super().__init__()
        self.session = session
        self._pages: dict[int, _WALK_AND_PAGE] = {}
        self._news = asyncio.Event()

    @classmethod
    def from_crawler(
        cls, crawler: Crawler, session: CrawlSession | None = None, **arguments: str
    ) -> PortalsSpider:
        """With `session` from `crawler.crawl`; without, from `scrapy crawl portals -a portal=…`."""
        if session is None:
            session = _asked(arguments, crawler)
        spider = cls(session)
        spider._set_crawler(crawler)
        spider.judge = Judge(crawler, session)
        crawler.signals.connect(spider.item_failed, signals.item_error)
        crawler.signals.connect(spider.callback_failed, signals.spider_error)
        return spider

    judge: Judge

    async def start(self) -> AsyncIterator[Any]:
        """Requests as long as any walk has a page to fetch or waits for an answer."""
        try:
            async for request in self._requests():
                yield request
        except (ArchiveError, DBAPIError) as error:
            # Scrapy would only log it, and the walk would pass for one that saw everything.
            self._stop_for(error)

    async def _requests(self) -> AsyncIterator[Request]:
        for walk in self.session.walks:
            self.session.progress.on_portal(walk.name, walk.home_url)
        while self.session.error is None:
            self._news.clear()
            for walk in self.session.walks:
                while _has_room(walk) and (page := self._drawn(walk)) is not None:
                    yield self._request(walk, page)
            if not any(walk.in_flight for walk in self.session.walks):
                return
            await self._news.wait()

    def _drawn(self, walk: Walk) -> DuePage | None:
        """The best page that its siblings do not tell of; None if there is none for now."""
        while (page_id := walk.draw()) is not None:
            with self.session.archive.reading() as session:
                page = load(session, page_id)
            if not walk.siblings.tell_of(page):
                return page
        return None

    def _request(self, walk: Walk, page: DuePage) -> Request:
        walk.in_flight += 1
        walk.asked += 1
        self._pages[page.id] = (walk, page)
        asked = posted.asked(page.url)
        headers: dict[str, str] = {}
        if asked.media_type:
            headers |= {"Content-Type": asked.media_type, "X-Requested-With": "XMLHttpRequest"}
        if page.etag:
            headers["If-None-Match"] = page.etag
        if page.last_modified:
            headers["If-Modified-Since"] = page.last_modified
        if page.found_on_url:
            # Some products serve files only to who comes from the article.
            headers["Referer"] = posted.asked(page.found_on_url).url
        meta = {
            WALK: walk,
            "download_slot": walk.platform,
            "cookiejar": walk.portal_id,
            MAY_TRY: tries_of(page),
        }
        if page.role == "attachment":
            meta[FOLLOW] = True
        if route_of(page.url):
            meta[ROUTED] = True
        return Request(
            asked.url,
            method=asked.method,
            body=asked.body,
            callback=self.answered,
            errback=self.failed,
            headers=headers,
            meta=meta,
            cb_kwargs={"page": page, "began": time.monotonic()},
            dont_filter=True,
        )

    async def answered(self, response: Response, page: DuePage, began: float) -> AsyncIterator[VisitRecord]:
        """Any HTTP answer, of whatever status."""
        walk: Walk = response.meta[WALK]
        self._told(walk)
        visit = await self.judge.answer(walk, page, response, time.monotonic() - began)
        walk.answered(visit)
        yield visit

    async def failed(self, failure: Failure) -> AsyncIterator[Any]:
        """No answer, or none that we may fetch."""
        request: Request = failure.request  # type: ignore[attr-defined]
        walk: Walk = request.meta[WALK]
        page: DuePage = request.cb_kwargs["page"]
        self._told(walk)
        error = failure.value or RuntimeError("no answer and no error")
        if isinstance(error, (ArchiveError, DBAPIError)):
            # No answer of the portal: the archive takes or gives nothing.
            self._stop_for(error)
            self._landed(page.id)
            return
        if is_certificate(error):
            walk.certificates[urlsplit(request.url).netloc] = meaning(request.url, error)[1]
        visit = self.judge.failure(page, request, error, time.monotonic() - request.cb_kwargs["began"])
        if visit is None:
            self._landed(page.id)
            return
        walk.answered(visit, postponed=isinstance(error, PostponedError))
        yield visit

    def recorded(self, visit: VisitRecord, recorded: Recorded) -> None:
        """Told by the item pipeline once a visit is committed."""
        walk, page = self._pages[recorded.page_id]
        for known in recorded.queued:
            walk.queue.add(known)
        walk.count(recorded)
        self.session.progress.on_visit(visit.url, recorded.outcome, recorded.role)
        self._landed(page.id)

    def _told(self, walk: Walk) -> None:
        """The portal is done with a page, be it by no answer."""
        walk.asked -= 1
        self._news.set()

    def _landed(self, page_id: int) -> None:
        walk, _ = self._pages.pop(page_id)
        walk.in_flight -= 1
        self._news.set()

    def item_failed(self, failure: Failure) -> None:
        """The archive would not take a visit: nothing further is fetched, the run ends with that error."""
        self._stop_for(_error_of(failure))

    def callback_failed(self, failure: Failure) -> None:
        """A fault of the program itself ends the run too: going on would lose pages without a word."""
        self._stop_for(_error_of(failure))

    def _stop_for(self, error: BaseException) -> None:
        self.session.error = self.session.error or error
        for walk in self.session.walks:
            walk.stop("interrupted", f"{type(error).__name__}: {error}")
        self._news.set()


def _has_room(walk: Walk) -> bool:
    """True if another page may be drawn: as few as can be, so that each is the best by all that is known."""
    documents_alone = not walk.asked and walk.queue.next_is_document
    return walk.in_flight < (MOST if documents_alone else AHEAD)


def _error_of(failure: Failure) -> BaseException:
    return failure.value or RuntimeError(str(failure))
