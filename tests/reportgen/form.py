"""The official tables of 2019 and 2021 as this generator prints them: rows, columns, codes."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
COLUMN_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"

T4_BLOCKS = ("review", "direct", "after_review")
T4_COLUMNS = ("upheld", "corrected", "other", "pending", "total")
T4_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@dataclass(frozen=True)
class Row3:
    """A row of table 三: the part of its code, the group cells left of it, its own label."""

    key: str
    label: str
    section: str | None = None
    group: str | None = None


def _group(name: str, title: str, *rows: tuple[str, str]) -> list[Row3]:
    return [Row3(f"{name}.{key}", label, RESULTS, title) for key, label in rows]


_HEAD = [
    Row3("new", "一、本年新收政府信息公开申请数量"),
    Row3("carried_in", "二、上年结转政府信息公开申请数量"),
    Row3("granted", "（一）予以公开", RESULTS),
    Row3("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", RESULTS),
    *_group(
        "denied",
        "（三）不予公开",
        ("state_secret", "1.属于国家秘密"),
        ("other_law", "2.其他法律行政法规禁止公开"),
        ("three_security_one_stability", "3.危及“三安全一稳定”"),
        ("third_party", "4.保护第三方合法权益"),
        ("internal_affairs", "5.属于三类内部事务信息"),
        ("process_info", "6.属于四类过程性信息"),
        ("enforcement_file", "7.属于行政执法案卷"),
        ("admin_query", "8.属于行政查询事项"),
    ),
    *_group(
        "unable",
        "（四）无法提供",
        ("not_held", "1.本机关不掌握相关政府信息"),
        ("needs_creation", "2.没有现成信息需要另行制作"),
        ("unclear_after_correction", "3.补正后申请内容仍不明确"),
    ),
    *_group(
        "rejected",
        "（五）不予处理",
        ("petition", "1.信访举报投诉类申请"),
        ("repeat", "2.重复申请"),
        ("publication", "3.要求提供公开出版物"),
        ("frequent", "4.无正当理由大量反复申请"),
        ("confirm_existing", "5.要求行政机关确认或重新出具已获取信息"),
    ),
]
_OTHER = {
    "2021": _group(
        "other",
        "（六）其他处理",
        ("overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("misc", "3.其他"),
    ),
    "2019": [Row3("other", "（六）其他处理", RESULTS)],
}
_TAIL = [Row3("total", "（七）总计", RESULTS), Row3("carried_out", "四、结转下年度继续办理")]

TABLE3: dict[str, tuple[Row3, ...]] = {form: (*_HEAD, *_OTHER[form], *_TAIL) for form in ("2021", "2019")}


@dataclass(frozen=True)
class Block2:
    """A block of table 二: its article, its column headings, and rows of label and codes."""

    article: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _keys(key: str, *names: str) -> tuple[str, ...]:
    return tuple(f"t2.{key}.{name}" if name else f"t2.{key}" for name in names)


_STOCK = ("上一年项目数量", "本年增/减", "处理决定数量")
_MADE_2019 = ("made", "published", "public_total")

TABLE2: dict[str, tuple[Block2, ...]] = {
    "2021": (
        Block2(
            "第二十条第（一）项",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            (
                ("规章", _keys("regulations", "made", "repealed", "valid")),
                ("行政规范性文件", _keys("normative", "made", "repealed", "valid")),
            ),
        ),
        Block2("第二十条第（五）项", ("本年处理决定数量",), (("行政许可", _keys("licensing", "")),)),
        Block2(
            "第二十条第（六）项",
            ("本年处理决定数量",),
            (("行政处罚", _keys("penalty", "")), ("行政强制", _keys("coercion", ""))),
        ),
        Block2(
            "第二十条第（八）项",
            ("本年收费金额（单位：万元）",),
            (("行政事业性收费", _keys("fees", "")),),
        ),
    ),
    "2019": (
        Block2(
            "第二十条第（一）项",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (
                ("规章", _keys("regulations", *_MADE_2019)),
                ("规范性文件", _keys("normative", *_MADE_2019)),
            ),
        ),
        Block2(
            "第二十条第（五）项",
            _STOCK,
            (
                ("行政许可", _keys("licensing", "prev_items", "change", "")),
                ("其他对外管理服务事项", _keys("other_services", "prev_items", "change", "")),
            ),
        ),
        Block2(
            "第二十条第（六）项",
            _STOCK,
            (
                ("行政处罚", _keys("penalty", "prev_items", "change", "")),
                ("行政强制", _keys("coercion", "prev_items", "change", "")),
            ),
        ),
        Block2(
            "第二十条第（八）项",
            _STOCK[:2],
            (("行政事业性收费", _keys("fees", "prev_items", "change")),),
        ),
        Block2(
            "第二十条第（九）项",
            ("采购项目数量", "采购总金额"),
            (("政府集中采购", _keys("procurement", "items", "amount")),),
        ),
    ),
}

HEADINGS: dict[str, tuple[str, ...]] = {
    "2021": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    "2019": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
}


def t2_codes(form: str) -> list[str]:
    """The codes of table 二 in printed order."""
    return [code for block in TABLE2[form] for _, codes in block.rows for code in codes]


def t3_codes(row: Row3) -> list[str]:
    """The seven codes of a row of table 三."""
    return [f"t3.{row.key}.{column}" for column in COLUMNS]


def t4_codes() -> list[str]:
    """The fifteen codes of table 四."""
    return [f"t4.{block}.{column}" for block in T4_BLOCKS for column in T4_COLUMNS]


def all_codes(form: str) -> list[str]:
    """Every code of a form: 200 in 2021, 198 in 2019."""
    return [*t2_codes(form), *(code for row in TABLE3[form] for code in t3_codes(row)), *t4_codes()]
