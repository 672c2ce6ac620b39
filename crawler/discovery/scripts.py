"""Links that only inline scripts hold: menus and lists as JSON, as calls or as written HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.discovery.text import has_chinese, spaced
from crawler.discovery.words import ASSET

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<quote>['\"`])(?P<text>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)|(?P<edge>[{}\[\]();])", re.S)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ADDRESS = re.compile(r"^(?:(?:https?:)?//[\w.\-]+|\.{1,2}(?=/)|(?=/\w))[^\s<>'\"]*$|^[\w%\-/]+\.(?:s?html?|jhtml|aspx?|jsp)$", re.I)
_GO = re.compile(
    r"(?:location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*|navigate\s*\(\s*)(['\"])(?P<to>[^'\"]+)\1(?!\s*\+)")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"\w/])//[^\n]*", re.S)


def strings(script: str) -> Iterator[tuple[str, int]]:
    """Every string of a script with the number of brackets and semicolons before it; comments are left out."""
    edges = 0
    for match in _TOKEN.finditer(script):
        if match.group("edge"):
            edges += 1
        elif match.group("quote"):
            yield unescaped(match.group("text")), edges


def unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)
    return re.sub(r"\\(.)", r"\1", plain)


def pairs(script: str) -> list[tuple[str, str]]:
    """Pairs (Chinese name, address) that stand in one object, array or call of a script."""
    found: list[tuple[str, str]] = []
    group: list[str] = []
    at = -1
    for text, edges in [*strings(script), ("", -2)]:
        if edges != at:
            found += _paired(group)
            group, at = [], edges
        group.append(text)
    return found


def _paired(group: list[str]) -> Iterator[tuple[str, str]]:
    names = [spaced(text) for text in group if has_chinese(text) and "<" not in text and len(text) <= 80]
    addresses = [text.strip() for text in group if _ADDRESS.match(text.strip()) and not ASSET.search(text.strip())]
    if names and addresses:
        yield from zip(names if len(names) >= len(addresses) else names * len(addresses), addresses, strict=False)


def written_html(script: str) -> str:
    """HTML that a script writes or carries: CDATA records, and strings with links in them."""
    records = _CDATA.findall(script)
    if records:
        return "\n".join(records)
    return "\n".join(text for text, _ in strings(script) if "<a " in text.lower() and "href" in text.lower())


def goes_to(script: str) -> str | None:
    """The address that a script sends the whole page to; null if it sends it nowhere or computes the address."""
    match = _GO.search(_COMMENT.sub("", script))
    return match.group("to") if match else None
