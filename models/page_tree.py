"""A web page as a tree: the one that element paths of readings lead into, whoever follows them later."""

from __future__ import annotations

import re

from lxml import etree, html

from models.scripted import opened

_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""Every element in one class: asking lxml.html for each tag's own takes as long as the parsing."""
_PAGE_BREAK = re.compile(r"#PAGE_BREAK#|</?pagebreak\s*/?>", re.IGNORECASE)


def page_tree(text: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree of a decoded page (None: nothing in it), and whether all of the page is in it: libxml2 gives
    up at 2,048 levels."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    data = _PAGE_BREAK.sub("", opened(text)).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    _open_frames(root)
    return root, all("depth" not in error.message for error in parser.error_log)


def _open_frames(root: html.HtmlElement) -> None:
    """Puts the documents that frames carry in themselves into the tree."""
    for frame in list(root.iter("iframe")):
        inside = frame.get("srcdoc") or ""
        if "<" in inside:
            page = html.document_fromstring(f"<html><body>{inside}</body></html>")
            frame.tag, frame.text = "div", None
            frame[:] = list(page.iterfind("body/*"))
