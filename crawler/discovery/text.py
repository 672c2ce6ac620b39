"""Small pieces of Chinese page text: squashing, days, years, string similarity of list titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from lxml.html import HtmlElement

_NO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff]")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(1[0-2]|0?[1-9])\s*(?:[-/.]|月)\s*(3[01]|[12]\d|0?[1-9])(?!\d)")
_DAY_LIKE = re.compile(
    _DAY.pattern + r"日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?<![\d\-/.])(?:\d{1,2}[-/.]){2}(?:20)?\d\d(?!\d)|(?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)"
    r"|(?<!\d)(?:20\d\d-(?:0[1-9]|1[0-2])(?!\d)|[01]?\d-[0-3]?\d(?![\d年])|[01]?\d月(?:[0-3]?\d日)?)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2},?\s20\d\d")
"""A day in any of the forms that rows have, without its year or month too."""
_DIGITS = {"〇": "0", "○": "0", "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6",
           "七": "7", "八": "8", "九": "9"}
_CHINESE_YEAR = re.compile(r"[二一][〇○零Oo九一二三四五六七八]{3}(?=年)")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
REMEMBERED = 2**13
"""A portal's menus stand on all of its pages: so many answers about short texts and addresses are kept."""
_SHORT = 200
_COMMON = (
    *((chr(ord(narrow) + 0xFEE0), narrow) for narrow in ",:;()!?%.-0123456789"),
    ("\u3000", " "), ("\xa0", " "), ("…", "..."))


def text_of(element: HtmlElement) -> str:
    """All the text in an element."""
    # Most elements hold no other, and the library takes ten times as long.
    return element.text_content() if len(element) else element.text or ""


def spaced(text: str | None) -> str:
    """Text with every run of blanks made one space; full-width letters and digits made plain."""
    return _spaced(text) if text and len(text) <= _SHORT else " ".join(plain(text).split())


def squashed(text: str | None) -> str:
    """Text without any blank, full-width letters made plain: the form in which words are compared."""
    return _squashed(text) if text and len(text) <= _SHORT else "".join(plain(text).split())


def plain(text: str | None) -> str:
    """Text with full-width letters and digits made plain and without characters of no width."""
    if not text or text.isascii():
        return text or ""
    return _plain(text) if len(text) <= _SHORT else _normal(text)


def _normal(text: str) -> str:
    # What is common goes ahead: the library takes a hundred times as long over a text with any of it.
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    return _NO_WIDTH.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(REMEMBERED)
def _plain(text: str) -> str:
    return _normal(text)


@lru_cache(REMEMBERED)
def _spaced(text: str) -> str:
    return " ".join(plain(text).split())


@lru_cache(REMEMBERED)
def _squashed(text: str) -> str:
    return "".join(plain(text).split())


def day_in(text: str | None) -> date | None:
    """The first whole day written in a text (2024-01-30, 2024/1/30, 2024年1月30日); null if there is none."""
    if not text or ("20" not in text and "19" not in text):
        return None
    for match in _DAY.finditer(text):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            continue
    return None


def without_days(text: str) -> str:
    """A text with the days written in it left out, those of no year too (01-30, 1月30日)."""
    return _DAY_LIKE.sub(" ", text)


def without_day_parts(parts: Iterable[str]) -> str:
    """The text of a link's parts without those that are a day, or one cut in two (28, 2024-01); all of it if
    nothing else is left."""
    told = [spaced(part) for part in parts if part.strip()]
    dated = {part for part in told if not without_days(part).strip(" []()【】")}
    dated |= {part for part in told if dated and len(part) <= 2 and part.isdigit()}
    kept = [part for part in told if part not in dated]
    return spaced("".join(kept or told))


def years_in(text: str | None) -> tuple[int, ...]:
    """Years 2000–2049 named in a text, in order; 二〇二三年 counts as 2023."""
    digits = _CHINESE_YEAR.sub(lambda m: "".join(_DIGITS.get(c, "0") for c in m.group()), squashed(text))
    return tuple(int(year) for year in _YEAR.findall(digits))


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)
