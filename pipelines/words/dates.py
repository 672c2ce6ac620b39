"""The fiscal year and the day of publication."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.words.title import FIRST_LINES, Title
from pipelines.words.years import YEAR, day_of, is_day, year_of

_PUBLISHED_META = (
    "pubdate",
    "publishdate",
    "publicationdate",
    "firstpublishedtime",
    "article:published_time",
    "datepublished",
)
_PUBLISHED = re.compile(
    r"(?:(?:发布|发文|发稿|公开|公布|公示|发表|上传|录入|提供|信息)(?:时间|日期)[:：]?\|?"
    r"|发布[:：]|^(?:时间|日期)[:：])"
    rf"(?P<day>{YEAR}.{{2,20}})"
)
_WRITTEN = re.compile(rf"(?:成文|生成|印发)(?:时间|日期)[:：]?\|?(?P<day>{YEAR}.{{2,20}})")
_NAME_OF_DAY = re.compile(r"(?:发布|发文|公开|公布|发表|上传)(?:时间|日期)[:：]?")
_NAME_OF_PAPERS_DAY = re.compile(r"(?:成文|生成|印发)(?:时间|日期)[:：]?")
_BULLETS = "•·●▪◆■*-"
_LAST_OF_NAMES = ("间", "期", ":", "：")
_PERIOD = re.compile(rf"(?:统计|数据).{{0,12}}?(?:期限|期间|时限|时间).{{0,6}}?(?P<year>{YEAR})")
_OPENING = re.compile(rf"(?P<year>{YEAR})年度?[,，]")
_ALONE = re.compile(rf"^\(?(?P<year>{YEAR})年度?\)?$")
_SCHOOL_YEAR = re.compile(rf"{YEAR}年?[-—–~～至]+{YEAR}学年")
_PERIOD_WORDS = re.compile(r"统计期|期限|起至|日至")
_INFO_LINE = re.compile(
    rf"(?:时间|日期)?[:：]?{YEAR}[-/.年].{{2,18}}?(?:来源|浏览|访问|阅读|字[体号]|点击|打印|作者|编辑)"
)
_INFO_END = re.compile(
    rf"(?:信息|文章|稿件)?(?:来源|作者|编辑|浏览|阅读|点击)[^。]{{0,60}}?(?P<day>{YEAR}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:$|【?(?:字[体号]|浏览|阅读|点击|打印))"
)
_SIGNATURE = re.compile(rf"[\u4e00-\u9fff]{{2,24}}[,，]?(?P<day>{YEAR}年.{{2,8}}日)")
LAST_LINES = 6
LONGEST_LINE = 200


def fiscal_year(title: Title | None, document: Document) -> int | None:
    """The year reported on: from the title, else the line below it, the period of the statistics, the opening
    sentence. A school year is no fiscal year.
    """
    if title is not None and _SCHOOL_YEAR.search(squeeze(title.text)):
        return None
    if title is not None and (year := title.year or year_of(title.text)):
        return year
    texts = [squeeze(text.text) for text in document.texts()]
    for pattern, lines in ((_ALONE, texts[:FIRST_LINES]), (_PERIOD, texts), (_OPENING, texts)):
        for text in lines:
            if match := pattern.search(text):
                return year_of(match["year"])
    return None


def published_on(document: Document) -> tuple[date, str] | tuple[None, None]:
    """The day of publication and where it stands: "meta" (a tag of the page), "page" (the line that says so
    above or below the article) or "signature" (the date under the text). The period is never taken for it.
    """
    for key in _PUBLISHED_META:
        if day := day_of(document.meta.get(key, "")):
            return day, "meta"
    lines = [squeeze(text.text) for text in document.texts() if text.text.strip()]
    told, written = (
        next((day for line in lines if (day := _told(line, name))), None) for name in (_PUBLISHED, _WRITTEN)
    )
    if day := told or _beside_its_name(document) or written:
        return day, "page"
    for line in reversed(lines[-LAST_LINES:]):
        if day := _signed(line):
            return day, "signature"
    return None, None


def _beside_its_name(document: Document) -> date | None:
    """The day in the cell after 发布日期 in a table of facts, or in the next line; else after 成文日期."""
    beside = [(block.text, after.text) for block, after in pairwise(document.texts())]
    for table in document.tables():
        beside += [(cell.text, after.text) for row in table.rows for cell, after in pairwise(row)]
    days = [(squeeze(name).lstrip(_BULLETS), day_of(text)) for name, text in beside
            if name.rstrip().endswith(_LAST_OF_NAMES) and is_day(text)]
    named = (day for pattern in (_NAME_OF_DAY, _NAME_OF_PAPERS_DAY)
             for name, day in days if pattern.fullmatch(name))
    return next(named, None)


def _told(line: str, name: re.Pattern[str]) -> date | None:
    """The day behind its `name` in a line of facts on the page, or that begins or ends such a line."""
    if len(line) > LONGEST_LINE or _PERIOD_WORDS.search(line):
        return None
    if (match := name.search(line)) and (day := day_of(match["day"])):
        return day
    if match := _INFO_END.match(line):
        return day_of(match["day"])
    return day_of(line) if _INFO_LINE.match(line) else None


def _signed(line: str) -> date | None:
    """The day of a line that is a date, or a short name and a date."""
    if is_day(line):
        return day_of(line)
    match = _SIGNATURE.fullmatch(line)
    return day_of(match["day"]) if match else None
