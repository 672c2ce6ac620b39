"""What holds of every document: placing invents nothing, and what stands around a table changes nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.formats import to_document
from pipelines.match.numbers import read_cell
from pipelines.read import read_document
from pipelines.reading import Reading, State
from tests.measured.campaign import judge
from tests.reading.tables import HEAD, table, table3
from tests.reportgen.make import make
from tests.reportgen.seeds import first_seed

QUICK = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
LABELS = [row[0] for row in table3()] + [cell for row in HEAD for cell in row]
OTHERS = ("规章", "行政许可", "总计", "结果维持", "尚未审结", "小计", "单位：件", "备注")
WORDS = st.sampled_from([*LABELS, *OTHERS])
VALUES = st.one_of(
    st.integers(-20, 99_999).map(str),
    st.sampled_from(["", "/", "—", "无", "1,234", "１２", "3件", "减4", "0 0", "00", "5*", "12.5", "约5"]),
)
ROWS = st.lists(st.lists(st.one_of(WORDS, VALUES, VALUES), min_size=1, max_size=17), min_size=1, max_size=40)
NOISE = st.lists(
    st.sampled_from(["首页", "打印本页", "下一步将继续努力。", "当前位置：政务公开", "责任编辑：张三"]),
    max_size=4,
)


def _read(blocks: list[Block]) -> Reading:
    title = Text("石塘县财政局2023年政府信息公开工作年度报告", 1)
    return read_document(Document("text/html", (title, *blocks)), "0" * 64)


def _said(reading: Reading) -> list[tuple[str, State, Decimal | None]]:
    return [(figure.code, figure.state, figure.value) for figure in reading.figures]


def _stands_there(reading: Reading, tables: list[Table]) -> None:
    cells = {(t.number, cell.row, cell.column): cell for t in tables for row in t.rows for cell in row}
    for figure in reading.figures:
        if figure.value is None:
            continue
        assert figure.where is not None
        cell: Cell = cells[figure.where.table, figure.where.row, figure.where.column]
        lines = [cell.text, "".join(cell.text.split()), *cell.text.split("\n")]
        assert figure.value in [read_cell(line).value for line in lines], (figure, cell)


@QUICK
@given(ROWS, ROWS)
def test_no_number_is_said_that_stands_nowhere(one: list[list[str]], two: list[list[str]]) -> None:
    tables = [table(one, 1), table(two, 2)]
    _stands_there(_read(list(tables)), tables)


@QUICK
@given(st.data())
def test_soup_in_an_official_table_invents_nothing(data: st.DataObject) -> None:
    rows = table3()
    for _ in range(data.draw(st.integers(1, 12))):
        row = data.draw(st.sampled_from(rows))
        at = data.draw(st.integers(0, len(row)))
        text = data.draw(VALUES)
        row[at:] = data.draw(st.sampled_from([[text, *row[at:]], row[at + 1 :], [text, *row[at + 1 :]]]))
    soup = table([row for row in rows if row], 1)
    _stands_there(_read([soup]), [soup])


@QUICK
@given(st.integers(0, 10**6), NOISE, NOISE, st.sampled_from(["html clean", "text tabs"]))
def test_noise_around_changes_nothing(seed: int, before: list[str], after: list[str], kind: str) -> None:
    document = to_document(make(seed, kind).data)
    menu = table([["政策文件", "3"], ["通知公告", "12"]])
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            blocks += [*map(Text, before), menu, block, *map(Text, after)]
        else:
            blocks.append(block)
    numbered: list[Block] = []
    for block in blocks:
        count = sum(isinstance(each, Table) for each in numbered)
        numbered.append(replace(block, number=count + 1) if isinstance(block, Table) else block)
    noisy = read_document(replace(document, blocks=tuple(numbered)), "0" * 64)
    assert _said(noisy) == _said(read_document(document, "0" * 64))


@QUICK
@given(st.integers(0, 10**6), st.integers(0, 3), st.booleans())
def test_empty_rows_and_columns_change_nothing(seed: int, rows: int, column: bool) -> None:
    chance = Random(seed)
    document = to_document(make(seed, "html clean", blanks="none").data)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    emptied = [_with_blanks(chance, each, rows, column) for each in tables]
    blocks = [emptied[tables.index(b)] if isinstance(b, Table) else b for b in document.blocks]
    noisy = read_document(replace(document, blocks=tuple(blocks)), "0" * 64)
    assert _said(noisy) == _said(read_document(document, "0" * 64))


def _with_blanks(chance: Random, of: Table, count: int, column: bool) -> Table:
    width = max(cell.grid + cell.colspan for row in of.rows for cell in row)
    rows = [list(row) for row in of.rows]
    if column:
        rows = [[*row, Cell("", row[0].row, len(row) + 1, width)] for row in rows if row]
    for _ in range(count):
        at = chance.randint(0, len(rows))
        rows.insert(at, [Cell("", 0, place, place) for place in range(1, width)])
    numbered = (tuple(replace(cell, row=row) for cell in cells) for row, cells in enumerate(rows, start=1))
    return replace(of, rows=tuple(numbered))


@QUICK
@given(st.integers(0, 10**6))
def test_a_report_gives_its_figures_back(step: int) -> None:
    _, faults = judge(make(first_seed() + step, "html word"))
    assert not faults
