"""What a number shows as under a spreadsheet's number format, where that is not the number itself.

A format (such as `#,##0;-0;"—"`) has up to four sections, for what is above zero, below it, zero, and text,
or sections with conditions of their own (`[<10]"";0`). ECMA-376 part 1, 18.8.31, tells its signs.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

BUILT_IN: Mapping[int, str] = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((41, 42, 43, 44), '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
}
"""Formats that every workbook knows by number and that show some numbers as something else."""

_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_UNPRINTED = re.compile(r"[_*].|\[[^\]]*\]")
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
_OF_DAYS = re.compile(r"[ymdhse]", re.IGNORECASE)
_PLACES = re.compile(r"[0#?]")
_THOUSANDTHS = re.compile(r"[0#?](,+)(?![0#?])")
_WORD = re.compile(r"\w")
_TESTS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@lru_cache(4096)
def shown(code: str, value: float) -> str | None:
    """What the format `code` shows for a number; None if that is the number, however many of its decimals.

    Nothing, a dash or a word of the format's own stands as it is shown; "3÷1000" is a number of which the
    format cuts off the thousands; words around a number stay around it.
    """
    section = _section(code, value)
    if section is None:
        return "#" * 5
    literal = "".join(one or other for one, other in _LITERAL.findall(section))
    rest = _UNPRINTED.sub("", _LITERAL.sub("\0", section))
    bare = rest.replace("\0", "")
    if _is_general(bare) or _OF_DAYS.search(bare):
        return None
    if not _PLACES.search(bare) or (value == 0 and "0" not in bare):
        return (literal + re.sub(r"[#?,.\s%/]", "", bare)).strip()
    if "%" in bare:
        return _plain(value * 100) + "%"
    if cut := _THOUSANDTHS.search(bare):
        return f"{_plain(value)}÷{1000 ** len(cut[1])}"
    return _worded(section, value) if _WORD.search(literal) else None


def is_telling(code: str) -> bool:
    """Whether a format can show a number as anything but the number."""
    return re.fullmatch(r"(?i)general|@|[#,]*0(?:\.0+)?[_ ]*", code) is None and code != ""


def _is_general(bare: str) -> bool:
    return "general" in bare.lower() or bare.strip() == "@"


def _section(code: str, value: float) -> str | None:
    """The section that a number falls under; None where there is none, and a row of # is shown."""
    sections = _BETWEEN.split(code)
    if len(sections) == 4 or (len(sections) > 1 and "@" in sections[-1]):
        sections = sections[:-1]
    conditions = [_CONDITION.search(each) for each in sections]
    if not any(conditions):
        at = 0 if value > 0 else 1 if value < 0 else 2
        return sections[at] if at < len(sections) else sections[0]
    for at, (section, condition) in enumerate(zip(sections, conditions, strict=True)):
        rest = at == len(sections) - 1 or value < 0
        if _TESTS[condition[1]](value, float(condition[2])) if condition else rest:
            return section
    return None


def _worded(section: str, value: float) -> str:
    """The number with the words that the format prints before and after it."""
    first = _PLACES.search(_LITERAL.sub(lambda found: " " * len(found[0]), section))
    at = first.start() if first else 0
    words = ("".join(a or b for a, b in _LITERAL.findall(part)) for part in (section[:at], section[at:]))
    before, after = (text if _WORD.search(text) else "" for text in words)
    return before + _plain(value) + after


def _plain(value: float) -> str:
    """A number by its first fifteen digits, without an exponent."""
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.0f}"
