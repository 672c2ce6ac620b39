"""Lists that one page, or pages of one shape, name by a number in their query, while the server heeds none of
it."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from crawler.frontier import DuePage

ENOUGH = 3
"""So many of them with the same rows, and none with others, tell what the rest would bring."""
_NUMBER = re.compile(r"\d+")
_Group = tuple[str, str]


class Siblings:
    """The rows of the lists of one walk that differ in nothing but a number of their query.

    `passed_over` counts the lists that were not looked at for what their siblings told."""

    def __init__(self) -> None:
        self.passed_over = 0
        self._rows: defaultdict[_Group, list[frozenset[int]]] = defaultdict(list)

    def note(self, page: DuePage, rows: set[int]) -> None:
        """Takes note of the rows of a list."""
        group = _group(page)
        if group is not None and rows:
            self._rows[group].append(frozenset(rows))

    def tell_of(self, page: DuePage) -> bool:
        """True, and counted, if a page need not be fetched, as it would bring what its siblings brought."""
        group = _group(page) if page.role == "list" and page.is_new else None
        seen = self._rows.get(group, []) if group is not None else []
        is_told = len(seen) >= ENOUGH and len(set(seen)) == 1
        self.passed_over += is_told
        return is_told


def _group(page: DuePage) -> _Group | None:
    """The addresses of the page that named it and its own, both without numbers; null if its query holds
    none."""
    if not _NUMBER.search(urlsplit(page.url).query):
        return None
    return _NUMBER.sub("0", page.found_on_url or ""), _NUMBER.sub("0", page.url)
