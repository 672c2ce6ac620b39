"""How promising a link is, and which page it probably leads to. Higher is walked first; 0 and below is noise."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery import words
from crawler.discovery.examined import Role
from crawler.discovery.links import Found
from crawler.discovery.place import Place, is_report_column, segments, unit_name
from crawler.discovery.text import squashed, years_in

Judged = tuple[Role, float]
NOISE: Judged = ("noise", 0.0)
_PREVIOUS = re.compile(r"^(?:上|下|前|后)一?(?:篇|条|个|则|章)")
_YEAR_LABEL = re.compile(rf"^{words.YEAR}年?度?(?:政府)?(?:信息公开)?(?:年报|年度报告|报告|专栏)?$")
_PLAIN_REPORT = re.compile(r"年度?(?:工作)?(?:报告|年报)(?:\(.{1,10}\))?(?:\.\w{3,4})?$|年报$|年度报告")


def is_report(text: str | None, *, in_column: bool = False) -> bool:
    """True if a title is that of an annual report on disclosure. In a report column 2023年年度报告 is enough."""
    plain = squashed(text)
    if len(plain) > 90 or not plain:
        return False
    speaks = words.REPORT_TITLE.search(plain)
    if speaks:
        dated = years_in(plain) or "年度" in plain or "年报" in plain
        return bool(dated) and not words.NOTICE.search(_without_form(plain))
    if words.CUT_TITLE.search(plain) and years_in(plain):
        return not words.NOTICE.search(plain)
    if not in_column or words.LOOK_ALIKE.search(plain) or words.NOTICE.search(plain):
        return False
    return _PLAIN_REPORT.search(plain) is not None and (bool(years_in(plain)) or unit_name(plain) is not None)


def _without_form(plain: str) -> str:
    """The title without remarks in brackets at its end, such as (图片版) or (附图解)."""
    return re.sub(r"\([^()]*\)$", "", plain)


def is_look_alike(text: str | None) -> bool:
    """True if a title is that of another yearly paper, or of a notice or news about reports."""
    plain = squashed(text)
    if words.REPORT_TITLE.search(plain):
        return words.NOTICE.search(_without_form(plain)) is not None
    return words.LOOK_ALIKE.search(plain) is not None or words.NOTICE.search(plain) is not None


def judge(link: Found, place: Place, number: int) -> Judged:
    """Role and score of one own-host link; `number` is its place among the page's links."""
    text = squashed(link.full)
    if link.related or _PREVIOUS.match(squashed(link.row)) or _PREVIOUS.match(text):
        return NOISE
    file = is_file(link.url)
    article = file or words.ARTICLE_PATH.search(urlsplit(link.url).path) is not None
    report = _as_report(link, text, place, file, article)
    if report:
        return report
    if file or is_look_alike(text):
        return NOISE
    return _as_column(link, text, place, article) or _as_way(link, text, place, number, article) or NOISE


def _as_report(link: Found, text: str, place: Place, file: bool, article: bool) -> Judged | None:
    if file and words.ATTACHMENT_WORD.search(text) and link.row:
        text = squashed(link.row)
    if is_report(text, in_column=place.reports):
        if article or link.day is not None:
            return "report", 100.0
        bare = not years_in(text) and len(text) <= 16
        return ("list", 90.0) if bare or _YEAR_LABEL.match(text) else ("report", 98.0)
    if not place.reports or is_look_alike(text):
        return None
    if unit_name(text) and (article or link.day is not None or place.units):
        return ("report", 88.0) if article or link.day is not None else ("list", 80.0)
    if _YEAR_LABEL.match(text):
        return ("report", 86.0) if article else ("list", 92.0)
    return None


def _as_column(link: Found, text: str, place: Place, article: bool) -> Judged | None:
    fresh = "/".join(part for part in segments(link.url) if part not in place.common)
    if words.NEIGHBOUR_PATH.search("/" + fresh):
        return NOISE
    heading = squashed(link.heading)
    disclosure = place.section or "公开" in heading
    by_path = words.REPORT_PATH.search("/" + fresh) is not None
    if is_report_column(text, disclosure or by_path):
        return "list", 90.0 if "公开" in text else 84.0
    if words.MORE.match(text) and is_report_column(heading, disclosure):
        return "list", 88.0
    if by_path and not words.NOISE.search(text) and not words.NEIGHBOUR.search(text):
        if not article and len(text) <= 20:
            return "list", 70.0
        if unit_name(text) or not text:
            return "report", 60.0
    return None


def _as_way(link: Found, text: str, place: Place, number: int, article: bool) -> Judged | None:
    """Ways to report columns: directories, units, sections."""
    heading = squashed(link.heading)
    if article and number not in place.units:
        return None
    if len(text) <= 22 and words.DIRECTORY.search(text):
        return "directory", 65.0
    if words.MORE.match(text) and words.DIRECTORY.search(heading):
        return "directory", 60.0
    if unit_name(text):
        if place.directory or words.DIRECTORY.search(heading):
            return "section", 55.0
        if number in place.units:
            return "section", 50.0 if place.section else 35.0
    if words.NEIGHBOUR.search(text) or (words.NOISE.search(text) and "公开" not in text):
        return None
    if len(text) <= 16 and words.SECTION.search(text):
        return "section", 62.0 if "信息公开" in text else 58.0
    if words.MORE.match(text) and words.SECTION.search(heading):
        return "section", 30.0
    fresh = "/".join(part for part in segments(link.url) if part not in place.common)
    if len(text) <= 12 and words.SECTION_PATH.search("/" + fresh) and not words.NOISE_PATH.search("/" + fresh):
        return "section", 25.0
    if place.home and re.search(r"(?:网站|站点)(?:地图|导航)", text):
        return "lead", 8.0
    return None


def is_file(url: str) -> bool:
    """True if an address is that of a file by its name or its download script."""
    parts = urlsplit(url)
    return words.FILE.search(parts.path) is not None or words.DOWNLOAD.search(url) is not None
