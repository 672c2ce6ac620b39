"""What an adapter of a CMS family consists of: a few pure functions and patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.discovery.links import Found
from crawler.discovery.page import Page


def _none(_page: Page) -> tuple[str, ...]:
    return ()


def _as_found(_page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return found


@dataclass(frozen=True)
class Family:
    """One product. `next_pages` gives the certain addresses of the next page (none: there is no rule, or no
    more); `pages_known` says whether the page tells its own paging; `bodies` are the ids (#), classes (.) and
    tags of an article's own matter; `article` matches the paths of articles.

    `is_answer` tells an answer to a script (JSON, XML, a fragment of a list) from a page that people see;
    `links` gives the links that count, of those found in the markup and what only this product's scripts
    know; `fills` the addresses that the page's scripts ask for what they show in it; `instead` another way to
    ask for this page of a list, if it brought nothing new. An address may name what is posted to it
    (`crawler.discovery.posted`)."""

    name: str
    recognise: Callable[[Page], bool]
    next_pages: Callable[[Page], tuple[str, ...]] = _none
    pages_known: Callable[[Page], bool] = lambda _page: False
    bodies: tuple[str, ...] = ()
    article: re.Pattern[str] | None = None
    links: Callable[[Page, Sequence[Found]], Sequence[Found]] = _as_found
    fills: Callable[[Page], tuple[str, ...]] = _none
    is_answer: Callable[[Page], bool] = lambda _page: False
    instead: Callable[[Page], tuple[str, ...]] = _none
