"""How promising a link is, and which page it probably leads to. Higher is walked first; 0 and below is
noise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.discovery import words
from crawler.discovery.examined import Role
from crawler.discovery.links import Found
from crawler.discovery.place import (
    Place,
    is_first_page,
    is_government,
    is_neighbours,
    is_report_column,
    may_be_unit,
    segments,
    unit_name,
)
from crawler.discovery.routes import local
from crawler.discovery.text import REMEMBERED, squashed, text_of, without_days, years_in
from crawler.discovery.titles import is_look_alike, is_of_unit, is_report
from crawler.discovery.urls import nests

Judged = tuple[Role, float]
_LEFT_OVER = re.compile(r"^[\s\[(【]*\d{1,3}[\s\])】]*$|[\[(【]\s*[\])】]|[\s|/\-—–]+")
_OTHERS = re.compile(r"(?!重点领域).*信息公开$")
_GROUP = re.compile(r"^(?:[A-Z]|[镇乡]|[\u4e00-\u9fff]{1,4}(?<![名图照影])片区?)$")
"""What bodies are put together by in a directory: first letters, kinds of townships, parts of a county."""
_INDEX = re.compile(r"(?:index|default|list|main)\w*(?:\.\w+)?$", re.I)
"""What the page of a folder is called."""
_ROW_NUMBER = re.compile(r"^\d{1,3}\s+(?=[\u4e00-\u9fff])")
"""The number of a row that stands in a cell of its own."""
_FILE_END = re.compile(r"(?:\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|html?)|/)$", re.I)
"""What the name of a file or a folder ends with."""
_CLAUSE = re.compile(r"[,，。;；!！]")
"""What a sentence's clauses end with."""
_CUT_YEAR = re.compile(r"\d{0,3}$")
"""What is left of the year where a name is cut short."""
NOISE: Judged = ("noise", 0.0)
LAST_RESORT = 1.0
"""Up to this score a link is followed only where nothing better led to a report."""
_LONGEST_HEADING = 40
SURE = 86.0
"""From this score on a link of role `report` is a row of a list of reports."""


def name_of(link: Found) -> str:
    """What a link names; where it only says 下载, or a catalogue's number, or 2023 beside other years, what
    its row says."""
    if _is_opener(link) and unit_name(link.row):
        return link.row
    numbered = words.INDEX_NUMBER.fullmatch(link.full) is not None
    if not numbered and not words.EMPTY_NAME.match(squashed(link.full)):
        return link.full
    if not numbered and years_in(link.full):
        beside = words.YEAR_PART.sub("", without_days(link.row))
        return f"{_LEFT_OVER.sub('', beside)} {link.full}年"
    told = words.INDEX_NUMBER.sub(" ", link.row.replace(link.full, " "))
    beside = re.sub(r"[\s\[(【]+$", "", without_days(told))
    return _led_up_to(link) or _ROW_NUMBER.sub("", beside.strip()) or link.full


def _led_up_to(link: Found) -> str | None:
    """The clause of a report that leads up to a link in a sentence: 本机关2023年度报告 before 见此."""
    above = None if link.element is None else link.element.getparent()
    if link.element is None or above is None:
        return None
    previous = link.element.getprevious()
    before = squashed(above.text if previous is None else previous.tail)
    clause = _CLAUSE.split(before.rstrip(":("))[-1]
    return clause if is_report(clause) else None


def _is_opener(link: Found) -> bool:
    """True of a picture alone whose own name says no more than that it opens something."""
    pictured = link.element is not None and not squashed(text_of(link.element))
    return pictured and unit_name(link.full) is None and not years_in(link.full) and "报" not in link.full


class _Seen(NamedTuple):
    """All of a link and its page that a judgement rests on: `text` is what it names, `fresh` its path without
    what the page's links share, `below` whether it is a column within this one of reports."""

    url: str
    text: str
    row: str
    heading: str | None
    related: bool
    holder: bool
    dated: bool
    reports: bool
    section: bool
    directory: bool
    home: bool
    among_units: bool
    fresh: str
    mapped: bool
    below: bool


