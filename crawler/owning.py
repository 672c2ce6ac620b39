"""Which portal an address belongs to, where several may own it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from crawler.discovery.hosts import OwnHosts, registrable_domain
from models.tables import Portal


class Owners:
    """The portals of an archive by the hosts they own; asked once a host."""

    def __init__(self, portals: Sequence[Portal]) -> None:
        self._portals = [
            (one, OwnHosts(one.home_url, one.own_hosts), _labels(one.home_url)) for one in portals
        ]
        self._of: dict[str, Portal | None] = {}

    def of(self, url: str) -> Portal | None:
        """The portal whose home is nearest to the address: its own host before a domain above it."""
        place = urlsplit(url).netloc.lower()
        if place not in self._of:
            wanted = _labels(url)
            owning = [(one, labels) for one, hosts, labels in self._portals if hosts.owns(url)]
            nearest = max(owning, key=lambda pair: _nearness(pair[1], wanted), default=None)
            self._of[place] = nearest[0] if nearest else None
        return self._of[place]


def site_of(url: str) -> str:
    """What stands for the site of an address that no portal owns: its registrable domain, else its host."""
    parts = urlsplit(url)
    domain = registrable_domain(parts.hostname or "")
    return f"{domain}:{parts.port or ''}" if domain else parts.netloc.lower()


def _labels(url: str) -> list[str]:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host.split(".")[::-1]


def _nearness(home: list[str], wanted: list[str]) -> tuple[int, int]:
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(home, wanted, strict=False))))
    return shared, -len(home)
