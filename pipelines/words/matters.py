"""Numbers of other matters than disclosure: proposals, petitions, a bureau's own cases and courses."""

from __future__ import annotations

import re

from pipelines.words.others import Place

_OTHER_MATTER = re.compile(
    r"人大代?表?建议|提案|(?<!复)议案|留言|信访|来信(?!申请)|信箱|行政许可|低保|执照|公租房|社保|审批|投诉|举报|热线|网民"
    r"|职业|技能|补贴|救助|仲裁|登记业务|农民工"
)
_COMPLAINTS = re.compile(r"信访|投诉|举报")
"""Why requests are not processed; and what is told absent together with reviews and lawsuits."""
_AND_SO_ON = re.compile(r"等(?:情形|情况|原因)?不予处理")
_FOI = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息|新收|结转|予以公开|不予公开|部分公开")
_ASKED_FOR = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息|(?:新收|收到|受理|接到)的?申请")
_FROM_OTHERS = re.compile(r"转[来办交送]|法院|检察|上级")
_WAYS = (".in_person", ".online", ".letter", ".fax")
_ALL_CASES = re.compile(r"办理|审理|受理|各类|应诉|处理")
_OTHER_SUITS = re.compile(
    r"(?:民事|刑事|民商事|经济|劳动|合同)(?:纠纷|争议|类|案件|的)*诉讼"
    r"|(?:处罚|许可|征收|强制|确权|登记|认定|拆迁|征地)(?:决定)?被(?:申请|提起)?(?:行政)?(?:复议|诉)"
    r"|不服(?:劳动|人事|仲裁)*(?:裁决|判决|裁定|处罚|调解|认定)"
)
_CAUSE = re.compile(
    r"(?:处罚|纠纷|许可|土地|林权|劳动|规划|房屋|征地|征收|拆迁|工伤|户籍|交通|治安|确权|权属|登记|强制|社保|低保)[^,。;]{0,8}"
    r"(?:引起|引发|产生|导致|有关|相关|类|案)|(?:没有|无|未|均不)涉及(?:政府)?信息公开|与(?:政府)?信息公开(?:工作)?无关"
)
_APPLICANT = r"(?:公民|自然人|个人|法人|企业|其[他它]组织|商业|科研|社会公益|法律服务)"
_OF_APPLICANTS = re.compile(_APPLICANT)
_WAY = r"(?:当面|现场|窗口|纸质|书面|信函|邮寄|邮件|邮箱|网络|网上|网站|平台|系统|传真|来函)"
_BY_ONE_WAY = re.compile(rf"(?:通过|以|利用|经)(?:(?!等)[^,。;、\d]){{0,16}}{_WAY}(?!等)")
_NEXT_WAY = re.compile(rf"[件宗份起条][、,;](?!其中|包括)[^,。;、\d]{{0,10}}{_WAY}[^,。;、\d]{{0,8}}\d")
_NEXT_APPLICANTS = re.compile(rf"[件宗份起条][、,]{_APPLICANT}[^,、。]{{0,10}}\d")
_EARLIER_APPLICANTS = re.compile(rf"{_APPLICANT}[^,。;、\d]{{0,20}}\d+[件宗份起条]")
_OF_WHICH = re.compile(
    r"[件起宗次](?:[,(](?:其中)?(?:涉及|因|关于|属于?)|[^。;]*其中(?:涉及|因|关于|属于?)?)(?:政府)?信息公开[^,。;]{0,8}?\d"
)
_UNABLE = re.compile(r"无法提供\D{0,4}\d")
_DECIDES = re.compile(r"审理|作为复议机关")
_TOGETHER = re.compile(r"复议(?:案件)?(?:、|和|及|与|以及)(?:被?提起)?(?:行政)?诉讼[^,、\d]*$")
_CLASSIFIED = re.compile(
    r"公开属性|主动公开(?:文件|公文|类|的)*\d+(?:件|份)|拟稿|公文|定密|(?:起草|制发|印发)[^,。;]{0,6}文件"
    r"|主动公开(?:的|政府|信息)*\d+(?:条|件|份|项)[、,](?:作为|属于?|列为)?依申请公开(?:的|政府|信息)*\d"
    r"|(?:文件|报告|档案|合同|决定书|项目|资料)\d+(?:件|份|个|项)"
)
_WAY_OF_ANSWER = r"(?:予以|部分|同意|不予|不同意)公开|无法提供|信息不存在|不予处理"
_TWO_WAYS = re.compile(
    rf"(?:{_WAY_OF_ANSWER})(?:的|或者?|和|及|与|以及|、)+(?:{_WAY_OF_ANSWER})[^,。;、\d]*$"
)
"""Two ways of answering share the number."""
_NOUGHT = re.compile(r"0[件条份项]?$|为(?:零|0)")
_BY_CLASS = (".received", ".granted", ".partial", ".denied")
_HANDLED = re.compile(
    r"排查|清理|抽查|检查|整改|(?<!经)审核|(?<!经)审查|核查|监测|采用|采纳|录用|报送|上报|报道|删除|撤稿|下线|屏蔽|征集|转载"
    r"|回复|招聘|岗位|供求"
)
_ON_REQUEST = re.compile(r"依申请公开(?:的|类|政府|政务)*(?:信息|文件|内容)?(?:共计?|数量?|为)*$")
_PART = re.compile(r"领域|围绕|主题|各村|村务|科室|(?<!对应)(?<!相应)(?<!相关)(?<!各)栏目|两微|新媒体|信息中")
_SITE_AND_MORE = re.compile(r"网站[^,。;]*(?:新媒体|两微一?端?)(?:、[^,。;]*)?等")
_PUT_OUT = re.compile(r"公开(?!途径|渠道|方式|形式|网)|公布|发布|发出|推送|上传|更新|刊登")
_ANY = (
    r"(?:(?!工作动态)(?:[各多几][类项种]|条|\d+[大个]?[类项]|本年度?|当年|全年|20\d\d年度?|各级|大量|相关|有关|重要|部门|单位|政府|政务"
    r"|公共|机关|动态|新闻|公开|公示|发布|更新|推送|工作|网站|网络|平台|信息|消息|资讯|内容|文章|图文|稿件|微博|微信|推文"
    r"|公众平?台?账?号?|原创|自主|条目|情况|件数|目录|数据|总|数|量|共|计|累计|合计|达到?|有|为|了|的|上|约|:|《|》))*"
)
"""Words for papers that leave none out."""
_ANY_KIND = re.compile(_ANY)
_FIELD = re.compile(rf"{_ANY}(?P<field>[\u4e00-\u9fff]{{2,4}}?)(?:行政|系统|行业)?(?:信息|动态|资讯){_ANY}")
_DIVISION = re.compile(r"[省市县区旗州盟]")
_LIST_OF_PAPERS = re.compile(r"(?<=公开|公布|发布)[^,。;、\d]{1,24}、.*等")
_KINDS_TOLD = re.compile(r"等|涉及|有关|以及|[和与及]")
_CHANNELS = (
    re.compile(r"网站|门户网|(?:政府|公开)网(?!站)|官网"),
    re.compile(r"微信|公众号"),
    re.compile(r"微博"),
    re.compile(r"公报"),
    re.compile(r"公[开示告]栏|宣传栏|电子屏"),
    re.compile(r"客户端|抖音|视频号|头条|(?:广播|电视)(?!电视|[局台])|(?<!公)报刊|报纸"),
)
_BESIDE = re.compile(
    r"(?:条|件)[,、;](?!其中|包括|主要)(?:并|同时|还|另|又)*(?:通过|利用|依托|运用|在|用)?[^,。;]{0,16}?"
    r"(?:微信|公众号|微博|公报|客户端|抖音|新媒体|其[他它](?:媒体|渠道|方式|途径|平台|形式))[^,。;]{0,16}?\d"
)
"""Another channel's number right after this one's: both are parts."""
_NEXT_SITE = re.compile(
    r"(?:条|件)[,、;](?:同时|还|另|又)*(?:通过|利用|依托|运用|在)[^,。;\d]{0,16}?(?:网站|门户网|官网|平台)[^,。;\d]{0,16}?\d"
)
_ACCOUNT = re.compile(r"微信|公众号|微博|公报")
_MORE_THAN_ACCOUNTS = re.compile(r"网站|门户网|(?:政府|公开)网(?!站)|官网|等|主动公开")
_SITE_BEFORE = re.compile(r"(?:网站|门户网|官网)[^,。;\d]{0,80}\d+(?:条|件)[,、;]$")
_VISITORS = re.compile(r"独立|访客|用户(?:访问)?[总数]")
_POINT_OF_CHANNEL = re.compile(r"^[一二三四五六]是[^。]*(?:网站|门户网|官网|微信|公众号|微博)")
"""A point of a list that speaks of one channel."""
_ACCOUNTS = re.compile(r"微信|公众号|微博|抖音|视频|推文|文章|直播|头条|短片|新媒体")
_REPOSTED = re.compile(r"转[载发登]|链接")
_GOES_ON = re.compile(r"(?:同步|配套|及时|累计|共)*解读")
"""A clause that leaves to the one before it what was done: 转载政策5条、解读3篇."""
_REPORTED = re.compile(r"直播|转播|报道|采访")
_PAGE = re.compile(r"专栏|栏目|专题|频道|页面")
_OF_ACCOUNT = re.compile(r"(?:关注|粉丝)(?!(?:(?!网站|官网|门户)[^。])*(?:网站|官网|门户))")
"""What counts the readers of an account, and no site after it."""
_ACCOUNT_LAST = re.compile(
    r"(?:微信|公众号|微博|抖音|视频号|头条)(?!.*(?:网站|官网|门户|网页|专栏|栏目|平台))[^。;]*\d[^。;]*$"
)
"""An account whose posts were counted, and nothing else named before their readers."""
_SITE_OF_OTHERS = re.compile(r"(?:图书|文化|博物|档案|科技|体育|美术)馆(?:官方|门户)?(?:网站|官网)")
_LANGUAGE = re.compile(r"[蒙藏维哈朝彝壮英外汉中](?:古|吾尔|萨克|鲜)?(?:语|文)(?:版|门户|政府|政务|官方)*(?:网|微信|公众号|微博|发布)")
"""One of the sites or accounts that a body keeps in several languages."""
_NEXT_KIND = re.compile(r"[条件篇](?:\([^()]*\))?[、,;](?!其中|包括)[^,。;、\d]{0,10}(?:信息|动态|类|公告|文件|简报)\d")
"""The number of another kind of papers right after this one's."""
_NEWS = re.compile(r"(?:动态|新闻|资讯)(?:类|信息)+[^,。;]{0,4}$")
_NEXT_PAGE = re.compile(r"[条件篇][,、;](?!其中)[^,。;\d]{0,16}(?:专栏|栏目|专题|频道)[^,。;\d]{0,12}\d")
"""The number of another column of the same site."""
_SITE_VIEWS = re.compile(r"网站?总?(?:访问|浏览|点击)")
_HELD = re.compile(r"新闻发布会|自行|举办|召开")
_GIVEN = re.compile(r"(?:组织|举办|开展|召开)[^,。;]{0,12}培训")
_TAUGHT = re.compile(r"开展|举办|组织|召开|进行|安排|集中|参加")
_NO_TOPIC = re.compile(
    r"^(?:全年|年内|本年度?|20\d\d年度?|共计?|累计|先后|一是|我[局镇乡县区市委办]|[了过各类大的次场期个班])*"
)
_OF_DISCLOSURE = re.compile(
    r"公开|政务|信息|业务|专题|专项|集中|系统|知识|能力|工作|骨干|人员|新媒体|网站|条例|法规|日常|岗前"
    r"|专门|线[上下]|内部|全[市县区镇乡局]|相关|学习|全员|轮训"
)
_ON_DISCLOSURE = re.compile(r"(?:信息|政务)公开[^,、。;\d]{0,10}培训")
"""Where courses on disclosure are counted, others beside them are not."""
_TRADE = re.compile(
    r"(?:企业|价格|乘客|旅客|患者|病人|法律|纳税|税务|社保|就业|消费|用户|学生|家长|招生|业务|心理|医疗|房产"
    r"|购房|办事|保险|医保|养老|公积金|签证|户籍|招商|税收|用[电水气])(?:政策|业务|类|方面|的)*咨询"
)
_OF_DISPUTES = re.compile(r"诉讼|复议")
_ASKED = re.compile(r"(?<!被)(?<!复议)申请(?!(?:行政)?复议)")
_ON_TIME = re.compile(r"(?:按[时期]|如期|及时|当[场日])(?:答复|办结)")
_LATE = re.compile(
    r"(?:延期|逾期|超期|超时)(?:答复|办结)?[^,、。;\d]{0,4}[1-9]|[1-9]\d*[件宗份起][^,、。;\d]{0,6}(?:延期|逾期|超期|超时)"
)
"""What was answered late is told beside what was answered in time: neither is all that was answered."""
_OF_FOI = re.compile(r"信息公开(?:类|方面|的)*咨询[^,。;]{0,6}\d")
"""Where consultations on disclosure are counted, others beside them are not."""
_DISPUTES = ("p.review.", "p.litigation.")
_NUMBER_AT_END = re.compile(r"(?:\d+期[,、]?(?:共计?)?)?[\d,.]*$")
_LAST_DIGIT = re.compile(r".*\d")


