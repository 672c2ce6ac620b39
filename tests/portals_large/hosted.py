"""A county of several hosts, all of them served on one port of loopback, by their names."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import pytest

from tests.crawl.site import Answer
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.changing import Changing

_ORIGIN = re.compile(rb"//([\w.\-]+)/")


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
        return f"http://{host}{request.target}" if host in self.portal.sites else request.target

    def target(self, name: str) -> str:
        return urlsplit(name).path if "//" in name else name


class HostedSite(FamilySite[Changing]):
    """The names of its hosts lead here while it serves, and the portal's own addresses name its port."""

    def __init__(self, portal: Changing, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(portal)
        assert isinstance(portal.portal, HostPortal)
        self.main = urlsplit(portal.portal.home_url).netloc
        self.hosts = {self.main, *portal.portal.sites}
        real = socket.getaddrinfo

        def here(host: str, port: int, *args: int, **flags: int) -> object:
            return real("127.0.0.1" if host in self.hosts else host, port, *args, **flags)

        monkeypatch.setattr(socket, "getaddrinfo", here)

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
