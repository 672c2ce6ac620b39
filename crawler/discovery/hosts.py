"""Which addresses belong to a portal."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from urllib.parse import urlsplit

import tldextract

from crawler.discovery.text import REMEMBERED

_ORIGIN = re.compile(r"https?://[^/?#]*", re.I)


@cache
def _extractor() -> tldextract.TLDExtract:
    """The public suffix list as shipped with the library: never fetched, never cached on disk."""
    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


@lru_cache(REMEMBERED)
def _place(url_or_host: str) -> tuple[str, int]:
    """Host without www, and port (80 stands for both default ports)."""
    text = url_or_host if "//" in url_or_host else f"//{url_or_host}"
    parts = urlsplit(text)
    host = (parts.hostname or "").rstrip(".").lower()
    port = parts.port
    return host.removeprefix("www."), 80 if port in (None, 443) else int(port)


def _stands_alone(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host
    return True


def registrable_domain(host: str) -> str | None:
    """ganxian.gov.cn of www.ganxian.gov.cn; null for an IP address, localhost or a host under no public
    suffix."""
    if _stands_alone(host):
        return None
    return _extractor()(host).top_domain_under_public_suffix or None


class OwnHosts:
    """The hosts of one portal: the home's own host and port with its http/https and www twins, the
    sub-domains of its registrable domain on the same port, and the hosts named in `extra` (`host`,
    `host:port` or an address).

    An IP address or a bare host name stands for itself with its port."""

    def __init__(self, home_url: str, extra: Iterable[str] = ()) -> None:
        self._given = (home_url, tuple(extra))
        self._home = _place(home_url)
        self._domain = registrable_domain(self._home[0])
        self._named = {_place(one) for one in self._given[1] if one}
        self._known: dict[str, bool] = {}
        path = urlsplit(home_url).path
        self._folder = path if path.endswith("/") and path != "/" else ""

    def __reduce__(self) -> tuple[Callable[..., OwnHosts], tuple[str, tuple[str, ...]]]:
        # Sent to a child with each page, and made there once.
        return _made, self._given

    def owns(self, url: str) -> bool:
        """True if the address is http(s) and belongs to the portal."""
        origin = _ORIGIN.match(url)
        if origin is None:
            return False
        known = self._known.get(origin.group())
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[origin.group()] = self._owns(origin.group())
        return known

    def is_outside(self, url: str) -> bool:
        """True of what is not below the first page: on another host, or above its folder."""
        return _place(url) != self._home or not urlsplit(url).path.startswith(self._folder)

    def _owns(self, origin: str) -> bool:
        try:
            place = _place(origin)
        except ValueError:
            return False
        if not place[0]:
            return False
        if place == self._home or place in self._named:
            return True
        host, port = place
        if self._domain is None or port != self._home[1]:
            return False
        return host == self._domain or host.endswith("." + self._domain)


@lru_cache(1024)
def _made(home_url: str, extra: tuple[str, ...]) -> OwnHosts:
    return OwnHosts(home_url, extra)
