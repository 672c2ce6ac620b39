"""What the title of a report, an article or a link says: whose report, which year, or that it is a notice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
}
_CHINESE_YEAR = re.compile(r"二[〇零○OＯ][〇零○OＯ一二三四五六七八九]{2}(?=年)")
_SUBJECT = re.compile(
    r"((?<!人民)政府|政务)?信息公开(工作)?(情况)?(的)?(年度(工作)?报告|年报|工作报告|工作总结|报告|工作年度情况报告)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?:年度|年)?")
_NOTICE = re.compile(
    r"通知|通告|的函|解读|图解|一图|培训|会议|推进会|部署|印发|转发|报送|格式|模板|模版|样式|样表|范本|填报|填写|"
    r"评估|考核|征求|工作方案|发布情况|汇编|统计表填"
)
_MARKS = "《》〈〉()[]:、，,-— "
_LEADING = re.compile(r"^(附件\d*|关于(公布|发布|公开)?|\d+|[一二三四五六七八九十]+(?=、)|原标题|标题|名称)+")


@dataclass(frozen=True, slots=True)
class Title:
    """`agency` as the title has it (may be empty); `year` if exactly one can be meant."""

    agency: str
    year: int | None
    is_report: bool
    """True if it has the wording of an annual report's title and of nothing about one."""


def plain(text: str | None) -> str:
    """The text in one line without spaces, digits and brackets made plain, Chinese years as digits."""
    line = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))
    return _CHINESE_YEAR.sub(
        lambda found: "".join(_DIGITS.get(c, c) for c in found.group()).replace("二", "2"), line
    )


def read_title(text: str | None) -> Title:
    """Reads a title; one that speaks of no report gives no agency and no year."""
    line = plain(text)
    subject = _SUBJECT.search(line)
    if subject is None:
        return Title("", None, False)
    before, after = line[: subject.start()], line[subject.end() :]
    year = _year(before, after)
    agency = _LEADING.sub("", _YEAR.sub("", before).strip(_MARKS)).strip(_MARKS + "年度")
    is_report = not is_notice(line) and not re.sub(
        r"[(（《].*|[》)）.…]|(19|20)\d{2}年?度?|\.?(pdf|docx?)$", "", after
    )
    return Title(agency, year, is_report)


def is_notice(text: str | None) -> bool:
    """True if the words are those of a notice, a form or an explanation about reports."""
    return bool(_NOTICE.search(plain(text)))


def years(text: str | None) -> tuple[int, ...]:
    """The years named in a text, in order."""
    return tuple(int(found) for found in _YEAR.findall(plain(text)))


def _year(before: str, after: str) -> int | None:
    for part in (before, after):
        found = years(part)
        if len(set(found)) == 1:
            return found[0]
        if found:
            return None
    return None
