"""Numbers that a sentence does not state of this year and this body: rounded, of other years, of others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.match.text import in_order
from pipelines.words.carried import is_with_the_old
from pipelines.words.levels import is_of_one_level
from pipelines.words.numerals import COUNTER

_ROUNDED = re.compile(
    r"(?:约[为有达计]?|第|近|超过?|逾|至少|不少于|不低于|不足|不到|不超过|突破|多达|\d[件条次起宗]?(?:[-~～至到—–]))$"
)
_ROUNDED_AFTER = re.compile(
    rf"(?:万|亿)?{COUNTER}?(?:余|多(?!数)|左右|以上|上下|以内|不等|[-~～至到—–](?!20\d\d年)\d)"
)
_DAMAGED = re.compile(r"[A-Za-z\d][,.，．]?$")
_OTHER_TIME = re.compile(
    r"去年(?!度?结转)|前年|往年|同比|环比|较|比[上去前2]|(?<!结转)上一?年(?!度?(?:结转|转))|历年|[上下]半年|两年|三年"
    r"|(?:第?[一二三四1-4]|前三)季度|每(?:年|月|周|日|天|季|半年|两|个|收到|受理|接到|有|件|条)|[日月年人]均|计划|拟|力争|目标"
    r"|单[日月周季条篇期场次]|最[高多低少]|峰值|凡|(?:近|过去|最近|连续|这)[二两三四五六七八九十\d]{1,2}个?年"
    r"|[二两三四五六七八九十]年(?:来|间)"
    r"|[自从][^,。;]{0,20}(?:施行|实施|开通|成立|运行)[^,。;]{0,8}[至到]"
)
_NOT_YET_PAST = re.compile(
    r"(?<!今年)(?<!年初)(?<!年1月1日)以来|[二两三四五六七八九十]年来|历年.*累计"
    r"|(?:截至|截止)(?!.*(?:全年|本年度?|年内|当年|今年|,(?:20\d\d)?年度?)累计).*累计|累计.*(?:截至|截止)|20\d\d年?(?:至|到|[-—~～])20\d\d年|到(?:20\d\d)?年底.*累计"
)
_SINCE_YEAR = re.compile(
    r"(?:自|从)(20\d\d)年[^,。;]{0,12}?(?:起|开始|至今|以来)(?!.*(?:20\d\d年|全年|本年|当年|今年|年内))"
)
"""What has been counted since a year, where nothing after it tells of one."""
_AND_BEFORE = re.compile(r"(?<=[年度])(?:及|和|以及|与)历年(?:来)?")
"""Years told beside the report's own."""
_STOCK = re.compile(
    r"(?:条|件|次|人次|份|宗)[,(](?:(?:其中)?:?全文电子化[^,。;]*[,;])?(?:其中,?)?(?:(?:当年|本年度?|今年|年内|全年|20\d\d年度?)(?:新增|净增)"
    r"|(?<=其中)(?:当年|本年度?|今年|年内|20\d\d年度?)(?:收到|受理|新收|公开|主动公开)?\d)"
)
_ADDED_UP = re.compile(r"累计|总计|合计|两年|三年")
_PLANNED = re.compile(
    r"下一?步|今后|接下来|明年|打算|力争|争取|准备(?=[^,。]{0,4}(?:开展|举办|组织|培训|公开))|拟(?!稿|定|制|批|聘|录|任)"
    r"|(?<!规划)计划(?!总结|信息|类|\d|、|生育)"
)
_DONE = re.compile(r"实际|已|完成")
_BODY = re.compile(
    r"(?:全年|本年度?|当年|年内|年度?|月份?|日|底|末)?(?P<name>[\u4e00-\u9fff]{0,12})"
    r"(?P<kind>(?<=[出产政法务电理究管察])所|(?<![网子主分])站|[大支中]队|分局|社区|(?<!农)村|局"
    r"|(?:(?<=[府委])|(?<=[市县区州][\u4e00-\u9fff]{2})|(?<=[市县区州][\u4e00-\u9fff]{3}))办|办公室|镇|乡|街道|委员会|办事处|本级|部门|单位|中心|公司|学校|医院)"
    r"(?:共计?|累计|全年|年内|分别|也|均|都|未|没有|尚|主动|\d{4}年度?)*(?:收到|受理|新收|接收|接到|公开(?!网|平台|栏|专栏|目录)|发布|办理)"
)
_BARE = frozenset("局镇乡") | {"街道", "办事处", "委员会"}
"""What a body calls itself for short, where nothing else says which it is."""
_BELOW = re.compile(r"(?<!政府及)(?<!政府及其)(?<!政府和)所属|下属|下辖|局属|直属|邻[县区市]")
_BRACKETED = re.compile(r"\([^()]*\)")
_OWN = re.compile(r"(?:我|本|全|该)[市州县区分]?$")
_OWN_BODY = re.compile(r"(?:我|本)(?:局|委|厅|镇|乡|街道|中心|单位)$")
_ALL_BODIES = re.compile(r"全(?P<place>[市县区旗州])(?:各级|各)*(?:行政机关|机关|部门|单位)")
_SUBJECT_BEFORE = re.compile(
    r"[^,;。:、\d]{2,18}(?:收到|受理|接收|新收|办理)[^,;。、\d]{0,12}\d+[件宗份起](?:[、,](?:已|均|共|按[时期]|予以|部分|不予|无法|办结|答复|公开)"
    r"[^,;。、\d]{0,8}\d+[件宗份起])*[、,]$"
)
_GOES_ON = re.compile(r"(?:已|均|都|全部|共|按[时期])*(?:办结|答复|回复|予以|部分|不予|同意|无法)")
"""A clause that begins so is of whom the clause before it names: 县政府办收到9件、办结8件."""
_WITH_ITS_OWN = re.compile(r"政府(?:本级)?(?:及|和|与|以及)其?(?:各|所属|工作)*$")
_GOVERNS = re.compile(r"(?:政府|管委会|管理委员会|[县区市旗州])$")
_DIVISIONS = "省市县区旗州盟"
_RULES = re.compile(r"(?:人民政府|管理委员会|管委会)$")
_EVERY = re.compile(r"全[市州县区旗](?:各级)?各?(?:部门|单位)$")
_SHARED = re.compile(
    r"(?:分别|依次)(?!为(?:政府|政务|门户|官方|微信|微博|网|公众号|当面|信函|传真|予以|部分|不予))"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同)20\d\d年度?[^,。;]{0,12}(?:相比,?)?[^,。;]{0,8}(?:增长|增加|上升|提高|下降|减少|降低|持平)[^,。;]{0,12}[,。;]"
)
"""What was more or less than in another year, told to its end."""
_CAUSED = re.compile(r"因20\d\d年[^,。;]{0,24}?(?:引起|引发|产生|导致)")
"""What led to something, in whatever year."""
_YEAR = re.compile(
    r"(?<!转)(?<!转至)(?<!转到)(?<!转入)(?<!延至)(?<!延到)"
    r"(20\d\d)年(?:度)?(?!修订|修正|颁布|印发|公布|实施|施行|新修|出台|版|度?起|度?结转)"
)
_ANSWERED_IN_PART = re.compile(
    r"其中(?!(?:[已均全共:]|都|累计|部|截至)*(?:答复|办结)).*(?:答复|办结)|以(?![我本自])[^,。;]{1,12}名义"
    r"|由[^,。;]{1,12}(?:答复|办结)|(?:顺延|结转|转入|转至|延至)[^,。;]{0,4}(?:下一?年|次年|20\d\d年)"
)
"""What was answered in one way, or by one of several, or will be."""
_RIGHT_OF_ALL = re.compile(
    r"(?:制作|产生|形成|生成|获取|拥有).*其中:?(?:属于?)?主动公开|其中:?(?:(?:20\d\d年度?|本年度?|当年|全年|今年)?新收|(?:涉及|因|关于)(?:政府)?信息公开)"
)
"""What is wanted of a number that holds more: new requests, cases over disclosure."""
_HELPED = re.compile(r"协助|配合|指导|督促|帮助|参与")
_EXCEPT = re.compile(r"除[^。;]{1,24}外|其余|其[他它](?![组法])")
_ONES_OWN = re.compile(
    r"[,;](?:其中)?[我本](?:[镇乡局委办部院处队站所馆]|街道|中心|机关|单位|公司)(?!不掌握|未制作|未保存)[^,。;\d]{0,12}\d"
)
_ADDED_UP_AFTER = re.compile(r"(?:条|件)[,、;](?:(?!其中|包括)[^。])*?(?:共计|合计|总计|总共)[^\d,。]{0,8}\d")
_COUNTED = re.compile(
    r"(?:个|项)(?:工作日|自然日|月|小时|季度|部门|单位|乡镇|村|方面|环节|栏目|部分|章节|板块|内容)"
)
_LISTED = re.compile(r"等(?:共计?|合计)?$")
_OF_A_LIST = re.compile(r"[个项]")
"""等六个部分 counts what is listed before it, not what the last name on the list is about."""
_OFFICE = re.compile(r"[局委厅院镇乡部办区县市]机关|机关本[部级]")
_UNITS = re.compile(r"(?:所|站|队|校|中心|单位|分局|村|社区|科室|机构)[^,。;]{0,10}\d")
_DISTRICT = re.compile(r"全[市县区旗州]")
_TOWN = re.compile(r"(?:[镇乡]|[镇乡]人民政府|街道|街道办事处|街道办)$")
_PLACE_BEFORE = re.compile(
    r"(?P<place>[\u4e00-\u9fff](?![我本全各该年省市城乡])[\u4e00-\u9fff])[县区市旗镇乡][\u4e00-\u9fff]*$"
)
_MONTH = re.compile(r"\d月")
_SPAN = re.compile(r"(\d{1,2})(?:月|月\d{1,2}日|月份)?(?:至|到|-|—|~|～)+(?:20\d\d年)?(\d{1,2})月")
_UP_TO = re.compile(r"截[至止][^,。;]*?(?<!\d)(\d{1,2})月")
_SINCE = re.compile(r"月(?:份|\d{1,2}日)?[^,。;]{0,8}(?:起|以来)")
_JUST_TIME = re.compile(r"(?:^|[,。;:])(?P<time>[^,。;:]{0,20}月(?:份|底|末|\d{1,2}日)?),[^,。;]*$")
_SOME_ASKED = re.compile(r"申请[^,。;]{0,8}?[1-9]\d*件")
_CARRIED = re.compile(r"(20\d\d)年度?结转")
_CARRIED_TO = re.compile(r"(?:转|延)[至到入]?(20\d\d)年")
_TOTALS = (".total", ".received")


