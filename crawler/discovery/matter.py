"""Where an article's own matter stands on its page, whatever a template calls that place, and what of the
lines there is frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from crawler.discovery import words
from crawler.discovery.page import Page
from crawler.discovery.text import day_in, squashed

STOP = "。"
FEWEST = 6
"""Sentences by whose place alone a page's matter is found."""
STRAY = 20
"""One sentence of so many may stand elsewhere: a notice of the site's."""
COUNTED = "(?:访问|浏览|点击|阅读|查看|下载|点赞|分享|转发)"
COUNTS = "(?:次数|人数|人次|数|量|率)"
COUNTED_OF = "(?:本文|文章|本页|该文|页面|信息)?(?:已被?|被)?"
"""What pages count, what the counts are called, and of what they are."""
_COUNTED = rf"(?:{COUNTED}(?:(?:总)?{COUNTS}|(?=了?[:\[(【]*\d|:))|人气|来访|您是第)"
_COUNT = (
    rf"(?:{COUNTED_OF}{_COUNTED}了?[:\[【(]*\d*[\])】]*(?:次|人次|人|位访客)?"
    r"|已有\d+人(?:次)?(?:浏览|阅读|访问|点赞|查看))")
_TOOL = (
    "(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|上页)?|收藏|分享(?:到|至)?|字体|字号|放大字体|缩小字体"
    "|[大中小]|保护视力色?|朗读|语音播报|无障碍(?:浏览)?|关怀版|纠错|复制链接|(?:新浪|腾讯)?微博|微信|朋友圈|QQ(?:空间|好友)?"
    r"|扫一扫\w{0,14}|扫码\w{0,10})")
_BAR = re.compile(rf"(?:(?>{_COUNT}|{_TOOL}|[\[\](){{}}【】|、,:·/\-+<>]+))+")
"""A line of nothing but tools and counters."""
_LONGEST_BAR = 80
_LABEL = re.compile(
    "(?:发布|发文|成文|更新|生成|录入|发稿|公开|上传)(?:时间|日期)|信息来源|来源[::]|作者[::]|(?:责任)?编辑[::]"
    "|字体|字号|打印|浏览|访问|点击|阅读|审核[::]|^(?:来源|作者|发布(?:机构|单位|人)?|责编)")
_TRAIL = re.compile("^.{0,6}(?:位置|路径)(?:是|为|在)?[:]?|^(?:网站|门户)?(?:首页|主页)(?:>|»|›|→|/|-)")
_NUMBERED = re.compile("^[(]?[一二三四五六七八九十]{1,3}[)、.]")
_SAID = re.compile("。|;$")
_MUCH = 40
DESCRIBES = re.compile("索引号|信息分类|主题分类|发文机[构关]|发布机构|文号|公开(?:方式|范围|形式)")
"""How cells begin of the tables that portals set above an article."""


def ground(page: Page, root: HtmlElement) -> HtmlElement | None:
    """The innermost element below `root` with all sentences of the page but a stray one; null if it has too
    few to tell."""
    stops = page.texts.count(root, STOP)
    if stops < FEWEST:
        return None
    fewest, at, within = stops - max(1, stops // STRAY), root, True
    while within:
        inner = next((one for one in _children(at) if page.texts.count(one, STOP) >= fewest), None)
        within, at = inner is not None, at if inner is None else inner
    return at


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from element.iterchildren(etree.Element)


def matter(page: Page, at: HtmlElement, root: HtmlElement, chrome: Collection[HtmlElement],
           titles: Sequence[str]) -> list[str]:
    """The lines of a `ground` but those that frame it; the sentences between it and the title above it; those
    elsewhere that speak of disclosure."""
    whole, own_text = page.texts.of(root, chrome), page.texts.of(at, chrome)
    described = [table for table in at.iter("table") if _describes(table)]
    lines = _squashed_lines(page.texts.of(at, [*chrome, *described]) if described else own_text)
    own = [number for number, line in enumerate(lines) if _is_matter(line)]
    first, last = (own[0], own[-1]) if own else (0, len(lines))
    inner = [line for number, line in enumerate(lines) if not (
        is_bar(line) if first <= number <= last else is_frame(line, titles))]
    above, _, below = whole.partition(own_text)
    return inner + _around(_squashed_lines(above), _squashed_lines(below), titles)


def _squashed_lines(text: str) -> list[str]:
    """The lines of a text whose blanks are single spaces, without these."""
    return text.replace(" ", "").split("\n")


def _around(above: Sequence[str], below: Sequence[str], titles: Sequence[str]) -> list[str]:
    named = [number for number, line in enumerate(above) if line in titles]
    titled = named[-1] if named else len(above)
    return [line for line in above[titled:] if _SAID.search(line)] + [
        line for line in (*above[:titled], *below) if _SAID.search(line) and words.DISCLOSED.search(line)]


def _is_matter(line: str) -> bool:
    return _SAID.search(line) is not None or _NUMBERED.match(line) is not None


def is_bar(line: str) -> bool:
    """True of a squashed line of nothing but tools and counters."""
    return len(line) <= _LONGEST_BAR and _BAR.fullmatch(line) is not None


def is_frame(line: str, titles: Sequence[str]) -> bool:
    """True of a squashed line before or after an article's sentences that tells of the page, not of what it
    is about: its title again, when it was put up and by whom, where one is, tools."""
    if line in titles or is_bar(line) or _TRAIL.match(line):
        return True
    if len(line) > 2 * _LONGEST_BAR:
        return False
    return _LABEL.search(line) is not None or (len(line) <= _MUCH and day_in(line) is not None)


def _describes(table: HtmlElement) -> bool:
    """True of an innermost table that only describes the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [squashed(cell.text_content()) for cell in table.iter("td", "th")]
    return sum(1 for cell in cells if DESCRIBES.match(cell)) >= 2 and not any(STOP in cell for cell in cells)
