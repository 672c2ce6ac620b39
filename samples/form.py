"""The official tables of the annual report as the sample reports print them: forms of 2019 and 2021.

Codes are those of the codebook (`t3.granted.natural`). A grid is the table as a person would draw it: rows of
cells with their spans, which the HTML and the PDF renderer both use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Form = Literal["2019", "2021"]
Number = int | Decimal
Figures = Mapping[str, Number | None]

APPLICANTS = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
PARTIES = APPLICANTS[:-1]

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
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
    ("other.overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.misc", "3.其他"),
)
PARTIAL_LABEL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
RULE_LABEL = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
COURSES = ("review", "direct", "after_review")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")

T2_2021 = (
    *(
        f"t2.{row}.{column}"
        for row in ("regulations", "normative")
        for column in ("made", "repealed", "valid")
    ),
    "t2.licensing",
    "t2.penalty",
    "t2.coercion",
    "t2.fees",
)
T2_2019 = (
    *(
        f"t2.{row}.{column}"
        for row in ("regulations", "normative")
        for column in ("made", "published", "public_total")
    ),
    *(
        f"t2.{row}{column}"
        for row in ("licensing", "other_services", "penalty", "coercion")
        for column in (".prev_items", ".change", "")
    ),
    "t2.fees.prev_items",
    "t2.fees.change",
    "t2.procurement.items",
    "t2.procurement.amount",
)


def outcome_rows(form: Form) -> tuple[str, ...]:
    """The rows of 三、本年度办理结果 that add up to （七）总计."""
    grouped = tuple(row for _, rows in GROUPS for row, _ in rows)
    other = tuple(row for row, _ in OTHER_2021) if form == "2021" else ("other",)
    return ("granted", "partial", *grouped, *other)


def codes(form: Form) -> tuple[str, ...]:
    """Every figure code of a form, in the order of the tables: 200 for 2021, 198 for 2019."""
    rows = ("new", "carried_in", *outcome_rows(form), "total", "carried_out")
    return (
        *(T2_2021 if form == "2021" else T2_2019),
        *(f"t3.{row}.{party}" for row in rows for party in APPLICANTS),
        *(f"t4.{course}.{result}" for course in COURSES for result in RESULTS),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a printed table; spans count columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


Grid = tuple[tuple[Cell, ...], ...]


def print_number(value: Number | None) -> str:
    return "" if value is None else str(value)
