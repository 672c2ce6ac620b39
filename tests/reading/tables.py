"""Small documents of our own making: tables as lists of lists, read without any file format."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.forms import form
from pipelines.read import read_document
from pipelines.reading import Figure, Finding, Reading

SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
HEAD = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
ZEROS = ["0"] * 7
Rows = list[list[str]]


def table(rows: Sequence[Sequence[str]], number: int = 1) -> Table:
    """A table whose grid is its physical cells."""
    return Table(
        number,
        tuple(
            tuple(Cell(text, place, column, column) for column, text in enumerate(row, 1))
            for place, row in enumerate(rows, 1)
        ),
    )


def read_tables(
    *tables: Sequence[Sequence[str]], text: str = "本机关全年工作平稳。", title: str | None = None
) -> Reading:
    """The reading of a report with these tables and one paragraph of text."""
    blocks: list[Block] = [Text(title or "石塘县财政局2023年政府信息公开工作年度报告", 1)]
    blocks += [Text(SECTIONS[0], 2), Text(text)]
    blocks += [Text(heading, 2) for heading in SECTIONS[1:]]
    blocks += [table(rows, number) for number, rows in enumerate(tables, 1)]
    return read_document(Document("text/html", tuple(blocks)), "0" * 64)


def table3(changed: dict[str, list[str]] | None = None, name: str = "2021") -> Rows:
    """Table 三 of a form with zeros; `changed` gives the cells of a row by its id."""
    rows = [list(row) for row in HEAD]
    for _, row in form(name).table("t3").lines:
        rows.append([row.label, *(changed or {}).get(row.id, ZEROS)])
    return rows


def figure(reading: Reading, code: str) -> Figure:
    """The figure of that code."""
    return next(figure for figure in reading.figures if figure.code == code)


def values(reading: Reading, row: str) -> list[tuple[str, int | None]]:
    """State and value of each figure of a row of table 三."""
    found = [figure for figure in reading.figures if figure.code.startswith(f"t3.{row}.")]
    return [(str(each.state), None if each.value is None else int(each.value)) for each in found]


def rules(reading: Reading, *, notes: bool = False) -> set[str]:
    """The rules of the findings, those of severity info only with `notes`."""
    return {finding.rule for finding in reading.findings if notes or finding.severity != "info"}


def finding(reading: Reading, rule: str) -> Finding:
    """The first finding of that rule."""
    return next(finding for finding in reading.findings if finding.rule == rule)
