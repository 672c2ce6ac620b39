"""A web page as a tree: the one that element paths of readings lead into, whoever follows them later."""

from __future__ import annotations

import re

from lxml import etree, html

from models.joined import joined
from models.scripted import opened

_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""Every element in one class: asking lxml.html for each tag's own takes as long as the parsing."""
_TEMPLATES = ("text/html", "text/template", "text/x-template")
"""Types of scripts that are no programs but markup."""
_PAGE_BREAK = re.compile(r"#PAGE_BREAK#|</?pagebreak\s*/?>", re.IGNORECASE)


def page_tree(text: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree of a decoded page (None: nothing in it), and whether all of the page is in it: libxml2 gives
    up at 2,048 levels."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    data = _without_breaks(joined(opened(text))).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    _open_carried(root)
    return root, all("depth" not in error.message for error in parser.error_log)


def _without_breaks(text: str) -> str:
    lowered = text.lower()
    return _PAGE_BREAK.sub("", text) if "page_break" in lowered or "pagebreak" in lowered else text


def _open_carried(root: html.HtmlElement) -> None:
    """Puts the markup that frames carry in themselves or scripts keep in hidden texts into the tree."""
    kinds = ("iframe",) if next(root.iter("table"), None) is not None else ("iframe", "textarea", "script")
    for element in list(root.iter(*kinds)):
        inside = _carried(element)
        if "<" in inside:
            page = html.document_fromstring(f"<html><body>{inside}</body></html>")
            element.tag, element.text = "div", None
            element.attrib.pop("style", None)
            element[:] = list(page.iterfind("body/*"))


def _carried(element: html.HtmlElement) -> str:
    """The markup of a document in a frame; of a page without tables that in a text area or a template."""
    if element.tag == "iframe":
        return element.get("srcdoc") or ""
    template = element.tag == "textarea" or (element.get("type") or "") in _TEMPLATES
    text = "".join(element.itertext()) if template else ""
    return text if "<table" in text.lower() else ""
