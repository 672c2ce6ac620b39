"""Numbers of views, courses, consultations, conferences and explanations of another kind."""

from __future__ import annotations

import re

from pipelines.words.channels import PAGE
from pipelines.words.others import Place

_VISITORS = re.compile(r"独立|访客|用户(?:访问)?[总数]")
_ACCOUNTS = re.compile(r"微信|公众号|微博|抖音|视频|推文|文章|直播|头条|短片|新媒体")
_REPOSTED = re.compile(r"转[载发登]|链接")
_GOES_ON = re.compile(r"(?:同步|配套|及时|累计|共)*解读")
"""A clause that leaves to the one before it what was done: 转载政策5条、解读3篇."""
_PRINTED = re.compile(
    r"公报(?:(?!网站|官网|门户)[^。;])*?(?:刊登|刊载|刊发|登载|收录)(?:(?!网站|官网|门户)[^。;])*$"
)
"""What a gazette prints of what others have published."""
_WITH_PAPERS = re.compile(
    r"(?:文件|公[告示报]|通知|动态|新闻|要闻|资讯|政策|法规|信息|规划|报告|决策|会议|预算|决算|清单)(?:以?及|和|与|、)"
    r"(?:其|相关|配套|有关|政策|文件)*"
    r"解读(?:(?!栏目|专栏|发布|公开|解读)[^,。;、\d])*[\d,.]*$"
)
"""Explanations counted together with papers of another kind: 政策文件及政策解读5条."""
_REPORTED = re.compile(r"直播|转播|报道|采访")
_OF_ACCOUNT = re.compile(r"(?:关注|粉丝)(?!(?:(?!网站|官网|门户)[^。])*(?:网站|官网|门户))")
"""What counts the readers of an account, and no site after it."""
_ACCOUNT_LAST = re.compile(
    r"(?:微信|公众号|微博|抖音|视频号|头条)(?!.*(?:网站|官网|门户|网页|专栏|栏目|平台))[^。;]*\d[^。;]*$"
)
"""An account whose posts were counted, and nothing else named before their readers."""
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
_OF_FOI = re.compile(r"信息公开(?:类|方面|的)*咨询[^,。;]{0,6}\d")
"""Where consultations on disclosure are counted, others beside them are not."""


def is_of_another_activity(place: Place) -> bool:
    """True for consultations in a bureau's trade, views of an account's posts, courses in other subjects,
    conferences of others beside own ones, and explanations taken from others, printed in a gazette or counted
    together with other papers.
    """
    clause, beside = place.clause, place.before.removesuffix(place.clause) + place.after
    if place.code.startswith("p.consultations."):
        on_disclosure = _OF_FOI.search(place.after) and "信息公开" not in clause
        return bool(on_disclosure or _TRADE.search(clause))
    if place.code == "p.page_views":
        return _is_of_other_readers(place, beside)
    if place.code == "p.press_conferences":
        return bool(_REPORTED.search(clause)) or ("参加" in clause and bool(_HELD.search(beside)))
    if place.code == "p.interpretations":
        given = place.before if _GOES_ON.match(clause) else _whole_clause(place)
        together = _WITH_PAPERS.search(place.before)
        return bool(_REPOSTED.search(given) or _PRINTED.search(place.before) or together)
    if place.code == "p.trainings":
        return ("参加" in clause and bool(_GIVEN.search(beside))) or _is_of_another_subject(place)
    return False


def _whole_clause(place: Place) -> str:
    """What stands before the number since the last comma: 转发水利部、水利厅政策解读2条."""
    return re.split(r"[,;:(]", place.before)[-1]


def _is_of_other_readers(place: Place, beside: str) -> bool:
    """Readers of one page beside those of the site, of an account, or people instead of views."""
    of_page = PAGE.search(place.clause) and _SITE_VIEWS.search(beside)
    of_account = _ACCOUNTS.search(place.clause) or _OF_ACCOUNT.search(place.before)
    return bool(of_page or of_account or _VISITORS.search(place.clause) or _ACCOUNT_LAST.search(place.before))


def _is_of_another_subject(place: Place) -> bool:
    """What is taught stands before the word, and after its number in 举办2期政务公开培训."""
    told = place.clause if "培训" in place.clause else place.after
    before = told.rpartition("培训")[0] if told is place.clause else told.partition("培训")[0]
    topic = _NO_TOPIC.sub("", _TAUGHT.split(before)[-1], count=1)
    if bool(topic) and "公开" not in topic and _ON_DISCLOSURE.search(place.before + place.after):
        return True
    return bool(topic) and not _OF_DISCLOSURE.search(topic)
