"""Numbers of what was disclosed that are of another channel, of several, or of one kind of papers."""

from __future__ import annotations

import re

from pipelines.words.others import Place

_HANDLED = re.compile(
    r"(?<!发布)(?<!发布、)转载|排查|清理|抽查|检查|整改|(?<!经)审核|(?<!经)审查|核查|监测|采用|采纳|录用|报送|上报|报道|删除|撤稿|下线|屏蔽|征集"
    r"|回复|招聘|岗位|供求"
)
_ON_REQUEST = re.compile(r"依申请公开(?:的|类|政府|政务)*(?:信息|文件|内容)?(?:共计?|数量?|为)*$")
_PART = re.compile(
    r"领域|围绕|主题|各村|村务|科室|(?<!对应)(?<!相应)(?<!相关)(?<!各)栏目|两微|新媒体|信息中|电子化"
)
_OF_THE_WHOLE = re.compile(r"在[^,。;]{0,16}公开的?\d[\d,]*条[^,。;\d]{0,8}中")
"""In a sentence that speaks of a told total's parts (在主动公开的51条政府信息中) no number is a total."""
_SITE_AND_MORE = re.compile(r"网站[^,。;]*(?:新媒体|两微一?端?)(?:平台|账号|矩阵)?(?:、[^,。;]*)?等")
_PUT_OUT = re.compile(r"公开(?!途径|渠道|方式|形式|网)|公布|发布|发出|推送|上传|更新|刊登")
_ANY = (
    r"(?:(?!工作动态)(?:[各多几][类项种]|条|\d+[大个]?[类项]|本年度?|当年|全年|20\d\d年度?|各级|大量|相关|有关|重要|部门|单位|政府|政务"
    r"|公共|机关|动态|新闻|公开|公示|发布|更新|推送|工作|网站|网络|平台|信息|消息|资讯|内容|文章|图文|稿件|微博|微信|推文"
    r"|公众平?台?账?号?|转[载发]|原创|自主|条目|情况|全[市县区旗州镇乡]|件数|目录|数据|总|数|量|共|计|累计|合计|达到?|有|为|了|的|上|约|:|《|》))*"
)
"""Words for papers that leave none out."""
_ANY_KIND = re.compile(_ANY)
_FIELD = re.compile(
    rf"{_ANY}(?P<field>[\u4e00-\u9fff]{{2,4}}?)(?:行政|系统|行业)?(?:工作|政府|政务)?(?:信息|动态|资讯){_ANY}"
)
_DIVISION = re.compile(r"[省市县区旗州盟]")
_LIST_OF_PAPERS = re.compile(r"(?<=公开|公布|发布)[^,。;、\d]{1,24}、.*等")
_KINDS_TOLD = re.compile(r"等|涉及|有关|以及|[和与及]")
_CHANNELS = (
    re.compile(r"网站|门户网|(?:政府|公开|公众|政务|党政)(?:信息)?网(?!站)|官网|互联网上"),
    re.compile(r"微信|公众号"),
    re.compile(r"微博"),
    re.compile(r"公报"),
    re.compile(r"公[开示告]栏|宣传栏|电子屏"),
    re.compile(r"客户端|抖音|视频号|头条|(?:广播|电视)(?!电视|[局台])|(?<!公)报刊|报纸"),
)
_BESIDE = re.compile(
    r"(?:条|件)[,、;](?!其中|包括|主要)(?:并|同时|还|另|又)*(?:通过|利用|依托|运用|在|用)?[^,。;]{0,16}?"
    r"(?:微信|公众号|微博|公报|客户端|抖音|新媒体|报[刊纸]|广播|电视|公[开示告]栏|宣传栏|电子屏|显示屏"
    r"|其[他它](?:媒体|渠道|方式|途径|平台|形式))[^,。;]{0,36}?\d"
)
"""Another channel's number right after this one's: both are parts."""
_AFTER_SITE = re.compile(
    r"(?:网站|门户网|官网)[^,。;\d]{0,40}\d[\d,.]*(?:余|多)?[条件篇][,;](?:并|同时|还|另|又)*"
    r"(?:通过|利用|依托|运用|在|借助)(?:(?!共|累计|合计|总)[^,。;\d])*\d*$"
)
"""Another channel's number right after the site's."""
_NEXT_SITE = re.compile(
    r"(?:条|件)[,、;](?:同时|还|另|又)*(?:通过|利用|依托|运用|在)[^,。;\d]{0,16}?(?:网站|门户网|官网|平台)[^,。;\d]{0,16}?\d"
)
_ACCOUNT = re.compile(r"微信|公众号|微博|公报")
_OF_BOARD = re.compile(r"(?:公[开示告]栏|宣传栏|电子屏)(?:上)?(?:公开|公布|发布)(?:政府|政务)?信息")
"""What began with the numbers of a board goes on with them."""
_MORE_THAN_ACCOUNTS = re.compile(r"网站|门户网|(?:政府|公开)网(?!站)|官网|等|主动公开")
_SITE_BEFORE = re.compile(r"(?:网站|门户网|官网)[^,。;\d]{0,80}\d+(?:条|件)[,、;]$")
_MORE_BY = re.compile(
    r"(?:还|另外?)(?:通过|利用|依托|运用|借助|以|采[用取])(?:(?!共|累计|合计|总)[^。;\d])*\d*$"
)
"""What was published by other means beside what was told."""
_POINT_OF_CHANNEL = re.compile(r"^[一二三四五六]是[^。]*(?:网站|门户网|官网|微信|公众号|微博)")
"""A point of a list that speaks of one channel."""
PAGE = re.compile(r"专栏|栏目|专题|频道|页面")
_SITE_OF_OTHERS = re.compile(r"(?:图书|文化|博物|档案|科技|体育|美术)馆(?:官方|门户)?(?:网站|官网)|内网|专网")
_LANGUAGE = re.compile(
    r"[蒙藏维哈朝彝壮英外汉中](?:古|吾尔|萨克|鲜)?(?:语|文)(?:版|门户|政府|政务|官方)*(?:网|微信|公众号|微博|发布)"
)
"""One of the sites or accounts that a body keeps in several languages."""
_NEXT_KIND = re.compile(
    r"[条件篇](?:\([^()]*\))?[、,;](?!其中|包括|[^,。;、\d]{0,10}(?:微信|公众号|微博|网站|客户端|抖音))[^,。;、\d]{0,10}(?:信息|动态|类|公告|文件|简报)\d"
)
"""The number of another kind of papers right after this one's."""
_ONE_OF_KINDS = re.compile(
    r"(?:(?:动态|新闻|资讯)(?:类|信息)+[^,。;]{0,4}|(?:动态|新闻|资讯|要闻)(?:共计?|累计|合计|总计)?"
    r"|法定(?:主动)?公开(?:内容|信息)*)$"
)
_KINDS_SUMMED = re.compile(
    r"[条件篇][、,;](?:(?![^,。;\d]*(?:微信|公众号|微博|网|客户端|抖音|栏|媒体|平台|报|电视|广播))[^,。;\d]{2,16}\d+[条件篇][、,;]){1,9}"
    r"(?:合计|共计|总计)"
)
"""The numbers of other kinds right after this one's, and their sum."""
_NEXT_PAGE = re.compile(r"[条件篇][,、;](?!其中)[^,。;\d]{0,16}(?:专栏|栏目|专题|频道)[^,。;\d]{0,12}\d")
"""The number of another column of the same site."""
_NUMBER_AT_END = re.compile(r"(?:\d+期[,、]?(?:共计?)?)?[\d,.]*$")
_KINDS_LISTED = re.compile(r"(?:类别|种类|类型)(?:主要|分别|具体)*(?:有|包括|包含|为|是):")
"""What begins a list of kinds: none of their numbers is a total."""
_SUM_OF_A_FIELD = re.compile(r"(?:重点领域|重点工作)[^。;\d]*,(?:合计|总计|共计)(?:公开|发布|为)*[\d,.]*$")
_LAST_DIGIT = re.compile(r".*\d")


