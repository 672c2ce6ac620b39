"""Numbers of other matters than disclosure: proposals, petitions, a bureau's own cases and courses."""

from __future__ import annotations

import re

from pipelines.words.activities import is_of_another_activity
from pipelines.words.asked import is_of_other_requests
from pipelines.words.channels import is_of_another_channel, without_list
from pipelines.words.disputes import ABOUT_DISCLOSURE, is_of_other_cases
from pipelines.words.others import Place

_OTHER_MATTER = re.compile(
    r"人大代?表?建议|提案|(?<!复)议案|留言|信访|来信(?!申请)|信箱|行政许可|低保|执照|公租房|社保|审批|投诉|举报|热线|网民"
    r"|职业|技能|补贴|救助|仲裁|登记业务|农民工"
)
_NAMED_AFTER = re.compile(
    r"(?:信访|审批)(?:[和与及]?(?:服务|管理|工作|政务|政府|信息|数据|大数据))*(?:局|办公室|中心|办(?![理结]))"
)
"""Bodies whose names tell of such matters: what they disclose is disclosure all the same."""
_COMPLAINTS = re.compile(r"信访|投诉|举报")
"""Why requests are not processed; and what is told absent together with reviews and lawsuits."""
_AND_SO_ON = re.compile(r"等(?:情形|情况|原因)?不予处理")
_ASKED_FOR = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息|(?:新收|收到|受理|接到)的?申请")
_FOI = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息")
_PERMITS = re.compile(r"审批|行政许可")
_DISPUTES = ("p.review.", "p.litigation.")


def is_of_another_matter(place: Place, agency: str | None = None) -> bool:
    """True if the number is not of what its wording names; `agency` is the report's, if known."""
    code, clause, before = place.code, place.clause, place.before
    if not code.startswith("p.requests.") or _FOI.search(before):
        clause = _NAMED_AFTER.sub("", clause)
    if _may_name_complaints(place):
        clause, before = _COMPLAINTS.sub("", clause), _COMPLAINTS.sub("", before)
    if _OTHER_MATTER.search(without_list(clause) if code.startswith("p.proactive.") else clause):
        return True
    if code.startswith("p.requests."):
        asked = _FOI if _PERMITS.search(before) else _ASKED_FOR
        unsaid = _OTHER_MATTER.search(before) and not asked.search(before)
        return bool(unsaid) or is_of_other_requests(place, clause, before)
    if code.startswith(_DISPUTES):
        return is_of_other_cases(place)
    if code.startswith("p.proactive."):
        return is_of_another_channel(place, agency)
    return is_of_another_activity(place)


def _may_name_complaints(place: Place) -> bool:
    told_with = place.code.startswith((*_DISPUTES, "p.consultations."))
    absent = not place.numbered and told_with and ABOUT_DISCLOSURE.search(place.before)
    return bool(absent) or (place.code == "p.requests.rejected" and bool(_AND_SO_ON.search(place.clause)))
