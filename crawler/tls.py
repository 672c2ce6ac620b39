"""TLS as the portals need it: certificates are checked, and servers with old renegotiation are still spoken
to."""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.client import BrowserLikePolicyForHTTPS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

OP_LEGACY_SERVER_CONNECT = 0x4
CERTIFICATE_SIGNS = (
    "certificate verify failed",
    "VerificationError",
    "CertificateError",
    "self-signed",
    "SSL",
    "tls",
)


@implementer(IPolicyForHTTPS)
class CheckedTls(BrowserLikePolicyForHTTPS):
    """Checks certificates and host names, and allows a server without RFC 5746: whole provinces' portals run
    on such servers, and OpenSSL 3 refuses them by default."""

    def creatorForNetloc(self, hostname: bytes, port: int):  # type: ignore[no-untyped-def]  # noqa: ANN201, N802, ARG002
        creator = optionsForClientTLS(hostname.decode("ascii"))
        context = creator._createConnection.__self__.getContext()
        context.set_options(OP_LEGACY_SERVER_CONNECT)
        return creator


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler: with certificates checked it cannot also allow old renegotiation."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._contextFactory = CheckedTls()
