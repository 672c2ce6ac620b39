"""What an adapter of a CMS family consists of: a few pure functions and patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from crawler.discovery.page import Page


def _none(page: Page) -> tuple[str, ...]:  # noqa: ARG001
    return ()


@dataclass(frozen=True)
class Family:
    """One product. `next_pages` gives the certain addresses of the next page (none: there is no rule, or no
    more); `pages_known` says whether the page tells its own paging; `bodies` are the ids (#), classes (.) and
    tags of an article's own matter; `article` matches the paths of articles."""

    name: str
    recognise: Callable[[Page], bool]
    next_pages: Callable[[Page], tuple[str, ...]] = _none
    pages_known: Callable[[Page], bool] = lambda page: False  # noqa: ARG005
    bodies: tuple[str, ...] = ()
    article: re.Pattern[str] | None = None
