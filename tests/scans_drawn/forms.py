"""The official tables as people print them: labels in merged cells, a code in each cell for a number."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
KIND_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
OUTCOME_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SUITS = ("review", "direct", "after_review")

RESULTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "",
        (
            ("granted", "（一）予以公开"),
            ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        ),
    ),
    (
        "（三）不予公开",
        (
            ("denied.state_secret", "1.属于国家秘密"),
            ("denied.other_law", "2.其他法律行政法规禁止公开"),
            ("denied.three_security_one_stability", "3.危及“三安全一稳定”"),
            ("denied.third_party", "4.保护第三方合法权益"),
            ("denied.internal_affairs", "5.属于三类内部事务信息"),
            ("denied.process_info", "6.属于四类过程性信息"),
            ("denied.enforcement_file", "7.属于行政执法案卷"),
            ("denied.admin_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable.not_held", "1.本机关不掌握相关政府信息"),
            ("unable.needs_creation", "2.没有现成信息需要另行制作"),
            ("unable.unclear_after_correction", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("rejected.petition", "1.信访举报投诉类申请"),
            ("rejected.repeat", "2.重复申请"),
            ("rejected.publication", "3.要求提供公开出版物"),
            ("rejected.frequent", "4.无正当理由大量反复申请"),
            ("rejected.confirm_existing", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
OTHER_2021 = (
    "（六）其他处理",
    (
        ("other.overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other.overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other.misc", "3.其他"),
    ),
)
OTHER_2019 = ("", (("other", "（六）其他处理"),))

BLOCKS_2021 = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        (
            ("规章", ("regulations.made", "regulations.repealed", "regulations.valid")),
            ("行政规范性文件", ("normative.made", "normative.repealed", "normative.valid")),
        ),
    ),
    ("第二十条第（五）项", ("信息内容", "本年处理决定数量"), (("行政许可", ("licensing",)),)),
    (
        "第二十条第（六）项",
        ("信息内容", "本年处理决定数量"),
        (("行政处罚", ("penalty",)), ("行政强制", ("coercion",))),
    ),
    ("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）"), (("行政事业性收费", ("fees",)),)),
)
BLOCKS_2019 = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        (
            ("规章", ("regulations.made", "regulations.published", "regulations.public_total")),
            ("规范性文件", ("normative.made", "normative.published", "normative.public_total")),
        ),
    ),
    (
        "第二十条第（五）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        (
            ("行政许可", ("licensing.prev_items", "licensing.change", "licensing")),
            (
                "其他对外管理服务事项",
                ("other_services.prev_items", "other_services.change", "other_services"),
            ),
        ),
    ),
    (
        "第二十条第（六）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        (
            ("行政处罚", ("penalty.prev_items", "penalty.change", "penalty")),
            ("行政强制", ("coercion.prev_items", "coercion.change", "coercion")),
        ),
    ),
    (
        "第二十条第（八）项",
        ("信息内容", "上一年项目数量", "本年增/减"),
        (("行政事业性收费", ("fees.prev_items", "fees.change")),),
    ),
    (
        "第二十条第（九）项",
        ("信息内容", "采购项目数量", "采购总金额"),
        (("政府集中采购", ("procurement.items", "procurement.amount")),),
    ),
)

ROWS_2014 = tuple(
    tuple(line.split("|"))
    for line in """