def names_channel(sentence: str) -> bool:
    """True of a sentence that says where something was published."""
    return any(channel.search(sentence) for channel in _CHANNELS)


def is_of_another_channel(place: Place, agency: str | None) -> bool:
    """True if the number is of papers handled, of one kind of papers, or of another channel or of several.

    `agency` is the report's, if known.
    """
    handled = _HANDLED.search(without_list(place.clause)) or _ON_REQUEST.search(place.clause)
    next_kind = _NEXT_KIND.match(place.after) is not None
    if handled or (place.code.startswith("p.proactive.") and _KINDS_SUMMED.match(place.after)):
        return True
    if place.code != "p.proactive.gazette" and _is_of_one_kind(place.clause, None if next_kind else agency):
        return True
    if place.code != "p.proactive.gazette" and next_kind and _ONE_OF_KINDS.search(place.clause):
        return True
    if place.code == "p.proactive.total":
        return _is_of_a_part(place)
    return place.code != "p.proactive.other" and _is_of_several(place)


def _is_of_a_part(place: Place) -> bool:
    """True for a total that is one channel's or one field's."""
    clause, before = place.clause, place.before.removesuffix(place.clause)
    points = _POINT_OF_CHANNEL.search(before) or _MORE_BY.search(place.before)
    if _KINDS_LISTED.search(before) or _SUM_OF_A_FIELD.search(place.before):
        return True
    if points or _OF_THE_WHOLE.search(place.before):
        return True
    lead = _LAST_DIGIT.sub("", before)
    of_account = _ACCOUNT.search(lead) and not _MORE_THAN_ACCOUNTS.search(lead)
    if "其中" in lead or of_account or (_OF_BOARD.search(before) and not _CHANNELS[0].search(before)):
        return True
    named = [bool(channel.search(clause)) for channel in _CHANNELS]
    beside = _BESIDE.match(place.after) or _NEXT_SITE.match(place.after)
    one_of_several = named[0] and (beside or _SITE_BEFORE.search(before))
    part = _PART.search(without_list(clause)) and not _SITE_AND_MORE.search(place.before)
    if any(named[1:]) and not named[0] and ("等" not in clause or _AFTER_SITE.search(place.before)):
        return True
    return bool(part or one_of_several)


