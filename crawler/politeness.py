"""Delays, Retry-After and trying again: one request at a time to a platform, never faster than it bears.

Scrapy's download slot (one per platform, concurrency 1) spaces requests by the base delay, from the beginning
of one to the beginning of the next. A Crawl-delay widens it here, and so does a platform that answers slowly:
it rests at least as long as its answers took of late (a delay of 0 asks for none of this). A host that asks
for a pause gets it: short ones are sat out, longer ones become the page's due time.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from crawler.errors import PostponedError
from crawler.frontier import DuePage
from crawler.schedule import NIGHTLY_ROLES
from crawler.walk import WALK, Walk
from models.messages import kept

LONGEST_WAIT = 30.0
SLOWEST = 30.0
"""Seconds between requests that slowness alone may come to."""
RESTS = 2.0
"""Of an answer's seconds: as long as it took, and as long again."""
TRIES = 3
TRIES_OF_OTHERS = 2
"""Of pages that lead to no others. One that failed on its last visit has one try a night."""
BUSY = frozenset({429, 503})
BROKEN = frozenset({500, 502, 504, 408, 522, 524})
TRY_AGAIN_ON = (DownloadFailedError, DownloadTimeoutError, ResponseDataLossError)
_TRIED = "gongkai_tried"
MAY_TRY = "gongkai_may_try"
"""Key in a request's meta: how often it may be sent where its host breaks off."""


def tries_of(page: DuePage) -> int:
    """How often a page may be asked for in one run."""
    if page.role in NIGHTLY_ROLES:
        return TRIES
    return TRIES_OF_OTHERS if page.failures == 0 else 1


def retry_after(value: str | None, real_now: float) -> float | None:
    """Seconds that a Retry-After header asks for; None if there is none that can be read.

    A date is compared with `real_now`, the machine's own time: the server knows no other.
    """
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, then.timestamp() - real_now)


def _asked(response: Response) -> float | None:
    """Seconds that a busy host asks to be left alone for."""
    header = response.headers.get("Retry-After") if response.status in BUSY else None
    return retry_after(header.decode("latin-1") if header else None, time.time())


class Politeness:
    """Downloader middleware in place of Scrapy's retries, which know no Retry-After and wait for nothing."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.first_wait = crawler.settings.getfloat("GONGKAI_FIRST_WAIT")
        self._not_before: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._took: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Politeness:
        return cls(crawler)

    def slow_down(self, walk: Walk, seconds: float) -> None:
        """Keeps at least so many seconds between requests to the walk's platform (robots.txt asks for it)."""
        if seconds > LONGEST_WAIT:
            walk.note = kept.LONG_CRAWL_DELAY(seconds=round(seconds))
        self._delays[walk.platform] = max(seconds, self.delay, self._delays.get(walk.platform, 0.0))

    async def rested(self, platform: str) -> None:
        """Returns when the platform's pause is over. Asked in the platform's turn, right before a transfer:
        what was let through earlier must not go out in a pause that was asked for meanwhile."""
        while (wait := self._not_before.get(platform, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)

    def came(self, request: Request, response: Response) -> None:
        """Notes, still in the platform's turn, how slow it was and the pause that an answer calls for; long
        ones are not sat out."""
        self._slowed(request, request.meta.get("download_latency", 0.0))
        if response.status in BUSY | BROKEN:
            asked = _asked(response)
            if asked is None or asked <= LONGEST_WAIT:
                self._rest(request, asked)

    def broke(self, request: Request, error: Exception) -> None:
        """Notes, still in the platform's turn, the pause after a failed transfer."""
        if isinstance(error, DownloadTimeoutError):
            self._slowed(request, SLOWEST)
        if isinstance(error, TRY_AGAIN_ON):
            self._rest(request, None)

    def _slowed(self, request: Request, seconds: float) -> None:
        """The mean of what answers take, the latest as heavy as all before it."""
        platform = request.meta[WALK].platform
        self._took[platform] = (self._took.get(platform, seconds) + seconds) / 2

    async def process_request(self, request: Request) -> None:
        self._widen(request.meta[WALK].platform)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        asked = _asked(response)
        if asked is not None and asked > LONGEST_WAIT:
            raise PostponedError(kept.WAIT(status=response.status, seconds=round(asked)), asked)
        if response.status in BUSY | BROKEN:
            most = TRIES if response.status in BUSY else request.meta.get(MAY_TRY, TRIES)
            return self._again(request, most) or response
        return response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if isinstance(exception, IgnoreRequest) or not isinstance(exception, TRY_AGAIN_ON):
            return None
        return self._again(request, request.meta.get(MAY_TRY, TRIES))

    def _rest(self, request: Request, asked: float | None) -> None:
        platform = request.meta[WALK].platform
        wait = asked if asked is not None else self.first_wait * 2 ** (request.meta.get(_TRIED, 1) - 1)
        until = time.monotonic() + wait
        self._not_before[platform] = max(until, self._not_before.get(platform, 0.0))

    @staticmethod
    def _again(request: Request, most: int) -> Request | None:
        """The same request once more; None after so many tries."""
        tried = request.meta.get(_TRIED, 1)
        if tried >= most:
            return None
        again = request.copy()
        again.meta[_TRIED] = tried + 1
        again.dont_filter = True
        return again

    def _widen(self, platform: str) -> None:
        slot = self.crawler.engine.downloader.slots.get(platform)
        if slot is not None:
            slowness = min(RESTS * self._took.get(platform, 0.0), SLOWEST) if self.delay else 0.0
            slot.delay = max(self.delay, self._delays.get(platform, 0.0), slowness)
