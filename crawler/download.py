"""The download handler: one transfer at a time to a platform, certificates checked, heads bounded."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol
from twisted.web._newclient import Request as SentRequest
from twisted.web.iweb import IResponse

from crawler.errors import TooLargeError
from crawler.gate import spend
from crawler.politeness import Politeness
from crawler.session import CrawlSession
from crawler.tls import TLS, Tls
from crawler.walk import ROUTED, WALK, Walk
from models.messages import kept

LONGEST_HEAD = 256 * 1024
"""Bytes of an answer's status line and headers. Twisted bounds a line, and not how many there are."""


WATCHED = 1.0
"""Seconds between two looks, while a transfer lasts, at whether the locks are still held."""


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives up on an answer whose headers do not end."""

    _head = 0

    def request(self, request: SentRequest) -> Deferred[IResponse]:
        self._head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        parser = self._parser
        if parser is not None and parser.state in (STATUS, HEADER):
            self._head += len(data)
            if self._head > LONGEST_HEAD:
                self._giveUp(Failure(TooLargeError(kept.LONG_HEAD(bytes=LONGEST_HEAD))))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes `BoundedProtocol`s."""

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler, which with certificates checked cannot also allow old renegotiation.

    Scrapy's download slot counts a transfer only once its task runs, so that without a delay two requests
    that wait together begin together; here a platform's turn is held as long as the transfer lasts.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.crawler = crawler
        self.tls = Tls()
        self._browser: Any = None
        self._contextFactory = self.tls  # type: ignore[assignment]
        self._pool._factory = BoundedFactory

    async def download_request(self, request: Request) -> Response:
        if request.meta.get("playwright"):
            return await self._rendered(request)
        walk: Walk = request.meta[WALK]
        if walk.shell is not None and request.meta.get(ROUTED) and walk.shell.url == request.url:
            return walk.shell.replace(request=request)
        politeness = self.crawler.get_downloader_middleware(Politeness)
        assert politeness is not None, "crawler.politeness.Politeness is not among DOWNLOADER_MIDDLEWARES"
        async with walk.turn:
            await politeness.rested(walk.platform)
            spend(walk)
            try:
                response = await self._while_held(self._transfer(request, walk))
            except Exception as error:
                politeness.broke(request, error)
                raise
            politeness.came(request, response)
            return response

    async def _while_held(self, transfer: Coroutine[Any, Any, Response]) -> Response:
        """The answer to a transfer, which is cut off where the platform's lock is lost: another run may ask
        it from then on. LockLostError."""
        session: CrawlSession = self.crawler.spider.session  # type: ignore[union-attr]
        under_way = asyncio.ensure_future(transfer)
        try:
            while not under_way.done():
                session.archive.see_locks()
                await asyncio.wait({under_way}, timeout=WATCHED)
        finally:
            under_way.cancel()
        return await under_way

    async def _rendered(self, request: Request) -> Response:
        """A page by the browser, which is started with the first. It holds no platform's turn: what its
        scripts ask for comes here by itself."""
        if self._browser is None:
            from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

            self._browser = ScrapyPlaywrightDownloadHandler(self.crawler)
            await self._browser._launch()
        response: Response = await self._browser.download_request(request)
        return response

    async def close(self) -> None:
        if self._browser is not None:
            await self._browser.close()
        await super().close()

    async def _transfer(self, request: Request, walk: Walk) -> Response:
        """One transfer; a handshake that fails is tried again only with what its server is allowed."""
        while True:
            try:
                response = await super().download_request(request)
            except Exception as error:
                if self.tls.relent(request.url, error, lax=walk.lax):
                    continue
                raise
            request.meta[TLS] = self.tls.told(request.url)
            return response
