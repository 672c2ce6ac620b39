"""动易 SiteFactory (.aspx): lists `/Category_598/Index.aspx`, `Index_2.aspx`, articles `/Item/24067.aspx`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.marks import Marks
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(r"/Item/\d+\.aspx$", re.I)
_LISTS = Numbered(
    re.compile(r"/Category_\d+/Index(?:_(?P<number>\d+))?\.aspx$", re.I), "Index_{number}.aspx")
_MARKS = Marks(
    r"\{pe\.begin\.pagination\}|/Category_\d+/Index\.aspx", "{pe.begin", "/category_", any_case=True)


def recognise(page: Page) -> bool:
    return _ARTICLE.search(urlsplit(page.url).path) is not None or _MARKS.search(page.text) is not None


SITEFACTORY = Family(
    "sitefactory", recognise, _LISTS.next_pages, _LISTS.pages_known, article=_ARTICLE,
    bodies=("#fontzoom", ".conTxt", "#content", ".content", ".articleCon"))
