"""The sentences of the text with their sections; paragraphs that a page break cut are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipelines.match.text import begins_numbered, one_line, squeeze
from pipelines.words.numerals import with_digits
from pipelines.words.respectively import told_apart
from pipelines.words.sections import Piece

_END = ("。", "；", ";", "：", ":", "！", "？", "!", "?", "”", "）", ")", "》")
_SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?")
SHORTEST_CUT = 15
"""A shorter line without a full stop is a heading or a list item, not half a sentence."""
LONGEST_HEADING = 30
FARTHEST = 400
"""Characters up to which what stands before a sentence may say what it is about."""
_NO_HEADING = re.compile(r"[。；;，,]|\d+(?:件|条|次|份|篇|人)")
_ENDS_HEADING = re.compile(
    r"(?:情况|方面|工作|建设|保障|管理|渠道|方式|形式|途径|数量|内容|措施|统计|类别|事项)$"
)
_BEGINS = re.compile(r"20\d\d年|本年|全年|今年|[我本][\u4e00-\u9fff]{1,3}|截[至止]|无|没有|未")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩")
_QUOTED = r"[“\"「『][^“”\"「」『』]{1,14}[”\"」』]"
_ACCOUNT = re.compile(rf"(?<=[号信博站台]){_QUOTED}|{_QUOTED}(?=(?:官方|政务|的)*(?:微信|公众号|微博))")
_POINT = re.compile(
    r"[一二三四五六七八九十]是|\([一二三四五六七八九十]\)|第[一二三四五六七八九十],|\d{1,2}[.、)]"
)
_NOTE = re.compile(r"\((?![^()]*(?:约|余|左右|以[上下内]|累计|[一二三四五六七八九十]\)))[^()\d]*\)")
_RUN_IN = re.compile(
    r"^(\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^。,，;；:：\d]{2,34}?"
    r"(?:情况|事项|方面|概述|数量))[ \u3000\xa0]+(?=[^\s。])"
)
"""A heading that its paragraph follows in the same line."""
_FILLED_IN = re.compile(
    r"(?<=[\u4e00-\u9fff:])(?:\[\d+\]|【\d+】|〔\d+〕|\(\d+\)|_+\d+_+)(?=[条件次宗份篇期场](?!例|款|目))"
)
"""A number that a form left a bracketed or underlined blank for: 收到申请[3]件."""
_STOCK_BEFORE = re.compile(
    r"(?:(?:历年|历史)累计[^。;,\d]{0,16}|(?:到|截?至|截止)(?:20\d\d年?)?(?:年?底|年?末|12月底|12月31日),?[^。;,\d]{0,14}累计"
    r"(?P<what>(?:主动)?公开的?(?:政府|政务)?信息)[^。;,\d]{0,4})\d+[条件],(?:[^,。;]{0,8}电子化[^,。;]{0,10},)?其中[:,]?"
    r"(?=(?:20\d\d年度?|本年度?|当年|今年|全年)新增)"
)
"""What was published in all years, where the year's own part follows."""
_VIEWS_BEFORE = re.compile(
    r"累计(?P<of>(?:访问|浏览|点击)(?:总?量|人?次数?))[^。;,\d]{0,4}[\d.]+[万亿]?(?:人次|次),其中:?"
    r"(?P<when>20\d\d年度?|本年度?|今年|当年|全年)(?:新增|增加|为|达)*(?=\d)"
)
"""The views of all years, where those of the year follow."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as printed, with the number of its section by sense.

    under: what stands before it and says what it is about, squeezed: the heading that it stands under, the
        line that leads to its list, the sentences before it on the same point of its paragraph.
    """

    text: str
    section: int | None
    under: str = ""

    @cached_property
    def squeezed(self) -> str:
        """Without blanks and quotation marks."""
        return squeeze(self.text)

    @cached_property
    def comparable(self) -> str:
        """As wordings are tried on it: squeezed, with plain commas, counted numerals as digits.

        Names of accounts (公众号“石塘发布”) and notes without a number are left out; numbers that several
        names share (网站、微信分别公开3条、5条) stand each behind its own. Of 历年累计52条,其中本年新增14条
        the year's part is left. A heading that runs into its paragraph ends with a colon.
        """
        named = squeeze(_ACCOUNT.sub("", _RUN_IN.sub(r"\1:", self.text))).replace("，", ",")
        named = _FILLED_IN.sub(lambda match: match[0].strip("[]【】〔〕()_"), named)
        plain = _STOCK_BEFORE.sub(r"\g<what>", _NOTE.sub("", with_digits(named)))
        return told_apart(_VIEWS_BEFORE.sub(r"\g<when>\g<of>", plain))


def sentences(read: Iterable[Piece]) -> Iterator[Sentence]:
    """Every sentence of the pieces of a document, in order."""
    heading = lead = ""
    for section, text, opens in _paragraphs(read):
        squeezed = squeeze(text)
        if opens is not None:
            heading, lead = squeeze(opens), ""
        if not begins_numbered(text) and text[:1] not in _CIRCLED:
            lead = ""
        above, before = f"{heading}\n{lead}\n", ""
        for match in _SENTENCE.finditer(text):
            if match[0].strip():
                before = "" if _POINT.match(squeeze(match[0])) else before
                yield Sentence(one_line(match[0]), section, above + before)
                before = (before + squeeze(match[0]))[-FARTHEST:]
        if _is_heading(text):
            heading = squeezed
        if squeezed.endswith((":", "：")):
            lead = squeezed[-FARTHEST:]


def _paragraphs(read: Iterable[Piece]) -> Iterator[tuple[int | None, str, str | None]]:
    """Section, text, and the heading if the paragraph is the first under one."""
    section: int | None = None
    opens: str | None = None
    held = ""
    for piece in read:
        if piece.heading is None and _is_cut(held, piece.text):
            held += piece.text
            continue
        yield section, held, opens
        opens, held = piece.heading, piece.text
        section = section if piece.heading is None else piece.number
    yield section, held, opens


def _is_cut(held: str, after: str) -> bool:
    """True of the first half of a paragraph that goes on in the next; a heading within the text is none."""
    if len(held) < SHORTEST_CUT or held.endswith(_END):
        return False
    return not (_is_heading(held) and _ENDS_HEADING.search(held) and _begins_anew(held, after))


def _begins_anew(held: str, after: str) -> bool:
    return begins_numbered(held) or _BEGINS.match(squeeze(after)) is not None


def _is_heading(text: str) -> bool:
    squeezed = squeeze(text)
    return 0 < len(squeezed) <= LONGEST_HEADING and not _NO_HEADING.search(squeezed)
