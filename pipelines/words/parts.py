"""The five parts of section 一: by their headings, else by a sentence with the sense of the part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.match.text import one_line, squeeze
from pipelines.reading import Part, PartName, Section

_HEADINGS = (
    (PartName.REQUESTS, r"(?:政府信息)?依申请公开(?:政府信息|工作|办理)*"),
    (PartName.PROACTIVE, r"(?:政府信息)?主动公开(?:政府信息|信息|工作)*"),
    (
        PartName.PLATFORM,
        r"(?:政府)?(?:信息)?(?:规范)?(?:公开)?(?:平台|网站|载体|渠道)(?:和(?:政务)?新媒体)?建设|信息公开平台",
    ),
    (PartName.MANAGEMENT, r"(?:政府)?信息(?:公开)?(?:规范)?管理|规范信息管理"),
    (
        PartName.OVERSIGHT,
        r"(?:政府信息|信息公开|工作)*监督(?:和|与|及)?保障(?:机制)?|(?:强化|加强)?监督(?:考核|管理)",
    ),
)
_ORDINAL = r"(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d)[)）、.．:：]*)?(?:是)?"
_PATTERNS = tuple(
    (name, re.compile(rf"{_ORDINAL}(?:{words})(?:的?情况|方面|工作)*(?P<end>$|[。:：,，.])"))
    for name, words in _HEADINGS
)
_SENSES = (
    (PartName.PROACTIVE, re.compile(r"主动公开|公开[^。]{0,12}信息|发布[^。]{0,12}(?:信息|动态)")),
    (PartName.REQUESTS, re.compile(r"依申请|信息公开申请|公开申请|申请公开")),
    (PartName.MANAGEMENT, re.compile(r"信息管理|审查|审核|审签|保密|清理|动态调整|规范性文件|先审后发|台账")),
    (PartName.PLATFORM, re.compile(r"平台|网站|公众号|新媒体|微博|专栏|栏目|公开栏|查阅点")),
    (PartName.OVERSIGHT, re.compile(r"监督|考核|评议|培训|领导小组|责任追究|追责|保障|专人负责|督查|检查")),
)
LONGEST = 40


def read_parts(sections: Sequence[Section]) -> tuple[Part, ...]:
    """The parts that section 一 has, in the order of the notice; each once."""
    lines = [line for section in _first(sections) for line in section.text.split("\n") if line.strip()]
    found: dict[PartName, tuple[str, list[str]]] = {}
    current: PartName | None = None
    for line in lines:
        named = _heading(line)
        if named is not None:
            current, shown, rest = named
            found.setdefault(current, (shown, []))[1].extend([rest] if rest else [])
        elif current is not None:
            found[current][1].append(line)
    parts: list[Part] = []
    for name, sense in _SENSES:
        if name in found:
            shown, texts = found[name]
            parts.append(Part(name, shown, "\n".join(texts)))
        elif like := next((line for line in lines if sense.search(squeeze(line))), None):
            parts.append(Part(name, None, one_line(like)))
    order = list(PartName)
    return tuple(sorted(parts, key=lambda part: order.index(part.name)))


def _first(sections: Sequence[Section]) -> list[Section]:
    """Section 一 with headings of other senses that stand before section 二."""
    found: list[Section] = []
    for section in sections:
        if section.number == 1 or (found and section.number is None):
            found.append(section)
        elif found:
            break
    return [Section(each.number, "", f"{each.heading}\n{each.text}") for each in found]


def _heading(line: str) -> tuple[PartName, str, str] | None:
    squeezed = squeeze(line)
    for name, pattern in _PATTERNS:
        match = pattern.match(squeezed)
        if match is None:
            continue
        rest = squeezed[match.end() :]
        if not rest and len(squeezed) <= LONGEST:
            return name, one_line(line), ""
        if rest and match["end"]:
            return name, squeezed[: match.end()].rstrip("。:：,，."), rest
    return None
