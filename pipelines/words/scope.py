"""Whether a report speaks for one agency or for a whole government, with the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.match.text import squeeze
from pipelines.reading import Scope
from pipelines.words.sentences import Sentence

_PLACE = r"全[省市州县区旗](?!门户|网站)"
_BODIES = r"(?:部门|乡镇|街道|单位|机关)"
_TOWNS = r"(?:乡镇|街道|各镇)"
_DOES = r"(?:受理|收到|新收|接收|办理|共公开|主动公开)"
_AGGREGATE = (
    re.compile(rf"汇总[^。]{{0,40}}{_BODIES}|{_BODIES}[^。]{{0,30}}(?:汇总|数据编制|情况编制)"),
    re.compile(rf"{_PLACE}(?:各级)?(?:行政机关|各级各部门|各部门|各单位)?[^。,，]{{0,12}}{_DOES}"),
    re.compile(rf"(?:区|县|市|旗|州)本级[^。]{{0,20}}[,，、和][^。]{{0,6}}{_TOWNS}"),
    re.compile(
        rf"(?<!不)(?:包括|包含|涵盖)[^。]{{0,30}}"
        rf"(?:{_TOWNS}[^。]{{0,20}}(?:部门|单位)|(?:部门|单位)[^。]{{0,20}}{_TOWNS})"
    ),
)
_SPEAKS_FOR_ALL = re.compile(r"(?:管理委员会|管委会|人民政府)(?:办公室|办公厅|办)?$")
"""Names of bodies of which some report for themselves and some for all below them."""
_PUT_TOGETHER = re.compile(
    rf"汇总[^。]{{0,40}}{_BODIES}|{_BODIES}[^。]{{0,30}}(?:汇总编|汇总而|数据编制|情况编制)"
)
_APART = re.compile(r"另见|另行|仅(?:反映|包括|为|指)|只(?:反映|包括)|不(?:含|包括|包含)")
_OWN = re.compile(
    r"(?:我|本)(?:局|委|办|部|院|镇|乡|街道|队|中心|厅|科|馆|会|社|机关|单位)"
    r"[^。]{0,30}(?:公开|收到|受理|新收|未收)"
)
_AGENCY_NAME = re.compile(
    r"(?:局|委|会|室|厅|办|部|院|队|中心|站|所|公司|集团"
    r"|[镇乡](?:人民)?政府|街道办事处|街道办|街道|镇|乡)$"
)


def read_scope(agency: str | None, said: Sequence[Sentence]) -> tuple[Scope, str | None]:
    """The scope and its evidence: a sentence of the report, or the agency's own name."""
    own = next((sentence.text for sentence in said if _OWN.search(sentence.squeezed)), None)
    if agency is not None and _SPEAKS_FOR_ALL.search(squeeze(agency)):
        for sentence in said:
            if _PUT_TOGETHER.search(sentence.squeezed) and not _APART.search(sentence.squeezed):
                return Scope.GOVERNMENT_AGGREGATE, sentence.text
    if agency is not None and _AGENCY_NAME.search(squeeze(agency)):
        return Scope.AGENCY, own or agency
    for sentence in said:
        if any(pattern.search(sentence.squeezed) for pattern in _AGGREGATE):
            return Scope.GOVERNMENT_AGGREGATE, sentence.text
    return (Scope.AGENCY, own) if agency is None and own else (Scope.UNKNOWN, None)
