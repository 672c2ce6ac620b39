"""A page's own matter, without navigation, counters and days of generation: what a change of the document
shows in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from crawler.discovery.examined import Link
from crawler.discovery.matter import COUNTED, COUNTED_OF, COUNTS, DESCRIBES, ground, is_bar, matter
from crawler.discovery.page import Page
from crawler.discovery.text import REMEMBERED, spaced, squashed, text_of
from crawler.discovery.urls import clean, url_key
from crawler.families.family import Family

_COUNTER_WORDS = f"(?:{COUNTED}(?:总)?{COUNTS}?|人气|来访|您是第)"
_COUNTER_LINE = re.compile(
    rf"^[\[【(]?{COUNTED_OF}{_COUNTER_WORDS}[了::]*\d*(?:次|人次|人|位访客)?[\])】]?$")
_COUNTER_PART = re.compile(
    rf"(?:本文|文章|页面)?(?:{_COUNTER_WORDS}\s*[::\[【(]+|(?<![\u4e00-\u9fff]){_COUNTER_WORDS})\s*\d+\s*[\])】]?"
    r"\s*(?:次|人次|人)?")
_VISITORS = re.compile(
    "(?:(?:总|累计|历史|今日|今天|昨日|本月|当前|目前|网站|本站)*(?:访问|浏览|点击|在线|来访|访客)"
    r"(?:总|人)?(?:次数|人数|人次|数|量)?[::]?\d+(?:次|人次|人|位)?[,、|;]?){2,}")
_WEATHER = re.compile(
    r"(?:晴|阴|多云|[雨雪雾霾])(?:转\w{1,3})?[\s:]*(?:-?\d{1,2}(?:°C?|度)?[~\-—到至/]+)?-?\d{1,2}(?:°C?|度)")
"""What frames of portals tell of their readers and of the day."""
_LONGEST_BAR = 60
_LABELLED = re.compile(
    "(?:发布|发文|成文|更新|生成|录入)(?:时间|日期)"
    "|来源|作者|责任编辑|编辑|字体|字号|打印|浏览|访问|点击|阅读")
_GENERATED = re.compile(
    r"(?:页面)?(?:生成|更新|刷新)时间\s*[::]?\s*[\d\-/年月日 :]+"
    r"|(?:今天|现在|今日)(?:是|时间)?\s*[::]?\s*20\d\d[\d\-/年月日 :]*(?:星期.|周.)?[\d: ]*")
_GENERATED_WORDS = ("时间", "今天", "现在", "今日")
"""One of them stands in all that is said of a day of generation."""
_TOOLS = re.compile(
    r"^[\[【(]?(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|上页)?|收藏|分享(?:到)?|字体|字号|[大中小]"
    r"|放大字体|缩小字体|下载文件|扫一扫.*|微信|微博|朗读|无障碍|关怀版|纠错|上一[篇页条].*|下一[篇页条].*"
    r"|相关(?:链接|阅读|文章|文档|附件|信息|报道)|t?[::、|]+)[\])】]?$")
_CHROME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|header|nav(?:bar|igation|s)?|menu|crumbs?|breadcrumb|share\w*|print|toolbar|related|xgwz"
    r"|xgxx|xgyd|xgjd|hot|rank|phb|copyright|counter|hits|pager|pagination|page_?div|sidebar|leftpart|login|search\w*"
    r"|qrcode|weather|friend\w*|yqlj|prev\w*|next|sxp|syp|reldoc\w*|article-reldocuments|popbox|position|weizhi|dqwz)"
    r"(?:$|[\s_-])", re.I)
_VSB_NUMBER = re.compile(r"(?<=vsb_content)_\d+$")
_SENTENCE = re.compile("。|;$")
"""Bars of labels and tools have no full stops."""
_FIGURE = re.compile(r"[-+]?[\d,.]*%?$|[/—-]+$")
_BODY_TAGS = ("div", "td", "article", "section", "ucapcontent", "p", "span", "form", "table")
_BLOCK_TAGS = frozenset({"div", "ul", "ol", "table", "td", "dl", "p", "section", "aside"})
_CHROME_TAGS = frozenset(
    {"nav", "footer", "header", "form", "iframe", "button", "input", "object", "embed"})


def bodies_of(page: Page, family: Family) -> list[HtmlElement]:
    """The elements that hold an article's own matter by the family's marks: outermost, in document order."""
    marks = frozenset(family.bodies)
    chosen: dict[HtmlElement, None] = {}
    for element in page.tree.iter(*_BODY_TAGS):
        classes, name = element.get("class"), element.get("id")
        marked = element.tag in marks or ((classes or name) and _is_marked(classes or "", name or "", marks))
        if not marked or not _has_matter(element):
            continue
        if not any(ancestor in chosen for ancestor in element.iterancestors()):
            chosen[element] = None
    return list(chosen)


@lru_cache(REMEMBERED)
def _is_marked(classes: str, name: str, marks: frozenset[str]) -> bool:
    names = (*(f".{one}" for one in classes.split()), "#" + _VSB_NUMBER.sub("", name))
    return any(one in marks for one in names)


def _has_matter(element: HtmlElement) -> bool:
    return bool(spaced(text_of(element))) or any(True for _ in element.iter("img", "a"))


def article_content(
    page: Page, bodies: Sequence[HtmlElement], inner: str, attachments: Iterable[Link],
) -> str:
    """Title, text, tables of figures cell by cell, pictures and attachments of an article, one block a line.

    What is cleaned is the text alone, and never a sentence or a table of figures in it. Where a page has
    sentences enough, its text is what stands where they stand, in one line, so that no template changes it;
    else `inner`, the text of the `bodies`, or where they do not hold all that the page says, the page
    without its chrome."""
    root = _root(page)
    chrome, at = _chrome_of(root), ground(page, root)
    titles = _titles(page)
    if at is not None:
        text, around = "".join(matter(page, at, root, chrome, titles)), [at]
    else:
        whole = page.texts.of(root, chrome)
        text = _kept(inner) if bodies and _covers(inner, whole) else _kept(whole, strict=False)
        around = list(bodies)
    tables = [_cell_by_cell(rows) for table in root.iter("table") if (rows := _rows_of_figures(table))]
    pictures = [_file_name(address) for body in around for image in body.iter("img")
                if (address := clean(image.get("src"), page.base, page.encoding))]
    files = [f"{link.context.text or ''} {_file_name(link.url)}" for link in attachments]
    return "\n".join(["".join(titles), text, *tables, *pictures, *files])


def _titles(page: Page) -> list[str]:
    """What the page calls itself: its title, and its heading if that names a report too."""
    named = [squashed(name) for name in (page.title, page.heading) if name]
    return list(dict.fromkeys([*(name for name in named if "报" in name), *named[:1]]))[:2]


def _cell_by_cell(rows: Sequence[Sequence[str]]) -> str:
    """Each cell on a line of its own, blank ones too: a figure in another column is another table."""
    return "\n/\n".join("\n".join(cell or "_" for cell in row) for row in rows)


def own_text(page: Page) -> str:
    """The text of a page without its menus, headers, footers and blocks of links."""
    root = _root(page)
    return page.texts.of(root, _chrome_of(root))


def _root(page: Page) -> HtmlElement:
    body = page.tree.find("body")
    return page.tree if body is None else body


def _rows_of_figures(table: HtmlElement) -> list[list[str]]:
    """The cells of an innermost table of two rows or more with one that is a number or blank; none of a table
    that lays out links or describes the page."""
    if next(table.iterdescendants("table", "a"), None) is not None:
        return []
    rows = [[squashed(text_of(cell)) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if any(map(DESCRIBES.match, cells)) or sum(len(row) > 1 for row in rows) < 2:
        return []
    return rows if any(map(_FIGURE.match, cells)) else []


def _file_name(url: str) -> str:
    """The end of an address: an article that moved whole, with its files, has the same content as before."""
    return url_key(url).rpartition("/")[2]


def list_content(links: Iterable[Link]) -> str:
    """The rows and ways of a list or directory: what it names and where each leads, in order."""
    return "\n".join(f"{squashed(link.context.text)} {url_key(link.url)}" for link in links if link.score > 0)


def _covers(inner: str, whole: str) -> bool:
    """True if the known bodies hold (nearly) all text that remains of the page without its chrome."""
    have, there = (sum(map(len, text.split())) for text in (inner, whole))
    return have >= 60 and have >= 0.6 * there


def _chrome_of(root: HtmlElement) -> frozenset[HtmlElement]:
    """The menus, headers, footers, share bars and blocks that are mostly links below an element."""
    total = _size(root) or 1
    chrome: list[HtmlElement] = []
    for element in root.iterdescendants(etree.Element):
        classes, name, tag = element.get("class"), element.get("id"), element.tag
        named = tag in _CHROME_TAGS or ((classes or name) and _is_chrome(classes or "", name or ""))
        if (named and _size(element) < 0.5 * total) or (tag in _BLOCK_TAGS and _mostly_links(element)):
            chrome.append(element)
    return frozenset(chrome)


@lru_cache(REMEMBERED)
def _is_chrome(classes: str, name: str) -> bool:
    return _CHROME_CLASS.search(f"{classes} {name}") is not None


def _size(element: HtmlElement) -> int:
    return len(squashed(text_of(element)))


def _mostly_links(element: HtmlElement) -> bool:
    links = list(element.iter("a")) if len(element) else []
    return len(links) >= 3 and sum(map(_size, links)) > 0.6 * _size(element)


def _kept(text: str, *, strict: bool = True) -> str:
    """The lines of a text without tools, counters and days of generation. Sentences stay whole: a report may
    speak of visits in its prose.

    Inside an article's own body (`strict`) counters go only from lines with two labels, as bars have them,
    and days of generation only with the whole line."""
    generated = any(word in text for word in _GENERATED_WORDS)
    lines: list[str] = []
    for line in text.split("\n"):
        plain = squashed(line)
        if _SENTENCE.search(plain):
            lines.append(spaced(line))
            continue
        if _TOOLS.match(plain) or _COUNTER_LINE.match(plain) or is_bar(plain):
            continue
        labelled = len(line) <= 120 and len(_LABELLED.findall(line)) >= (2 if strict else 1)
        kept = _without_generated(line, strict=strict) if generated else line
        if labelled:
            kept = _COUNTER_PART.sub("", kept)
        if not strict and _is_of_frame(plain):
            continue
        if kept is line or squashed(kept):
            lines.append(spaced(kept))
    return "\n".join(line for line in lines if line)


def _is_of_frame(plain: str) -> bool:
    """True of a line that tells the weather, or of readers and of nothing else."""
    told = _WEATHER.search(plain) or _VISITORS.fullmatch(plain)
    return told is not None and len(plain) <= _LONGEST_BAR


def _without_generated(line: str, *, strict: bool) -> str:
    left = _GENERATED.sub("", line)
    whole = not squashed(left) or len(_LABELLED.findall(line)) >= 2
    return left if whole or not strict else line
