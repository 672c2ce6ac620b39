"""How a script turns a list's pages: the count it is given, the address it writes, what it asks for next."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOTAL = re.compile(
    r"\b(?:total_?pages?|pages?_?(?:count|total|num)|countPage|max_?page(?:Num)?|pages)['\"]?\s*[=:]\s*['\"]?(\d{1,4})\b",
    re.I)
_RECORDS = re.compile(
    r"\b(?:m_n)?(?:record_?count|total_?(?:count|records?|rows?|num)?|rows?_?count|count)['\"]?\s*[=:]\s*['\"]?(\d{1,6})\b",
    re.I)
_SIZE = re.compile(
    r"\b(?:m_n)?(?:page_?size|p(?:er|re)_?page|limit|rows_?per_?page|page_?rows)['\"]?\s*[=:]\s*['\"]?(\d{1,3})\b",
    re.I)
_CURRENT = re.compile(
    r"\b(?:m_n)?(?:curr(?:ent)?_?page(?:_?(?:index|no|num))?|page_?(?:no|number|index)|curr)['\"]?\s*[=:]\s*['\"]?(\d{1,4})\b",
    re.I)
_ZERO = re.compile(r"m_nCurrPage|page_?index", re.I)
_PAGING = re.compile(r"pag(?:e|inat)", re.I)
_WRITES = re.compile(
    r"location(?:\.href|\.search)?\s*=\s*(['\"])(?P<before>[\w./?=&%\-]*)\1\s*\+\s*"
    r"(?:(?P<less>\(\s*[\w.$]+\s*-\s*1\s*\))|[\w.$]+)"
    r"(?:\s*\+\s*(['\"])(?P<after>[\w./?=&%\-]*)\4)?")
_COUNTS_ON = r"(?<![\w$.]){0}\s*(?:\+\+|\+=\s*1\b|=\s*{0}\s*\+\s*1\b)|\+\+\s*{0}\b"


def told(scripts: Sequence[str]) -> tuple[int, int]:
    """The number of this page and of all pages, as variables and options of the scripts tell them; (1, 0) if
    none does."""
    for script in scripts:
        if not _PAGING.search(script):
            continue
        total, records, size = (_number(pattern, script) for pattern in (_TOTAL, _RECORDS, _SIZE))
        of = total or (-(-records // size) if records and size else 0)
        if of > 1:
            current = _CURRENT.search(script)
            number = int(current.group(1)) + (_ZERO.search(current.group()) is not None) if current else 1
            return (number, of) if 1 <= number <= of else (1, of)
    return 1, 0


def written(scripts: Sequence[str], number: int, stem: str = "") -> str | None:
    """The address of the page of that number as a script writes it (`location.href='list'+n+'.html'`), one
    that speaks of pages, or whose addresses begin as those of the list: with `stem`."""
    for script in scripts:
        pages = _PAGING.search(script) is not None
        for match in _WRITES.finditer(script):
            if pages or (stem and match["before"].startswith(stem)):
                return f"{match['before']}{number - (match['less'] is not None)}{match['after'] or ''}"
    return None


def counted_on(code: str, constants: dict[str, str], at: int) -> dict[str, str]:
    """The numbers that a script counts on before or after it asks at a place of it: what they are then, by
    name."""
    following = {}
    for name, number in constants.items():
        match = re.search(_COUNTS_ON.format(re.escape(name)), code) if number.isdecimal() else None
        if match:
            following[name] = str(int(number) + (match.start() < at))
    return following


def _number(pattern: re.Pattern[str], script: str) -> int:
    match = pattern.search(script)
    return int(match.group(1)) if match else 0