@dataclass(frozen=True)
class Place:
    """A number that a wording found in a sentence, and what stands around it there.

    clause: from the mark before the wording to the number; before, after: the rest of the sentence.
    numbered: False where the wording itself states that there was none.
    """

    code: str
    clause: str
    before: str
    after: str = ""
    numbered: bool = True


def is_rounded(before: str, after: str) -> bool:
    """True for 近100件, 40件左右, 755多条, 30至40件; `before` and `after` stand around the number."""
    return bool(_ROUNDED.search(before) or _ROUNDED_AFTER.match(after))


def is_torn(before: str) -> bool:
    """True if the number after `before` is only the end of something (1O23条, 2,45条)."""
    return bool(_DAMAGED.search(before))


def is_of_others(place: Place, year: int | None, agency: str | None) -> bool:
    """True if the number is of another year or body; `year` and `agency` are the report's, if known."""
    clause, before = place.clause, place.before
    if not place.numbered:
        clause = _AND_BEFORE.sub("", clause)
    lately = before.replace(f"{year}年以来", "")
    since = _SINCE_YEAR.search(before)
    past = place.numbered and (_NOT_YET_PAST.search(lately) or (since and since[1] != str(year)))
    if _OTHER_TIME.search(clause) or past or _is_of_year(before, year):
        return True
    if (
        _is_planned(before)
        or _is_of_a_month(clause, before)
        or _STOCK.match(place.after)
        or _COUNTED.match(place.after)
        or (_LISTED.search(before) and _OF_A_LIST.match(place.after))
        or _is_of_years(clause, before, year)
        or _BELOW.search(clause)
    ):
        return True
    if _is_of_which(place) or _is_of_a_part(place, year):
        return True
    if _is_of_the_whole_place(place, agency) or (not place.numbered and _EXCEPT.search(before)):
        return True
    if (match := _ALL_BODIES.search(clause)) and not _rules(agency, match["place"]):
        return True
    named = _subject_before(place) + clause
    other = any(_is_other_body(match, agency) for match in _BODY.finditer(named))
    return other or bool(_SHARED.search(clause))


