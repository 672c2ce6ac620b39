"""Links that only inline scripts hold: menus and lists as JSON, as calls or as written HTML."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crawler.discovery.text import has_chinese, spaced
from crawler.discovery.words import ASSET, LIBRARY

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<quote>['\"`])(?P<text>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)"
    r"|(?P<edge>[{}\[\]();])", re.S)
_UNESCAPES = re.compile(r"\b(?:unescape|decodeURI(?:Component)?)\s*\(")
_HIDDEN = re.compile(r"%(?:u([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_ADDRESS = re.compile(
    r"^(?:(?:https?:)?//[\w.\-]+|\.{1,2}(?=/)|(?=/\w))[^\s<>'\"]*$"
    r"|^[\w%\-/]+\.(?:s?html?|jhtml|aspx?|jsp)$", re.I)
_GO = re.compile(
    r"(?:location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*|navigate\s*\(\s*)"
    r"(?:(['\"])(?P<to>[^'\"]+)\1(?!\s*\+)|(?P<name>[A-Za-z_$][\w$]*)\s*(?=[;)\n]|$))")
_ONLY_GOES = re.compile(
    r"\s*(?:<!--)?[\s;]*(?:(?:window|self|document|top|parent)\s*\.\s*)*"
    r"location(?:\.href\s*=|\s*=|\.(?:replace|assign)\s*\()\s*(['\"])(?P<to>[^'\"]+)\1[\s;)]*(?:-->)?\s*")
_DELAYED = re.compile(
    r"\s*(?:window\.)?setTimeout\s*\(\s*(?:(?:function\s*\(\s*\)|\(\s*\)\s*=>)\s*\{(?P<code>[^{}]*)\}"
    r"|(['\"])(?P<text>.*?)\2)\s*,\s*(?:\d{1,4}|[12]\d{4}|30000)\s*\)[\s;]*$", re.S)
"""A script that does but one thing, a while after."""
_SET = re.compile(r":contains\(['\"]?([^'\")]+)['\"]?\).{0,40}?['\"]href['\"]\s*,\s*['\"]([^'\"]+)['\"]",
re.S)
_MESSAGE = re.compile(r"\s*(?:暂无|没有|未找到|无相关|正在|加载|请稍|请输入|请选择)")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"\w/])//[^\n]*", re.S)
_NUMBERS = re.compile(r"\s*['\"]?(\d+)['\"]?\s*,\s*['\"]?(-?\d+)['\"]?\s*,")
_NODE = re.compile(
    r"\s*['\"]?id['\"]?\s*:\s*['\"]?(\w+)['\"]?\s*,"
    r"\s*['\"]?p(?:arent)?_?id['\"]?\s*:\s*['\"]?(\w+)['\"]?", re.I)
"""How the nodes of a tree begin that name the node above them: (3,1,'…'), {id:3, pId:1, …}."""
_FUNCTION = re.compile(r"function\b[^{};]*\{")


def strings(script: str) -> Iterator[str]:
    """Every string of a script; comments are left out."""
    for match in _TOKEN.finditer(script):
        if match.group("quote"):
            yield unescaped(match.group("text"))


def spelled(text: str) -> str:
    """A text with `\\u653f` and `\\x26` in it undone."""
    return _ESCAPE.sub(lambda m: chr(int(m.group(1) or m.group(2), 16)), text)


def unescaped(text: str) -> str:
    """A string literal's text: `\\u653f` and `\\/` undone."""
    return re.sub(r"\\(.)", r"\1", spelled(text))


@dataclass
class _Group:
    """One object, array or call of a script; `ids` are its own number and that of the node above it."""

    above: str | None = None
    texts: list[str] = field(default_factory=list)
    ids: tuple[str, str] | None = None

    @property
    def names(self) -> list[str]:
        return [spaced(text) for text in self.texts
                if has_chinese(text) and "<" not in text and len(text) <= 80 and not _MESSAGE.match(text)]

    def pairs(self) -> Iterator[tuple[str, str]]:
        names, places = self.names, [text.strip() for text in self.texts]
        addresses = [place for place in places if _ADDRESS.match(place) and not ASSET.search(place)]
        if names and addresses:
            enough = names if len(names) >= len(addresses) else names * len(addresses)
            yield from zip(enough, addresses, strict=False)


