"""Links that only inline scripts hold: menus and lists as JSON, as calls or as written HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.discovery.text import has_chinese, spaced
from crawler.discovery.words import ASSET

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<quote>['\"`])(?P<text>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)"
    r"|(?P<edge>[{}\[\]();])", re.S)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ADDRESS = re.compile(
    r"^(?:(?:https?:)?//[\w.\-]+|\.{1,2}(?=/)|(?=/\w))[^\s<>'\"]*$"
    r"|^[\w%\-/]+\.(?:s?html?|jhtml|aspx?|jsp)$", re.I)
_GO = re.compile(
    r"(?:location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*|navigate\s*\(\s*)"
    r"(['\"])(?P<to>[^'\"]+)\1(?!\s*\+)")
_SET = re.compile(r":contains\(['\"]?([^'\")]+)['\"]?\).{0,40}?['\"]href['\"]\s*,\s*['\"]([^'\"]+)['\"]",
re.S)
_MESSAGE = re.compile(r"\s*(?:暂无|没有|未找到|无相关|正在|加载|请稍|请输入|请选择)")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"\w/])//[^\n]*", re.S)
_FUNCTION = re.compile(r"function\b[^{};]*\{")


def strings(script: str) -> Iterator[str]:
    """Every string of a script; comments are left out."""
    for match in _TOKEN.finditer(script):
        if match.group("quote"):
            yield unescaped(match.group("text"))


def unescaped(text: str) -> str:
    """A string literal's text: `\\u653f` and `\\/` undone."""
    plain = _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)
    return re.sub(r"\\(.)", r"\1", plain)


def pairs(script: str) -> list[tuple[str, str]]:
    """Pairs (Chinese name, address) that stand in one object, array or call of a script, or that it sets."""
    found: list[tuple[str, str]] = _SET.findall(_COMMENT.sub("", script))
    groups: list[list[str]] = [[]]
    for match in _TOKEN.finditer(script):
        edge = match.group("edge")
        if match.group("quote"):
            groups[-1].append(unescaped(match.group("text")))
        elif edge and edge in "{[(":
            groups.append([])
        elif edge:
            found += _paired(groups.pop())
            if not groups or edge == ";":
                groups.append([])
    return found + [pair for group in groups for pair in _paired(group)]


def _paired(group: list[str]) -> Iterator[tuple[str, str]]:
    names = [spaced(text) for text in group
             if has_chinese(text) and "<" not in text and len(text) <= 80 and not _MESSAGE.match(text)]
    places = [text.strip() for text in group]
    addresses = [place for place in places if _ADDRESS.match(place) and not ASSET.search(place)]
    if names and addresses:
        enough = names if len(names) >= len(addresses) else names * len(addresses)
        yield from zip(enough, addresses, strict=False)


def written_html(script: str) -> str:
    """HTML that a script writes or carries: CDATA records, and strings with links in them."""
    records = _CDATA.findall(script)
    if records:
        return "\n".join(records)
    return "\n".join(text for text in strings(script) if "<a " in text.lower() and "href" in text.lower())


def goes_to(script: str, *, at_once: bool) -> str | None:
    """The address that a script sends the whole page to; null if it sends it nowhere or computes the address.

    With `at_once`, what stands in a function does not count: it may wait for a click."""
    code = _COMMENT.sub("", script)
    match = _GO.search(_outside_functions(code) if at_once else code)
    return match.group("to") if match else None


def _outside_functions(code: str) -> str:
    kept, position = "", 0
    while match := _FUNCTION.search(code, position):
        kept += code[position:match.start()]
        depth, position = 1, match.end()
        while depth and position < len(code):
            depth += {"{": 1, "}": -1}.get(code[position], 0)
            position += 1
    return kept + code[position:]
