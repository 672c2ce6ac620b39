"""Numbers written in Chinese numerals before a unit: 三件, 十二件, 两次, 一百零三条."""

from __future__ import annotations

import re

_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
COUNTER = r"(?:人次|件|条|宗|份|起|个|次|项|例|批|场|期|篇|元)"
"""A counter, or the yuan, behind a number."""
_NUMERAL = re.compile(
    r"(?<![几数上第每近约逾头成〇○零一二两三四五六七八九十百千万亿\d])"
    rf"(?P<numeral>[零一二两三四五六七八九十百千]+)(?=(?:万|亿)?(?!次性|期间){COUNTER})"
)
_WELL_FORMED = re.compile(
    r"零|(?:[一二两三四五六七八九]千零?)?(?:[一二两三四五六七八九]百零?)?"
    r"(?:[一二两三四五六七八九]?十)?[一二两三四五六七八九]?"
)


def with_digits(text: str) -> str:
    """The text with its counted numerals as digits; 几十件, 数百条 and 三五次 are no numbers and stay."""
    return _NUMERAL.sub(lambda match: _plain(match["numeral"]), text)


def _plain(numeral: str) -> str:
    if not _WELL_FORMED.fullmatch(numeral):
        return numeral
    total, digit = 0, 0
    for mark in numeral:
        if mark in _PLACES:
            total += (digit or 1) * _PLACES[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return str(total + digit)
