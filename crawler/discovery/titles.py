"""Which names are those of annual reports on disclosure, and which only of what is like them."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.discovery import words
from crawler.discovery.place import unit_name
from crawler.discovery.text import REMEMBERED, squashed, without_days, years_in


@lru_cache(REMEMBERED)
def is_report(text: str | None, *, in_column: bool = False) -> bool:
    """True if a title is that of an annual report on disclosure. In a report column 2023年年度报告 is
    enough, and of a title cut short what is left of it with its year."""
    plain = squashed(text)
    if not 0 < len(plain) <= 90:
        return False
    if words.REPORT_TITLE.search(plain):
        dated = bool(years_in(plain)) or "年度" in plain or "年报" in plain
        return dated and not _is_notice(plain)
    if words.CUT_TITLE.search(plain) and years_in(plain):
        return not _is_notice(plain)
    if not in_column or _is_other_paper(plain) or _is_notice(plain):
        return False
    if words.CUT.search(plain):
        return bool(years_in(plain)) or words.CUT_NAME.search(plain) is not None
    named = bool(years_in(plain)) or unit_name(words.PLAIN_REPORT.sub("", plain)) is not None
    return named and words.PLAIN_REPORT.search(plain) is not None


@lru_cache(REMEMBERED)
def is_look_alike(text: str | None) -> bool:
    """True if a title is that of another yearly paper, or of a notice or news about reports."""
    plain = squashed(text)
    if words.REPORT_TITLE.search(plain):
        return _is_notice(plain)
    return _is_other_paper(plain) or _is_notice(plain)


def _is_other_paper(plain: str) -> bool:
    """财政局2023年年度报告 is no paper on finance: what names the body does not count."""
    return words.LOOK_ALIKE.search(words.BODY_NAME.sub("", plain)) is not None


def _is_notice(plain: str) -> bool:
    """Remarks in brackets at the end, such as (图片版) or (附图解), do not count."""
    return words.NOTICE.search(re.sub(r"\([^()]*\)$", "", plain)) is not None


@lru_cache(REMEMBERED)
def is_of_unit(text: str) -> bool:
    """True if a name is that of one body's reports: 江口镇年报."""
    match = words.PLAIN_REPORT.search(text)
    return match is not None and match.end() == len(text) and unit_name(text[:match.start()]) is not None


def may_lead(name: str) -> bool:
    """True of a name alone that may be that of a report, of a year, of a body or of a way to them."""
    plain = squashed(without_days(name))
    if is_report(plain, in_column=True) or words.YEAR_LABEL.match(plain) or unit_name(plain):
        return True
    return any(way.search(plain) for way in (words.SECTION, words.REPORT_COLUMN, words.DIRECTORY))
