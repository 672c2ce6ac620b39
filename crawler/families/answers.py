"""Answers to a page's scripts: JSON, and the rows that they or pieces of HTML hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.discovery.links import Found, links_of
from crawler.discovery.page import Page, parse
from crawler.discovery.text import day_in, spaced
from crawler.discovery.urls import clean

_TAG = re.compile(r"<[^>]+>")


def json_of(page: Page) -> Any:  # noqa: ANN401 - whatever the server says
    """The JSON value of an answer; null if it holds none."""
    try:
        return json.loads(page.text)
    except (ValueError, RecursionError):
        return None


def dig(value: Any, *path: str) -> Any:  # noqa: ANN401 - whatever the server says
    """What stands at the path of keys in nested objects; null if there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever the server says
    """The objects of a list; nothing if it is none."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def row(page: Page, address: object, title: object, day: object = None) -> Iterator[Found]:
    """The row of a list as a link; nothing if it has no address or no title. `day` is text, or a time in
    seconds or milliseconds since 1970."""
    url = clean(address if isinstance(address, str) else None, page.base, page.encoding)
    name = spaced(_TAG.sub("", title)) if isinstance(title, str) else ""
    if url and name:
        yield Found(url, "anchor", name, name, row=name, day=day_in(_day_text(day)))


def _day_text(day: object) -> str:
    if isinstance(day, (int, float)) or (isinstance(day, str) and re.fullmatch(r"\d{10}(?:\d{3})?", day)):
        return _local_day(float(day))
    return day if isinstance(day, str) else ""


def _local_day(seconds: float) -> str:
    if seconds > 1e11:
        seconds /= 1000
    try:
        return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return ""


def fragment(page: Page, html: str) -> list[Found]:
    """The links of a piece of HTML that an answer holds, as if it stood in the page."""
    return links_of(Page(page.url, html, page.encoding, parse(html)))


def with_query(url: str, values: Mapping[str, object]) -> str:
    """The address with these values in its query, in the place of any of the same name."""
    parts = urlsplit(url)
    names = {str(name) for name in values}
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in names]
    query = urlencode(kept + [(name, str(value)) for name, value in values.items()])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, parts.fragment))


def count_in(pattern: re.Pattern[str], text: str) -> int:
    """The number in the first group of the pattern that matched; 0 if the text has none."""
    match = pattern.search(text)
    return next((int(group) for group in match.groups() if group), 0) if match else 0
