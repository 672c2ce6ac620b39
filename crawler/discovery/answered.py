"""Rows of answers in JSON that name no address: their ids, and nodes of a tree that has more below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from crawler.discovery import scripts
from crawler.discovery.page import Page
from crawler.discovery.posted import row_told, with_parameter
from crawler.discovery.text import day_in, has_chinese, spaced
from crawler.discovery.urls import clean

_LONGEST = 100
_GROWS = ("isParent", "hasChildren", "hasChild")


class Row(NamedTuple):
    url: str
    name: str
    day: date | None


def rows(page: Page) -> Iterator[Row]:
    """The rows of an answer, written as the page that asked for it writes them; a node of a tree that is to
    be opened is the same answer asked with its id."""
    written = row_told(page.url) or ""
    hole = re.search(r"\{([\w$]+)\}", written)
    for one in scripts.objects(page.text) if page.is_script else ():
        texts = [text for text in one.values() if isinstance(text, str)]
        name = max((told for told in map(spaced, texts) if has_chinese(told) and len(told) <= _LONGEST),
                   key=len, default="")
        grows = _grows(one)
        number = one.get("id" if grows else hole.group(1) if hole else "")
        if not name or not isinstance(number, str | int):
            continue
        if grows:
            yield Row(with_parameter(page.url, "id", str(number)), name, None)
        elif hole:
            raw = written.replace(hole.group(), quote(str(number), safe=""))
            url = clean(raw, page.base, page.encoding)
            if url:
                yield Row(url, name, next(filter(None, map(day_in, texts)), None))


def _grows(node: Mapping[str, Any]) -> bool:
    """True of a node whose children come when it is opened."""
    told = any(node.get(name) in (True, "true", 1) for name in _GROWS) or node.get("children") is True
    return (told or node.get("state") == "closed") and not isinstance(node.get("children"), list)
