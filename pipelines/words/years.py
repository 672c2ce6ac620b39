"""Years and days as Chinese documents write them: 2024, ２０２４, 二〇二四, 二○二五年一月二十日, 二O一九."""

from __future__ import annotations

import re
from datetime import date

from pipelines.match.text import squeeze

_NUMERALS = ("〇零○ＯO0", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {mark: value for value, marks in enumerate(_NUMERALS) for mark in marks}
YEAR = r"(?:20[0-4]\d|二[〇零○ＯO0][〇零○ＯO0一二三四][〇零○ＯO0一二三四五六七八九])"
_YEAR = re.compile(YEAR)
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(rf"(?P<year>{YEAR})[年.\-/](?P<month>{_NUMERAL})[月.\-/](?P<day>{_NUMERAL})日?")


_COMPACT = re.compile(r"(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?:\d{6})?(?!\d)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")


def year_of(text: str) -> int | None:
    """The first year in `text`."""
    match = _YEAR.search(squeeze(text))
    return _year(match[0]) if match else None


def day_of(text: str) -> date | None:
    """The first full date in `text` (20240120 only at its beginning); None if there is no such day."""
    squeezed = squeeze(text)
    match = _DAY.search(squeezed) or _COMPACT.match(squeezed)
    if match is None:
        return None
    try:
        return date(_year(match["year"]), _small(match["month"]), _small(match["day"]))
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """True if `text` is nothing but a date, perhaps with the time of day."""
    bare = squeeze(text).strip("()[]【】")
    return any(_DAY.fullmatch(each) for each in (bare, _CLOCK.sub("", bare)))


def _year(text: str) -> int:
    return int("".join(str(_DIGITS.get(mark, mark)) for mark in text))


def _small(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _DIGITS[text]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
