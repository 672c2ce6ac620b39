"""Reading of HTML elements: which are shown, which break a line, and what text they print."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from pipelines.formats.lines import trim

Element = etree._Element

_SILENT = """script style noscript template head title meta link object embed applet svg iframe audio
video select option button textarea datalist"""
_BREAKING = """address article aside blockquote body caption center dd details dir div dl dt fieldset figure
figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section
summary table tbody td tfoot th thead tr ul ucaptitle ucapcontent"""
SILENT = frozenset(_SILENT.split())
BREAKING = frozenset(_BREAKING.split())
STRUCK = frozenset(("del", "s", "strike"))
CELL = ("td", "th")
GROUP = ("thead", "tbody", "tfoot", "table")
BREAK = "\x00"
"""Stands for a line break in collected text; bytes that are decoded have no NUL left."""

INLINE = frozenset(("span", "font", "b", "strong", "u", "i", "em", "a"))
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INVISIBLE = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?:font-size|opacity)\s*:\s*0+(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)"
    r"|(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)
"""What is too small, too clear or too far outside the page to be seen."""
_FOR_LISTENERS = re.compile(r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?)(?:\s|$)")
"""Classes of what is only read aloud."""
_STRIKES = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_RAISES = re.compile(r"vertical-align\s*:\s*su(?:per|b)", re.IGNORECASE)
_LAYS_OUT = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")


def is_removed(element: Element) -> bool:
    """Whether the element's own attributes take it off the page; style sheets are not asked."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _removes(style))


def is_hidden(element: Element) -> bool:
    """Whether the element is taken off the page, or keeps its place there and shows nothing."""
    style, names = element.get("style"), element.get("class")
    return (
        (style is not None and _shows_nothing(style))
        or (names is not None and _is_for_listeners(names))
        or element.get("hidden") is not None
    )


@lru_cache(1024)
def _is_for_listeners(names: str) -> bool:
    return _FOR_LISTENERS.search(names) is not None


@lru_cache(1024)
def _removes(style: str) -> bool:
    return _NOT_DISPLAYED.search(style) is not None


@lru_cache(1024)
def _shows_nothing(style: str) -> bool:
    return bool(_removes(style) or _INVISIBLE.search(style) or _UNSEEN.search(style))


def is_struck(element: Element) -> bool:
    """Whether the element's text is struck out, by its tag or its own style."""
    style = element.get("style")
    return element.tag in STRUCK or (style is not None and _looks(style)[0])


def is_box(element: Element) -> bool:
    """Whether the style of the element around it makes it a box of its own: what flex and grid lay out."""
    around = element.getparent()
    style = around.get("style") if around is not None else None
    return style is not None and _lays_out(style)


@lru_cache(1024)
def _lays_out(style: str) -> bool:
    return _LAYS_OUT.search(style) is not None


def is_raised(element: Element) -> bool:
    """Whether the element is a note above or below its line, by its tag or its own style."""
    style = element.get("style")
    lowered = element.tag == "sub" and (element.text or "").isascii()
    if element.tag == "sup" or lowered:
        return True
    return style is not None and element.tag in INLINE and _looks(style)[1]


@lru_cache(1024)
def _looks(style: str) -> tuple[bool, bool]:
    """Whether a style strikes its text out, and whether it raises it."""
    return _STRIKES.search(style) is not None, _RAISES.search(style) is not None


def name(element: Element) -> str:
    """The tag name in lower case, "" for comments and processing instructions."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def lines_of(text: str) -> list[str]:
    """The printed lines of collected text; a line break of the source is a blank, or nothing amid Chinese."""
    shown = (_SPACE.sub(" ", _WRAPPED.sub("", part)) for part in text.split(BREAK))
    return [line for line in map(trim, shown) if line]
