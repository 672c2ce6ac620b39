"""The official forms as the notices print them: codes and labels, in order."""

from __future__ import annotations

Line = tuple[str, str, str]
"""Code without its column, group, label."""

KINDS = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
KIND_NAMES = dict(
    zip(
        KINDS, ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"), strict=True
    )
)
NEW, CARRIED_IN = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
DONE, CARRIED_OUT = "三、本年度办理结果", "四、结转下年度继续办理"
RULE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
DENIED, UNABLE = "（三）不予公开", "（四）无法提供"
REJECTED, OTHER = "（五）不予处理", "（六）其他处理"

_COMMON: tuple[Line, ...] = (
    ("granted", "", "（一）予以公开"),
    ("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("denied.state_secret", DENIED, "1.属于国家秘密"),
    ("denied.other_law", DENIED, "2.其他法律行政法规禁止公开"),
    ("denied.three_security_one_stability", DENIED, "3.危及“三安全一稳定”"),
    ("denied.third_party", DENIED, "4.保护第三方合法权益"),
    ("denied.internal_affairs", DENIED, "5.属于三类内部事务信息"),
    ("denied.process_info", DENIED, "6.属于四类过程性信息"),
    ("denied.enforcement_file", DENIED, "7.属于行政执法案卷"),
    ("denied.admin_query", DENIED, "8.属于行政查询事项"),
    ("unable.not_held", UNABLE, "1.本机关不掌握相关政府信息"),
    ("unable.needs_creation", UNABLE, "2.没有现成信息需要另行制作"),
    ("unable.unclear_after_correction", UNABLE, "3.补正后申请内容仍不明确"),
    ("rejected.petition", REJECTED, "1.信访举报投诉类申请"),
    ("rejected.repeat", REJECTED, "2.重复申请"),
    ("rejected.publication", REJECTED, "3.要求提供公开出版物"),
    ("rejected.frequent", REJECTED, "4.无正当理由大量反复申请"),
    ("rejected.confirm_existing", REJECTED, "5.要求行政机关确认或重新出具已获取信息"),
)
_OTHER_2021: tuple[Line, ...] = (
    ("other.overdue_correction", OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.overdue_fee", OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.misc", OTHER, "3.其他"),
)
OUTCOMES: dict[str, tuple[Line, ...]] = {
    "2021": _COMMON + _OTHER_2021,
    "2019": (*_COMMON, ("other", "", OTHER)),
}
TOTAL = "（七）总计"

T4_KINDS = {"review": "行政复议", "direct": "未经复议直接起诉", "after_review": "复议后起诉"}
T4_ENDS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}

Block = tuple[str, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]
"""Article, heads of the columns, rows: label and codes."""
T2: dict[str, tuple[Block, ...]] = {
    "2021": (
        (
            "第二十条第（一）项",
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            (
                ("规章", tuple(f"t2.regulations.{end}" for end in ("made", "repealed", "valid"))),
                ("行政规范性文件", tuple(f"t2.normative.{end}" for end in ("made", "repealed", "valid"))),
            ),
        ),
        ("第二十条第（五）项", ("信息内容", "本年处理决定数量"), (("行政许可", ("t2.licensing",)),)),
        (
            "第二十条第（六）项",
            ("信息内容", "本年处理决定数量"),
            (("行政处罚", ("t2.penalty",)), ("行政强制", ("t2.coercion",))),
        ),
        (
            "第二十条第（八）项",
            ("信息内容", "本年收费金额（单位：万元）"),
            (("行政事业性收费", ("t2.fees",)),),
        ),
    ),
    "2019": (
        (
            "第二十条第（一）项",
            ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (
                ("规章", tuple(f"t2.regulations.{e}" for e in ("made", "published", "public_total"))),
                ("规范性文件", tuple(f"t2.normative.{e}" for e in ("made", "published", "public_total"))),
            ),
        ),
        (
            "第二十条第（五）项",
            ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
            (
                ("行政许可", ("t2.licensing.prev_items", "t2.licensing.change", "t2.licensing")),
                (
                    "其他对外管理服务事项",
                    ("t2.other_services.prev_items", "t2.other_services.change", "t2.other_services"),
                ),
            ),
        ),
        (
            "第二十条第（六）项",
            ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
            (
                ("行政处罚", ("t2.penalty.prev_items", "t2.penalty.change", "t2.penalty")),
                ("行政强制", ("t2.coercion.prev_items", "t2.coercion.change", "t2.coercion")),
            ),
        ),
        (
            "第二十条第（八）项",
            ("信息内容", "上一年项目数量", "本年增/减"),
            (("行政事业性收费", ("t2.fees.prev_items", "t2.fees.change")),),
        ),
        (
            "第二十条第（九）项",
            ("信息内容", "采购项目数量", "采购总金额"),
            (("政府集中采购", ("t2.procurement.items", "t2.procurement.amount")),),
        ),
    ),
}

