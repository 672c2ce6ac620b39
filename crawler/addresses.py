"""Which network addresses may be fetched from: public ones, and exactly what a person opened by name."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.errors import CrawlError
from models.messages import gettext as _
from models.messages import kept

DEFAULT_PORTS = {"http": 80, "https": 443}


def is_public(address: str) -> bool:
    """True for an address of the public internet; IPv4 inside IPv6 (mapped, 6to4, NAT64) counts as itself."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or _nat64(found)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def literal(host: str) -> str | None:
    """The host itself if it is an IP address written out, else None."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").split("%")[0]))
    except ValueError:
        return None


def place(url: str) -> tuple[str, int]:
    """Host (lower case) and port of an http(s) address. ValueError if it has none."""
    parts = urlsplit(url)
    if parts.hostname is None:
        raise ValueError(f"{url}: no host")
    return parts.hostname.lower().rstrip("."), parts.port or DEFAULT_PORTS.get(parts.scheme, 80)


class Opened:
    """The hosts and ports that `--allow-private` names."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._places = frozenset(self._parse(name) for name in names)
        self.hosts = frozenset(host for host, _ in self._places)

    @staticmethod
    def _parse(name: str) -> tuple[str, int]:
        try:
            parts = urlsplit(name if "//" in name else f"//{name}")
            host, port = parts.hostname, parts.port
        except ValueError:
            host = port = None
        if not host or port is None:
            raise CrawlError(
                _("--allow-private %(name)s: not a host with its port. Write it as 127.0.0.1:8000")
                % {"name": name}
            )
        return host.lower(), port

    def allows(self, host: str, port: int) -> bool:
        return (host, port) in self._places

    def refusal(self, host: str, port: int) -> str | None:
        """Why this host and port may not be fetched, as far as it can be told without asking the DNS; None if
        it may."""
        if self.allows(host, port):
            return None
        if host in self.hosts:
            return kept.PORT_CLOSED(port=port, host=host)
        address = literal(host)
        if address is not None and not is_public(address):
            return kept.NOT_PUBLIC(address=address)
        return None
