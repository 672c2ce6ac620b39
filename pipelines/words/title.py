"""The report's title, and the agency and fiscal year in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipelines.document import Document
from pipelines.match.text import one_line, squeeze
from pipelines.words.years import YEAR, year_of

REPORT = (
    rf"(?:(?:(?<!人民)政府|政务)?信息公开(?:工作)?(?:情况)?(?:\(?{YEAR}年?度?\)?)?的?(?:年度)?(?:工作)?(?:情况)?(?:总结)?"
    r"(?:报告|年报|总结)|政务公开(?:工作)?(?:年度报告|年报))"
)
_TITLE = re.compile(
    rf"(?P<agency>.*?)(?P<report>{REPORT})(?P<rest>\(.*\)|正文|全文|的?公[示告]|\.\w{{3,4}})?"
)
_YEAR_AROUND = re.compile(rf"{YEAR}年?[-—–~～至]+{YEAR}学年度?|\(?{YEAR}(?:年度|年|度)?\)?(?:年度)?|年度$")
_NOTICE = re.compile(r"^(?:.*?)关于.*(?:通知|函|通报|请示|公告|意见|方案)$")
_NEIGHBOUR = re.compile(r"^[\[【(]?[上下前后]一?[篇条个则]")
"""How a page leads on to the papers beside this one."""
_LABEL = re.compile(r"^[\[【(](?P<name>[^\]】)]{1,16})[\]】)]")
_LEAD = re.compile(r"^[^|｜丨/]{1,8}[|｜丨](?=.{4})")
"""What a site puts before a title that it explains in pictures: 一图读懂｜."""
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:局|委|会|室|厅|办|部|院|队|中心|站|所|公司|政府|办事处|街道|镇|乡|县|市|区|旗)"
)
_FACTS = re.compile(r"索引号|分类[:：]|(?:发布|制发|公开)(?:机构|单位|日期|时间)[:：]|文号[:：]|来源[:：]")
"""What stands in a line of facts on a paper: its last fact may be the name of the column of reports."""
_NAMED = re.compile(
    r"^[\s•·●▪◆■\-]*(?:信息|文件|公文)?(?:名\s*称|标\s*题|题\s*名)\s*(?:[:：]\s*\|?|\|)\s*|^[\s•·●▪◆■]+|^-\s+|^标题(?=[\u4e00-\u9fff]+[县区市镇乡局委厅办部])"
)
_NAME = re.compile(r"(?:信息|文件|公文)?(?:名称|标题|题名)[:：]?")
_NOBODY = re.compile(r"(?:人民|各级)?政府(?:部门|机关)?")
_TITLE_END = re.compile(r"(?:信息)?(?:公开)?(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")
_WRAPPED = re.compile(r"《[^《》]*》")
_ENDS = ("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作年报", "政府信息公开年报")
_TAIL = re.compile(r"(?:关于|的)$")
_SITE = re.compile(r"\s*[-_|—–]+\s*")
MAX_TITLE = 90
_REMEMBERED = 512
"""The lines of a document are asked several times whether they are its title."""
LONGEST_LINE = 2 * MAX_TITLE
"""With blanks between its letters."""
FIRST_LINES = 25
FACTS = 8
"""Rows that a table of facts on a paper has at most."""
TITLES = ("articletitle", "title")
"""Names in a document's meta of what it is called, the surer first."""


@dataclass(frozen=True)
class Title:
    """A title as printed (blanks made single). `report` is False if it is not that of a disclosure report."""

    text: str
    report: bool = False
    agency: str | None = None
    year: int | None = None


def read_title(document: Document) -> Title | None:
    """The first of body, meta and document title that names a disclosure report; else the document's own."""
    candidates = [_parse(text) for text in _candidates(document)]
    reports = [title for title in candidates if title.report]
    complete = [title for title in reports if title.agency and title.year]
    if complete or reports:
        return (complete or reports)[0]
    headings = [title for title in candidates if title.text]
    return headings[0] if headings else None


