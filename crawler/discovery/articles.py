"""An article led to as a report, or found to be one: its title, its day, its files, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import dropwhile
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discovery import paging, scripts, words
from crawler.discovery.attachments import attachments_of
from crawler.discovery.content import article_content
from crawler.discovery.examined import Context, Examined, Link
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.page import Page, parse
from crawler.discovery.text import day_in, spaced, squashed, years_in
from crawler.discovery.titles import is_look_alike, is_report
from crawler.discovery.urls import url_key
from crawler.discovery.view import MUCH_TEXT, View
from crawler.discovery.viewers import viewed

_PUBLISHED = re.compile(
    r"(?:发布|发文|发稿|公开|上传|录入|更新)(?:日期|时间)[::]?.{0,3}?(20\d\d[-/.年].{3,7})")
_PUBLISHER = re.compile(
    r"(?:(?:信息|文章|稿件|文件)?来\s*源|(?:发布|公开|发文|制发)(?:机构|机关|单位|主体|部门))\s*[::：]\s*"
    r"([\u4e00-\u9fff]{2,30}?)(?=[^\u4e00-\u9fff]|$|浏览|点击|阅读|访问|作者|编辑|责[任编]|审核|字[号体]|发[布文]"
    r"|成文|生成|公开[日时方形范]|日期|时间|分享|打印|主题|索引|文号|名称|有效|是否)")
"""Who published an article, up to what is said next on the same line."""
_TITLES = "//*[@id='UCAPTITLE' or contains(@class,'bt') or contains(@class,'tit')]"
_MOVED = re.compile(
    r"(?:页面?|栏目|内容|信息|文章|网站|本站|本文|文件|报告|年报)[^,。;]{0,6}已经?(?:全部|整体)?(?:[迁搬]移?[至到]|[迁搬移]移|移[至到动]|搬迁|转移?至)")
"""What a page says whose matter stands elsewhere now."""
PART = 94.0
MOST_ASKED = 2
ENOUGH_TEXT = 120
FEW = 3
"""Links of a page that says nothing but where all went."""


def article(view: View, hosts: OwnHosts) -> Examined:
    """An article: a report with its attachments, or noise."""
    title, day = _title(view), _published_on(view)
    claimed = _is_report(view, title)
    told = replace(
        view.context, breadcrumb=view.page.breadcrumb or view.context.breadcrumb, unit=view.place.unit,
        column=view.page.column or view.context.column, title=title, published_on=day)
    files = attachments_of(view.page, _scans(view), view.found, hosts, told) if claimed else ()
    files = files or (_fetched(view, told) if claimed else ())
    to = _handed_on(view, title) if claimed and not files else None
    if to:
        return Examined(view.role, view.family.name, view.page.title, unit=view.place.unit, redirect_to=to)
    report = claimed and (bool(files) or not _speaks_of_else(view))
    files = (*files, *_further_parts(view, told)) if report else ()
    taken = {url_key(link.url) for link in files}
    leads = not (claimed and not files and _only_speaks(view))
    ways = [link for link in view.links()
            if leads and url_key(viewed(link.url, view.page.base) or link.url) not in taken]
    content = article_content(view.page, view.bodies, view.text, files)
    seen = view.examined("report" if report else "noise", title, day, content, (*files, *ways))
    return replace(seen, publishers=_publishers(view)) if report else seen


def _publishers(view: View) -> tuple[str, ...]:
    """Who published the article, by what stands above its text and by its meta tag; each name once."""
    told = _PUBLISHER.findall(view.page.words[:3000])
    return tuple(dict.fromkeys([*told, *filter(None, (view.page.metas.get("contentsource"),))]))


def _only_speaks(view: View) -> bool:
    """True of a report's page that has sentences and no heading of a report: it vouches for no other."""
    return not view.tells_figures and view.own_text.count("。") >= 2


def _speaks_of_else(view: View) -> bool:
    """True of a page whose sentences never speak of disclosure, and whose title does not either."""
    said = "".join(line for line in view.own_text.split("\n") if "。" in line)
    untold = not is_report(view.page.title) and not is_report(view.page.heading)
    return untold and len(said) >= ENOUGH_TEXT and not words.DISCLOSED.search(said)


def _handed_on(view: View, title: str | None) -> str | None:
    """Where a page leads that in one sentence sends to another of its own title, which is the report, or that
    says that what was here has moved there."""
    if view.tells_figures or view.own_text.count("。") >= 2:
        return None
    here = url_key(view.page.url)
    within = [link for link, _, _ in view.judged
              if _is_within(link.element, view) and url_key(link.url) != here]
    said = squashed(view.own_text)
    if _MOVED.search(said) and len(said) < ENOUGH_TEXT:
        return within[0].url if len({url_key(link.url) for link in within}) == 1 else None
    named = squashed(title)
    rows = (link.url for link in within
            if url_key(link.url) in view.rows and named in squashed(link.row or link.full))
    return next(rows, None) if years_in(named) else None


