"""The official tables as they are printed, written from the notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samples.form import GROUPS
from tests.unmodelled.draws import KINDS
from tests.unmodelled.grid import Cell, Grid

Printed = Callable[[str], str]
"""The text of a figure's cell by its code."""

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
GROUPS_OF_2021: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("（一）予以公开", (("granted", ""),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("partial", ""),)),
    *GROUPS,
    (
        "（六）其他处理",
        (
            ("other.overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            ("other.overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
            ("other.misc", "3.其他"),
        ),
    ),
    ("（七）总计", (("total", ""),)),
)
GROUPS_OF_2019 = (*GROUPS_OF_2021[:5], ("（六）其他处理", (("other", ""),)), GROUPS_OF_2021[6])


def table_three(form: str, text: Printed) -> Grid:
    """收到和处理政府信息公开申请情况."""
    groups = GROUPS_OF_2021 if form == "2021" else GROUPS_OF_2019
    kinds = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    head = (
        (Cell(BALANCE, 3, 3), Cell("申请人情况", 1, 7)),
        (Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)),
        tuple(Cell(kind) for kind in kinds),
    )

    def numbers(row: str) -> tuple[Cell, ...]:
        return tuple(Cell(text(f"t3.{row}.{kind}")) for kind in (*KINDS, "total"))

    def results() -> Iterator[tuple[Cell, ...]]:
        first: tuple[Cell, ...] = (Cell("三、本年度办理结果", sum(len(rows) for _, rows in groups)),)
        for group, rows in groups:
            for place, (row, label) in enumerate(rows):
                opening = (Cell(group, len(rows)),) if place == 0 else ()
                labels = (*opening, Cell(label)) if label else (Cell(group, 1, 2),)
                yield (*first, *labels, *numbers(row))
                first = ()

    return (
        *head,
        (Cell("一、本年新收政府信息公开申请数量", 1, 3), *numbers("new")),
        (Cell("二、上年结转政府信息公开申请数量", 1, 3), *numbers("carried_in")),
        *results(),
        (Cell("四、结转下年度继续办理", 1, 3), *numbers("carried_out")),
    )


def table_four(text: Printed) -> Grid:
    """政府信息公开行政复议、行政诉讼情况."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    codes = [
        f"t4.{block}.{name}"
        for block in ("review", "direct", "after_review")
        for name in ("upheld", "corrected", "other", "pending", "total")
    ]
    return (
        (Cell("行政复议", 1, 5), Cell("行政诉讼", 1, 10)),
        (*(Cell(name, 2) for name in results), Cell("未经复议直接起诉", 1, 5), Cell("复议后起诉", 1, 5)),
        tuple(Cell(name) for name in (*results, *results)),
        tuple(Cell(text(code)) for code in codes),
    )


def table_two(form: str, text: Printed) -> Grid:
    """主动公开政府信息情况."""
    return _two_of_2021(text) if form == "2021" else _two_of_2019(text)


def _two_of_2021(text: Printed) -> Grid:
    def wide(label: str, code: str) -> tuple[Cell, ...]:
        return Cell(label), Cell(text(code), 1, 3)

    def three(label: str, stem: str) -> tuple[Cell, ...]:
        return (Cell(label), *(Cell(text(f"t2.{stem}.{name}")) for name in ("made", "repealed", "valid")))

    decided = (Cell("信息内容"), Cell("本年处理决定数量", 1, 3))
    return (
        (Cell("第二十条第（一）项", 1, 4),),
        tuple(Cell(name) for name in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
        three("规章", "regulations"),
        three("行政规范性文件", "normative"),
        (Cell("第二十条第（五）项", 1, 4),),
        decided,
        wide("行政许可", "t2.licensing"),
        (Cell("第二十条第（六）项", 1, 4),),
        decided,
        wide("行政处罚", "t2.penalty"),
        wide("行政强制", "t2.coercion"),
        (Cell("第二十条第（八）项", 1, 4),),
        (Cell("信息内容"), Cell("本年收费金额（单位：万元）", 1, 3)),
        wide("行政事业性收费", "t2.fees"),
    )


def _two_of_2019(text: Printed) -> Grid:
    def row(label: str, *codes: str) -> tuple[Cell, ...]:
        spans = {3: (1, 1, 1), 2: (1, 2)}[len(codes)]
        return (
            Cell(label),
            *(Cell(text(f"t2.{code}"), 1, span) for code, span in zip(codes, spans, strict=True)),
        )

    def decided(label: str, stem: str) -> tuple[Cell, ...]:
        return row(label, f"{stem}.prev_items", f"{stem}.change", stem)

    items = tuple(Cell(name) for name in ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"))
    made = ("made", "published", "public_total")
    return (
        (Cell("第二十条第（一）项", 1, 4),),
        tuple(Cell(name) for name in ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")),
        row("规章", *(f"regulations.{name}" for name in made)),
        row("规范性文件", *(f"normative.{name}" for name in made)),
        (Cell("第二十条第（五）项", 1, 4),),
        items,
        decided("行政许可", "licensing"),
        decided("其他对外管理服务事项", "other_services"),
        (Cell("第二十条第（六）项", 1, 4),),
        items,
        decided("行政处罚", "penalty"),
        decided("行政强制", "coercion"),
        (Cell("第二十条第（八）项", 1, 4),),
        (Cell("信息内容"), Cell("上一年项目数量"), Cell("本年增/减", 1, 2)),
        row("行政事业性收费", "fees.prev_items", "fees.change"),
        (Cell("第二十条第（九）项", 1, 4),),
        (Cell("信息内容"), Cell("采购项目数量"), Cell("采购总金额", 1, 2)),
        row("政府集中采购", "procurement.items", "procurement.amount"),
    )
