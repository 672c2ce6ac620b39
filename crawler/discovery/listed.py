"""Lists in XML: feeds, and pages that a browser makes of items by a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from lxml import etree

from crawler.discovery.text import day_in, spaced

_XML = re.compile(r"\s*<\?xml\b(?![^>]*\?>\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|datastore)\b)", re.I | re.S)
_DECLARED = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_ADDRESS = re.compile(r"^(?:\w*url|link|href|\w*path|loc)$", re.I)
_NAME = re.compile(r"^(?:\w*title|name|subject|caption)$", re.I)
_NEXT = re.compile(r"^next(?:_?(?:page|url|link))?$", re.I)
_LONGEST = 200


class Item(NamedTuple):
    """An entry of a list: its address as written, its name, its day if it has one."""

    address: str
    name: str
    day: date | None


def items(text: str) -> Iterator[Item]:
    """The entries of a list in XML with an address and a name of their own, and the next page as 下一页; none
    of any other text."""
    if not _XML.match(text):
        return
    for element in _elements(_DECLARED.sub("", text)):
        told = list(_told(element))
        address = next((one for name, one in told if _ADDRESS.match(name)), None)
        name = next((one for name, one in told if _NAME.match(name) and one != address), None)
        if address and name and len(name) <= _LONGEST:
            yield Item(address, name, next(filter(None, (_day(one) for _, one in told)), None))
        following = next((one for name, one in told if _NEXT.match(name)), None)
        if following:
            yield Item(following, "下一页", None)


def _elements(text: str) -> Iterator[etree._Element]:
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return
    yield from root.iter(etree.Element) if root is not None else ()


def _told(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What an element says by its attributes and by the elements just below it, by their names."""
    for name, value in element.attrib.items():
        yield _plain(name), spaced(value)
    for child in element.iterchildren(etree.Element):
        said = spaced(child.text) or spaced(child.get("href"))
        if said and not len(child):
            yield _plain(child.tag), said


def _plain(name: object) -> str:
    return str(name).rpartition("}")[2]


def _day(text: str) -> date | None:
    """The day that a text is; of a feed's too (Wed, 24 Jan 2024 10:00:00 +0800)."""
    if len(text) > 40:
        return None
    try:
        return day_in(text) or parsedate_to_datetime(text).date()
    except (TypeError, ValueError):
        return None
