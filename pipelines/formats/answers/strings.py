"""A JSON answer as its records: which strings stand beside each other under which names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from models.messages import unreadable
from pipelines.formats.office.xml import Element, local, parse
from pipelines.reading import UnreadableError

MOST_VALUES = 200_000
_DEEPEST_STRINGS = 3
"""JSON written into a string of JSON, so many times over."""
_TAG = re.compile(
    r"<(?:p|div|span|table|tr|td|br|h[1-6]|section|strong|font|html|body|ul|ol|a|!--)\b|<!--", re.I
)
_ESCAPED_TAG = re.compile(r"&(?:lt|#0*60|#x0*3c);\s*/?(?:p|div|span|table|tr|td|br|h[1-6])\b", re.I)
_NAME = re.compile(r"[^a-z0-9\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Record:
    """The strings of one object by their names (lower case, no marks); `above` is the object around it."""

    values: Mapping[str, str]
    above: Record | None = None

    def own(self, names: tuple[str, ...]) -> str | None:
        """What stands under the first of these names that is given here."""
        return next((self.values[name] for name in names if name in self.values), None)

    def first(self, names: tuple[str, ...]) -> str | None:
        """The same, here or in the nearest record above."""
        record: Record | None = self
        while record is not None:
            if (found := record.own(names)) is not None:
                return found
            record = record.above
        return None


def records(text: str) -> list[Record]:
    """All records of an answer, in order. UnreadableError if it is no whole JSON, with or without a call."""
    found: list[Record] = []
    _collect(_parsed(text), None, found, _DEEPEST_STRINGS)
    return found


def records_of_xml(data: bytes) -> list[Record]:
    """All records of an XML answer: elements that hold others, their texts by the elements' names."""
    found: list[Record] = []
    _collect(_plain(parse(data, "XML")), None, found, _DEEPEST_STRINGS)
    return found


def _plain(element: Element) -> object:
    if not len(element):
        return element.text or ""
    named: dict[str, object] = {}
    more: list[object] = []
    for child in element:
        name = local(child)
        if name in named:
            more.append(_plain(child))
        else:
            named[name] = _plain(child)
    return {**named, "": more} if more else named


def _parsed(text: str) -> object:
    """What the JSON says; a script around it (callback(…), var a = …;) is set aside."""
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("]"))
    if start < 0 or end < start:
        raise UnreadableError(unreadable.NEVER_CLOSES())
    try:
        return json.loads(text[start : end + 1], strict=False, parse_int=str, parse_float=str)
    except RecursionError:
        raise UnreadableError(unreadable.NESTED_JSON()) from None
    except ValueError as cause:
        raise UnreadableError(unreadable.TRUNCATED(what="JSON", cause=cause)) from None


def _collect(value: object, above: Record | None, found: list[Record], strings: int) -> None:
    if len(found) > MOST_VALUES:
        raise UnreadableError(unreadable.MANY_RECORDS(most=MOST_VALUES))
    if isinstance(value, list):
        for each in value:
            _collect(each, above, found, strings)
        return
    if not isinstance(value, dict):
        if isinstance(value, str) and value.strip():
            _collect({"text": value}, above, found, strings)
        return
    opened = {name: _opened(each) if strings else each for name, each in value.items()}
    texts = {_NAME.sub("", name.lower()): v for name, v in opened.items() if isinstance(v, str) and v.strip()}
    record = Record(texts, above)
    found.append(record)
    for name, each in opened.items():
        if isinstance(each, dict | list):
            _collect(each, record, found, strings - (each is not value[name]))


def _opened(value: object) -> object:
    """What a string says that is JSON itself; any other value as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            return _parsed(value)
        except UnreadableError:
            return value
    return value


def is_markup(text: str) -> bool:
    """Whether a string is HTML."""
    return bool(_TAG.search(text))


def unescaped(text: str) -> str:
    """A string whose markup was escaped, as markup: &lt;p&gt; or %3Cp%3E."""
    if not is_markup(text):
        if re.match(r"(?:\s|%0a|%0d|%20)*%3c", text, re.IGNORECASE):
            text = unquote(re.sub(r"%u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text))
        for _ in range(2):
            if _ESCAPED_TAG.search(text):
                text = html.unescape(text)
    return text
