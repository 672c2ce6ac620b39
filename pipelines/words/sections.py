"""The sections of the report, told by what their headings mean and not by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from models.value import value
from pipelines.document import Document, Table, Text
from pipelines.match.text import one_line, squeeze
from pipelines.reading import Section

_TOP = r"(?P<ordinal>[一二三四五六七八九十]{1,2}[、.．,，:：]?|第[一二三四五六七八九十]部分[:：、]?)?"
_STATE = r"(?:的?情况)?"
_SENSES = (
    (
        4,
        r"(?:因)?(?:政府信息公开)?(?:工作)?(?:被?申请|被?提起|引发的?|发生的?|引起的?)*(?:行政)?复议"
        r"[、和与及,，或者以]*(?:被?提起|被)?的?(?:行政)?诉讼(?:[、和及]*(?:行政)?申诉|[、和及]*举报(?:投诉)?)*"
        + _STATE,
    ),
    (
        3,
        rf"(?:行政机关)?(?:收到|受理)?和?处理(?:政府)?信息公开申请{_STATE}|依申请公开(?:政府)?信息(?:办理)?{_STATE}"
        r"|(?:政府)?信息依申请公开(?:办理)?情况",
    ),
    (2, rf"(?:行政机关)?主动公开(?:政府)?信息{_STATE}|(?:政府)?信息主动公开情况"),
    (
        5,
        r"(?:政府信息公开工作)?(?:中)?(?:存在的?)?(?:主要)?(?:困难|不足|问题)(?:和|及|与|、)?"
        r"(?:下一步)?(?:改进|整改)?(?:的?(?:情况|措施|打算))?",
    ),
    (
        6,
        r"其[他它](?:需要|应当|需)?报告的?(?:有关)?(?:事项|情况)?|需要(?:说明|报告)的(?:其[他它])?(?:有关)?事项",
    ),
    (1, r"总体情况|基本情况|概述|总体概况|工作概况"),
)
_ORDERED = (
    (3, re.compile(r"依申请公开(?:工作)?(?:办理)?(?:的?情况)?")),
    (2, re.compile(r"主动公开(?:工作)?(?:的?情况)?")),
    (5, re.compile(r"[^。；;]{0,20}(?:问题|不足|困难)[^。；;]{0,20}")),
    (1, re.compile(r"(?:工作)?(?:总体|基本)?(?:概况|概述|情况)(?:概述)?")),
)
"""Shorter headings that say which section they are only where a number stands before them."""
_PATTERNS = tuple(
    (number, re.compile(_TOP + rf"(?P<sense>{sense})(?P<rest>.*)", re.S)) for number, sense in _SENSES
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]部分[:：、]?)(?P<rest>.{2,38})"
)
_INSIDE = re.compile(
    r"(?<=[。；])\s*(?=[一二三四五六]、\s*(?:总体情况|(?:行政机关)?主动公开政府信息情况|(?:行政机关)?收到和处理政府信息"
    r"公开申请情况|(?:因?政府信息公开)[^。；]{0,14}复议[^。；]{0,12}诉讼情况|(?:政府信息公开工作)?存在的主要问题及改进情况"
    r"|其他需要报告的?事项))"
)
_ACROSS = re.compile(r"[一二三四五六]、(?:总体情况$|.{8})")
"""Rows of the table of 2014 have shorter headings."""
_FULL_SENSE = 8
LONGEST_HEADING = 45


@value
class Piece:
    """A paragraph, or the part of one between two headings; `heading` is None where it only goes on.

    `number` is that of the section the heading opens (1–6 by sense), None for a heading of another sense.
    """

    text: str
    heading: str | None = None
    number: int | None = None


def pieces(document: Document) -> Iterator[Piece]:
    """The paragraphs in order, headings told apart, those inside a paragraph or across a table too."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _headings_across(block)
            continue
        for text in _INSIDE.split(block.text):
            found = heading_of(Text(text, block.level))
            if found is not None:
                number, heading, rest = found
                yield Piece(rest, heading, number)
            else:
                yield Piece(text.strip())


def _headings_across(table: Table) -> Iterator[Piece]:
    """The headings of sections that stand alone in a row between the rows of official tables."""
    for row in table.rows:
        words = [cell.text for cell in row if cell.text.strip()]
        if len(words) == 1 and _ACROSS.match(squeeze(words[0])):
            found = heading_of(Text(words[0]))
            if found is not None and found[0] is not None:
                yield Piece(found[2], found[1], found[0])


def read_sections(read: Iterable[Piece]) -> tuple[Section, ...]:
    """The sections that the pieces make, in order; those before the first heading belong to none."""
    sections: list[tuple[int | None, str, list[str]]] = []
    for piece in read:
        if piece.heading is not None:
            sections.append((piece.number, piece.heading, [piece.text] if piece.text else []))
        elif sections and piece.text:
            sections[-1][2].append(piece.text)
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
    return _before_a_blank(text) or _numbered(text, squeezed)


def _numbered(text: Text, squeezed: str) -> tuple[int | None, str, str] | None:
    match = _NUMBERED.fullmatch(squeezed)
    if match is None or re.search(r"[。;；]", squeezed[:-1]):
        return None
    rest = match["rest"].strip("。:：")
    for number, pattern in _ORDERED:
        if pattern.fullmatch(rest):
            return number, one_line(text.text), ""
    return (None, one_line(text.text), "") if len(rest) <= 28 and not squeezed.endswith("。") else None


def _before_a_blank(text: Text) -> tuple[int | None, str, str] | None:
    """A numbered heading with its text in the same paragraph, only a blank between them."""
    for blank in re.finditer(r"\s+", text.text[: LONGEST_HEADING + 1]):
        head, rest = text.text[: blank.start()], text.text[blank.end() :]
        for number, pattern in _PATTERNS if rest.strip() else ():
            match = pattern.fullmatch(squeeze(head))
            full = match and len(match["sense"]) >= 4 and not match["rest"].strip("。:：.")
            if match and full and match["ordinal"]:
                return number, one_line(head), rest.strip()
    return None


def numbers(sections: tuple[Section, ...]) -> set[int]:
    """Which of the six are there."""
    return {section.number for section in sections if section.number is not None}