def _is_within(element: HtmlElement | None, view: View) -> bool:
    """True of a link in the page's own matter; of a page that has hardly another, wherever it stands."""
    few = not view.bodies and len(view.judged) <= FEW
    return element is not None and (few or any(body in element.iterancestors() for body in view.bodies))


def _fetched(view: View, told: Context) -> tuple[Link, ...]:
    """What the script of an article without sentences fetches: its text."""
    if view.tells_figures or view.own_text.count("。") >= 2:
        return ()
    asked = view.page.asks.at_once()[:MOST_ASKED]
    return tuple(Link(url, "attachment", "attachment", PART, told) for url in asked)


def carried(page: Page) -> str | None:
    """The text of the report that an answer in JSON carries in a string; null if it carries none."""
    texts = (text for one in scripts.objects(page.text) for text in one.values() if isinstance(text, str))
    longest = max(texts, key=len, default="")
    text = parse(longest).text_content() if "<" in longest else longest
    return text if len(set(words.REPORT_BODY.findall(squashed(text)))) >= 2 else None


def _scans(view: View) -> list[HtmlElement]:
    """The blocks whose pictures are the report's pages, as next to no text stands beside them."""
    return (view.bodies or _below_heading(view.page)) if len(squashed(view.own_text)) < MUCH_TEXT else []


def _below_heading(page: Page) -> list[HtmlElement]:
    """The pictures below the page's heading, above which stand those of the site; of a page without one the
    whole body."""
    root = page.tree.find("body")
    if root is None or page.heading is None:
        return [] if root is None else [root]
    elements = (element for element in root.iter() if isinstance(element, HtmlElement))
    below = dropwhile(lambda one: not _is_heading(one, page), elements)
    return [element for element in below if element.tag == "img"]


def _is_heading(element: HtmlElement, page: Page) -> bool:
    return element.tag in ("h1", "h2") and spaced(element.text_content()) == page.heading


def _further_parts(view: View, told: Context) -> list[Link]:
    """The next page of a body that is cut into pages: `…/abc_2.shtml` after `…/abc.shtml`."""
    stem = re.sub(r"(?:_\d+)?\.\w+$", "", urlsplit(view.page.url).path)
    pages = [url for url in paging.next_pages(view.page, view.found)
             if re.sub(r"_\d+\.\w+$", "", urlsplit(url).path) == stem]
    return [Link(url, "next_page", "attachment", PART, told) for url in pages[:1]]


def _is_report(view: View, title: str | None) -> bool:
    given = (name for name in (view.context.title, view.context.text) if not _is_told_whole(view, name))
    names = (title, *given)
    if any(is_report(name, in_column=view.place.reports) for name in names):
        return not (view.page.metas.get("articletitle") and is_look_alike(view.page.title))
    told_whole = any(map(partial(_is_told_whole, view), (view.context.title, view.context.text)))
    if is_look_alike(view.page.title) or (told_whole and not view.tells_figures):
        return False
    return view.role == "report" or view.tells_figures


def _is_told_whole(view: View, name: str | None) -> bool:
    """True if a link's name was cut short and the page's own title has the whole of it."""
    plain = squashed(name)
    stem = words.CUT.sub("", plain)
    return stem != plain and squashed(view.page.title).startswith(stem)


def _title(view: View) -> str | None:
    """The page's title, or the link's where the page only repeats the site's or the column's name."""
    named = view.context.title or view.context.text
    best = next((one for one in _names(view, named) if is_report(one)), None)
    return best or view.page.title or named


def _names(view: View, given: str | None) -> Iterator[str | None]:
    yield view.page.title
    yield view.page.heading
    yield from _headings(view)
    yield given


def _headings(view: View) -> list[str]:
    hits = [e for e in view.page.tree.xpath(_TITLES) if isinstance(e, HtmlElement)]
    texts = (squashed(e.text_content()) for e in hits[:20])
    return [text for text in texts if 6 <= len(text) <= 80]


def _published_on(view: View) -> date | None:
    """The day by the meta tag, else by the page's 发布日期, else by the row that led here."""
    meta = day_in(view.page.metas.get("pubdate"))
    if meta:
        return meta
    match = _PUBLISHED.search(squashed(view.page.words[:3000]))
    return (day_in(match.group(1)) if match else None) or view.context.published_on
