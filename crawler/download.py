"""The download handler: one transfer at a time to a platform, certificates checked, old servers still spoken
to."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.client import BrowserLikePolicyForHTTPS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.gate import spend
from crawler.politeness import Politeness
from crawler.walk import WALK, Walk

OP_LEGACY_SERVER_CONNECT = 0x4


@implementer(IPolicyForHTTPS)
class CheckedTls(BrowserLikePolicyForHTTPS):
    """Checks certificates and host names, and allows a server without RFC 5746: whole provinces' portals run
    on such servers, and OpenSSL 3 refuses them by default.
    """

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: ANN401, ARG002, N802
        creator: Any = optionsForClientTLS(hostname.decode("ascii"))
        creator._createConnection.__self__.getContext().set_options(OP_LEGACY_SERVER_CONNECT)
        return creator


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler, which with certificates checked cannot also allow old renegotiation.

    Scrapy's download slot counts a transfer only once its task runs, so that without a delay two requests
    that wait together begin together; here a platform's turn is held as long as the transfer lasts.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._contextFactory = CheckedTls()  # type: ignore[no-untyped-call, assignment]

    async def download_request(self, request: Request) -> Response:
        walk: Walk = request.meta[WALK]
        politeness = self.crawler.get_downloader_middleware(Politeness)
        assert politeness is not None, "crawler.politeness.Politeness is not among DOWNLOADER_MIDDLEWARES"
        async with walk.turn:
            await politeness.rested(walk.platform)
            spend(walk)
            try:
                response = await super().download_request(request)
            except Exception as error:
                politeness.broke(request, error)
                raise
            politeness.came(request, response)
            return response
