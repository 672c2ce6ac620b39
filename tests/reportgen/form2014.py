"""政府信息公开情况统计表 of 国办发〔2014〕32号 as this generator prints it: rows, units, sums, figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random


@dataclass(frozen=True)
class Item:
    """A printed row: `key` is the last part of its code, None for a heading that bears no figure."""

    key: str | None
    label: str
    unit: str


_ROWS = """
- 一、主动公开情况 ——
pub_total （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条
pub_normdocs 其中：主动公开规范性文件数 条
normdocs_issued 制发规范性文件总数 件
- （二）通过不同渠道和方式公开政府信息的情况 ——
ch_gazette 1.政府公报公开政府信息数 条
ch_website 2.政府网站公开政府信息数 条
ch_weibo 3.政务微博公开政府信息数 条
ch_wechat 4.政务微信公开政府信息数 条
ch_other 5.其他方式公开政府信息数 条
- 二、回应解读情况 ——
resp_total （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次） 次
- （二）通过不同渠道和方式回应解读的情况 ——
press_conf 1.参加或举办新闻发布会总次数 次
press_conf_lead 其中：主要负责同志参加新闻发布会次数 次
web_interview 2.政府网站在线访谈次数 次
web_interview_lead 其中：主要负责同志参加政府网站在线访谈次数 次
policy_articles 3.政策解读稿件发布数 篇
resp_weibo_wechat 4.微博微信回应事件数 次
resp_other 5.其他方式回应事件数 次
- 三、依申请公开情况 ——
req_received （一）收到申请数 件
req_in_person 1.当面申请数 件
req_fax 2.传真申请数 件
req_online 3.网络申请数 件
req_letter 4.信函申请数 件
req_closed （二）申请办结数 件
closed_in_time 1.按时办结数 件
closed_extended 2.延期办结数 件
req_answered （三）申请答复数 件
ans_already_public 1.属于已主动公开范围数 件
ans_granted 2.同意公开答复数 件
ans_partial 3.同意部分公开答复数 件
ans_denied 4.不同意公开答复数 件
den_secret 其中：1.涉及国家秘密 件
den_commercial 2.涉及商业秘密 件
den_privacy 3.涉及个人隐私 件
den_safety 4.危及国家安全、公共安全、经济安全和社会稳定 件
den_not_gi 5.不是《条例》所指政府信息 件
den_other_law 6.法律法规规定的其他情形 件
ans_not_ours 5.不属于本行政机关公开数 件
ans_not_exist 6.申请信息不存在数 件
ans_amend 7.告知作出更改补充数 件
ans_other_way 8.告知通过其他途径办理数 件
rev_total 四、行政复议数量 件
rev_upheld （一）维持具体行政行为数 件
rev_corrected （二）被依法纠错数 件
rev_other （三）其他情形数 件
suit_total 五、行政诉讼数量 件
suit_upheld （一）维持具体行政行为或者驳回原告诉讼请求数 件
suit_corrected （二）被依法纠错数 件
suit_other （三）其他情形数 件
complaints 六、举报投诉数量 件
fee_wan 七、依申请公开信息收取的费用 万元
- 八、机构建设和保障经费情况 ——
org_units （一）政府信息公开工作专门机构数 个
read_points （二）设置政府信息公开查阅点数 个
staff_total （三）从事政府信息公开工作人员数 人
staff_full 1.专职人员数（不包括政府公报及政府网站工作人员数） 人
staff_part 2.兼职人员数 人
budget_wan （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费） 万元
- 九、政府信息公开会议和培训情况 ——
meetings （一）召开政府信息公开工作会议或专题会议数 次
trainings （二）举办各类培训班数 次
trained （三）接受培训人员数 人次
"""

ITEMS = tuple(
    Item(None if key == "-" else key, label, unit)
    for key, label, unit in (line.split(" ") for line in _ROWS.strip().splitlines())
)
SUMS = {
    "req_received": ("req_in_person", "req_fax", "req_online", "req_letter"),
    "req_closed": ("closed_in_time", "closed_extended"),
    "ans_denied": (
        "den_secret",
        "den_commercial",
        "den_privacy",
        "den_safety",
        "den_not_gi",
        "den_other_law",
    ),
    "req_answered": (
        "ans_already_public",
        "ans_granted",
        "ans_partial",
        "ans_denied",
        "ans_not_ours",
        "ans_not_exist",
        "ans_amend",
        "ans_other_way",
    ),
    "rev_total": ("rev_upheld", "rev_corrected", "rev_other"),
    "suit_total": ("suit_upheld", "suit_corrected", "suit_other"),
    "staff_total": ("staff_full", "staff_part"),
}
CHANNELS = ("ch_gazette", "ch_website", "ch_weibo", "ch_wechat", "ch_other")
INSERTED = {
    "pub_total": (
        ("其中：主动公开机构领导、机构设置及人事信息", "条"),
        ("政府文件数", "件"),
        ("行政执法信息", "条"),
        ("财政预决算和三公经费信息", "条"),
        ("行政许可", "条"),
        ("行政处罚", "条"),
        ("行政强制", "条"),
    ),
    "ch_website": (("其中：通过政务服务网发布", "条"),),
    "req_letter": (("5.其他形式", "件"),),
    "trained": (("（四）政务公开考核次数", "次"),),
}
"""Rows that a province put in after a row of the form."""


def keys() -> list[str]:
    """The 58 keys in printed order."""
    return [item.key for item in ITEMS if item.key]


def code(key: str) -> str:
    """The code of a row's figure."""
    return f"s14.{key}"


def draw(rng: Random, zeros: float) -> dict[str, Decimal]:
    """Figures by key that keep every sum; so large a share of the others is zero."""
    figures = {key: Decimal(_number(rng, zeros)) for key in keys()}
    for total, parts in SUMS.items():
        figures[total] = sum((figures[part] for part in parts), Decimal(0))
    figures["pub_total"] = Decimal(rng.randint(0, int(sum(figures[key] for key in CHANNELS))))
    for key in ("fee_wan", "budget_wan"):
        if figures[key] and rng.random() < 0.6:
            figures[key] += Decimal(rng.randint(1, 99)) / 100
    return figures


def _number(rng: Random, zeros: float) -> int:
    return 0 if rng.random() < zeros else rng.randint(1, 10 ** rng.choice((1, 1, 2, 3, 4)))
