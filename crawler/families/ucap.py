"""UCAP (开普云): `/site/channel/template.shtml`, articles `/site/channel/YYYYMM/<32 hex>.shtml`."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family

_ARTICLE = re.compile(
    r"^/[\w\-]+/[\w\-/]+/\d{6}/[0-9a-f]{32}\.s?html?$|/c\d+/content\.s?html$|/pc/content/content_\d{15,}\.html$|"
    r"/\d{4}-\d\d/\d\d/content_[0-9a-f]{32}\.s?html$|/\d{6}/c\d+_\d+\.shtml$")
_LIST = re.compile(r"^/[\w\-]+/[\w\-]+/[\w\-]+\.shtml$|/pc/list\.html$")
_PAGER = re.compile(
    r"createPageHTML\(\s*['\"]\w+['\"]\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*['\"]([\w\-]+)['\"]\s*,\s*['\"](\w+)['\"]")
_MARKS = re.compile(
    r"createPageHTML\(\s*['\"]page_div|/xhtml/js/page\.js|\bUCAP-?CONTENT\b|\bUCAPTITLE\b|websiteCode\s*=|manuscriptId\s*=|"
    r"cmspro_appendixs|template,templategroup,version")


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    if _MARKS.search(page.text) or _ARTICLE.search(path):
        return True
    generated = page.metas.get("others", "").startswith("页面生成时间")
    return generated and ("channelid" in page.metas or _LIST.search(path) is not None)


def next_pages(page: Page) -> tuple[str, ...]:
    """`name_{k}.ext` is page k (1-based); page 1 has no number."""
    match = _PAGER.search(page.text)
    if match is None or int(match.group(2)) >= int(match.group(1)):
        return ()
    following = f"{match.group(3)}_{int(match.group(2)) + 1}.{match.group(4)}"
    return (urljoin(page.url, following),)


def pages_known(page: Page) -> bool:
    return _PAGER.search(page.text) is not None


UCAP = Family(
    "ucap", recognise, next_pages, pages_known, article=_ARTICLE,
    bodies=(
        "#UCAP-CONTENT", "#zoomcon", "#UCAPCONTENT", "ucapcontent",
        ".xxgkcont", ".pages_content",
        ".article-content",
        ".content-body", "#zoom", "#cmspro_appendixs"))
