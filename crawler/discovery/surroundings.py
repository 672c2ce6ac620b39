"""What surrounds a link on its page: its names, its row, the day beside it, its heading, and side notes."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.discovery.text import (
    REMEMBERED,
    day_in,
    spaced,
    squashed,
    text_of,
    without_day_parts,
    without_days,
)
from crawler.discovery.words import EMPTY_NAME, NUMBERED

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "legend", "th"})
_HEADING_CLASS = re.compile(
    r"(?:^|[-_\s])(?:\w{0,6}tit(?:le)?|hd|head(?:ing)?|bt|nodename|lmmc|lanmu|cat(?:name)?|name)\d*(?:[-_\s]|$)",
    re.I)
_RELATED = re.compile(r"popbox|related|xgwz|xgjd|xglj|reldoc", re.I)
_ROW_TAGS = frozenset({"li", "tr", "dd"})
_HOLDERS = frozenset(
    {"div", "p", "td", "span", "h3", "h4", "h5", "dt", "dl", "section", "article", "font", "strong", "b"})
_NAMES = ("title", "data-title", "download", "alt", "aria-label", "xlink:title")
_UNSEEN = etree.XPath("descendant::*[contains(translate(@style, ' ', ''), 'display:none')]")
_LABEL = re.compile(r"^(?:名称|标题|题名)[::]\s*")
_TITLES = etree.XPath("descendant-or-self::*/@*[{}]".format(
    " or ".join(f"name()='{name}'" for name in ("title", "data-title", "aria-label"))))


def names_of(element: HtmlElement) -> tuple[str, str]:
    """What is seen, and the longest name (title, download or alt hold what a list cuts short)."""
    hidden = _UNSEEN(element) if len(element) else []
    seen = spaced(_without(element, hidden) if hidden else text_of(element))
    if len(element) and not hidden and any(map(str.isdigit, seen)):
        seen = without_day_parts(map(str, element.itertext()))
    seen = NUMBERED.sub("", seen) or seen
    told = [value for name in _NAMES if (value := element.get(name))]
    told += [_LABEL.sub("", spaced(part)) for card in hidden for part in card.itertext() if len(part) <= 100]
    if len(element):
        told += [img.get("alt") or img.get("title") or "" for img in element.iter("img")]
    elif not told:
        return seen, seen
    given = [name for name in (seen, *map(spaced, told)) if name]
    if not given:
        return "", ""
    text = seen or given[0]
    if EMPTY_NAME.match(squashed(text)):
        return text, max(given, key=len)
    stem = re.sub(r"(\.{2,}|…+)$", "", text)
    longer = [name for name in given if len(name) > len(stem) and name.startswith(stem) and name != text]
    return text, max(longer, key=len) if longer else text


def _without(element: HtmlElement, hidden: list[HtmlElement]) -> str:
    """The text of an element that is seen."""
    unseen = {one for card in hidden for one in card.iter()}
    parts = [element.text or ""]
    for one in element.iterdescendants(etree.Element):
        parts.append("" if one in unseen else one.text or "")
        parts.append("" if one.getparent() in unseen else one.tail or "")
    return "".join(parts)


def row_of(element: HtmlElement, related: dict[HtmlElement, bool]) -> HtmlElement | None:
    """The smallest block that is about this link alone: its li, tr, dd or dl, else the largest block that
    holds no other link."""
    for ancestor in element.iterancestors():
        if ancestor.tag in _ROW_TAGS:
            if not _leads_further(ancestor):
                return _of_its_own_list(ancestor)
            own = list(islice((a for a in ancestor.iter("a") if not is_related(a, related)), 5))
            if len(own) <= 4 and not _holds_list(ancestor, related):
                return ancestor
            break
        if ancestor.tag in ("table", "ul", "ol", "body", "nav"):
            break
    best = None
    for ancestor in element.iterancestors():
        if ancestor.tag not in _HOLDERS or _leads_further(ancestor):
            break
        best = ancestor
    return best


def _leads_further(block: HtmlElement) -> bool:
    """True of a block with more links than one."""
    return len(list(islice(block.iter("a"), 2))) > 1


def _of_its_own_list(row: HtmlElement) -> HtmlElement:
    """The list around a dd that has no other link: its dt and other dd tell the body or the day."""
    parent = row.getparent()
    whole = row.tag == "dd" and parent is not None and parent.tag == "dl" and not _leads_further(parent)
    return parent if whole and parent is not None else row


def _holds_list(row: HtmlElement, related: dict[HtmlElement, bool]) -> bool:
    lists = [e for e in row.iter("ul", "ol", "table") if e is not row]
    return any(not is_related(e, related) and len(list(islice(e.iter("a"), 2))) > 1 for e in lists)


def is_related(element: HtmlElement, related: dict[HtmlElement, bool]) -> bool:
    """True if a block around the element holds side notes; `related` remembers it of each block."""
    above = []
    parent = element.getparent()
    while parent is not None and parent not in related:
        above.append(parent)
        parent = parent.getparent()
    inside = parent is not None and related[parent]
    for block in reversed(above):
        inside = inside or _names_related(block.get("class") or "", block.get("id") or "")
        related[block] = inside
    return inside


@lru_cache(REMEMBERED)
def _names_related(classes: str, name: str) -> bool:
    return _RELATED.search(f"{classes} {name}") is not None


def titled(row: HtmlElement, beside: str) -> str:
    """What the row of a link without words is called: the longest title in it, else what stands in it."""
    told = [name for name in map(spaced, _TITLES(row)) if len(name) <= 100]
    return max((*told, without_days(beside).strip() if len(beside) <= 100 else ""), key=len)


def day_beside(row: HtmlElement | None, beside: str) -> date | None:
    """The day in a row's text; where it touches the title (2024-02-112023年…), that of an element alone."""
    if row is None or len(beside) >= 400 or not ("20" in beside or "19" in beside):
        return None
    return day_in(beside) or day_in(" ".join(row.itertext()))


@lru_cache(REMEMBERED)
def _heads(classes: str) -> bool:
    return _HEADING_CLASS.search(classes) is not None


def is_heading(element: HtmlElement) -> bool:
    """Whether an element is short, marked as a heading or all bold, and no list of links."""
    tag = element.tag
    if tag in ("a", "body", "html", "title", "head", "option", "img", "input"):
        return False
    marked = tag in HEADINGS or _heads(element.get("class") or "")
    if not marked and not (tag in ("strong", "b") and _alone(element)):
        return False
    if any(ancestor.tag == "a" for ancestor in element.iterancestors()):
        return False
    if len(list(islice(element.iter(), 31))) > 30:
        return False
    return 0 < len(spaced(text_of(element))) <= 40 and len(list(islice(element.iter("a"), 3))) <= 2


def _alone(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and spaced(text_of(parent)) == spaced(text_of(element))


def scope_of(heading: HtmlElement) -> HtmlElement | None:
    """The block a heading speaks for: the nearest one that holds more than the heading."""
    own = spaced(text_of(heading))
    for ancestor in heading.iterancestors():
        if len(spaced(text_of(ancestor))) > len(own) or any(ancestor.iter("select", "iframe")):
            return ancestor
    return None


def heading_of(element: HtmlElement, headings: dict[HtmlElement, str], text: str) -> str | None:
    """The nearest heading that speaks for an element and says more than its own `text`."""
    for ancestor in element.iterancestors():
        heading = headings.get(ancestor)
        if heading and heading != text:
            return heading
    return None
