"""robots.txt: asked once per host and run, through the gate and in the platform's own turn."""

from __future__ import annotations

import asyncio

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.errors import BudgetSpentError, ClosedError, ForbiddenError, PostponedError
from crawler.politeness import Politeness
from crawler.session import CrawlSession
from crawler.walk import WALK, Walk
from models.clock import now
from models.messages import kept
from models.tables import RobotsFile

ROBOTS = "gongkai_robots"
"""Key in a request's meta: this one fetches robots.txt itself."""

SOFT_404_SIGNS = (b"<html", b"<!doctype")
HIGHEST = 1_000_000


class Rules:
    """What one host's robots.txt says. `closed` gives the reason if it is out of order, and nothing may be
    fetched until it answers."""

    def __init__(self, body: bytes = b"", closed: IgnoreRequest | None = None) -> None:
        text = (
            ""
            if body.lstrip()[:200].lower().startswith(SOFT_404_SIGNS)
            else body.decode("utf-8-sig", "replace")
        )
        self._parsed = Protego.parse(text)
        self.closed = closed
        self.taken_as = "closed" if closed else "rules" if text.strip() else "no rules"

    def refusal(self, url: str, agent: str) -> IgnoreRequest | None:
        if self.closed is not None:
            return self.closed
        allowed = self._parsed.can_fetch(url, agent)
        return None if allowed else ForbiddenError(kept.ROBOTS_FORBID())

    def delay(self, agent: str) -> float | None:
        asked = self._parsed.crawl_delay(agent)
        return None if asked is None else float(asked)


class Robots:
    """Downloader middleware in place of Scrapy's: that one asks outside the platform's turn, knows no
    Crawl-delay, and takes an error of the server for leave to fetch everything (RFC 9309, 2.3.1.4 says the
    contrary)."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = crawler.settings.get("ROBOTSTXT_USER_AGENT")
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get(ROBOTS):
            return
        scheme, _, rest = request.url.partition("://")
        origin = f"{scheme}://{rest.split('/')[0]}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin, request))
        task = self._rules[origin]
        try:
            rules = await task
        except BudgetSpentError:
            self._rules.pop(origin, None)
            raise
        refused = rules.refusal(request.url, self.agent)
        if refused is not None:
            raise refused

    async def _ask(self, origin: str, request: Request) -> Rules:
        walk: Walk = request.meta[WALK]
        asked = Request(
            f"{origin}/robots.txt",
            priority=HIGHEST,
            callback=NO_CALLBACK,
            meta={ROBOTS: True, WALK: walk, "download_slot": request.meta.get("download_slot")},
        )
        try:
            response = await self.crawler.engine.download_async(asked)
        except BudgetSpentError:
            raise
        except PostponedError as error:
            return Rules(closed=PostponedError(kept.ROBOTS_SAID(said=error), error.seconds))
        except IgnoreRequest:
            # A redirect to where we may not go, or without end: as good as no file.
            return Rules()
        except Exception:
            # No answer at all: the page itself will show whether the host is there.
            return Rules()
        rules = self._read(response)
        self._slow_down(rules, walk)
        self._keep(origin, walk, rules, response)
        return rules

    def _keep(self, origin: str, walk: Walk, rules: Rules, response: Response) -> None:
        """Puts on record by which rules the run goes."""
        session: CrawlSession = self.crawler.spider.session  # type: ignore[union-attr]
        archive = session.archive
        with archive.writing() as writing:
            kept = response.body and archive.blobs.put(writing, response.body, "text/plain")
            writing.add(RobotsFile(
                run_id=session.run_id, portal_id=walk.portal_id, origin=origin, asked_at=now(),
                status=response.status, taken_as=rules.taken_as, crawl_delay=rules.delay(self.agent),
                blob_sha256=kept or None))

    @staticmethod
    def _read(response: Response) -> Rules:
        if response.status >= 500:
            return Rules(closed=ClosedError(kept.ROBOTS_ANSWERED(status=response.status)))
        return Rules(response.body) if response.status == 200 else Rules()

    def _slow_down(self, rules: Rules, walk: Walk) -> None:
        asked = rules.delay(self.agent)
        politeness = self.crawler.get_downloader_middleware(Politeness)
        if asked is not None and politeness is not None:
            politeness.slow_down(walk, asked)
