"""The body and year that a report names in its first sentences: 现公布某局2023年政府信息公开工作年度报告."""

from __future__ import annotations

import re

from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.words.title import FIRST_LINES, REPORT, Title, report_title
from pipelines.words.years import YEAR

_TOLD = re.compile(
    rf"(?:现将?|特)(?:予以|面?向社会|依法)*(?:公布|公开|发布|编制|编写|制作|向?制定)?《?(?P<title>[\u4e00-\u9fff\d]{{0,40}}?{REPORT})"
)
_DRAWN_UP = re.compile(
    rf"由(?P<by>[\u4e00-\u9fff]{{2,30}}?)(?:负责)?(?:编制|编写|编印)(?:完成)?的《?(?P<title>{YEAR}年度?{REPORT})"
)
_OFFICE = re.compile(r"办公[室厅]$|办$|领导小组|信息公开|中心$")
"""Who draws up a report for others: 县政府办公室."""
_OWN = re.compile(r"[本我该各全].*|.*(?:\d|以来|期间|情况).*")
"""How a body calls itself where it does not say its name; and a span of time."""


def told_title(document: Document) -> Title | None:
    """The title that the opening announces, for a document without one; a body that it calls 我局 is none."""
    lines = [squeeze(text.text) for text in document.texts() if text.text.strip()]
    for line in lines[:FIRST_LINES]:
        if (match := _TOLD.search(line)) and (title := report_title(match["title"])):
            own = title.agency is None or _OWN.fullmatch(title.agency)
            return Title(title.text, True, None if own else title.agency, title.year)
        if (match := _DRAWN_UP.search(line)) and (title := report_title(match["title"])):
            own = _OFFICE.search(match["by"]) or _OWN.fullmatch(match["by"])
            return Title(title.text, True, None if own else match["by"], title.year)
    return None
