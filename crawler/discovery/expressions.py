"""Pieces of scripts as they are written: arguments, objects, and what strings and known names come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from operator import eq, ge, gt, le, lt, ne
from urllib.parse import parse_qsl

from crawler.discovery.scripts import unescaped

_WRAPPED = re.compile(
    r"^(?:encodeURI(?:Component)?|parseInt|Number|String|\$\.trim|escape)\((.*)\)$", re.S)
_CHANGING = re.compile(r"Math\.random|Date\b|\bnow\(")
_NOTHING = ("undefined", "null")
_SUM = re.compile(r"\(\s*([\w$]+)\s*([+-])\s*(\d{1,4})\s*\)$")
_COMPARED = re.compile(r"\(?\s*([\w$]+)\s*([=!]==?|[<>]=?)\s*['\"]?([\w$]+)['\"]?\s*\)?$")
_HOLDS: dict[str, Callable[[int, int], bool]] = {
    "==": eq, "===": eq, "!=": ne, "!==": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_HOLE = re.compile(r"\$\{\s*(?:([\w$.]+)|(['\"])([^'\"]*)\2)\s*\}")
_OPEN, _CLOSE, _LONGEST = "([{", ")]}", 4000


def arguments(code: str, start: int, ends: str = "") -> list[str]:
    """The arguments of a call that begin at `start`, as they are written; none if they are very long."""
    end = closed(code, start, ends)
    return _parts(code[start:end], ",") if end - start < _LONGEST else []


def closed(code: str, start: int, ends: str = "") -> int:
    """Where the bracket closes that stands open at `start`, or one of `ends` follows outside of brackets."""
    depth = 0
    for position, character in _outside(code, start):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth < 0:
                return position
        elif depth == 0 and character in ends:
            return position
    return len(code)


def members(text: str) -> dict[str, str] | None:
    """Names and what stands behind them of an object as a script writes it; null if it is none."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    pairs = (part.partition(":") for part in _parts(text[1:-1], ",") if part)
    return {name.strip().strip("'\""): (value.strip() or name.strip()) for name, _, value in pairs}


def values(text: str, known: Mapping[str, str]) -> dict[str, str] | None:
    """What an object or a query comes to, by name; null if some of it is not certain. Random numbers, the
    time and what has no value are left out."""
    told = members(text)
    if told is None:
        whole = value(text, known)
        return None if whole is None else dict(parse_qsl(whole, keep_blank_values=True))
    all_of = {
        name: value(one, known) for name, one in told.items()
        if one not in _NOTHING and not _CHANGING.search(one)}
    certain = {name: one for name, one in all_of.items() if one is not None}
    return certain if len(certain) == len(all_of) else None


def value(text: str, known: Mapping[str, str]) -> str | None:
    """What an expression of strings, numbers and known names comes to; null if that is not certain."""
    condition, *ways = _parts(text.strip(), "?")
    if len(ways) == 1:
        return _chosen(condition, _parts(ways[0], ":"), known)
    either = [one for one in _parts(text.strip(), "|") if one]
    if len(either) > 1:
        return next((told for one in either if (told := value(one, known)) is not None), None)
    pieces = [_piece(part, known) for part in _parts(text.strip(), "+")]
    certain = [piece for piece in pieces if piece is not None]
    return "".join(certain) if len(certain) == len(pieces) else None


def _chosen(condition: str, ways: list[str], known: Mapping[str, str]) -> str | None:
    """What `n == 1 ? this : that` comes to, if both sides of the comparison are numbers."""
    compared = _COMPARED.match(condition)
    if not compared or len(ways) != 2:
        return None
    left, right = (known.get(side, side) for side in (compared[1], compared[3]))
    if not (left.isdecimal() and right.isdecimal()):
        return None
    return value(ways[0] if _HOLDS[compared[2]](int(left), int(right)) else ways[1], known)


def _piece(part: str, known: Mapping[str, str]) -> str | None:
    while wrapped := _WRAPPED.match(part):
        part = wrapped.group(1).partition(",")[0].strip()
    quoted = part[0] if len(part) >= 2 and part[0] == part[-1] else ""
    if quoted and quoted in "'\"":
        return unescaped(part[1:-1])
    if quoted == "`":
        holes = list(_HOLE.finditer(part))
        certain = part.count("${") == len(holes) and all(hole[2] or hole[1] in known for hole in holes)
        return _HOLE.sub(lambda hole: hole[3] if hole[2] else known[hole[1]], part[1:-1]) if certain else None
    added = _SUM.match(part)
    if added:
        number = known.get(added[1], added[1])
        step = int(added[3]) * (1 if added[2] == "+" else -1)
        return str(int(number) + step) if number.isdecimal() else None
    return part if part.isdecimal() else known.get(part)


def _parts(text: str, mark: str) -> list[str]:
    """A text cut at each `mark` that stands outside of brackets and quotes."""
    depth, start, found = 0, 0, []
    for position, character in _outside(text, 0):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character == mark and depth == 0:
            found.append(text[start:position].strip())
            start = position + 1
    return [*found, text[start:].strip()]


def _outside(code: str, start: int) -> Iterator[tuple[int, str]]:
    """The characters of a script from `start` on that stand in no string."""
    quoted, position = "", start
    while position < len(code):
        character = code[position]
        if quoted:
            if character == "\\":
                position += 1
            elif character == quoted:
                quoted = ""
        elif character in "'\"`":
            quoted = character
        else:
            yield position, character
        position += 1
