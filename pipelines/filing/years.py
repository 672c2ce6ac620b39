"""Which fiscal year a report is of: its own words, then the words that led to it, then dates with care."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.filing.evidence import Source
from pipelines.filing.titles import is_notice, plain, read_title, years

FIRST_YEAR = 2008
"""The first year that had to be reported on (条例 of 2007, in force since 2008-05-01)."""

_COLUMN_YEAR = re.compile(r"((?:19|20)\d{2})年?度")
_DIRECTORY_YEAR = re.compile(
    r"(?<![0-9a-z])(?:n|gknb|xxgknb|nb)?((?:19|20)\d{2})(?:nb|nian|nianbao|ndbg|xxgknb|n|h|nd)?(?![0-9a-z])"
)


def decide_year(source: Source) -> tuple[int | None, str | None, int | None]:
    """(year, where it comes from, the year that its place or its text gives if that is another one)."""
    given = title_year(source)
    own = source.year if source.year is not None and _possible(source.year, source) else None
    in_title = own in years(source.title)
    if own is not None and (in_title or given is None):
        return own, "own title" if in_title else "own text", given if given != own else None
    if given is None and source.article is not None:
        given = source.article.year
    if given is not None:
        return given, "title of its place", own if own != given else None
    column = _only(
        found for words in _columns(source) for found in map(int, _COLUMN_YEAR.findall(plain(words)))
    )
    if column is not None:
        return column, "column", None
    return *_by_date(source), None


def title_year(source: Source) -> int | None:
    """The year in the titles that the pages gave it."""
    for text in source.place_titles:
        year = read_title(text).year
        if year is not None and not is_notice(text) and _possible(year, source):
            return year
    return None


def _by_date(source: Source) -> tuple[int | None, str | None]:
    """The year before a directory's or before a publication from January to June; None if they differ."""
    published = source.published_on
    before = published.year - 1 if published and published.month <= 6 else None
    named = {int(found) for found in _DIRECTORY_YEAR.findall(_directories(source.url))}
    named |= {found for words in _columns(source) for found in years(words)}
    if len(named) == 1:
        year = named.pop()
        if before is None:
            return (year - 1, "directory") if published is None else (None, None)
        return (before, "directory and date") if before in (year, year - 1) else (None, None)
    return (before, "publication date") if before is not None and not named else (None, None)


def _directories(url: str) -> str:
    """The directories of an address without the month directories (202401) of its product."""
    path = url.split("://", 1)[-1].split("/", 1)[-1].rsplit("/", 1)[0].lower()
    return re.sub(r"(?<!\d)(19|20)\d{2}[-/]?(0[1-9]|1[0-2])([-/]?\d{2})?(?!\d)", "", path)


def _columns(source: Source) -> list[str]:
    words: list[str] = []
    for context in source.contexts:
        words += [
            context.get("column") or "",
            context.get("heading") or "",
            *(context.get("breadcrumb") or ()),
        ]
    return [word for word in words if word]


def _only(found: Iterable[int]) -> int | None:
    distinct = set(found)
    return distinct.pop() if len(distinct) == 1 else None


def _possible(year: int, source: Source) -> bool:
    return FIRST_YEAR <= year <= source.first_seen.year + 1
