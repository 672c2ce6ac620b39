"""A made portal served on loopback: GET and POST, with ETags for what is no answer to a script."""

from __future__ import annotations

from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Generic, TypeVar

from tests.crawl.site import Answer, Site
from tests.portals_families.site import Answering, request

P = TypeVar("P", bound=Answering)


class FamilySite(Site, Generic[P]):
    """The portal may be changed while it is served."""

    def __init__(self, portal: P) -> None:
        super().__init__()
        self.portal = portal

    def headers(self, handler: BaseHTTPRequestHandler) -> dict[str, str]:
        """What the portal is told of a request's headers."""
        return dict(handler.headers.items())

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        asked = request(handler.command, handler.path, self.headers(handler), body)
        answer = self.portal.answer(asked) or self.missing
        plain = handler.command == "GET" and asked.path not in self.portal.dynamic
        return replace(answer, validators=True) if plain and answer.status == 200 else answer