def _is_of_which(place: Place) -> bool:
    """True for a total behind 其中, unless it is the part that is wanted."""
    if place.code == "p.proactive.total" and place.before.removesuffix(place.clause).endswith("其中,"):
        return True
    whole = place.code.endswith(_TOTALS) and "其中" in place.clause
    return whole and not _RIGHT_OF_ALL.search(place.clause)


def _is_of_a_part(place: Place, year: int | None) -> bool:
    """True for what is added up behind it, what one of several answered, new requests with the old ones, and
    what another year left.
    """
    if place.code.startswith("p.requests.") and _HELPED.search(place.clause):
        return True
    if place.code == "p.proactive.total":
        levels = is_of_one_level(place.before, place.after)
        return levels or bool(_ADDED_UP_AFTER.match(place.after)) or _is_of_the_office(place)
    if place.code.endswith(".answered"):
        return bool(_ANSWERED_IN_PART.search(place.clause))
    if place.code.endswith(".received"):
        asked = not place.numbered and _SOME_ASKED.search(place.after)
        return bool(asked or _is_of_the_office(place) or is_with_the_old(place.before, place.after))
    if year is not None and place.code.endswith(".carried_out"):
        later = _CARRIED_TO.search(place.clause + place.after)
        return later is not None and int(later[1]) != year + 1
    carried = _CARRIED.search(place.clause) if place.code.endswith(".carried_in") else None
    return carried is not None and (year is None or int(carried[1]) != year - 1)


