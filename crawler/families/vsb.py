"""博达 VSB: lists `/a/b.htm` whose further pages are numbered backwards, articles `/info/TREE/NEWS.htm`.

Every article also has a dynamic address (`content.jsp?…wbnewsid=`); files are served to who comes from it."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.discovery.urls import clean
from crawler.families.answers import count_in, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks
from crawler.families.numbered import pages_said

_ARTICLE = re.compile(r"/info/\d+/\d+\.htm$|/content\.jsp$")
_MARKS = Marks(
    r"\bvsb_content|_simple_list_gotopage_fun|pb_sys_common|v_news_content|/system/(?:resource|_content)/"
    r"|\bline_u\d+_\d+\b|urltype=(?:tree|news|egovinfo)\.",
    "vsb_content", "_simple_list_gotopage_fun", "pb_sys_common", "v_news_content", "/system/", "line_u",
    "urltype=")
_PAGES = re.compile(r"_simple_list_gotopage_fun\(\s*(\d+)|\btotalpage=(\d+)")
_NUMBERED = re.compile(r"^(?P<stem>.*)/(?P<number>\d{1,4})\.htm$")


def recognise(page: Page) -> bool:
    return _MARKS.search(page.text) is not None or _ARTICLE.search(urlsplit(page.url).path) is not None


def _total(page: Page) -> int:
    return count_in(_PAGES, page.text) or pages_said(page)


def pages_known(page: Page) -> bool:
    return _total(page) > 0


def next_pages(page: Page) -> tuple[str, ...]:
    """Of n pages the second is `b/{n-1}.htm`, the last `b/1.htm`; dynamic lists count on."""
    total, parts = _total(page), urlsplit(page.url)
    if parts.path.endswith(".jsp"):
        match = re.search(r"(?:^|&)PAGENUM=(\d+)", parts.query, re.I)
        number = int(match.group(1)) if match else 1
        return (_listed(page, number + 1),) if number < total else ()
    numbered = _NUMBERED.match(parts.path)
    if numbered and total > 1:
        number = int(numbered.group("number"))
        return (urljoin(page.url, f"{number - 1}.htm"),) if number > 1 else ()
    if total < 2 or not parts.path.endswith(".htm"):
        return ()
    name = parts.path.rsplit("/", 1)[1].removesuffix(".htm")
    return (urljoin(page.url, f"{name}/{total - 1}.htm"),)


def _listed(page: Page, number: int) -> str:
    """The address of that page of a dynamic list: as the page writes it, else its own counted on."""
    for link in page.tree.iter("a"):
        url = clean(link.get("href"), page.base, page.encoding)
        if url and re.search(rf"[?&]PAGENUM={number}(?:&|$)", url, re.I):
            return url
    return with_query(page.url, {"PAGENUM": number})


VSB = Family(
    "vsb", recognise, next_pages, pages_known, article=_ARTICLE,
    bodies=("#vsb_content", ".v_news_content"))
