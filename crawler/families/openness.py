"""openness (铜陵, 马鞍山): annual reports are objects of their own, apart from articles."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.marks import Marks
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(
    r"/(?:openness/)?\w*AnnualReport/show/\d+\.html$|/Openness\w+/show/\d+\.html$"
    r"|/openness/detail/\w+/[0-9a-f]{24}\.html$", re.I)
_MARKS = Marks(
    r"/openness/(?:Openness\w+|detail)/|/XxgkAnnualReport/",
    "/openness/", "/xxgkannualreport/", any_case=True)
_LISTS = Numbered(re.compile(r"/page_(?P<number>\d+)\.html$"), "page_{number}.html")


def recognise(page: Page) -> bool:
    return _MARKS.search(page.text) is not None or _ARTICLE.search(urlsplit(page.url).path) is not None


OPENNESS = Family(
    "openness", recognise, _LISTS.next_pages, _LISTS.pages_known, article=_ARTICLE,
    bodies=("#zoom", ".openness-content", ".article-content", ".content", ".con"))