def is_of_another_matter(place: Place, agency: str | None = None) -> bool:
    """True if the number is not of what its wording names; `agency` is the report's, if known."""
    code, clause, before = place.code, place.clause, place.before
    if _may_name_complaints(place):
        clause, before = _COMPLAINTS.sub("", clause), _COMPLAINTS.sub("", before)
    if _OTHER_MATTER.search(_without_list(clause) if code.startswith("p.proactive.") else clause):
        return True
    if code == "p.requests.unable" and "不存在" in clause and _UNABLE.search(before.removesuffix(clause)):
        return True
    if code == "p.requests.answered" and _ON_TIME.search(clause) and _LATE.search(place.after):
        return True
    if code.startswith("p.requests."):
        if _OF_DISPUTES.search(before) and not _ASKED.search(before):
            return True
        if code.endswith(_WAYS) and _FROM_OTHERS.search(clause):
            return True
        if _TWO_WAYS.search(before) or _is_of_one_way(place):
            return True
        unsaid = _OTHER_MATTER.search(before) and not _ASKED_FOR.search(before)
        return bool(unsaid or _is_of_some_applicants(place)) or (
            code.endswith(_BY_CLASS) and _is_of_papers(place)
        )
    if code.startswith(_DISPUTES):
        return _is_of_other_cases(place)
    if code.startswith("p.proactive."):
        handled = _HANDLED.search(_without_list(clause)) or _ON_REQUEST.search(clause)
        return bool(handled) or _is_of_another_channel(place, agency)
    if code.startswith("p.consultations."):
        beside = _OF_FOI.search(place.after) and "信息公开" not in clause
        return bool(beside or _TRADE.search(clause))
    return _is_of_another_kind(place)