def _candidates(document: Document) -> Iterator[str]:
    lines = [text for text in document.texts() if text.text.strip()]
    yield from (line.text for line in lines if line.level is not None and line.level <= 3)
    yield from _lines_and_pairs([line.text for line in lines[:FIRST_LINES] if len(line.text) <= MAX_TITLE])
    yield from _beside_its_name(document)
    for key in TITLES:
        if key in document.meta:
            yield document.meta[key]
    if document.title:
        yield from _without_site(document.title)


def _beside_its_name(document: Document) -> Iterator[str]:
    """What stands in the cell after 标题 in a table of facts."""
    for row in (row for table in document.tables() for row in table.rows[:FACTS]):
        pairs = pairwise(row)
        yield from (cell.text for name, cell in pairs if _NAME.fullmatch(squeeze(name.text)) and cell.text)


def _lines_and_pairs(lines: Sequence[str]) -> Iterator[str]:
    """Each line, and two that follow each other: titles are often broken after the agency or within."""
    lines = _unbroken(lines)
    for place, line in enumerate(lines):
        title = _parse(line)
        if not title.report:
            continue
        before = lines[place - 1] if place else ""
        if not title.agency and before and _may_be_agency(before):
            yield f"{before} {line}"
        after = squeeze(lines[place + 1]) if place + 1 < len(lines) else ""
        if not title.agency and after.startswith("(") and _BODY.fullmatch(after.strip("()")):
            yield f"{line}{after}"
        yield line


def _unbroken(lines: Sequence[str]) -> list[str]:
    """The lines; a title's end that stands in a line of its own is put behind the line above it."""
    whole: list[str] = []
    for line in lines:
        end = squeeze(line)
        if whole and _is_title_end(end) and not is_report_title(whole[-1]):
            together = f"{whole[-1]}{line}"
            if is_report_title(together):
                whole[-1] = together
                continue
        whole.append(line)
    return whole


def _is_title_end(text: str) -> bool:
    """Whether a title may end so: in whole words, or cut anywhere where the line was full."""
    return bool(text) and (bool(_TITLE_END.fullmatch(text)) or any(end.endswith(text) for end in _ENDS))


def _may_be_agency(text: str) -> bool:
    squeezed = squeeze(text)
    if not 3 <= len(squeezed) <= 30 or squeezed[0].isdigit():
        return False
    return re.search(r"[。：:，,;；>》]", squeezed) is None


def _without_site(text: str) -> Iterator[str]:
    yield text
    yield from (part for part in _SITE.split(text) if part)


@lru_cache(_REMEMBERED)
def _parse(text: str) -> Title:
    text = _NAMED.sub("", text)
    shown, squeezed = one_line(text), squeeze(text)
    if "公开" not in squeezed or _NEIGHBOUR.match(squeezed):
        return Title(shown)
    squeezed = squeezed[1:-1] if _WRAPPED.fullmatch(squeezed) else squeezed
    match = _TITLE.fullmatch(squeezed) if len(squeezed) <= MAX_TITLE else None
    if match is None or _NOTICE.match(squeezed) or re.search(r"[。；;！？>»›→]", match["agency"]):
        return Title(shown)
    if _FACTS.search(match["agency"]):
        return Title(shown)
    agency = _YEAR_AROUND.sub("", _LABEL.sub("", _LEAD.sub("", match["agency"]))).strip("、,，:：-—《》 ")
    agency = _TAIL.sub("", agency).removeprefix("关于") or _bracketed(match["agency"], match["rest"] or "")
    return Title(shown, True, None if _NOBODY.fullmatch(agency) else agency or None, year_of(squeezed))


def _bracketed(before: str, after: str) -> str:
    """The body that stands in brackets alone before the title or after it."""
    label = _LABEL.match(before)
    names = (label["name"] if label else "", after.strip("()"))
    return next((name for name in names if _BODY.fullmatch(name)), "")


def report_title(text: str) -> Title | None:
    """The title of a disclosure report that `text` is, not of a notice about one; else None."""
    title = _parse(text) if len(text) <= LONGEST_LINE else None
    return title if title and title.report else None


def is_report_title(text: str) -> bool:
    """True if `text` is the title of a disclosure report, not of a notice about one."""
    return report_title(text) is not None
