"""One call of a script that asks the server for something, and the address that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from crawler.discovery import widgets
from crawler.discovery.expressions import arguments, members, value, values
from crawler.discovery.posted import posting, posting_json
from crawler.discovery.words import STATIC

_CALL = re.compile(
    r"(?:(?P<by>\$|jQuery|axios|\$http)\s*\.\s*(?P<how>post|getJSON|get|ajax|request)|\b(?P<bare>fetch|axios)"
    r"|\)\s*\.(?P<load>load))\s*\(")
GOES = re.compile(
    r"(?:location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|window\.open\s*\("
    r"|\.src\s*=(?!=)|\.(?:attr|prop|setAttribute)\(\s*['\"]src['\"]\s*,)")
"""How a script leads a page, or a window in it, to an address."""
_WRITTEN = re.compile(
    r"(?P<json>JSON\.stringify)\((?P<of>.*)\)$"
    r"|(?:new URLSearchParams|[qQ]s\.stringify|\$\.param)\((?P<form>.*)\)$",
    re.S)


@dataclass(frozen=True)
class Ask:
    """One call of a script, unevaluated: who asks (`how`), with what arguments, and whether objects are sent
    as JSON."""

    how: str
    given: tuple[str, ...]
    in_json: bool = False

    @property
    def options(self) -> dict[str, str]:
        """What an object among the arguments says of the request."""
        at = {"ajax": 0, "request": 0, "axios": 0, "fetch": 1}.get(self.how)
        told = members(self.given[at]) if at is not None and len(self.given) > at else None
        return told or {}

    @property
    def sent(self) -> str:
        """What is sent along, as it is written; empty if nothing is."""
        for name in ("data", "params", "body"):
            if name in self.options:
                return self.options[name]
        second = self.how in ("post", "get", "getJSON", "load") and len(self.given) > 1
        sent = self.given[1] if second else ""
        return (members(sent) or {}).get("params", sent) if self.in_json and self.how == "get" else sent

    def method(self, known: Mapping[str, str]) -> str:
        told = self.options.get("type") or self.options.get("method")
        if told:
            return (value(told, known) or "GET").upper()
        return "POST" if self.how == "post" or (self.how == "load" and len(self.given) > 1) else "GET"


def asked(url: str, ask: Ask, objects: Mapping[str, str], known: Mapping[str, str]) -> str | None:
    """The address with what is sent; null if some of that is not certain."""
    written, method = _WRITTEN.match(ask.sent), ask.method(known)
    inner = (written["of"] or written["form"]) if written else ask.sent
    inner = objects.get(inner, inner)
    if not inner or inner.startswith(("function", "(")) or "=>" in inner:
        return url if method == "GET" else posting(url, {})
    told = values(inner, known)
    if told is None:
        return url if STATIC.search(urlsplit(url).path) and method == "GET" else None
    if method != "GET":
        in_json = written["json"] if written else ask.in_json and inner.startswith("{")
        return posting_json(url, told) if in_json else posting(url, told)
    query = urlencode(told, quote_via=quote)
    return f"{url}{'&' if urlsplit(url).query else '?'}{query}" if query else url


def calls(code: str) -> Iterator[tuple[int, Ask]]:
    """Where each call of a script stands, and the call."""
    for match in _CALL.finditer(code):
        how = match["how"] or match["bare"] or match["load"]
        in_json = (match["by"] or match["bare"]) in ("axios", "$http")
        yield match.start(), Ask(how, tuple(arguments(code, match.end())), in_json)
    for at, options in widgets.requests(code):
        yield at, Ask("ajax", (options,))
    for match in GOES.finditer(code):
        yield match.start(), Ask("go", tuple(arguments(code, match.end(), ends=";\n")[:1]))