def judge(link: Found, place: Place, number: int) -> Judged:
    """Role and score of one own-host link; `number` is its place among the page's links."""
    text = _FILE_END.sub("", squashed(name_of(link)))
    fresh, among_units = fresh_path(link, place), number in place.units
    if number in place.sought:
        return NOISE
    if place.unit and words.TOWNSHIP.search(place.unit) and words.VILLAGE.search(text):
        return NOISE
    return _judged(_Seen(
        link.url, text, link.row, link.heading, link.related, link.holder, link.day is not None,
        place.reports, place.section, place.directory, place.home, among_units, fresh, _is_mapped(link),
        place.holds(link.url)))


def _is_mapped(link: Found) -> bool:
    """True of a place on a picture that has no name: what it shows only a reader sees."""
    return link.element is not None and link.element.tag == "area" and not link.full


@lru_cache(REMEMBERED)
def _judged(seen: _Seen) -> Judged:
    if nests(seen.url) or words.FOLDS.search(seen.url):
        return NOISE
    if seen.holder:
        return _as_unit(seen) or NOISE
    if seen.related or words.PREVIOUS.match(squashed(seen.row)) or words.PREVIOUS.match(seen.text):
        return NOISE
    file = is_file(seen.url)
    article = file or words.ARTICLE_PATH.search(local(seen.url)) is not None
    report = _as_report(seen, article)
    if report:
        return report
    if file or (is_look_alike(seen.text) and unit_name(seen.text) is None):
        return _as_last_resort(seen) or NOISE
    return _as_column(seen, article) or _as_way(seen, article) or _as_last_resort(seen) or NOISE


def _as_report(seen: _Seen, article: bool) -> Judged | None:
    dated = article or seen.dated
    reports = seen.reports or is_report_column(seen.heading, seen.section)
    if is_report(seen.text, in_column=reports):
        if dated and not _is_plain_column(seen):
            return "report", 100.0
        label = words.YEAR_LABEL.match(seen.text) or words.SPAN.match(seen.text)
        column = label or (not years_in(seen.text) and len(seen.text) <= 16)
        return ("list", 90.0) if column else ("report", 98.0)
    if not reports:
        return None
    if seen.mapped:
        return ("report", SURE) if article else ("list", 80.0)
    undated = words.YEAR_PART.sub("", words.CUT.sub("", seen.text))
    plain = words.YEAR_PART.sub("", _CUT_YEAR.sub("", undated))
    governs = is_government(plain, seen.url) or (
        words.COUNTY.match(plain) is not None and bool(years_in(seen.text)))
    if unit_name(plain.replace("()", "")) or governs or (seen.among_units and may_be_unit(plain)):
        return ("report", 88.0) if dated else ("list", 80.0)
    if words.YEAR_LABEL.match(seen.text):
        return ("report", SURE) if article else ("list", 92.0)
    former = words.FORMER_YEARS.match(seen.text) and not (seen.dated or is_file(seen.url))
    return ("list", 91.0) if former else None


def _is_plain_column(seen: _Seen) -> bool:
    """True of a column's bare name outside of any list, though its address is a number: /channels/24.html."""
    if is_file(seen.url) or seen.reports or seen.dated or years_in(seen.heading):
        return False
    return words.GENERAL_NAME.match(seen.text) is not None and not years_in(seen.text)


def _as_column(seen: _Seen, article: bool) -> Judged | None:
    if is_neighbours(seen.fresh):
        return NOISE
    more = words.MORE.match(seen.text)
    heading = (led_in(seen.row, seen.text) if more else "") or squashed(seen.heading)
    disclosure = seen.section or "公开" in heading
    by_path = seen.below or words.REPORT_PATH.search(seen.fresh) is not None
    if is_report_column(seen.text, disclosure or by_path):
        return "list", 90.0 if "公开" in seen.text else 84.0
    if disclosure and is_of_unit(seen.text):
        return ("report" if article else "list"), 83.0
    if more and is_report_column(heading, disclosure):
        return "list", 88.0
    if more and seen.reports and unit_name(heading):
        return "list", 81.0
    if words.UNFOLDS.match(seen.text) and seen.reports:
        return "list", 82.0
    if not by_path or words.NOISE.search(seen.text) or words.NEIGHBOUR.search(seen.text):
        return None
    if not article and len(seen.text) <= 20:
        return "list", 70.0
    return ("report", 60.0) if unit_name(seen.text) or not seen.text else None


