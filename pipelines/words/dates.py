"""The fiscal year and the day of publication."""

from __future__ import annotations

import re
from datetime import date

from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.words.title import Title
from pipelines.words.years import YEAR, day_of, is_day, year_of

_PUBLISHED_META = (
    "pubdate",
    "publishdate",
    "publicationdate",
    "firstpublishedtime",
    "article:published_time",
)
_PUBLISHED = re.compile(
    rf"(?:发布|发文|公开|公布|发表|上传|成文|生成|信息)(?:时间|日期)[:：]?(?P<day>{YEAR}.{{2,20}})"
)
_PERIOD = re.compile(rf"(?:统计|数据).{{0,12}}?(?:期限|期间|时限|时间).{{0,6}}?(?P<year>{YEAR})")
_OPENING = re.compile(rf"(?P<year>{YEAR})年度?[,，]")
LAST_LINES = 6
LONGEST_LINE = 200


def fiscal_year(title: Title | None, document: Document) -> int | None:
    """The year reported on: from the title, else the period of the statistics, else the opening sentence."""
    if title is not None and (year := title.year or year_of(title.text)):
        return year
    texts = [squeeze(text.text) for text in document.texts()]
    for pattern in (_PERIOD, _OPENING):
        for text in texts:
            if match := pattern.search(text):
                return year_of(match["year"])
    return None


def published_on(document: Document) -> date | None:
    """The day of publication: a meta tag, a line that says so, else the date under the text."""
    for key in _PUBLISHED_META:
        if day := day_of(document.meta.get(key, "")):
            return day
    lines = [squeeze(text.text) for text in document.texts() if text.text.strip()]
    for line in lines:
        match = _PUBLISHED.search(line) if len(line) <= LONGEST_LINE else None
        if match and (day := day_of(match["day"])):
            return day
    for line in reversed(lines[-LAST_LINES:]):
        if is_day(line):
            return day_of(line)
    return None