def _is_of_several(place: Place) -> bool:
    """True for a channel's number that several share, or that is of another's site or of one of its pages."""
    clause = place.clause
    if _LANGUAGE.search(clause) or (place.code == "p.proactive.website" and _SITE_OF_OTHERS.search(clause)):
        return True
    if PAGE.search(clause) and ("其中" in place.before or _NEXT_PAGE.match(place.after)):
        return True
    shared = re.split(r"[,;:(]", _LAST_DIGIT.sub("", place.before))[-1]
    return sum(bool(channel.search(shared)) for channel in _CHANNELS) > 1


def _is_of_one_kind(clause: str, agency: str | None) -> bool:
    """True for 公开财政信息3条 and 发布新闻类16条: the kind of papers stands between verb and number.

    What the body is named after is no kind: 交通信息 of a 交通运输局.
    """
    said = list(_PUT_OUT.finditer(clause))
    kind = _NUMBER_AT_END.sub("", clause[said[-1].end() :]) if said else ""
    if not kind or _ANY_KIND.fullmatch(kind) or _KINDS_TOLD.search(kind):
        return False
    field = _FIELD.fullmatch(kind)
    return not (field and agency and field["field"] in _DIVISION.split(agency)[-1])


def without_list(clause: str) -> str:
    """The clause up to the names of papers that it lists: 公开招聘、预算等信息."""
    listed = _LIST_OF_PAPERS.search(clause)
    return clause[: listed.start()] if listed else clause
