"""Whether a report speaks for one agency or for a whole government, with the sentence that says so."""

from __future__ import annotations

import re

from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.reading import Scope

_PLACE = r"全[省市州县区旗](?!门户|网站)"
_AGGREGATE = (
    re.compile(r"汇总[^。]{0,40}(?:部门|乡镇|街道|单位|机关)|(?:部门|乡镇|街道|单位)[^。]{0,30}(?:汇总|数据编制|情况编制)"),
    re.compile(rf"{_PLACE}(?:各级)?(?:行政机关|各级各部门|各部门|各单位)?[^。,，]{{0,12}}(?:受理|收到|新收|接收|办理|共公开|主动公开)"),
    re.compile(r"(?:区|县|市|旗|州)本级[^。]{0,20}[,，、和][^。]{0,6}(?:乡镇|街道)"),
    re.compile(r"(?:包括|包含|涵盖)[^。]{0,30}(?:各乡镇|各镇|各街道)[^。]{0,20}(?:部门|单位)"),
)
_OWN = re.compile(r"(?:我|本)(?:局|委|办|部|院|镇|乡|街道|队|中心|厅|科|馆|会|社|机关|单位)[^。]{0,30}(?:公开|收到|受理|新收|未收)")
_AGENCY_NAME = re.compile(r"(?:局|委员会|委|办公室|办公厅|厅|办|部|院|队|中心|分局|站|所|镇人民政府|乡人民政府|镇政府|乡政府|街道办事处|街道办|街道|镇|乡|公司|集团)$")


def read_scope(agency: str | None, document: Document) -> tuple[Scope, str | None]:
    """The scope and its evidence: a sentence of the report, or the agency's own name."""
    sentences = [
        sentence
        for text in document.texts()
        for sentence in re.split(r"(?<=[。；;])", squeeze(text.text))
        if 4 <= len(sentence) <= 300
    ]
    narrow = agency is not None and _AGENCY_NAME.search(squeeze(agency)) is not None
    if not narrow:
        for sentence in sentences:
            if any(pattern.search(sentence) for pattern in _AGGREGATE):
                return Scope.GOVERNMENT_AGGREGATE, sentence
    if narrow:
        own = next((sentence for sentence in sentences if _OWN.search(sentence)), None)
        return Scope.AGENCY, own or agency
    own = next((sentence for sentence in sentences if _OWN.search(sentence)), None)
    return (Scope.AGENCY, own) if agency is None and own else (Scope.UNKNOWN, None)
