"""Snowflake ids (陕西): articles are numbers of 19 digits in their column's folder; lists `1.html`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(r"/\d{18,19}\.html$")
_LISTS = Numbered(re.compile(r"/(?:(?P<number>\d{1,3})\.html|index\.html)?$"), "{number}.html")


def recognise(page: Page) -> bool:
    if _ARTICLE.search(urlsplit(page.url).path):
        return True
    return sum(_ARTICLE.search(a.get("href") or "") is not None for a in page.tree.iter("a")) >= 3


SNOWFLAKE = Family(
    "snowflake", recognise, _LISTS.next_pages, _LISTS.pages_known, article=_ARTICLE,
    bodies=("#zoom", ".article-content", ".content", ".con"))