def led_in(row: str, text: str) -> str:
    """The heading that 更多 stands in itself, by the text of its row and its own."""
    beside = squashed(row)
    return beside.removesuffix(squashed(text)) if len(beside) <= _LONGEST_HEADING else ""


def _as_way(seen: _Seen, article: bool) -> Judged | None:
    """Ways to report columns: directories, units, sections."""
    unit = _as_unit(seen)
    if unit or (article and (seen.dated or not _is_named_way(seen))):
        return unit
    if seen.directory and _GROUP.match(seen.text):
        return "directory", 48.0
    heading, name = squashed(seen.heading), words.FORMER.sub("", seen.text)
    if len(name) <= 22 and words.DIRECTORY.search(name):
        return "directory", 65.0
    if words.MORE.match(seen.text) and words.DIRECTORY.search(heading):
        return "directory", 60.0
    if len(name) <= 18 and words.SECTION.search(name):
        return "section", 62.0 if "信息公开" in seen.text else 58.0
    if seen.section and len(seen.text) <= 8 and _OTHERS.match(seen.text):
        return "section", 15.0
    old = words.OLD_SITE.match(seen.text) or (words.OLD_DATA.match(seen.text) and is_first_page(seen.url))
    if seen.home and old:
        return "lead", 8.0
    if words.NEIGHBOUR.search(seen.text) or words.NOISE.search(seen.text):
        return None
    if words.MORE.match(seen.text) and heading:
        return ("section", 30.0) if words.SECTION.search(heading) else None
    own = _own_folder(seen.fresh)
    if len(seen.text) <= 8 and words.SECTION_PATH.search(own) and not words.NOISE_PATH.search(seen.fresh):
        return "section", 25.0
    return ("lead", 8.0) if seen.home and words.SITE_MAP.search(seen.text) else None


def _is_named_way(seen: _Seen) -> bool:
    """True of a name that is a section's or a directory's and no more, whatever its address looks like: some
    products number their columns as they number their papers."""
    name = words.FORMER.sub("", seen.text)
    whole = (words.SECTION.search(name), words.DIRECTORY.search(name))
    return not is_file(seen.url) and any(match and match.group() == name for match in whole)


def _own_folder(path: str) -> str:
    """The last part of a path that is no page's plain name: what lies below a section is none itself."""
    parts = [part for part in path.split("/") if part and not _INDEX.match(part)]
    return f"/{parts[-1]}" if parts else ""


def _as_last_resort(seen: _Seen) -> Judged | None:
    """Columns of notices, named on a first page or in a section."""
    return ("lead", LAST_RESORT) if (seen.home or seen.section) and words.NOTICES.match(seen.text) else None


def _as_unit(seen: _Seen) -> Judged | None:
    if seen.directory and seen.mapped:
        return "section", 45.0
    if unit_name(seen.text) is None and not (seen.among_units and may_be_unit(seen.text)):
        return _as_government(seen)
    if seen.holder:
        return "section", 12.0
    if seen.directory or words.DIRECTORY.search(squashed(seen.heading)):
        return "section", 55.0
    if seen.among_units:
        return "section", 50.0 if seen.section else 35.0
    return _as_government(seen)


def _as_government(seen: _Seen) -> Judged | None:
    """The government alone, where a section gives it a page of its own."""
    alone = seen.section and not (seen.home or seen.holder)
    return ("section", 34.0) if alone and is_government(seen.text, seen.url) else None


def fresh_path(link: Found, place: Place) -> str:
    """The parts of a link's address that the page's links do not share."""
    return "/" + "/".join(part for part in segments(link.url) if part not in place.common)


@lru_cache(REMEMBERED)
def is_file(url: str) -> bool:
    """True if an address is that of a file by its name or its download script."""
    return words.FILE.search(urlsplit(url).path) is not None or words.DOWNLOAD.search(url) is not None
