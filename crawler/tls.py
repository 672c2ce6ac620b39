"""TLS: certificates are checked; what an old or careless server needs is allowed to it alone, and told."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.client import BrowserLikePolicyForHTTPS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.addresses import place
from models.messages import kept

TLS = "gongkai_tls"
"""Key in a request's meta: what was allowed to the server that answered, in words."""

OP_LEGACY_SERVER_CONNECT = 0x4
_OLD = "unsafe legacy renegotiation disabled"
_CERTIFICATE = ("certificate verify failed", "VerificationError", "hostname mismatch")
_ANY = (*_CERTIFICATE, "SSL routines", "SSL.Error")


def is_tls(error: BaseException) -> bool:
    """True if a transfer failed in the handshake."""
    return _tells(error, _ANY)


def is_certificate(error: BaseException) -> bool:
    """True if a transfer failed because the server's certificate does."""
    return _tells(error, _CERTIFICATE)


def _tells(error: BaseException, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs for text in (str(error), repr(error.__cause__)))


def beside(sign: str, allowed: str | None) -> str:
    """The sign of a visit together with what was allowed to the server that answered, if anything was."""
    return kept.BESIDE_TLS(sign=sign, said=allowed.removeprefix(kept.TLS(said=""))) if allowed else sign


@implementer(IPolicyForHTTPS)
class Tls(BrowserLikePolicyForHTTPS):
    """Checks certificates and host names, each connection anew.

    A server without RFC 5746 (whole provinces' portals run on such servers, and OpenSSL 3 refuses them) gets
    legacy renegotiation, and a certificate that fails is borne where the portal's row says `lax`: each only
    after the handshake failed for it, for that host and port and this run.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._unchecked = _ScrapyClientContextFactory(verify_certificates=False)
        self._legacy: set[tuple[str, int]] = set()
        self._lax: dict[tuple[str, int], str] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: ANN401, N802
        at = (hostname.decode("ascii").lower(), port)
        creator: Any = (
            self._unchecked.creatorForNetloc(hostname, port)
            if at in self._lax
            else optionsForClientTLS(at[0])
        )
        if at in self._legacy:
            creator._createConnection.__self__.getContext().set_options(OP_LEGACY_SERVER_CONNECT)
        return creator

    def relent(self, url: str, error: BaseException, *, lax: bool) -> bool:
        """True if the handshake that failed may be tried again with what the server needs."""
        at = place(url)
        if _tells(error, (_OLD,)) and at not in self._legacy:
            self._legacy.add(at)
            return True
        if lax and is_certificate(error) and at not in self._lax:
            self._lax[at] = " ".join(str(error).split())[:160]
            return True
        return False

    def told(self, url: str) -> str | None:
        """What was allowed to the server of an address; None if nothing was."""
        at = place(url)
        said = [kept.LEGACY()] if at in self._legacy else []
        said += [kept.LAX(why=self._lax[at])] if at in self._lax else []
        return kept.TLS(said="; ".join(said)) if said and url.startswith("https:") else None
