"""Lists whose further pages bear plain numbers, while the page says how many there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.discovery.text import squashed
from crawler.families.answers import count_in

_SAID = (
    re.compile(r"共(\d{1,4})页"), re.compile(r"(?<![\d/\-.])[1-9]\d{0,3}/(\d{1,4})页"),
    re.compile(r"共\d+[条篇项个](?:记录|文章|信息)?[1-9]\d{0,3}/(\d{1,4})(?![\d/\-.])"))


def pages_said(page: Page) -> int:
    """How many pages the list has, as the page says in words: 共30页, 1/30页, 共595条1/30; 0 if it does not.

    A day such as 2024/1/30 says nothing of pages."""
    lines = [squashed(line) for line in page.words.splitlines()]
    return next((total for said in _SAID for line in lines if (total := count_in(said, line))), 0)


@dataclass(frozen=True)
class Numbered:
    """`path` matches the paths of lists, with the page's number as group `number` (none: the first page) and
    what is kept as group `stem`; `name` is how a further page is spelt: `index_{number}.jhtml`."""

    path: re.Pattern[str]
    name: str

    def pages_known(self, page: Page) -> bool:
        return self.path.search(urlsplit(page.url).path) is not None and pages_said(page) > 0

    def next_pages(self, page: Page) -> tuple[str, ...]:
        match = self.path.search(urlsplit(page.url).path)
        if match is None:
            return ()
        number = int(match["number"] or 1)
        if number >= pages_said(page):
            return ()
        named = self.name.format(number=number + 1, stem=match.groupdict().get("stem"))
        return (urljoin(page.url, named),)
