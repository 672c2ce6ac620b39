"""What a page keeps for its scripts: HTML in templates and boxes of text, objects in attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_TEMPLATE = re.compile(r"^text/(?:[\w\-]*(?:html|template|tmpl)|plain)$", re.I)
_HOLES = re.compile(r"\{\{|<%|\$\{|#=")
"""What a template has that waits for rows from elsewhere."""
_TOLD = etree.XPath("//@*[starts-with(., '[{') or starts-with(., '{')]")


def kept_back(tree: HtmlElement) -> Iterator[str]:
    """The HTML that a script shows later: templates written as scripts, boxes of text that nobody sees."""
    for element in tree.iter("script", "textarea", "xmp"):
        text = element.text or ""
        shown = element.tag != "script" or _TEMPLATE.search(element.get("type") or "")
        if shown and "<a " in text.lower() and not _HOLES.search(text):
            yield text


def told_in_attributes(tree: HtmlElement) -> Iterator[str]:
    """The objects with addresses that attributes hold for a script."""
    for value in _TOLD(tree):
        if isinstance(value, str) and "/" in value and '"' in value:
            yield value
