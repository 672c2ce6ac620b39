"""Numbers that a sentence does not state of this year and this body: rounded, of other years, of others."""

from __future__ import annotations

import re

_PIECE = r"(?:件|条|宗|份|起|个|次|项|例|批|场|期|篇|人次|元)?"
_ROUNDED = re.compile(
    r"(?:约|近|超过?|逾|至少|不少于|不低于|不足|不到|不超过|突破|多达|\d[件条次起宗]?(?:[-~～至到—–]))$"
)
_ROUNDED_AFTER = re.compile(rf"(?:万|亿)?{_PIECE}(?:余|多(?!数)|左右|以上|上下|以内|不等|[-~～至到—–]\d)")
_OTHER_TIME = re.compile(
    r"去年|前年|往年|同比|环比|较|比[上去前2]|上一?年(?!度?(?:结转|转))|历年|上半年|下半年"
    r"|(?:第?[一二三四1-4]|前三)季度|每(?:年|月|周|日|天|季|半年|两|个)|[日月年人]均|计划|拟|力争|目标"
)
_NOT_YET_PAST = re.compile(
    r"(?<!今年)(?<!年初)以来|(?:截至|截止|历年).*累计|累计.*(?:截至|截止)|20\d\d年?(?:至|到|[-—~～])20\d\d年"
)
_OTHER_MATTER = re.compile(
    r"人大代?表?建议|提案|(?<!复)议案|留言|信访|来信|行政许可|低保|执照|公租房|社保|审批|投诉|举报|热线|网民"
    r"|职业|技能|补贴|救助|仲裁|登记业务|农民工"
)
_FOI = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息|新收|结转|予以公开|不予公开|部分公开")
_ALL_CASES = re.compile(r"办理|审理|受理|各类|应诉|处理")
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,12})(?P<kind>局|镇|乡|街道|委员会|办事处|本级|部门|单位)"
    r"(?:共计?|累计|全年|年内|分别|也|均|主动|\d{4}年度?)*(?:收到|受理|新收|接收|接到|公开|发布|办理)"
)
_BELOW = re.compile(r"所属|下属|下辖|局属|直属")
_BRACKETED = re.compile(r"\([^()]*\)")
_OWN = re.compile(r"(?:我|本|全|该)[市州县区]?$")
_YEAR = re.compile(r"(20\d\d)年(?:度)?(?!修订|修正|颁布|印发|公布|实施|施行|新修|出台|版|起)")
_DISPUTES = ("p.review.", "p.litigation.")
_TOTALS = (".total", ".received")


def is_rounded(before: str, after: str) -> bool:
    """True for 近100件, 40件左右, 755多条, 30至40件; `before` and `after` stand around the number."""
    return bool(_ROUNDED.search(before) or _ROUNDED_AFTER.match(after))


def is_of_others(code: str, clause: str, before: str, year: int | None, agency: str | None) -> bool:
    """True if the number at the end of `clause` is of another year, another body or another matter.

    `before` is the sentence up to the number; `year` and `agency` are those of the report, if known.
    """
    if _OTHER_TIME.search(clause) or _NOT_YET_PAST.search(before) or _is_of_year(before, year):
        return True
    if _OTHER_MATTER.search(clause) or _BELOW.search(clause):
        return True
    if code.startswith("p.requests.") and _OTHER_MATTER.search(before) and not _FOI.search(before):
        return True
    if code.startswith(_DISPUTES) and _ALL_CASES.search(clause) and not _FOI.search(before):
        return True
    if code.endswith(_TOTALS) and "其中" in clause:
        return True
    return any(_is_other_body(match, agency) for match in _BODY.finditer(clause)) or "分别" in clause


def _is_of_year(before: str, year: int | None) -> bool:
    years = [int(match[1]) for match in _YEAR.finditer(_BRACKETED.sub("", before))]
    if year is None:
        return len(set(years)) > 1
    return bool(years) and years[-1] != year


def _is_other_body(match: re.Match[str], agency: str | None) -> bool:
    name, kind = match["name"], match["kind"]
    if kind != "本级" and _OWN.search(name):
        return False
    return agency is None or not name or name[-2:] + kind not in agency
