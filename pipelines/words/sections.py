"""The six sections of the report, told by what their headings mean and not by their numbers."""

from __future__ import annotations

import re

from pipelines.document import Document, Text
from pipelines.match.text import one_line, squeeze
from pipelines.reading import Section

_TOP = r"(?P<ordinal>[一二三四五六七八九十]{1,2}[、.．,，]|第[一二三四五六七八九十]部分[:：、]?)?"
_STATE = r"(?:的?情况)?"
_SENSES = (
    (
        4,
        r"(?:因?政府信息公开(?:工作)?)?(?:被申请|提起|引发的?)?行政复议[、和与及,]?(?:被?提起)?的?(?:行政)?诉讼"
        + _STATE,
    ),
    (
        3,
        rf"(?:行政机关)?(?:收到|受理)?和?处理(?:政府)?信息公开申请{_STATE}|依申请公开(?:政府)?信息{_STATE}",
    ),
    (2, rf"(?:行政机关)?主动公开(?:政府)?信息{_STATE}"),
    (
        5,
        r"(?:政府信息公开工作)?(?:中)?(?:存在的?)?(?:主要)?(?:困难|不足|问题)(?:和|及|与|、)?"
        r"(?:下一步)?(?:改进|整改)?(?:的?(?:情况|措施|打算))?",
    ),
    (6, r"其[他它](?:需要|应当|需)?报告的?(?:有关)?(?:事项|情况)?"),
    (1, r"总体情况|基本情况|概述|总体概况|工作概况"),
)
_PATTERNS = tuple(
    (number, re.compile(_TOP + rf"(?P<sense>{sense})(?P<rest>.*)", re.S)) for number, sense in _SENSES
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}、(?P<rest>.{2,28})")
_FULL_SENSE = 8
LONGEST_HEADING = 45


def read_sections(document: Document) -> tuple[Section, ...]:
    """The sections in order; paragraphs before the first heading belong to none."""
    sections: list[tuple[int | None, str, list[str]]] = []
    for text in document.texts():
        heading = heading_of(text)
        if heading is not None:
            number, shown, rest = heading
            sections.append((number, shown, [rest] if rest else []))
        elif sections and text.text.strip():
            sections[-1][2].append(text.text.strip())
    return tuple(Section(number, heading, "\n".join(parts)) for number, heading, parts in sections)


def heading_of(text: Text) -> tuple[int | None, str, str] | None:
    """Number by sense, the heading, and what follows it in the same paragraph."""
    squeezed = squeeze(text.text)
    for number, pattern in _PATTERNS:
        match = pattern.match(squeezed)
        if match is None:
            continue
        rest = match["rest"].strip("。:：.")
        alone = not rest and len(squeezed) <= LONGEST_HEADING
        if alone and (match["ordinal"] or text.level or len(match["sense"]) >= _FULL_SENSE or number == 1):
            return number, one_line(text.text), ""
        if rest and match["ordinal"] and match["rest"][0] in "。:：" and len(match["sense"]) >= 4:
            return number, squeezed[: match.end("sense")], rest
    match = _NUMBERED.fullmatch(squeezed)
    if match and not re.search(r"[。;；]", squeezed):
        return None, one_line(text.text), ""
    return None


def numbers(sections: tuple[Section, ...]) -> set[int]:
    """Which of the six are there."""
    return {section.number for section in sections if section.number is not None}
