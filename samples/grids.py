"""Figures → the three official tables as grids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from samples.form import (
    APPLICANTS,
    COURSES,
    GROUPS,
    ORGANISATIONS,
    OTHER_2021,
    PARTIAL_LABEL,
    RESULT_LABELS,
    RESULTS,
    RULE_LABEL,
    Cell,
    Form,
    Grid,
)

Show = Callable[[str], str]
"""Code → the text its cell prints."""

Row = tuple[Cell, ...]


def _head(*texts: str) -> Row:
    return tuple(Cell(text, header=True) for text in texts)


def _article(item: str) -> Row:
    return (Cell(f"第二十条第（{item}）项", columns=4, header=True),)


def _line(label: str, codes: Sequence[str], show: Show) -> Row:
    cells = [Cell(show(code)) for code in codes]
    spare = 4 - len(cells)
    cells[-1] = Cell(cells[-1].text, columns=spare)
    return (Cell(label), *cells)


def _wide_head(*texts: str) -> Row:
    return (*_head(*texts[:-1]), Cell(texts[-1], columns=5 - len(texts), header=True))


def table_two(form: Form, show: Show) -> Grid:
    """二、主动公开政府信息情况."""
    return _two_2021(show) if form == "2021" else _two_2019(show)


def _two_2021(show: Show) -> Grid:
    stock = ("made", "repealed", "valid")
    return (
        _article("一"),
        _head("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        _line("规章", [f"t2.regulations.{c}" for c in stock], show),
        _line("行政规范性文件", [f"t2.normative.{c}" for c in stock], show),
        _article("五"),
        _wide_head("信息内容", "本年处理决定数量"),
        _line("行政许可", ["t2.licensing"], show),
        _article("六"),
        _wide_head("信息内容", "本年处理决定数量"),
        _line("行政处罚", ["t2.penalty"], show),
        _line("行政强制", ["t2.coercion"], show),
        _article("八"),
        _wide_head("信息内容", "本年收费金额（单位：万元）"),
        _line("行政事业性收费", ["t2.fees"], show),
    )


def _two_2019(show: Show) -> Grid:
    def matters(row: str) -> list[str]:
        return [f"t2.{row}.prev_items", f"t2.{row}.change", f"t2.{row}"]

    made = ("made", "published", "public_total")
    heads = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    return (
        _article("一"),
        _head("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        _line("规章", [f"t2.regulations.{c}" for c in made], show),
        _line("规范性文件", [f"t2.normative.{c}" for c in made], show),
        _article("五"),
        _head(*heads),
        _line("行政许可", matters("licensing"), show),
        _line("其他对外管理服务事项", matters("other_services"), show),
        _article("六"),
        _head(*heads),
        _line("行政处罚", matters("penalty"), show),
        _line("行政强制", matters("coercion"), show),
        _article("八"),
        _wide_head("信息内容", "上一年项目数量", "本年增/减"),
        _line("行政事业性收费", ["t2.fees.prev_items", "t2.fees.change"], show),
        _article("九"),
        _wide_head("信息内容", "采购项目数量", "采购总金额"),
        _line("政府集中采购", ["t2.procurement.items", "t2.procurement.amount"], show),
    )


def table_three(form: Form, show: Show) -> Grid:
    """三、收到和处理政府信息公开申请情况: three label columns, seven of numbers."""

    def numbers(row: str) -> Row:
        return tuple(Cell(show(f"t3.{row}.{party}")) for party in APPLICANTS)

    def plain(row: str, label: str, columns: int = 2) -> Row:
        return (Cell(label, columns=columns), *numbers(row))

    groups = [*GROUPS, *([("（六）其他处理", OTHER_2021)] if form == "2021" else [])]
    results: list[Row] = [plain("granted", "（一）予以公开"), plain("partial", PARTIAL_LABEL)]
    for group, rows in groups:
        for index, (row, label) in enumerate(rows):
            lead = (Cell(group, rows=len(rows)),) if index == 0 else ()
            results.append((*lead, Cell(label), *numbers(row)))
    if form == "2019":
        results.append(plain("other", "（六）其他处理"))
    results.append(plain("total", "（七）总计"))
    results[0] = (Cell("三、本年度办理结果", rows=len(results)), *results[0])
    return (
        (Cell(RULE_LABEL, columns=3, rows=3, header=True), Cell("申请人情况", columns=7, header=True)),
        (
            Cell("自然人", rows=2, header=True),
            Cell("法人或其他组织", columns=5, header=True),
            Cell("总计", rows=2, header=True),
        ),
        _head(*ORGANISATIONS),
        plain("new", "一、本年新收政府信息公开申请数量", 3),
        plain("carried_in", "二、上年结转政府信息公开申请数量", 3),
        *results,
        plain("carried_out", "四、结转下年度继续办理", 3),
    )


def table_four(show: Show) -> Grid:
    """四、政府信息公开行政复议、行政诉讼情况: one row of fifteen numbers under three of headings."""
    return (
        (Cell("行政复议", columns=5, header=True), Cell("行政诉讼", columns=10, header=True)),
        (
            *(Cell(label, rows=2, header=True) for label in RESULT_LABELS),
            Cell("未经复议直接起诉", columns=5, header=True),
            Cell("复议后起诉", columns=5, header=True),
        ),
        _head(*RESULT_LABELS, *RESULT_LABELS),
        tuple(Cell(show(f"t4.{course}.{result}")) for course in COURSES for result in RESULTS),
    )
