"""Who a report without a title speaks for: who drew it up, else who does what its first sentences tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.words.sentences import Sentence

_KIND = r"(?:(?<![我本该各])[局厅委镇乡]|委员会|街道|街道办事处|[镇乡]人民政府|管委会|管理委员会|中心)"
_NAME = rf"(?P<name>[\u4e00-\u9fff]{{2,20}}?{_KIND})"
_DRAWN_UP = re.compile(rf"由{_NAME}(?:负责)?(?:组织)?(?:编制|编写|编印|拟制)")
_DOES = (
    r"(?:坚持|认真|严格|高度重视|深入|按照|根据|贯彻|积极|以党|以习近平|以[^,，。]{2,30}为|全面|紧紧|围绕|切实|继续|进一步|不断|在[^,，。]{2,16}下)"
)
_SUBJECT = re.compile(rf"^(?:20\d\d年度?(?:以来)?,?|今年(?:以来)?,?|一年来,?)?{_NAME}{_DOES}")
_OF_A_WHOLE = re.compile(r"[我全本][省市县区旗州]")
_OFFICE = re.compile(r"办公室$|领导小组|信息公开|工作部门")
FIRST = 40
"""Sentences among which a report says of whom it is."""


def own_name(said: Iterable[Sentence]) -> str | None:
    """The body that the text names as its own; None if it tells none.

    Where it speaks of a whole place, the subject of a sentence may be one of many.
    """
    first = [sentence.comparable for _, sentence in zip(range(FIRST), said, strict=False)]
    whole = any(_OF_A_WHOLE.search(text) for text in first)
    for pattern in (_DRAWN_UP,) if whole else (_DRAWN_UP, _SUBJECT):
        for match in filter(None, map(pattern.search, first)):
            if not _OFFICE.search(match["name"]):
                return match["name"]
    return None
