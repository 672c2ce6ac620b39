"""Which part of a web page is its article: trafilatura decides, the page's own lines are what is kept.

trafilatura gets the tree without its data tables. What it keeps tells where the article stands; inside that
element every printed line counts, so that no short paragraph, list item or repeated line is lost with it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import deepcopy
from functools import cache
from itertools import takewhile

from justext import get_stoplist
from lxml import etree, html
from trafilatura import bare_extraction, external
from trafilatura.settings import Extractor

from pipelines.formats.html.lines import Item, PrintedLine
from pipelines.formats.html.markup import CELL, GROUP, Element, name

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_SHARE = 0.8
"""Share of the kept text that the article's element must hold; the title and date often stand beside it."""
_LEAST_KEPT = 0.25
"""Less than this share of the page's plain text: trafilatura is taken to have missed the article."""
_REPORT_TABLE = 100
"""Characters of a table that belongs to the article wherever trafilatura looked."""
_TELLING = 8
"""Characters from which a line is found in trafilatura's text by more than chance."""

_FONT = "plain-span"
_MEANS = re.compile("hidden|display|border")
"""What trafilatura asks of styles."""
_DEEPEST = 250
"""Levels of elements beyond which trafilatura takes seconds; real pages have some 30."""
_TOO_SMALL = ("p", "span", "font", "b", "strong", "li", "table", "tbody", "tr", "h1", "h2", "h3")
"""One of these is never the whole article, even if nearly all of its text stands there."""
_DATED = re.compile(
    r"(?:发布|发文|成文|生成|公开|印发)(?:时间|日期)\s*[:：]?\s*\d{4}"
    r"|^(?:(?:时间|日期)\s*[:：]\s*)?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,15}?(?:来源|浏览|阅读|点击|作者)"
    r"|^\S{0,2}(?:来源|作者)\s*[:：].{1,30}?(?:时间|日期)\s*[:：]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
_SITE = re.compile(r"ICP备|网站标识码|公网安备|版权所有\s*[:：©]|^版权所有")
_TOOL_LINE = 30
_TITLE_LINES = 4
_TOOLS = re.compile(
    r"[【\[〖]?\s*(?:打印|关闭|返回|字体|字号|分享|收藏|上一[篇条]|下一[篇条]|扫一扫|浏览次数)"
)


def article(root: html.HtmlElement, items: Sequence[Item]) -> list[Item]:
    """The items that belong to the article, in order. Data tables are kept, but those made of links."""
    lines = [item for item in items if isinstance(item, PrintedLine)]
    tables = [item for item in items if isinstance(item, html.HtmlElement)]
    kept_text = _trafilatura_text(root, tables) if _is_site(root) else ""
    plain = [line for line in lines if line.linked < 0.5 and not line.navigation]
    kept = [line for line in plain if len(line.text) >= _TELLING and _squeezed(line.text) in kept_text]
    if _length(kept) < _LEAST_KEPT * _length(plain):
        kept, kept_text = [], ""
    large = [table for table in tables if _characters(table) >= _REPORT_TABLE and not _is_link_list(table)]
    core = _core(root, kept or plain, large)
    chosen, unlinked = set(map(id, kept)), set(map(id, plain))
    if not _names_itself(root):
        chosen |= set(map(id, _lines_above(items, core, unlinked)))

    def belongs(item: Item) -> bool:
        if not isinstance(item, PrintedLine):
            return _stands_in(item, core) or not _is_link_list(item)
        if _SITE.search(item.text) or _is_tool(item.text):
            return False
        if id(item) in chosen or name(item.element) == "h1":
            return True
        if not _stands_in(item.element, core):
            return id(item) in unlinked and bool(_DATED.search(item.text))
        if item.linked >= 0.5 or item.navigation:
            return len(item.text) >= _TELLING and _squeezed(item.text) in kept_text
        return True

    return [item for item in items if belongs(item)]


def _is_site(root: Element) -> bool:
    """Whether the page leads on to others, and so may have menus around its article."""
    return any(element.tag != "a" or element.get("href") for element in root.iter("a", "nav", "form"))


def _names_itself(root: Element) -> bool:
    """Whether the page has a title or a first heading."""
    return any("".join(element.itertext()).strip() for element in root.iter("title", "h1", "ucaptitle"))


def _lines_above(items: Sequence[Item], core: Element, plain: Collection[int]) -> list[Item]:
    """The last plain lines before the article: one of them titles it in a page that has no other title."""
    before = takewhile(lambda item: not _stands_in(_element(item), core), items)
    return [item for item in before if id(item) in plain][-_TITLE_LINES:]


def _element(item: Item) -> Element:
    return item.element if isinstance(item, PrintedLine) else item


def _trafilatura_text(root: html.HtmlElement, tables: Iterable[html.HtmlElement]) -> str:
    """What trafilatura takes for the main text, without blanks; "" if it finds none.

    Damaged bytes can carry names and control characters that lxml refuses to copy: "" then too.
    """
    try:
        return _extracted(root, tables)
    except (ValueError, etree.LxmlError):
        return ""


def _extracted(root: html.HtmlElement, tables: Iterable[html.HtmlElement]) -> str:
    left_out = set(tables)
    copy = deepcopy(root)
    pairs = zip(root.iter("table"), list(copy.iter("table")), strict=True)
    for table in [twin for original, twin in pairs if original in left_out]:
        if table.getparent() is not None:
            table.drop_tree()
    if _depth(copy) > _DEEPEST:
        return ""
    for layout in copy.iter("table", *GROUP, "tr", *CELL):
        layout.tag = "div"
    _strip_fonts(copy)
    result = bare_extraction(copy, options=_options())
    return _squeezed(str(result.text or "")) if result is not None and not isinstance(result, dict) else ""


@cache
def _options() -> Extractor:
    """What trafilatura is asked for, made once: it reads its settings anew for every page otherwise.

    Its last resort counts stop words of a hundred languages, Chinese not among them; only the English ones
    are loaded, for the others take 30 MiB.
    """
    external.JT_STOPLIST = tuple(get_stoplist("English"))  # type: ignore[assignment]
    return Extractor(output_format="python", recall=True, comments=False, tables=False)


def _strip_fonts(root: Element) -> None:
    """Takes off the elements around text that only dress it, hundreds in a page from Word: trafilatura tries
    every one of them on each of its patterns.
    """
    for element in root.iter("span"):
        style = element.get("style")
        if len(element.attrib) == (style is not None) and not _MEANS.search(style or ""):
            element.tag = _FONT
    etree.strip_tags(root, _FONT)


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _core(root: Element, lines: Sequence[PrintedLine], tables: Sequence[Element]) -> Element:
    """The smallest element that holds most of the lines' characters and every table given."""
    weights: dict[Element, float] = {}
    total = 0
    for line in lines:
        total += len(line.text)
        _weigh(weights, line.element, len(line.text))
    counts: dict[Element, float] = {}
    for table in tables:
        _weigh(counts, table, 1)

    def holds(element: Element) -> bool:
        return weights.get(element, 0) >= _SHARE * total and counts.get(element, 0) == len(tables)

    core = _descend(root, holds)
    while name(core) in _TOO_SMALL and (parent := core.getparent()) is not None:
        core = parent
    return core


def _stands_in(element: Element, core: Element) -> bool:
    return element is core or any(above is core for above in element.iterancestors())


def _weigh(weights: dict[Element, float], element: Element, weight: float) -> None:
    weights[element] = weights.get(element, 0) + weight
    for above in element.iterancestors():
        weights[above] = weights.get(above, 0) + weight


def _descend(element: Element, holds: Callable[[Element], bool]) -> Element:
    while (child := next((child for child in element if holds(child)), None)) is not None:
        element = child
    return element


def _is_tool(line: str) -> bool:
    """Whether a line only offers to print, close, share or go on."""
    return len(line) <= _TOOL_LINE and not re.search("[，。；]", line) and bool(_TOOLS.match(line))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _length(lines: Iterable[PrintedLine]) -> int:
    return sum(len(line.text) for line in lines)


def _characters(table: Element) -> int:
    return len(_squeezed(etree.tostring(table, method="text", encoding="unicode", with_tail=False)))


def _is_link_list(table: Element) -> bool:
    linked = sum(len(_squeezed("".join(link.itertext()))) for link in table.iter("a"))
    return 2 * linked > _characters(table)