def pairs(script: str) -> list[tuple[str, str, str | None]]:
    """Triples (Chinese name, address, name of the node above) that stand in one object, array or call of a
    script, or that it sets. Above is what holds the group, or the node that its numbers name."""
    found: list[tuple[str, str, str | None]] = [
        (name, address, None) for name, address in _SET.findall(_COMMENT.sub("", script))]
    found += [(name, address, None) for name, address in _side_by_side(script)]
    groups = list(_groups(script))
    named = {group.ids[0]: group.names[0] for group in groups if group.ids and group.names}
    for group in groups:
        above = (named.get(group.ids[1]) if group.ids else None) or group.above
        found += [(name, address, above) for name, address in group.pairs()]
    return found


def _side_by_side(script: str) -> Iterator[tuple[str, str]]:
    """Names and addresses in two strings, the parts of each joined by bars, as films and menus of Flash take
    them."""
    lists = [text.split("|") for text in strings(script) if "|" in text] if "|" in script else []
    named = [names for names in lists if all(map(has_chinese, names))]
    for places in lists:
        if all(_ADDRESS.match(place) for place in places):
            beside = [names for names in named if len(names) == len(places)]
            yield from zip(beside[0], places, strict=True) if len(beside) == 1 else ()


def _groups(script: str) -> Iterator[_Group]:
    """The groups of a script, each when it ends."""
    stack = [_Group()]
    for match in _TOKEN.finditer(script):
        edge = match.group("edge")
        if match.group("quote"):
            stack[-1].texts.append(unescaped(match.group("text")))
        elif edge and edge in "{[(":
            outer = stack[-1].names if edge != "(" else []
            stack.append(_Group(outer[0] if outer else stack[-1].above, ids=_ids(script, match.end())))
        elif edge:
            yield stack.pop()
            if not stack or edge == ";":
                stack.append(_Group())
    yield from stack


def _ids(script: str, at: int) -> tuple[str, str] | None:
    match = _NUMBERS.match(script, at) or _NODE.match(script, at)
    return (match.group(1), match.group(2)) if match else None


def objects(text: str) -> Iterator[dict[str, Any]]:
    """Every object of a text in JSON, from the outside in; none if it is no JSON."""
    try:
        waiting = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
        waiting += list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else []


def without_comments(script: str) -> str:
    """A script without its comments."""
    return _COMMENT.sub("", script)


def may_write(path: str) -> bool:
    """True of the path of a script file that is no library: it may write rows or text."""
    return path.endswith(".js") and not LIBRARY.search(path)


def written_html(script: str) -> str:
    """HTML that a script writes or carries: CDATA records, and strings with links in them."""
    records = _CDATA.findall(script)
    if records:
        return "\n".join(records)
    written = map(_undone if _UNESCAPES.search(script) else str, strings(script))
    return "\n".join(text for text in written if "<a " in text.lower() and "href" in text.lower())


def _undone(text: str) -> str:
    """A text as the function unescape gives it: %u653f and %3C undone."""
    if "%3c" not in text.lower():
        return text
    return _HIDDEN.sub(lambda m: chr(int(m.group(1) or m.group(2), 16)), text)


def goes_to(script: str, *, at_once: bool) -> str | None:
    """The address that a script sends the whole page to; null if it sends it nowhere or computes the address.

    With `at_once`, what stands in a function does not count: it may wait for a click."""
    code = _COMMENT.sub("", script)
    code = outside_functions(code) if at_once else code
    told = (match["to"] or _told(code, match["name"]) for match in _GO.finditer(code))
    return next(filter(None, told), None)


def only_goes_to(script: str) -> str | None:
    """The address that a script sends the whole page to, if it does nothing else and asks for nothing."""
    code = _COMMENT.sub("", script)
    delayed = _DELAYED.match(code)
    match = _ONLY_GOES.fullmatch(delayed["code"] or delayed["text"] if delayed else code)
    return match["to"] if match else None


def _told(code: str, name: str) -> str | None:
    """The string that a name is declared to be before it is used; null if it is none, or put together."""
    match = re.search(rf"\b(?:var|let|const)\s+{re.escape(name)}\s*=\s*(['\"])([^'\"\n]+)\1\s*[;\n]", code)
    changed = len(re.findall(rf"(?<![\w$.]){re.escape(name)}\s*\+?=(?!=)", code)) > 1
    return match.group(2) if match and not changed else None


def outside_functions(code: str) -> str:
    """A script without what stands in its functions."""
    kept, position = "", 0
    while match := _FUNCTION.search(code, position):
        kept += code[position:match.start()]
        depth, position = 1, match.end()
        while depth and position < len(code):
            depth += {"{": 1, "}": -1}.get(code[position], 0)
            position += 1
    return kept + code[position:]
