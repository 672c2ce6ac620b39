"""The rows of a list in the text of its page: each is what stands around one report's link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_TAGS = ("li", "tr", "dl", "p", "div", "a")
_LONGEST = 900


@dataclass(frozen=True)
class Row:
    """`begin` to `end` in the text."""

    report: str
    begin: int
    end: int


def rows(text: str, named: Mapping[str, str]) -> list[Row]:
    """In the order of the page; `named` gives reports by the ends of their addresses."""
    found = list[Row]()
    for hit in ends_of(named).finditer(text):
        if found and hit.start() < found[-1].end:
            continue
        around = _around(text, hit.start(), named)
        if around is not None and (not found or around[0] >= found[-1].end):
            found.append(Row(named[hit.group()], *around))
    return found


def without(text: str, reports: Iterable[str], named: Mapping[str, str]) -> str:
    """The page without the rows of these reports."""
    taken = set(reports)
    return replaced(text, named, lambda row, own: "" if row.report in taken else own)


def replaced(text: str, named: Mapping[str, str], change: Callable[[Row, str], str]) -> str:
    """The page with each row as it is to be."""
    made, at = list[str](), 0
    for row in rows(text, named):
        made += [text[at : row.begin], change(row, text[row.begin : row.end])]
        at = row.end
    return "".join(made) + text[at:]


def ends_of(named: Mapping[str, str]) -> re.Pattern[str]:
    if not named:
        return re.compile(r"(?!)")
    any_of = "|".join(re.escape(end) for end in sorted(named, key=len, reverse=True))
    return re.compile(rf"(?<![0-9A-Za-z])(?:{any_of})(?![0-9A-Za-z])")


def _around(text: str, at: int, named: Mapping[str, str]) -> tuple[int, int] | None:
    """The element around a place that holds one report and one link."""
    for tag in _TAGS:
        opened = [hit.start() for hit in re.finditer(rf"<{tag}\b", text[max(0, at - _LONGEST) : at], re.I)]
        if not opened:
            continue
        begin = max(0, at - _LONGEST) + opened[-1]
        closed = re.compile(rf"</{tag}>", re.I).search(text, begin)
        if closed is None or closed.start() < at or closed.end() - begin > _LONGEST:
            continue
        inner = text[begin : closed.end()]
        if len({hit.group() for hit in ends_of(named).finditer(inner)}) == 1 and _is_row(inner):
            return begin, closed.end()
    return None


def _is_row(inner: str) -> bool:
    links = re.findall(r"<a\b[^>]*?(?:href|onclick)\s*=\s*[\"']?([^\"' >]+)", inner, re.I)
    return len(set(links)) <= 2 and not re.search(r"<(?:html|body|ul|table)\b", inner, re.I)
