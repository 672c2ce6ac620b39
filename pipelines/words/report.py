"""Whether a document is a disclosure report, by its own title, sections and tables."""

from __future__ import annotations

import re
from collections.abc import Collection

from models.rules import Wording, phrase
from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.words.title import Title, is_report_title

FEWEST_SECTIONS = 2
ENOUGH_SECTIONS = 4
FILLED = 20
"""So many figures make a report of the list of 2014 to 2018 alone: no blank form of a notice has them."""
PROSE = 300
"""A report without tables and official sections has at least this many characters of connected text."""

_OTHER_KINDS = re.compile(
    r"网站工作年度报表|法治政府建设|部门[预决]算|关于.*(?:通知|函|通报)$|培训|解读|图解|工作要点"
)


def why_not_a_report(
    document: Document, title: Title | None, sections: Collection[int], filled: int, tables: Collection[str]
) -> Wording | None:
    """The reason this is no report, None if it is one. `filled` counts cells that hold a number or mark.

    A title without body and year may be a column's name above something else.
    """
    named = title is not None and title.report
    if _is_list(document) and not tables:
        return phrase("no_report_list")
    if not named and title is not None and _OTHER_KINDS.search(squeeze(title.text)) and not filled:
        return phrase("no_report_title", title=title.text)
    if "t3" in tables and (named or len(sections) >= FEWEST_SECTIONS or len(tables) > 1):
        return None
    if "s14" in tables and filled >= FILLED:
        return None
    if len(sections) >= ENOUGH_SECTIONS:
        return None
    told = named and title is not None and (title.agency or title.year)
    if named and ((tables and told) or len(sections) >= FEWEST_SECTIONS or _prose(document) >= PROSE):
        return None
    if named:
        return phrase("no_report_empty")
    return phrase("no_report_unlike")


def _prose(document: Document) -> int:
    """Characters in paragraphs that are sentences."""
    texts = [squeeze(text.text) for text in document.texts()]
    return sum(len(text) for text in texts if text.endswith(("。", "；", "！", ";")))


def _is_list(document: Document) -> bool:
    titles = {squeeze(text.text) for text in document.texts() if is_report_title(text.text)}
    lines = sum(1 for text in document.texts() if text.text.strip())
    return len(titles) >= 4 and len(titles) * 3 >= lines
