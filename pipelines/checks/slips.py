"""What must not stand in a report: another year's period, year or body, and what a template left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.findings import finding
from pipelines.match.text import squeeze
from pipelines.reading import Finding, Reading
from pipelines.words.sentences import Sentence
from pipelines.words.title import is_report_title
from pipelines.words.years import YEAR, year_of

_N = r"\d{1,2}"
_PERIOD = re.compile(
    rf"(?:统计|数据)[^。]{{0,16}}?(?:期限|期间|时限|时间)[^。\d二]{{0,8}}(?P<from>{YEAR})年(?P<month>{_N})月(?P<day>{_N})日"
    rf"(?:起|开始)?[,，]?(?:至|到|截至|截止|—+|-+|~|～)(?P<to>{YEAR})?年?(?P<last_month>{_N})月(?P<last_day>{_N})日"
)
_REPORT_YEAR = re.compile(
    rf"(?:现将|现公布|现发布|特编制|编制形成)[^。]{{0,24}}?(?P<year>{YEAR})年(?:度)?(?:政府|政务)?信息公开(?:工作)?年度报告"
)
_PRESENTED = re.compile(
    r"(?:现将|现公布|现发布)(?P<name>[\u4e00-\u9fff]{3,20}(?:局|委员会|镇|乡|街道|人民政府|办事处|办公室))"
    rf"(?:{YEAR}年(?:度)?)?(?:政府|政务)?信息公开"
)
_SAME = re.compile(r"我|本")
_OPENS = re.compile(
    rf"^(?:\(?[一二三四五六\d]+[)、.])?(?P<year>{YEAR})年(?:度|全年|来)?[,，]?(?:我|本|全|共|主动|新收|收到|受理|未收到)"
)
_DOES = re.compile(r"\d+(?:件|条|次|宗|份|起|场)|未收到|没有收到|未发生")
_COMPARES = re.compile(r"比|较|同期|增长|下降|减少|增加|整改|问题")
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z/=_])(?:X{2,}|x{2,}|×{2,}|＊{2,})(?![A-Za-z/=_])|本地本单位|某某(?:局|县|镇|单位)"
    r"|[\u4e00-\u9fff]_{3,}|_{3,}[\u4e00-\u9fff]|(?<![一二三四五六七八九零])(?:〇〇|○○)(?![一二三四五六七八九年])"
    r"|[(\[](?:单位名称|机关名称|填报单位名称|年份|日期|填写[^)\]]{0,10}|此处[^)\]]{0,12})[)\]]"
    r"|(?<!\w)X年X?月?|20XX|请填写"
)
_NAMED = re.compile(r"《[^》]*》")
_SELVES = {"镇": "我镇", "乡": "我乡", "街道": "我街道", "局": "我局", "委员会": "我委"}
_KIND = re.compile(r"(?P<kind>镇|乡|街道|局|委员会)(?:人民政府|办事处|机关)?$")
_BESIDE = re.compile(r"\([^()]*\)$")
"""The other names that a body bears, behind its own."""
_TOWNS = frozenset({"镇", "乡", "街道"})
FIRST_YEAR = 2008


def check_slips(reading: Reading, said: Sequence[Sentence]) -> Iterator[Finding]:
    """One finding of each kind at most for each sentence that has the slip."""
    squeezed = [sentence.squeezed for sentence in said]
    if reading.year is not None:
        yield from _period(squeezed, reading.year)
        yield from _years(squeezed, reading.year)
    if reading.agency is not None:
        yield from _author(squeezed, squeeze(reading.agency))
        yield from _selves(squeezed, squeeze(reading.agency))
    for sentence in dict.fromkeys(squeezed):
        if match := _PLACEHOLDER.search(sentence):
            yield finding("placeholder_left", words=match[0], sentence=sentence[:80])


def _period(said: list[str], year: int) -> Iterator[Finding]:
    """The statistics are of the whole fiscal year; FY2008 began with the law in May."""
    for sentence in said:
        match = _PERIOD.search(sentence)
        if match is None:
            continue
        first = (year_of(match["from"]), int(match["month"]), int(match["day"]))
        last_year = year_of(match["to"]) if match["to"] else first[0]
        last = (last_year, int(match["last_month"]), int(match["last_day"]))
        begins = {(year, 1, 1), (year, 5, 1)} if year == FIRST_YEAR else {(year, 1, 1)}
        if first not in begins or last != (year, 12, 31):
            yield finding("period_differs", year=year, sentence=sentence[:80])
            return


def _years(said: list[str], year: int) -> Iterator[Finding]:
    """A sentence that reports on another year as if it were the report's own; comparisons beside the own
    year are none, nor are years in the names of notices.
    """
    for place, sentence in enumerate(said):
        words = _NAMED.sub("", sentence)
        match = _REPORT_YEAR.search(words)
        if match is None and _DOES.search(words) and not _COMPARES.search(words):
            around = said[max(place - 1, 0) : place + 2]
            near = "".join(each for each in around if not is_report_title(each))
            match = None if f"{year}年" in near else _OPENS.match(words)
        named = year_of(match["year"]) if match else None
        if named is not None and named != year:
            yield finding("year_differs_in_text", year=year, named=named, sentence=sentence[:80])
            return


def _author(said: list[str], agency: str) -> Iterator[Finding]:
    """A sentence that presents the report of another body."""
    for sentence in said:
        match = _PRESENTED.search(sentence)
        if match is None or _SAME.search(match["name"]):
            continue
        name = match["name"]
        if name not in agency and agency not in name and name[-4:] not in agency:
            yield finding("body_differs_in_text", agency=agency, words=name, sentence=sentence[:80])
            return


def _selves(said: list[str], agency: str) -> Iterator[Finding]:
    """A township that calls itself 我局, a bureau that calls itself 我镇: text of another body."""
    match = _KIND.search(_BESIDE.sub("", agency))
    if match is None:
        return
    own = match["kind"]
    others = [
        word
        for kind, word in _SELVES.items()
        if kind != own and (own in _TOWNS or kind in _TOWNS) and own in _SELVES
    ]
    for sentence in said:
        for word in (word for word in others if word in sentence):
            if re.search(rf"(?<![\u4e00-\u9fff“]){word}|[,。，、由对在请]{word}", sentence):
                yield finding("body_differs_in_text", agency=agency, words=word, sentence=sentence[:80])
                return