Indicator = tuple[str, int, str, str]
"""Code or nothing, depth, label, unit."""
STATISTICS: tuple[Indicator, ...] = (
    ("", 0, "一、主动公开情况", "——"),
    ("pub_total", 1, "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("pub_normdocs", 2, "其中：主动公开规范性文件数", "条"),
    ("normdocs_issued", 2, "制发规范性文件总数", "件"),
    ("", 1, "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("ch_gazette", 2, "1.政府公报公开政府信息数", "条"),
    ("ch_website", 2, "2.政府网站公开政府信息数", "条"),
    ("ch_weibo", 2, "3.政务微博公开政府信息数", "条"),
    ("ch_wechat", 2, "4.政务微信公开政府信息数", "条"),
    ("ch_other", 2, "5.其他方式公开政府信息数", "条"),
    ("", 0, "二、回应解读情况", "——"),
    ("resp_total", 1, "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("", 1, "（二）通过不同渠道和方式回应解读的情况", "——"),
    ("press_conf", 2, "1.参加或举办新闻发布会总次数", "次"),
    ("press_conf_lead", 3, "其中：主要负责同志参加新闻发布会次数", "次"),
    ("web_interview", 2, "2.政府网站在线访谈次数", "次"),
    ("web_interview_lead", 3, "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("policy_articles", 2, "3.政策解读稿件发布数", "篇"),
    ("resp_weibo_wechat", 2, "4.微博微信回应事件数", "次"),
    ("resp_other", 2, "5.其他方式回应事件数", "次"),
    ("", 0, "三、依申请公开情况", "——"),
    ("req_received", 1, "（一）收到申请数", "件"),
    ("req_in_person", 2, "1.当面申请数", "件"),
    ("req_fax", 2, "2.传真申请数", "件"),
    ("req_online", 2, "3.网络申请数", "件"),
    ("req_letter", 2, "4.信函申请数", "件"),
    ("req_closed", 1, "（二）申请办结数", "件"),
    ("closed_in_time", 2, "1.按时办结数", "件"),
    ("closed_extended", 2, "2.延期办结数", "件"),
    ("req_answered", 1, "（三）申请答复数", "件"),
    ("ans_already_public", 2, "1.属于已主动公开范围数", "件"),
    ("ans_granted", 2, "2.同意公开答复数", "件"),
    ("ans_partial", 2, "3.同意部分公开答复数", "件"),
    ("ans_denied", 2, "4.不同意公开答复数", "件"),
    ("den_secret", 3, "其中：涉及国家秘密", "件"),
    ("den_commercial", 3, "涉及商业秘密", "件"),
    ("den_privacy", 3, "涉及个人隐私", "件"),
    ("den_safety", 3, "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("den_not_gi", 3, "不是《条例》所指政府信息", "件"),
    ("den_other_law", 3, "法律法规规定的其他情形", "件"),
    ("ans_not_ours", 2, "5.不属于本行政机关公开数", "件"),
    ("ans_not_exist", 2, "6.申请信息不存在数", "件"),
    ("ans_amend", 2, "7.告知作出更改补充数", "件"),
    ("ans_other_way", 2, "8.告知通过其他途径办理数", "件"),
    ("rev_total", 0, "四、行政复议数量", "件"),
    ("rev_upheld", 1, "（一）维持具体行政行为数", "件"),
    ("rev_corrected", 1, "（二）被依法纠错数", "件"),
    ("rev_other", 1, "（三）其他情形数", "件"),
    ("suit_total", 0, "五、行政诉讼数量", "件"),
    ("suit_upheld", 1, "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("suit_corrected", 1, "（二）被依法纠错数", "件"),
    ("suit_other", 1, "（三）其他情形数", "件"),
    ("complaints", 0, "六、举报投诉数量", "件"),
    ("fee_wan", 0, "七、依申请公开信息收取的费用", "万元"),
    ("", 0, "八、机构建设和保障经费情况", "——"),
    ("org_units", 1, "（一）政府信息公开工作专门机构数", "个"),
    ("read_points", 1, "（二）设置政府信息公开查阅点数", "个"),
    ("staff_total", 1, "（三）从事政府信息公开工作人员数", "人"),
    ("staff_full", 2, "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("staff_part", 2, "2.兼职人员数", "人"),
    (
        "budget_wan",
        1,
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
    ),
    ("", 0, "九、政府信息公开会议和培训情况", "——"),
    ("meetings", 1, "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("trainings", 1, "（二）举办各类培训班数", "次"),
    ("trained", 1, "（三）接受培训人员数", "人次"),
)
