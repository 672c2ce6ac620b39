"""A report that is one table: its paragraphs come out of the rows, its tables stay."""

from __future__ import annotations

from pipelines.formats import to_document
from tests.formats.helpers import lines, texts

PROSE = "本机关认真落实公开条例，全年公开政府信息三百余条，群众满意。"


def _page(*rows: tuple[str, ...]) -> bytes:
    made = ("".join(f"<td>{cell}</td>" for cell in (*row, "", "")[:3]) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in made)}</table>".encode()


def test_paragraphs_leave_a_table_that_holds_a_whole_report() -> None:
    figures = (("项目", "数", "备注"), ("规章", "1", "无"), ("三、本年度办理结果",), ("文件", "2", "无"))
    document = to_document(_page(("某县年报",), (PROSE,), *figures, (PROSE,), (PROSE,), ("某县财政局",)))
    assert lines(document) == ["某县年报", PROSE, PROSE, PROSE, "某县财政局"]
    (table,) = document.tables()
    assert [row[0] for row in texts(table)] == ["项目", "规章", "三、本年度办理结果", "文件"]


def test_a_table_with_a_note_stays_as_it_is() -> None:
    document = to_document(_page(("项目", "数", "备注"), ("规章", "1", "无"), (PROSE,)))
    assert [len(table.rows) for table in document.tables()] == [3]
