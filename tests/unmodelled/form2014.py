"""The 统计表 of 2014 as it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unmodelled.forms import Printed
from tests.unmodelled.grid import Cell, Grid

ROWS = """
-|一、主动公开情况|——
pub_total|（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条
pub_normdocs|其中：主动公开规范性文件数|条
normdocs_issued|制发规范性文件总数|件
-|（二）通过不同渠道和方式公开政府信息的情况|——
ch_gazette|1.政府公报公开政府信息数|条
ch_website|2.政府网站公开政府信息数|条
ch_weibo|3.政务微博公开政府信息数|条
ch_wechat|4.政务微信公开政府信息数|条
ch_other|5.其他方式公开政府信息数|条
-|二、回应解读情况|——
resp_total|（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）|次
-|（二）通过不同渠道和方式回应解读的情况|——
press_conf|1.参加或举办新闻发布会总次数|次
press_conf_lead|其中：主要负责同志参加新闻发布会次数|次
web_interview|2.政府网站在线访谈次数|次
web_interview_lead|其中：主要负责同志参加政府网站在线访谈次数|次
policy_articles|3.政策解读稿件发布数|篇
resp_weibo_wechat|4.微博微信回应事件数|次
resp_other|5.其他方式回应事件数|次
-|三、依申请公开情况|——
req_received|（一）收到申请数|件
req_in_person|1.当面申请数|件
req_fax|2.传真申请数|件
req_online|3.网络申请数|件
req_letter|4.信函申请数|件
req_closed|（二）申请办结数|件
closed_in_time|1.按时办结数|件
closed_extended|2.延期办结数|件
req_answered|（三）申请答复数|件
ans_already_public|1.属于已主动公开范围数|件
ans_granted|2.同意公开答复数|件
ans_partial|3.同意部分公开答复数|件
ans_denied|4.不同意公开答复数|件
den_secret|其中：涉及国家秘密|件
den_commercial|涉及商业秘密|件
den_privacy|涉及个人隐私|件
den_safety|危及国家安全、公共安全、经济安全和社会稳定|件
den_not_gi|不是《条例》所指政府信息|件
den_other_law|法律法规规定的其他情形|件
ans_not_ours|5.不属于本行政机关公开数|件
ans_not_exist|6.申请信息不存在数|件
ans_amend|7.告知作出更改补充数|件
ans_other_way|8.告知通过其他途径办理数|件
rev_total|四、行政复议数量|件
rev_upheld|（一）维持具体行政行为数|件
rev_corrected|（二）被依法纠错数|件
rev_other|（三）其他情形数|件
suit_total|五、行政诉讼数量|件
suit_upheld|（一）维持具体行政行为或者驳回原告诉讼请求数|件
suit_corrected|（二）被依法纠错数|件
suit_other|（三）其他情形数|件
complaints|六、举报投诉数量|件
fee_wan|七、依申请公开信息收取的费用|万元
-|八、机构建设和保障经费情况|——
org_units|（一）政府信息公开工作专门机构数|个
read_points|（二）设置政府信息公开查阅点数|个
staff_total|（三）从事政府信息公开工作人员数|人
staff_full|1.专职人员数（不包括政府公报及政府网站工作人员数）|人
staff_part|2.兼职人员数|人
budget_wan|（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元
-|九、政府信息公开会议和培训情况|——
meetings|（一）召开政府信息公开工作会议或专题会议数|次
trainings|（二）举办各类培训班数|次
trained|（三）接受培训人员数|人次
"""


def statistics_table(text: Printed) -> Grid:
    """统计指标, 单位, 统计数."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for line in ROWS.split():
            code, label, unit = line.split("|")
            yield Cell(label), Cell(unit), Cell("" if code == "-" else text(f"s14.{code}"))

    return (tuple(Cell(name) for name in ("统计指标", "单位", "统计数")), *rows())