def _may_name_complaints(place: Place) -> bool:
    absent = not place.numbered and place.code.startswith(_DISPUTES) and _FOI.search(place.clause)
    return bool(absent) or (place.code == "p.requests.rejected" and bool(_AND_SO_ON.search(place.clause)))


def _is_of_papers(place: Place) -> bool:
    """True for 主动公开9份、依申请公开0份; that nobody asked is told without a number."""
    counted = place.numbered or _NOUGHT.search(place.clause)
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


def _is_of_other_cases(place: Place) -> bool:
    """Reviews and lawsuits over other things than disclosure, those that the body itself decides, and both
    in one number.
    """
    if (
        _DECIDES.search(place.clause)
        or _OTHER_SUITS.search(place.clause)
        or _OF_WHICH.match(place.after)
        or (place.numbered and _TOGETHER.search(place.before))
    ):
        return True
    if _FOI.search(place.before):
        return False
    return bool(_ALL_CASES.search(place.clause) or _CAUSE.search(place.before + place.after))


def _without_list(clause: str) -> str:
    """The clause up to the names of papers that it lists: 公开招聘、预算等信息."""
    listed = _LIST_OF_PAPERS.search(clause)
    return clause[: listed.start()] if listed else clause


def _is_of_another_channel(place: Place, agency: str | None) -> bool:
    """A total that is one channel's or one field's, a channel's number that several channels share."""
    clause = place.clause
    next_kind = _NEXT_KIND.match(place.after)
    alone = agency if not next_kind else None
    if place.code != "p.proactive.gazette" and _is_of_one_kind(clause, alone):
        return True
    if place.code == "p.proactive.total":
        if next_kind and _NEWS.search(clause):
            return True
        if _POINT_OF_CHANNEL.search(place.before.removesuffix(clause)):
            return True
        lead = _LAST_DIGIT.sub("", place.before.removesuffix(clause))
        if "其中" in lead or (_ACCOUNT.search(lead) and not _MORE_THAN_ACCOUNTS.search(lead)):
            return True
        named = [bool(channel.search(clause)) for channel in _CHANNELS]
        beside = _BESIDE.match(place.after) or _NEXT_SITE.match(place.after)
        one_of_several = named[0] and (beside or _SITE_BEFORE.search(place.before.removesuffix(clause)))
        part = _PART.search(_without_list(clause)) and not _SITE_AND_MORE.search(place.before)
        return bool(part or one_of_several) or (any(named[1:]) and not named[0] and "等" not in clause)
    if place.code == "p.proactive.other":
        return False
    if _LANGUAGE.search(clause) or (place.code == "p.proactive.website" and _SITE_OF_OTHERS.search(clause)):
        return True
    if _PAGE.search(clause) and ("其中" in place.before or _NEXT_PAGE.match(place.after)):
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


