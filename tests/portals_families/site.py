"""A portal some of whose addresses are answered by what is asked: by query, form and headers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.crawl.site import Answer
from tests.portals_other.building import Portal


@dataclass(frozen=True)
class Request:
    """What a server is asked. `target` is the path with its query as it came, escapes of the path undone."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: str = ""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body, keep_blank_values=True))

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was posted
        """What was posted as JSON; null if it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Answering(Protocol):
    """What may be served: `dynamic` names the paths whose answers have no validators."""

    @property
    def dynamic(self) -> Mapping[str, Callable[[Request], Answer | None]]: ...

    def answer(self, request: Request) -> Answer | None: ...


@dataclass
class FamilyPortal(Portal):
    """`dynamic` answers by path whatever is asked there; a path ending in / stands for all below it."""

    dynamic: dict[str, Callable[[Request], Answer | None]] = field(default_factory=dict)
    home_url: str = "http://127.0.0.1:8002/"

    def answer(self, request: Request) -> Answer | None:
        """What stands at an address; null if nothing does."""
        for path in (request.path, *_above(request.path)):
            if path in self.dynamic:
                return self.dynamic[path](request)
        if request.query.keys() == {"t"}:
            return self.pages.get(request.path)
        return self.pages.get(request.target)


def request(method: str, target: str, headers: Mapping[str, str], body: str = "") -> Request:
    """A request with the escapes of its path undone."""
    path, mark, query = target.partition("?")
    return Request(method, unquote(path) + mark + query, headers, body)


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) + "/" for n in range(len(parts) - 1, 0, -1)]
