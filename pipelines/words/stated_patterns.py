"""How the text of a report states its figures: one pattern per wording, tried on sentences without blanks.

`n` is the number, `times` 万 or 亿. A pattern without `n` states zero. Wordings that say a rounded number (约, 余, 多)
or another year's (去年, 同比) are no statements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = r"(?P<n>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?P<times>万|亿)?"
_PIECE = r"(?:件|条|宗|份|起|个|次|项|例|批)"
_TIMES = r"(?:次|场|期|人次|余人次)"
_IN = r"[^。，,；;、:：\d]"
_NONE = r"(?:未|没有|无|尚未|均未)(?:发生|出现|产生|收到|接到|受理|引发|引起|新收|被|有)?"
_FOI = r"(?:依申请(?:信息)?公开|申请)"
_SOME = r"(?:共计?|合计|总计|为|有|的|数量|案件|申请|案|数|了)*"


@dataclass(frozen=True)
class Pattern:
    """Wordings of one figure; `unit` as the codes of the prose figures give it."""

    code: str
    unit: str
    wording: re.Pattern[str]


def _pattern(code: str, unit: str, wording: str) -> Pattern:
    return Pattern(f"p.{code}", unit, re.compile(wording))


PATTERNS = tuple(
    _pattern(code, unit, wording)
    for code, unit, wording in (
        ("requests.received", "件", rf"(?<!未)(?<!没有)(?:新收|收到|受理|接收|接到)(?!{_IN}*(?:复议|诉讼|投诉|举报|咨询|网络|网上|信函|当面|传真|邮寄)){_IN}{{0,18}}?{_FOI}{_IN}{{0,10}}?{_N}{_PIECE}"),
        ("requests.received", "件", rf"(?<!未)(?:新收|收到|受理|接收)到?{_IN}{{0,6}}?{_N}{_PIECE}(?!{_IN}*(?:复议|诉讼|投诉|咨询)){_IN}{{0,12}}{_FOI}"),
        ("requests.received", "件", rf"(?:未|没有|无|尚未)(?:收到|受理|接到|接收|新收){_IN}{{0,22}}?(?:依申请(?:信息)?公开|信息公开申请|公开申请|信息的?申请)(?!{_IN}*(?:复议|诉讼))"),
        ("requests.carried_in", "件", rf"上一?年度?结转{_IN}{{0,16}}?{_N}{_PIECE}"),
        ("requests.carried_out", "件", rf"(?:结转|顺延)(?:至|到)?(?:下一?年度?|次年){_IN}{{0,12}}?{_N}{_PIECE}"),
        ("requests.carried_out", "件", rf"{_N}{_PIECE}{_IN}{{0,14}}(?:结转|顺延)(?:至|到)?(?:下一?年|次年)"),
        ("requests.answered", "件", rf"(?:答复|办结)(?:政府信息公开|依申请公开|信息公开)?{_SOME}{_N}{_PIECE}"),
        ("requests.granted", "件", rf"予以公开{_SOME}{_N}{_PIECE}"),
        ("requests.partial", "件", rf"(?<!公开[及和与、或])(?<!公开以及)部分公开{_SOME}{_N}{_PIECE}"),
        ("requests.denied", "件", rf"不予公开{_SOME}{_N}{_PIECE}"),
        ("requests.unable", "件", rf"(?:无法提供|信息不存在){_SOME}{_N}{_PIECE}"),
        ("requests.rejected", "件", rf"不予处理{_SOME}{_N}{_PIECE}"),
        ("requests.other", "件", rf"其他处理{_SOME}{_N}{_PIECE}"),
        ("requests.in_person", "件", rf"(?:当面|现场)(?:申请|提交|递交|受理)?{_SOME}{_N}件"),
        ("requests.online", "件", rf"(?:网络|网上|在线|互联网)(?:申请|提交|渠道|平台|受理)?{_SOME}{_N}件"),
        ("requests.letter", "件", rf"(?:信函|邮寄|书信|信件)(?:申请|提交|渠道|受理)?{_SOME}{_N}件"),
        ("requests.fax", "件", rf"传真(?:申请|提交|渠道|受理)?{_SOME}{_N}件"),
        ("review.total", "件", rf"复议(?!机关){_SOME}{_N}(?:件|起|次|宗|例)"),
        ("review.total", "件", rf"{_NONE}[^。；;\d]{{0,24}}?复议(?!{_IN}*(?:被|败|纠正|撤销|违法))"),
        ("review.upheld", "件", rf"复议(?:(?!诉讼)[^。；;\d]){{0,14}}?维持{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("review.upheld", "件", rf"复议{_SOME}\d+(?:件|起|次|宗|例)[，,、(:：]?(?:其中|结果)*[，,:：]?(?:结果)?维持{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("review.corrected", "件", rf"复议(?:(?!诉讼)[^。；;\d]){{0,14}}?纠正{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("litigation.total", "件", rf"诉讼{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("litigation.total", "件", rf"{_NONE}[^。；;\d]{{0,40}}?诉讼(?!{_IN}*(?:被|败|纠正|撤销|违法))"),
        ("litigation.upheld", "件", rf"诉讼[^。；;\d]{{0,14}}?维持{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("litigation.upheld", "件", rf"诉讼{_SOME}\d+(?:件|起|次|宗|例)[，,、(:：]?(?:其中|结果)*[，,:：]?(?:结果)?维持{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("litigation.corrected", "件", rf"诉讼[^。；;\d]{{0,14}}?纠正{_SOME}{_N}(?:件|起|次|宗|例)"),
        ("fees.notices", "件", rf"发出收费通知{_SOME}{_N}件"),
        ("fees.notices", "件", r"收费通知的?件数[^。；;\d]{0,40}为(?:0|零)(?![\d.])"),
        ("fees.notices", "件", r"(?:未|没有|无)发出收费通知"),
        ("fees.notified", "元", rf"(?:收费通知)?总?金额(?:共|合计|为){_N}元"),
        ("fees.notified", "元", r"收费通知[^。；;\d]{0,12}总金额[^。；;\d]{0,30}为(?:0|零)(?![\d.])"),
        ("fees.collected", "元", rf"(?:实际收取|收取(?:政府信息公开)?信息处理费)[^。；;\d]{{0,12}}?{_N}元"),
        ("fees.collected", "元", r"实际收取的?(?:信息处理费)?的?总?金额(?:均|都|也|总共)?为(?:0|零)(?![\d.])"),
        ("fees.collected", "元", rf"(?:未|没有|无|不)(?:实际)?(?:收取|发生|产生|存在|涉及)?(?:收取|收到)?{_IN}{{0,16}}?信息处理费"),
        ("proactive.total", "条", rf"(?<!其中)主动公开{_IN}{{0,12}}?信息{_SOME}{_N}(?:条|件)"),
        ("proactive.total", "条", rf"不同(?:渠道|方式)[^。；;\d]{{0,8}}?公开(?:政府|政务)?信息{_SOME}{_N}条"),
        ("proactive.total", "条", rf"(?:机关|我[\u4e00-\u9fff]{{1,3}}|全[年区县市镇乡]|累计|共)公开(?:各类)?(?:政府|政务)?信息{_SOME}{_N}条"),
        ("proactive.website", "条", rf"(?:网站|门户网)(?!{_IN}*主动公开){_IN}{{0,14}}?(?:公开|发布){_IN}{{0,12}}?{_N}条"),
        ("proactive.wechat", "条", rf"(?:微信|公众号){_IN}{{0,14}}?(?:公开|发布|推送){_IN}{{0,12}}?{_N}条"),
        ("proactive.weibo", "条", rf"微博{_IN}{{0,14}}?(?:公开|发布){_IN}{{0,12}}?{_N}条"),
        ("proactive.gazette", "条", rf"政府公报{_IN}{{0,14}}?(?:公开|发布|刊登){_IN}{{0,12}}?{_N}条"),
        ("consultations.phone", "人次", rf"电话咨询{_SOME}{_N}(?:人次|次|人)"),
        ("consultations.in_person", "人次", rf"(?:现场|当面)咨询{_SOME}{_N}(?:人次|次|人)"),
        ("consultations.online", "人次", rf"(?:网上|网络|在线)咨询{_SOME}{_N}(?:人次|次|人|条)"),
        ("consultations.total", "人次", rf"(?<!电话)(?<!现场)(?<!当面)(?<!网上)(?<!网络)(?<!在线)咨询{_SOME}{_N}(?:人次|次)"),
        ("page_views", "人次", rf"(?:访问量|浏览量|点击量|访问人?次数?){_IN}{{0,6}}?{_N}(?:人次|次)"),
        ("trainings", "次", rf"培训(?:班|会|活动)?{_SOME}{_N}{_TIMES}(?!以上)"),
        ("trainings", "次", rf"(?:开展|举办|组织|召开){_IN}{{0,6}}?{_N}{_TIMES}{_IN}{{0,10}}培训"),
        ("press_conferences", "次", rf"新闻发布会{_SOME}{_N}(?:次|场)"),
        ("interpretations", "件", rf"政策解读(?:信息|材料|稿件|文件|产品)?{_SOME}{_N}(?:件|条|篇|个|份|次)"),
    )
)  # fmt: skip

ROUNDED = re.compile(r"(?:约|近|超过?|逾|达到?)$")
ROUNDED_AFTER = re.compile(r"(?:余|多|左右|以上)")
OTHER_YEAR = re.compile(r"去年|同比|较上年|比上年|上年同期|历年|以来|人大代?表?建议|提案|议案")