def _is_of_another_kind(place: Place) -> bool:
    """Views of an account's posts, courses in other subjects, conferences of others beside own ones."""
    clause = place.clause
    if place.code == "p.page_views":
        of_page = _PAGE.search(clause) and _SITE_VIEWS.search(place.before.removesuffix(clause) + place.after)
        told = _ACCOUNTS.search(clause) or _VISITORS.search(clause) or _OF_ACCOUNT.search(place.before)
        told = told or _ACCOUNT_LAST.search(place.before)
        return bool(of_page or told)
    if place.code == "p.press_conferences":
        beside = place.before.removesuffix(clause) + place.after
        return bool(_REPORTED.search(clause)) or ("参加" in clause and bool(_HELD.search(beside)))
    if place.code == "p.interpretations":
        return bool(_REPOSTED.search(place.before if _GOES_ON.match(clause) else clause))
    if place.code == "p.trainings":
        beside = place.before.removesuffix(clause) + place.after
        return ("参加" in clause and bool(_GIVEN.search(beside))) or _is_of_another_subject(place)
    return False


def _is_of_another_subject(place: Place) -> bool:
    """What is taught stands before the word, and after its number in 举办2期政务公开培训."""
    told = place.clause if "培训" in place.clause else place.after
    before = told.rpartition("培训")[0] if told is place.clause else told.partition("培训")[0]
    topic = _NO_TOPIC.sub("", _TAUGHT.split(before)[-1], count=1)
    if bool(topic) and "公开" not in topic and _ON_DISCLOSURE.search(place.before + place.after):
        return True
    return bool(topic) and not _OF_DISCLOSURE.search(topic)
