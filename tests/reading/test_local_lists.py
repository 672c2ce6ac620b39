"""Lists of figures that are no national form: their rows are stated figures, none of the national list's."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from random import Random

import pytest
from docx import Document

from pipelines.read import read
from pipelines.reading import Reading
from tests.seeds import SEED

TITLE = "某区教育局2011年度政府信息公开工作年度报告"
TEXT = ("根据规定编制本报告。", "一、概述", "全年各项工作有序开展。", "二、附表")
Rows = Sequence[tuple[str, str, str]]
"""Label, unit and the code that the row states, "" if none."""

SHANGHAI: Rows = (
    ("主动公开信息数", "条", "p.proactive.total"),
    ("其中：全文电子化的主动公开信息数", "条", ""),
    ("新增的行政规范性文件数", "条", ""),
    ("网站专栏页面访问量", "人次", "p.page_views"),
    ("现场接待人数", "人次", "p.consultations.in_person"),
    ("网上咨询数", "人次", "p.consultations.online"),
    ("咨询电话接听数", "人次", "p.consultations.phone"),
    ("申请总数", "条", "p.requests.received"),
    ("其中：1．当面申请数", "条", "p.requests.in_person"),
    ("2．传真申请数", "条", "p.requests.fax"),
    ("3．电子邮件申请数", "条", ""),
    ("4．网上申请数", "条", "p.requests.online"),
    ("5．信函申请数", "条", "p.requests.letter"),
    ("6．其他形式申请数", "条", ""),
    ("对申请的答复总数", "条", "p.requests.answered"),
    ("其中：1．同意公开答复数", "条", "p.requests.granted"),
    ("2．同意部分公开答复数", "条", "p.requests.partial"),
    ("3．否决公开答复总数", "条", ""),
    ("其中：（1）“非《规定》所指政府信息”数", "条", ""),
    ("（2）“信息不存在”数", "条", ""),
    ("行政复议数", "件", "p.review.total"),
    ("行政诉讼数", "件", "p.litigation.total"),
    ("行政申诉数", "件", ""),
    ("收取费用总数", "元", "p.fees.collected"),
)
FUJIAN: Rows = (
    ("主动公开文件数", "条", "p.proactive.total"),
    ("其中：1、政府网站公开数", "条", "p.proactive.website"),
    ("2、政府公报公开数", "条", "p.proactive.gazette"),
    ("受理依申请公开信息总数", "条", "p.requests.received"),
    ("其中：1、当面申请数", "条", "p.requests.in_person"),
    ("2、网上申请数", "条", "p.requests.online"),
    ("3、信函、传真申请数", "条", ""),
    ("对申请的答复总数", "条", "p.requests.answered"),
    ("其中：1、同意公开答复数", "条", "p.requests.granted"),
    ("2、同意部分公开答复数", "条", "p.requests.partial"),
    ("3、不予公开答复数", "条", "p.requests.denied"),
    ("4、其他类型答复数", "条", "p.requests.other"),
    ("政府信息公开收费减免金额", "元", ""),
    ("行政复议数", "件", "p.review.total"),
    ("行政诉讼数", "件", "p.litigation.total"),
)
OTHER: Rows = (
    ("主动公开信息数", "条", "p.proactive.total"),
    ("正式受理政府信息公开申请数", "件", "p.requests.received"),
    ("其中：1．在办件", "件", ""),
    ("2．办结件", "件", ""),
    ("其中：1．同意提供", "件", "p.requests.granted"),
    ("2．拒绝提供", "件", ""),
    ("其中：1．信息不存在", "件", ""),
    ("政府信息公开查询点数", "个", ""),
    ("政府信息咨询数", "件", ""),
    ("受理政府信息公开工作行政复议数", "件", "p.review.total"),
    ("收到政府信息公开工作行政诉讼数", "件", "p.litigation.total"),
)
HEADS = {
    "年末统计": (("指标名称", "计量单位", "年末统计"), "label unit year"),
    "年度与累计": (("指标名称", "计量单位", "2011年度", "历年累计"), "label unit year sum"),
    "统计数": (("统计指标", "单位", "统计数"), "label unit year"),
    "本年累计": (
        ("指 标 名 称", "计量\n单位", "代码", "本期实际", "本年累计"),
        "label unit serial part year",
    ),
    "无单位": (("项目", "数量"), "label year"),
    "备注": (("指标", "单位", "代码", "数量", "备注"), "label unit serial year none"),
}
Grid = list[list[str]]


def _grid(rows: Rows, head: Sequence[str], columns: str, rng: Random) -> tuple[Grid, dict[str, int]]:
    grid, truth = [list(head)], dict[str, int]()
    for place, (label, unit, code) in enumerate(rows, 1):
        year = rng.choice([0, rng.randrange(1, 40), rng.randrange(1000, 90000)])
        cells = {
            "label": label,
            "unit": unit,
            "year": str(year),
            "sum": str(year + rng.randrange(1, 9000)),
            "part": str(year // 2 + 1),
            "serial": f"{place:02}",
            "none": "",
        }
        grid.append([cells[column] for column in columns.split()])
        if code:
            truth[code] = year
    return grid, truth


def _html(*grids: Grid) -> bytes:
    tables = "".join(f"<p>附表</p><table>{''.join(map(_tr, grid))}</table>" for grid in grids)
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    head = f"<head><title>{TITLE}</title></head>"
    return f"<html>{head}<body><h1>{TITLE}</h1>{text}{tables}</body></html>".encode()


def _tr(row: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"


def _docx(*grids: Grid) -> bytes:
    document = Document()
    for line in (TITLE, *TEXT):
        document.add_paragraph(line)
    for grid in grids:
        table = document.add_table(len(grid), len(grid[0]))
        for row, cells in zip(table.rows, grid, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("附表")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _tabs(*grids: Grid) -> bytes:
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for grid in grids for row in grid]
    return "\n".join((TITLE, *TEXT, *lines)).encode()


def _stated(reading: Reading) -> dict[str, int]:
    return {each.code: int(each.value) for each in reading.stated}


@pytest.mark.parametrize("write", [_html, _docx, _tabs])
@pytest.mark.parametrize("head", list(HEADS))
@pytest.mark.parametrize("rows", [SHANGHAI, FUJIAN, OTHER], ids=["上海", "福建", "办件"])
def test_the_rows_of_a_local_list_are_stated(rows: Rows, head: str, write: Callable[..., bytes]) -> None:
    grid, truth = _grid(rows, *HEADS[head], Random(f"{SEED} {head}"))
    reading = read([write(grid)])
    assert _stated(reading) == truth
    assert reading.figures == ()
    assert {found.rule for found in reading.findings} == {"tables_missing"}


def test_a_stated_row_gives_the_words_it_stands_in() -> None:
    grid, truth = _grid(FUJIAN, *HEADS["年度与累计"], Random(SEED))
    (total,) = (each for each in read([_html(grid)]).stated if each.code == "p.proactive.total")
    assert total.sentence == " ".join(grid[1])
    assert total.value == truth["p.proactive.total"]


def test_lists_in_several_tables_are_read_each() -> None:
    head, columns = HEADS["统计数"]
    made = [
        _grid(part, head, columns, Random(SEED)) for part in (SHANGHAI[:7], SHANGHAI[7:20], SHANGHAI[20:])
    ]
    reading = read([_html(*(grid for grid, _ in made))])
    assert _stated(reading) == {code: value for _, truth in made for code, value in truth.items()}


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("指标名称", "计量单位", "历年累计"), "label unit sum"),
        (("指标名称", "计量单位", "2010年度"), "label unit part"),
        (("指标名称", "计量单位", "区政府", "镇街道"), "label unit part sum"),
    ],
    ids=["累计", "上一年", "两列"],
)
def test_columns_that_are_not_the_years_state_nothing(head: Sequence[str], columns: str) -> None:
    grid, _ = _grid(SHANGHAI, head, columns, Random(SEED))
    assert _stated(read([_html(grid)])) == {}


def test_labels_that_are_nearly_a_row_state_nothing() -> None:
    head, columns = HEADS["统计数"]
    rows = (
        *SHANGHAI[1:7],
        ("主动公开信息目录数", "条", ""),
        ("当面申请答复数", "条", ""),
        ("行政诉讼败诉数", "件", ""),
    )
    grid, truth = _grid(rows, head, columns, Random(SEED))
    assert _stated(read([_html(grid)])) == truth


NATIONAL: Rows = (
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "s14.pub_total"),
    ("（一）收到申请数", "件", "s14.req_received"),
    ("1.当面申请数", "件", "s14.req_in_person"),
    ("（二）申请办结数", "件", "s14.req_closed"),
    ("（二）举办各类培训班数", "次", "s14.trainings"),
)


def test_rows_of_a_local_list_within_the_national_one_state_nothing() -> None:
    grid, _ = _grid((*SHANGHAI, *NATIONAL), *HEADS["统计数"], Random(SEED))
    assert not _stated(read([_html(grid)]))


def test_a_local_list_beside_the_national_one_leaves_its_figures_alone() -> None:
    local, stated = _grid(FUJIAN, *HEADS["年度与累计"], Random(SEED))
    national, figures = _grid(NATIONAL, *HEADS["统计数"], Random(SEED + 1))
    reading = read([_html(national, local).replace(b"2011", b"2015")])
    assert {each.code: each.value for each in reading.figures if each.code in figures} == figures
    assert _stated(reading) == stated
