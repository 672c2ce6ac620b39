"""A county of several hosts, all of them served on one port of loopback, by their names."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest

from tests.crawl.certified import certified
from tests.crawl.site import Answer
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import Answering, FamilyPortal, Request
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights, undated

MOVED_ON = 4
"""Reports that a changed portal has otherwise than on the night before."""
HANDSHAKE = b"\x16"
"""What a connection with TLS begins with."""
_ORIGIN = re.compile(rb"//([\w.\-]+)/")
P = TypeVar("P", bound=Answering)


class ChangingHosts(Changing):
    """A portal over another whose reports stand on several hosts: those of the home page's by their paths,
    the others' by their whole addresses."""

    @staticmethod
    def page(portal: FamilyPortal, path: str) -> Answer:
        parts = urlsplit(path)
        assert isinstance(portal, HostPortal)
        return portal.sites[parts.netloc][parts.path] if parts.netloc else portal.pages[path]

    def name(self, request: Request) -> str:
        host = request.headers["Host"]
        assert isinstance(self.portal, HostPortal)
        return f"http://{host}{request.target}" if host in self.portal.sites else super().name(request)

    def target(self, name: str) -> str:
        return urlsplit(name).path if "//" in name else name


class NamedSite(FamilySite[P]):
    """The names of its hosts lead here while it serves, and the portal's own addresses name its port."""

    def __init__(
        self, portal: P, home_url: str, others: Iterable[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        super().__init__(portal)
        self.main = urlsplit(home_url).netloc
        self.hosts = {self.main, *others}
        real = socket.getaddrinfo

        def here(host: str, port: int, *args: int, **flags: int) -> object:
            return real("127.0.0.1" if host in self.hosts else host, port, *args, **flags)

        monkeypatch.setattr(socket, "getaddrinfo", here)
        monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(f"{host}:{self.port}" for host in sorted(self.hosts))

    @property
    def home(self) -> str:
        return f"http://{self.main}:{self.port}/"

    def named(self, path: str) -> str:
        """The address of what the portal calls by a path or a whole address."""
        host, _, below = path.removeprefix("http://").partition("/")
        return f"http://{host or self.main}:{self.port}/{below}"

    def headers(self, handler: BaseHTTPRequestHandler) -> dict[str, str]:
        return super().headers(handler) | {"Host": handler.headers["Host"].partition(":")[0]}

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        found, body = super().answer(handler), b""
        for number, part in enumerate(_ORIGIN.split(found.body)):
            ported = number % 2 and part.decode() in self.hosts
            body += b"//%s:%d/" % (part, self.port) if ported else b"//%s/" % part if number % 2 else part
        return replace(found, body=body)


class HostedSite(NamedSite[Changing]):
    """A portal of several hosts that changes."""

    def __init__(self, portal: Changing, monkeypatch: pytest.MonkeyPatch) -> None:
        assert isinstance(portal.portal, HostPortal)
        super().__init__(portal, portal.portal.home_url, portal.portal.every_host, monkeypatch)


def several_hosts(portal: HostPortal, monkeypatch: pytest.MonkeyPatch) -> NamedSite[HostPortal]:
    """Serves a portal of several hosts as it is."""
    return NamedSite(portal, portal.home_url, portal.every_host, monkeypatch)


def frugal_nights(
    folder: Path, seeded: Path, changing: Changing, hosted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three nights over a portal of one host or of several: the routine one is cheap, or asks for no more
    than each list and each robots.txt once, what has no day, and what changed the night before."""
    portal = changing.portal
    assert isinstance(portal, FamilyPortal)
    told = (portal.name, portal.seed)
    serve: Callable[[Changing], FamilySite[Changing]] = FamilySite
    if hosted:
        serve = partial(HostedSite, monkeypatch=monkeypatch)
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, told, serve)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    hosts = len(portal.every_host) if isinstance(portal, HostPortal) else 0
    most = 2 + hosts + lists + MOVED_ON
    assert is_routine(asked) or asked[2] <= most + undated(crawled), (told, asked, lists)


class SecuredSite(NamedSite[Changing]):
    """A portal that one port serves with TLS and without it, by what a connection begins with."""

    def __init__(
        self, portal: Changing, others: Iterable[str], folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert isinstance(portal.portal, FamilyPortal)
        super().__init__(portal, portal.portal.home_url, others, monkeypatch)
        certificate = certified(folder, *sorted(self.hosts))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        plain = self._server.get_request

        def either() -> tuple[socket.socket, object]:
            connection, address = plain()
            if connection.recv(1, socket.MSG_PEEK) == HANDSHAKE:
                connection = context.wrap_socket(connection, server_side=True)
            return connection, address

        self._server.get_request = either  # type: ignore[method-assign]
