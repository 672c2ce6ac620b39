"""Numbers of requests that are of something else: papers, some applicants, one way of asking."""

from __future__ import annotations

import re

from pipelines.words.others import Place

_FROM_OTHERS = re.compile(r"转[来办交送]|法院|检察|上级")
_WAYS = (".in_person", ".online", ".letter", ".fax")
_APPLICANT = r"(?:公民|自然人|个人|法人|企业|其[他它]组织|商业|科研|社会公益|法律服务)"
_OF_APPLICANTS = re.compile(_APPLICANT)
_WAY = r"(?:当面|现场|窗口|纸质|书面|信函|邮寄|邮件|邮箱|网络|网上|网站|平台|系统|传真|来函)"
_BY_ONE_WAY = re.compile(
    rf"(?:通过|以|利用|经)(?:(?!等)[^,。;、\d]){{0,16}}{_WAY}(?!等)"
    r"|(?:平台|系统|网站|窗口|邮箱)(?:累计|共计?|上)*(?:收到|受理|接收|接到)"
)
_NEXT_WAY = re.compile(rf"[件宗份起条][、,;](?!其中|包括)[^,。;、\d]{{0,10}}{_WAY}[^,。;、\d]{{0,8}}\d")
_NEXT_APPLICANTS = re.compile(rf"[件宗份起条][、,]{_APPLICANT}[^,、。]{{0,10}}\d")
_EARLIER_APPLICANTS = re.compile(rf"{_APPLICANT}[^,。;、\d]{{0,20}}\d+[件宗份起条]")
_UNABLE = re.compile(r"无法提供\D{0,4}\d")
_NOT_HELD = r"(?:不掌握|(?:非|不属于?|不是)本(?:机关|行政机关|部门|单位|局)|另行制作|不明确)"
_UNABLE_TOO = re.compile(
    rf"{_NOT_HELD}[^,、。;\d]{{0,10}}[1-9]\d*[件条份]|[1-9]\d*[件条份][^,、。;\d]{{0,8}}{_NOT_HELD}"
)
"""What could not be provided for other reasons: what does not exist is then a part."""
_CLASSIFIED = re.compile(
    r"公开属性|(?<!答复)(?<!告知)主动公开(?:文件|公文|类|的)*\d+(?:件|份)|拟稿|公文|定密"
    r"|(?:起草|制发|印发)[^,。;]{0,6}文件"
    r"|主动公开(?:的|政府|信息|数|量|为|共)*\d+(?:条|件|份|项)[、,](?:作为|属于?|列为)?依申请公开(?:的|政府|信息|数|量|为|共)*\d"
    r"|(?:文件|报告|档案|合同|决定书|项目|资料)\d+(?:件|份|个|项)"
)
_CLASS_OF_PAPERS = re.compile(
    r"(?P<made>(?:产生|制作|形成|生成|获取|拥有)[^。;]*)?主动公开(?:的|政府|信息|数|量|为|共)*\d+"
    r"(?:条|件|份|项)[、,](?:作为|属于?|列为)?依申请公开(?:的|政府|信息|数|量|为|共)*$"
)
_NEXT_CLASS = re.compile(r"(?:条|份|项)[,、;](?:作为|属于?|列为)?不予公开")
_CLASSES_BEFORE = re.compile(
    r"(?:产生|制作|形成|生成|获取|拥有)[^。]{0,12}信息[^。]*(?:。其中[^。]*)?"
    r"主动公开[^。;；]{0,8}\d[^。]*[;；]$"
)
_CLASSES = re.compile(
    r"(?:其中)?(?:属于?|列为)?(?:依申请公开|不予公开)(?:的|类|政府|政务|信息|文件|数|量|为)*\d"
)
"""A sentence that goes on to tell the papers of a year by class."""
_WAY_OF_ANSWER = r"(?:予以|部分|同意|不予|不同意)公开|无法提供|信息不存在|不予处理"
_TWO_WAYS = re.compile(
    rf"(?:{_WAY_OF_ANSWER})(?:的|或者?|和|及|与|以及|、)+(?:{_WAY_OF_ANSWER})[^,。;、\d]*$"
)
"""Two ways of answering share the number."""
_NOUGHT = re.compile(r"0[件条份项]?$|为(?:零|0)")
_BY_CLASS = (".received", ".granted", ".partial", ".denied")
_OF_DISPUTES = re.compile(r"诉讼|复议")
_ASKED = re.compile(r"(?<!被)(?<!复议)申请(?!(?:行政)?复议)")
_ON_TIME = re.compile(r"(?:按[时期]|如期|及时|当[场日])(?:答复|办结)")
_LATE = re.compile(
    r"(?:延期|逾期|超期|超时)(?:答复|办结)?[^,、。;\d]{0,4}[1-9]|[1-9]\d*[件宗份起][^,、。;\d]{0,6}(?:延期|逾期|超期|超时)"
)
"""What was answered late is told beside what was answered in time: neither is all that was answered."""


