"""list/show (吉安 and others): lists `/xxgk-list-SLUG.html`, `…-SLUG-2.html`, articles `/xxgk-show-7`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(r"/\w+-show-\d+\.html$")
_LISTS = Numbered(
    re.compile(r"/(?P<stem>\w+-list-[a-zA-Z_]\w*?)(?:-(?P<number>\d+))?\.html$"), "{stem}-{number}.html")


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return _ARTICLE.search(path) is not None or _LISTS.path.search(path) is not None


LISTSHOW = Family(
    "listshow", recognise, _LISTS.next_pages, _LISTS.pages_known, article=_ARTICLE,
    bodies=("#zoom", ".content", "#content", ".article", ".con"))
