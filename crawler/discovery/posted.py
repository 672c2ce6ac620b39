"""Addresses asked by POST: what is posted stands in the fragment, which no server is sent. So does how the
asking page writes the address of a row whose answer names but its id, and an application's own route."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

from crawler.discovery.routes import route_of

_STATE = re.compile(
    r"(?<=[:&])(__(?:VIEWSTATE\w*|EVENTVALIDATION|PREVIOUSPAGE|RequestVerificationToken)|_?[cx]srf\w*|token)"
    r"=[^&]*")
"""What forms send along for their server's state or safety: it changes with the page and asks for nothing."""
_FORM = "post:"
_JSON = "json:"
_ROW = "|row:"
_MORE = "|more"
_SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a plain address, and what is posted to it with its media type (null: GET)."""

    url: str
    body: str | None = None
    media_type: str | None = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


def posting(url: str, form: Mapping[str, object]) -> str:
    """The address of a form posted to `url`."""
    return f"{url}#{_FORM}{urlencode({name: str(value) for name, value in form.items()})}"


def posting_json(url: str, value: object) -> str:
    """The address of a JSON value posted to `url`."""
    return f"{url}#{_JSON}{json.dumps(value, ensure_ascii=True, separators=(',', ':'), sort_keys=True)}"


def telling_rows(url: str, row: str | None) -> str:
    """The address of an answer with how its rows' addresses are written: `/content/{id}.html`."""
    return f"{url}{'' if '#' in url else '#'}{_ROW}{row}" if row else url


def row_told(url: str) -> str | None:
    """How the rows of the answer at an address are written; null if the address does not say."""
    return urldefrag(url)[1].partition(_ROW)[2] or None


def with_parameter(url: str, name: str, value: str) -> str:
    """The same address asked with this parameter too, in what is posted as a form, else in its query."""
    plain, fragment = urldefrag(url)
    form, mark, row = fragment.partition(_ROW)
    if form.startswith(_FORM):
        told = dict(parse_qsl(form.removeprefix(_FORM), keep_blank_values=True)) | {name: value}
        return f"{posting(plain, told)}{mark}{row}"
    parts = urlsplit(plain)
    query = urlencode(dict(parse_qsl(parts.query, keep_blank_values=True)) | {name: value})
    return urlunsplit(parts._replace(query=query)) + (f"#{fragment}" if fragment else "")


def adding(url: str) -> str:
    """The address of rows that a script adds to those of a page, one part after the other."""
    return f"{url}{'' if '#' in url else '#'}{_MORE}"


def adds_on(url: str) -> bool:
    """True if the answer at an address is such a part: the next number's follows."""
    return urldefrag(url)[1].endswith(_MORE)


def shown(url: str) -> str:
    """The address of a page as a browser shows it, apart from the page as it comes."""
    return f"{urldefrag(url)[0]}#{_SHOWN}"


def is_shown(url: str) -> bool:
    """True of such an address."""
    return urldefrag(url)[1] == _SHOWN


def asked(url: str) -> Asked:
    """The plain address and what is posted to it."""
    plain, fragment = urldefrag(url)
    fragment = fragment.partition(_ROW)[0].removesuffix(_MORE)
    if fragment.startswith(_FORM):
        return Asked(plain, fragment.removeprefix(_FORM), "application/x-www-form-urlencoded")
    if fragment.startswith(_JSON):
        return Asked(plain, fragment.removeprefix(_JSON), "application/json")
    return Asked(plain)


def posted_part(url: str) -> str:
    """What is posted to an address with its mark, how its rows are written, that a browser shows it, or its
    route, as they stand in the fragment; empty if it has none of them."""
    fragment = urldefrag(url)[1]
    is_told = fragment.startswith((_FORM, _JSON, _ROW, _MORE)) or fragment == _SHOWN or route_of(url)
    return f"#{fragment}" if is_told else ""


def posted_key(url: str) -> str:
    """What is posted to an address, without what changes while the same is asked for."""
    return _STATE.sub(r"\1=", posted_part(url))