_SOME_ALONE = re.compile(
    r"(?:收到|接到|受到|受理|接收|新收)(?!.*(?:任何|各种|各类|等|或|及|和|与|、))[^,。;]{0,16}?"
    r"(?:需要?|应当|通过|网上|网络|线上|信函|邮寄|书信|当面|现场|传真|邮[件箱]|企业|转[办来交送]|上级|重复|[逾超]期|复杂"
    r"|涉密|恶意|大量|批量)[^,。;]{0,12}申请"
)
"""That requests of one way, applicant or kind were absent says nothing of the others."""
_COMPLAINED = re.compile(
    r"的?(?:答复|办理|处理|回复|受理)[^,。;、]{0,10}(?:不满|不服|异议|投诉|举报|意见|反映|[逾超]期)"
)
"""What is told absent is a complaint about requests."""


def is_of_other_requests(place: Place, clause: str, before: str) -> bool:
    """True if the number is of reviews, papers, some applicants or one way of asking or answering.

    `clause` and `before` are the place's, without complaints that only tell why nothing was done.
    """
    code = place.code
    absent = code.endswith(".received") and not place.numbered
    if absent and (_SOME_ALONE.search(clause) or _COMPLAINED.match(place.after)):
        return True
    if code.endswith(".unable") and "不存在" in clause and _is_of_what_is_not_there(place, clause):
        return True
    if code.endswith(".answered") and _ON_TIME.search(clause) and _LATE.search(place.after):
        return True
    if _OF_DISPUTES.search(before) and not _ASKED.search(before):
        return True
    if code.endswith(_WAYS) and _FROM_OTHERS.search(clause):
        return True
    if _TWO_WAYS.search(before) or _is_of_one_way(place) or _is_of_some_applicants(place):
        return True
    return code.endswith(_BY_CLASS) and _is_of_papers(place)


def goes_on_with_papers(code: str, text: str, under: str) -> bool:
    """True of 依申请公开2条 behind 产生信息50条，其中主动公开48条；."""
    return code.endswith(_BY_CLASS) and bool(_CLASSES.match(text) and _CLASSES_BEFORE.search(under))


def _is_of_what_is_not_there(place: Place, clause: str) -> bool:
    """信息不存在3件 is but a part of what could not be provided, where more of it is told."""
    before = place.before.removesuffix(clause)
    return bool(_UNABLE.search(before) or _UNABLE_TOO.search(before) or _UNABLE_TOO.search(place.after))


def _is_of_papers(place: Place) -> bool:
    """True for 主动公开9份、依申请公开0份; that nobody asked is told without a number."""
    counted = place.numbered or _NOUGHT.search(place.clause)
    of_class = _CLASS_OF_PAPERS.search(place.before)
    if of_class and (of_class["made"] or _NEXT_CLASS.match(place.after)):
        return True
    return bool(counted and _CLASSIFIED.search(place.before))


def _is_of_some_applicants(place: Place) -> bool:
    """收到公民申请9件、法人申请1件: neither is the number received."""
    before = place.before.removesuffix(place.clause)
    listed = _NEXT_APPLICANTS.match(place.after) or _EARLIER_APPLICANTS.search(before)
    return bool(listed and _OF_APPLICANTS.search(place.clause))


def _is_of_one_way(place: Place) -> bool:
    """通过网站收到申请3件、信函申请36件: the first is not the number received."""
    whole = place.code.endswith((".received", ".answered"))
    return whole and bool(_BY_ONE_WAY.search(place.clause) and _NEXT_WAY.match(place.after))