|一、主动公开情况|——
pub_total|（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条
pub_normdocs|其中：主动公开规范性文件数|条
normdocs_issued|制发规范性文件总数|件
|（二）通过不同渠道和方式公开政府信息的情况|——
ch_gazette|1.政府公报公开政府信息数|条
ch_website|2.政府网站公开政府信息数|条
ch_weibo|3.政务微博公开政府信息数|条
ch_wechat|4.政务微信公开政府信息数|条
ch_other|5.其他方式公开政府信息数|条
|二、回应解读情况|——
resp_total|（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）|次
|（二）通过不同渠道和方式回应解读的情况|——
press_conf|1.参加或举办新闻发布会总次数|次
press_conf_lead|其中：主要负责同志参加新闻发布会次数|次
web_interview|2.政府网站在线访谈次数|次
web_interview_lead|其中：主要负责同志参加政府网站在线访谈次数|次
policy_articles|3.政策解读稿件发布数|篇
resp_weibo_wechat|4.微博微信回应事件数|次
resp_other|5.其他方式回应事件数|次
|三、依申请公开情况|——
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
|八、机构建设和保障经费情况|——
org_units|（一）政府信息公开工作专门机构数|个
read_points|（二）设置政府信息公开查阅点数|个
staff_total|（三）从事政府信息公开工作人员数|人
staff_full|1.专职人员数（不包括政府公报及政府网站工作人员数）|人
staff_part|2.兼职人员数|人
budget_wan|（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元
|九、政府信息公开会议和培训情况|——
meetings|（一）召开政府信息公开工作会议或专题会议数|次
trainings|（二）举办各类培训班数|次
trained|（三）接受培训人员数|人次
""".strip().splitlines()
)


@dataclass(frozen=True)
class Cell:
    """One cell: where it begins, how far it reaches, what stands in it; `code` where a number belongs."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1
    code: str = ""
    head: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: column widths as shares, and its cells; `heads` rows stand at its top."""

    widths: tuple[int, ...]
    cells: tuple[Cell, ...]
    heads: int = 0


def table2(form: str, printed: dict[str, str]) -> Grid:
    """Table two: twelve shares wide, each block under a line of its own."""
    cells, row = [], 0
    for title, columns, rows in BLOCKS_2021 if form == "2021" else BLOCKS_2019:
        cells.append(Cell(row, 0, title, cols=12, head=True))
        share = 12 // len(columns)
        cells += [Cell(row + 1, at * share, label, cols=share, head=True) for at, label in enumerate(columns)]
        for below, (label, codes) in enumerate(rows, row + 2):
            cells.append(Cell(below, 0, label, cols=share))
            full = [f"t2.{code}" for code in codes]
            cells += [
                Cell(below, (at + 1) * share, printed.get(code, ""), cols=share, code=code)
                for at, code in enumerate(full)
            ]
        row += 2 + len(rows)
    return Grid((1,) * 12, tuple(cells))


def rows3(form: str) -> list[str]:
    """The results of table three in order, without the groups, the total and the two balances."""
    groups = (*RESULTS, OTHER_2021 if form == "2021" else OTHER_2019)
    return [name for _, rows in groups for name, _ in rows]


def table3(form: str, printed: dict[str, str]) -> Grid:
    """Table three: three columns of labels, seven of numbers, three rows of heads."""
    cells = [
        Cell(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3, head=True),
        Cell(0, 3, "申请人情况", cols=7, head=True),
        Cell(1, 3, "自然人", rows=2, head=True),
        Cell(1, 4, "法人或其他组织", cols=5, head=True),
        Cell(1, 9, "总计", rows=2, head=True),
    ]
    cells += [Cell(2, 3 + at, KIND_LABELS[at], head=True) for at in range(1, 6)]

    def values(row: int, name: str) -> list[Cell]:
        codes = [f"t3.{name}.{kind}" for kind in KINDS]
        return [Cell(row, 3 + at, printed.get(code, ""), code=code) for at, code in enumerate(codes)]

    for row, name, label in (
        (3, "new", "一、本年新收政府信息公开申请数量"),
        (4, "carried_in", "二、上年结转政府信息公开申请数量"),
    ):
        cells += [Cell(row, 0, label, cols=3), *values(row, name)]
    row = 5
    for group, rows in (*RESULTS, OTHER_2021 if form == "2021" else OTHER_2019):
        if group:
            cells.append(Cell(row, 1, group, rows=len(rows)))
        for name, label in rows:
            cells += [Cell(row, 2 if group else 1, label, cols=1 if group else 2), *values(row, name)]
            row += 1
    cells += [
        Cell(row, 1, "（七）总计", cols=2),
        *values(row, "total"),
        Cell(5, 0, "三、本年度办理结果", rows=row - 4),
    ]
    cells += [Cell(row + 1, 0, "四、结转下年度继续办理", cols=3), *values(row + 1, "carried_out")]
    return Grid((7, 11, 32, 7, 7, 7, 7, 7, 7, 8), tuple(cells), 3)


def table4(printed: dict[str, str]) -> Grid:
    """Table four: fifteen numbers in one row under three rows of heads."""
    cells = [
        Cell(0, 0, "行政复议", cols=5, head=True),
        Cell(0, 5, "行政诉讼", cols=10, head=True),
        Cell(1, 5, "未经复议直接起诉", cols=5, head=True),
        Cell(1, 10, "复议后起诉", cols=5, head=True),
    ]
    for at in range(15):
        deep = at >= 5
        label = OUTCOME_LABELS[at % 5]
        cells.append(Cell(2 if deep else 1, at, label, rows=1 if deep else 2, head=True))
        code = f"t4.{SUITS[at // 5]}.{OUTCOMES[at % 5]}"
        cells.append(Cell(3, at, printed.get(code, ""), code=code))
    return Grid((1,) * 15, tuple(cells), 3)


def table2014(printed: dict[str, str]) -> Grid:
    """The statistics table: what is counted, its unit, the number."""
    cells = [Cell(0, at, label, head=True) for at, label in enumerate(("统计指标", "单位", "统计数"))]
    for row, (name, label, unit) in enumerate(ROWS_2014, 1):
        code = f"s14.{name}" if name else ""
        number = printed.get(code, "") if name else "——"
        cells += [Cell(row, 0, label), Cell(row, 1, unit), Cell(row, 2, number, code=code)]
    return Grid((70, 12, 18), tuple(cells), 1)
