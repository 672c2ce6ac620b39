"""Word's automatic numbers before paragraphs, counted as Word counts them: 一、 （一） 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.formats.office.counting import counted
from pipelines.formats.office.styles import is_on
from pipelines.formats.office.xml import Element, attribute, child, local

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it prints ("第%1章")."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: the counters it shares, its levels, the levels it starts anew."""

    shared: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists by numId, and where their counters stand."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: str | None, level: str | None) -> str:
        """What stands before the next paragraph of that list and level; "" if nothing does."""
        found = self.lists.get(number or "")
        depth = int(level) if level and level.isdecimal() else 0
        if found is None or number is None or depth not in found.levels:
            return ""
        counters = self._counters.setdefault(found.shared, {})
        if depth in found.restarts and (number, depth) not in self._begun:
            counters[depth] = found.restarts[depth]
        else:
            counters[depth] = counters.get(depth, found.levels[depth].start - 1) + 1
        self._begun.add((number, depth))
        for deeper in range(depth + 1, _LEVELS):
            counters.pop(deeper, None)
        return _PLACE.sub(
            lambda place: self._part(found, counters, int(place[1]) - 1, depth), _text(found, depth)
        )

    def _part(self, found: _List, counters: dict[int, int], at: int, depth: int) -> str:
        level = found.levels.get(at)
        if level is None:
            return ""
        style = "decimal" if found.levels[depth].plain else level.style
        return counted(counters.get(at, level.start), style)


def _text(found: _List, depth: int) -> str:
    level = found.levels[depth]
    return "" if level.style in ("bullet", "none") else level.text


def read_numbering(root: Element | None) -> Numbering:
    """The lists under w:numbering."""
    shared: dict[str, dict[int, Level]] = {}
    lists: dict[str, _List] = {}
    for element in root if root is not None else ():
        if local(element) == "abstractNum":
            shared[attribute(element, "abstractNumId") or ""] = _levels(element)
        elif local(element) == "num":
            of = attribute(child(element, "abstractNumId"), "val") or ""
            lists[attribute(element, "numId") or ""] = _list(element, of, shared.get(of, {}))
    return Numbering(lists)


def _list(element: Element, of: str, levels: dict[int, Level]) -> _List:
    own, restarts = dict(levels), {}
    for override in element:
        if local(override) != "lvlOverride":
            continue
        own |= _levels(override)
        start, at = attribute(child(override, "startOverride"), "val"), attribute(override, "ilvl")
        if start and start.isdecimal() and at and at.isdecimal():
            restarts[int(at)] = int(start)
    return _List(of, own, restarts)


def _levels(element: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for inner in element:
        at = attribute(inner, "ilvl") if local(inner) == "lvl" else None
        if at and at.isdecimal():
            start = attribute(child(inner, "start"), "val") or "1"
            found[int(at)] = Level(
                int(start) if start.isdecimal() else 1,
                attribute(child(inner, "numFmt"), "val") or "decimal",
                attribute(child(inner, "lvlText"), "val") or "",
                is_on(child(inner, "isLgl")),
            )
    return found