def _is_of_the_office(place: Place) -> bool:
    """True for 局机关收到2件 where the sentence counts its stations, schools or branches too."""
    beside = place.before.removesuffix(place.clause) + place.after
    return bool(_OFFICE.search(place.clause) and _UNITS.search(beside))


def _subject_before(place: Place) -> str:
    """The clauses before this one whose subject is that of this one."""
    if not place.code.startswith("p.requests.") or not _GOES_ON.match(place.clause):
        return ""
    told = _SUBJECT_BEFORE.search(place.before.removesuffix(place.clause))
    return told[0] if told else ""


def _is_of_a_month(clause: str, before: str) -> bool:
    """True for 6月收到申请20件 and 1—11月, not for 1月1日至12月31日 or 截至12月底."""
    told = _JUST_TIME.search(before)
    time = (told["time"] if told else "") + clause
    if not _MONTH.search(time) or _SINCE.search(time):
        return False
    span, last = _SPAN.search(time), _UP_TO.search(time)
    if span:
        return (span[1], span[2]) not in {("1", "12"), ("5", "12")}
    return last is None or last[1] != "12"


def _is_of_the_whole_place(place: Place, agency: str | None) -> bool:
    """True for a county's number in a town's report, or beside the body's own in one sentence."""
    if not _DISTRICT.search(place.clause):
        return False
    return bool(_ONES_OWN.search(place.after) or (agency and _TOWN.search(agency)))


def _rules(agency: str | None, place: str) -> bool:
    """Whether all bodies of a 县 are those of this agency: it is the county's government or unknown."""
    return agency is None or _RULES.sub("", agency).endswith(place)


def _is_planned(before: str) -> bool:
    planned = list(_PLANNED.finditer(before))
    return bool(planned) and not _DONE.search(before, planned[-1].end())


def _is_of_years(clause: str, before: str, year: int | None) -> bool:
    """True for a sum over the years since an earlier one."""
    return year is not None and any(each < year for each in _years(before)) and bool(_ADDED_UP.search(clause))


def _is_of_year(before: str, year: int | None) -> bool:
    years = _years(before)
    if year is None:
        return len(set(years)) > 1
    return bool(years) and years[-1] != year


def _years(before: str) -> list[int]:
    """The years that a sentence speaks of, without those it only compares with."""
    said = _CAUSED.sub("", _COMPARED.sub("", _BRACKETED.sub("", before)))
    return [int(match[1]) for match in _YEAR.finditer(said)]


def _is_other_body(match: re.Match[str], agency: str | None) -> bool:
    name, kind = match["name"], match["kind"]
    if (kind != "本级" and _OWN.search(name)) or _EVERY.search(name + kind):
        return False
    if kind == "办公室" and (_OWN_BODY.search(name) or (_TOWN.search(agency or "") and "党政" in name)):
        return False
    if kind == "办事处" and name.endswith("街道"):
        name, kind = name.removesuffix("街道"), "街道"
    if kind == "本级" and name.endswith("机关") and agency and not _GOVERNS.search(agency):
        return False
    if _WITH_ITS_OWN.search(name) and (agency is None or _GOVERNS.search(agency)):
        return False
    if agency is None:
        return bool(name) or kind not in _BARE
    agency = agency.replace("办公室", "办") if kind == "办" else agency
    where = _PLACE_BEFORE.search(name)
    if where and where["place"] not in agency:
        return True
    return name[-2:] + kind not in agency and not any(
        _abbreviates(name[-letters:] + kind, agency) for letters in range(2, len(name) + 1)
    )


def _abbreviates(short: str, agency: str) -> bool:
    """Whether a name leaves letters out of the agency's, which begins as it does: 发改局, 县发展和改革局."""
    starts = [place for place, letter in enumerate(agency) if letter == short[0]]
    whole = [agency[start:] for start in starts if start == 0 or agency[start - 1] in _DIVISIONS]
    return any(each.endswith(short[-1]) and in_order(short, each) for each in whole)
