"""Text PDF: ruled tables, page breaks, paragraphs, turned pages, and what cannot be read."""

from __future__ import annotations

import io
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.document import Document, Table
from pipelines.findings import damage_finding
from pipelines.formats import to_document
from pipelines.formats.ocr.read import read_scans
from pipelines.formats.pages import budget
from pipelines.formats.pdf import miner
from pipelines.formats.pdf import read as pdf_reader
from pipelines.formats.pdf.printed import BrokenPDFError, Printed
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts
from tests.formats.pdf_drawing import Box, Drawn, Rules, Sheet, pdf, simple


@pytest.fixture(autouse=True, params=["pdfium", "pdfminer"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds for each of the two readers by itself."""
    if request.param == "pdfminer":
        monkeypatch.setattr(pdf_reader, "read_pdf", pdf_reader.read_pdf_again)
        return

    def fail(_: bytes) -> Printed:
        raise BrokenPDFError("not asked")

    monkeypatch.setattr(miner, "read", fail)


XS = (60, 200, 300, 400, 500)
ROWS = [["规章", "1", "2", "3"], ["规范性文件", "12", "", "1,234"]]
HEADING, AFTER = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"


@pytest.mark.parametrize("drawn", ["lines", "thin boxes", "frames"])
def test_rules_of_every_kind_make_the_same_table(drawn: Rules) -> None:
    sheet = Sheet([(60, 80, HEADING), (60, 180, AFTER)], [simple(100, XS, ROWS)])
    document = to_document(pdf([sheet], drawn))
    assert texts(only_table(document)) == ROWS
    assert lines(document) == [HEADING, AFTER]
    assert isinstance(document.blocks[1], Table)
    assert document.damage == ()


def test_a_cell_has_its_page_and_box() -> None:
    document = to_document(pdf([Sheet([(60, 80, "第一页")]), Sheet((), [simple(100, XS, ROWS)])]))
    table = only_table(document)
    cell = table.rows[1][3]
    assert (cell.place.page, cell.place.box) == (2, (400, 124, 500, 148))
    assert table.place.box == (60, 100, 500, 148)


def test_without_rules_the_table_is_the_same() -> None:
    document = to_document(pdf([Sheet([(60, 80, HEADING)], [simple(100, XS, ROWS)])], "none"))
    assert texts(only_table(document)) == ROWS
    assert lines(document) == [HEADING]


def test_merged_cells() -> None:
    boxes = [
        Box(0, 0, "题", columns=4),
        Box(1, 0, "不予\n公开", rows=2),
        Box(1, 1, "国家秘密"),
        Box(1, 2, "5", columns=2),
        Box(2, 1, "其他"),
        Box(2, 2, "6"),
        Box(2, 3, "7"),
    ]
    table = only_table(to_document(pdf([Sheet((), [Drawn(100, XS, [24, 30, 24], boxes)])])))
    assert texts(table) == [["题"], ["不予\n公开", "国家秘密", "5"], ["其他", "6", "7"]]
    assert [[(c.grid, c.rowspan, c.colspan) for c in row] for row in table.rows] == [
        [(1, 1, 4)],
        [(1, 2, 1), (2, 1, 1), (3, 1, 2)],
        [(2, 1, 1), (3, 1, 1), (4, 1, 1)],
    ]


def over_two_pages(first: Drawn, second: Drawn, between: str = "") -> Document:
    texts_of_first = [(290.0, 825.0, "— 1 —")] + ([(60.0, 800.0, between)] if between else [])
    following = Sheet([(60, 300, AFTER), (290, 825, "2")], [second])
    return to_document(pdf([Sheet(texts_of_first, [first]), following]))


def test_a_table_goes_on_over_the_page() -> None:
    document = over_two_pages(simple(700, XS, ROWS), simple(60, XS, [["行政许可", "7", "8", "9"]]))
    assert texts(only_table(document)) == [*ROWS, ["行政许可", "7", "8", "9"]]
    assert [row[0].place.page for row in only_table(document).rows] == [1, 1, 2]
    assert lines(document) == [AFTER]


def test_text_between_keeps_tables_apart() -> None:
    document = over_two_pages(simple(700, XS, ROWS), simple(60, XS, ROWS), between=HEADING)
    assert len(list(document.tables())) == 2


def test_other_columns_keep_tables_apart() -> None:
    document = over_two_pages(simple(700, XS, ROWS), simple(60, (60, 250, 320, 420, 500), ROWS))
    assert len(list(document.tables())) == 2


CUT = "2.申请人逾期未按收费通知要"


@pytest.mark.parametrize("values_below", [False, True])
def test_a_row_cut_by_the_page_is_made_whole(values_below: bool) -> None:
    values, blanks = ["4", "5", "6"], ["", "", ""]
    above, below = (blanks, values) if values_below else (values, blanks)
    first = simple(736, XS, [["甲", "1", "2", "3"], [CUT, *above]])
    second = simple(60, XS, [["求缴纳费用", *below], ["3.其他", "7", "8", "9"]])
    assert texts(only_table(over_two_pages(first, second))) == [
        ["甲", "1", "2", "3"],
        [CUT + "\n求缴纳费用", "4", "5", "6"],
        ["3.其他", "7", "8", "9"],
    ]


def test_a_table_left_open_at_the_page_end_is_closed() -> None:
    boxes = [Box(1, n, text, without="b") for n, text in enumerate([CUT, "4", "5", "6"])]
    first = Drawn(736, XS, [24, 24], [*simple(736, XS, ROWS[:1]).boxes, *boxes])
    rest = [Box(0, n, text, without="t") for n, text in enumerate(["求缴纳费用", "", "", ""])]
    second = Drawn(60, XS, [24, 24], [*rest, *(Box(1, n, text) for n, text in enumerate(ROWS[1]))])
    assert texts(only_table(over_two_pages(first, second))) == [
        ROWS[0],
        [CUT + "\n求缴纳费用", "4", "5", "6"],
        ROWS[1],
    ]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (["规章", "1", "2", "3"], ["规范性文件", "", "", ""]),
        (["规章", "", "", ""], ["规范性文件", "1", "2", "3"]),
        ([CUT, "1", "2", "3"], ["3.其他", "", "", ""]),
        ([CUT, "1", "2", "3"], ["（七）总计", "", "", ""]),
        ([CUT, "1", "2", "3"], ["求缴纳费用", "4", "5", "6"]),
    ],
)
def test_whole_rows_are_never_joined(last: list[str], following: list[str]) -> None:
    document = over_two_pages(simple(760, XS, [last]), simple(60, XS, [following]))
    assert texts(only_table(document)) == [last, following]


def test_two_numbers_in_one_cell_stay_two_and_are_told() -> None:
    table = simple(100, XS, [["规章", "1", "2", "3"], ["文件", "4", "5", "6"]])
    wide = Drawn(100, XS, [24, 24], [Box(0, 0, "规章"), Box(0, 1, "", columns=2), *table.boxes[3:]])
    document = to_document(pdf([Sheet([(203, 112, "1"), (290, 112, "2")], [wide])]))
    assert texts(only_table(document))[0][1] == "1 2"
    assert rules(document) == ["table_cells_crowded"]


@pytest.mark.parametrize("shift", [0.0, 3.0, 7.0])
def test_words_printed_over_other_words_are_not_known(shift: float) -> None:
    table = simple(100, XS, [["予以公开", "1", "2", "3"], ["部分公开", "4", "5", "6"]])
    over = pdf([Sheet([(XS[0] + 3 + shift, 112, "不予公开")], [table])])
    first, second = texts(only_table(to_document(over)))
    assert not {"予", "以", "不"} & {*first[0]}
    assert first[1:] == ["1", "2", "3"]
    assert second == ["部分公开", "4", "5", "6"]


def test_a_number_wider_than_its_cell_is_not_split() -> None:
    narrow = simple(100, (60, 200, 230, 260, 290), [["规章", "1", "2", "3"], ["文件", "", "5", "6"]])
    document = to_document(pdf([Sheet([(203, 136, "1234567")], [narrow])]))
    assert texts(only_table(document))[1] == ["文件", "1234567", "5", "6"]
    assert rules(document) == ["table_cells_overflow"]


def test_unevenly_drawn_rows_stay_rows() -> None:
    xs = (60.0, 200.0, 300.0, 400.0)
    sheet = Sheet(
        (),
        [
            Drawn(100, xs[:2], [24, 24], [Box(0, 0, "规章"), Box(1, 0, "文件")]),
            Drawn(100, xs[1:], [27.5, 20.5], [Box(n // 2, n % 2, str(n + 1)) for n in range(4)]),
        ],
    )
    table = only_table(to_document(pdf([sheet])))
    assert texts(table) == [["规章", "1", "2"], ["文件", "3", "4"]]
    assert all(cell.rowspan == 1 for row in table.rows for cell in row)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("quarter", [False, True])
def test_turned_pages_are_read_upright(rotate: int, quarter: bool) -> None:
    lines_drawn = [(60, 80, HEADING), (60, 180, AFTER)]
    sheet = Sheet(lines_drawn, [simple(100, XS, ROWS)], rotate=rotate, quarter=quarter)
    document = to_document(pdf([sheet]))
    assert texts(only_table(document)) == ROWS
    assert lines(document) == [HEADING, AFTER]


def test_a_box_on_a_turned_page_is_where_it_is_shown() -> None:
    document = to_document(pdf([Sheet((), [simple(100, XS, ROWS)], quarter=True)]))
    assert only_table(document).rows[0][0].place.box == (100, 842 - 200, 124, 842 - 60)


def test_lines_join_into_paragraphs() -> None:
    full = "一二三四五六七八九十" * 4
    sheet = Sheet(
        [
            (220, 60, "某县2023年报告"),
            (80, 100, full[:38]),
            (60, 118, full),
            (60, 136, "收到申请12"),
            (80, 154, "（一）主动公开情况"),
            (80, 172, full[:38]),
            (290, 830, "3"),
        ]
    )
    following = Sheet([(60, 60, full), (60, 78, "完。"), (290, 830, "4")])
    assert lines(to_document(pdf([sheet, following]))) == [
        "某县2023年报告",
        full[:38] + full + "收到申请12",
        "（一）主动公开情况",
        full[:38] + full + "完。",
    ]


def test_a_number_at_the_end_of_a_line_meets_another_only_at_the_margin() -> None:
    full = "一二三四五六七八九十" * 4
    early = [(60.0, 60.0, full), (60.0, 78.0, full[:36] + "1"), (60.0, 96.0, "2公开全文")]
    assert lines(to_document(pdf([Sheet(early)]))) == [full + full[:36] + "1", "2公开全文"]
    by_count = [(60.0, 60.0, full), (60.0, 78.0, "2023" + full[:35] + "1"), (60.0, 96.0, "2件" + full[:38])]
    assert lines(to_document(pdf([Sheet(by_count)]))) == [full + "2023" + full[:35] + "12件" + full[:38]]
    broken = [(60.0, 60.0, full[:39] + "12"), (60.0, 78.0, "34件，" + full[:36]), (60.0, 96.0, full)]
    assert lines(to_document(pdf([Sheet(broken)]))) == [full[:39] + "1234件，" + full[:36] + full]


def test_bold_print_drawn_twice_counts_once() -> None:
    twice = [(60.0, 80.0, "公开11条"), (60.3, 80.0, "公开11条")]
    assert lines(to_document(pdf([Sheet(twice)]))) == ["公开11条"]


def test_running_lines_stand_once() -> None:
    sheets = [Sheet([(60, 30, "某县年度报告"), (60, 400, f"第{n}页的内容")]) for n in "甲乙丙丁"]
    assert lines(to_document(pdf(sheets))).count("某县年度报告") == 1


def test_pages_without_text_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.formats.ocr.engine.is_installed", lambda: False)
    read_scans.cache_clear()
    scan = Sheet(picture=True)
    sheets = [scan, scan, Sheet([(60, 80, "有文字的一页" * 5)]), scan]
    document = to_document(pdf(sheets, title="某县年报"))
    assert rules(document) == ["no_text_layer"]
    assert damage_finding(document.damage[0]).message.startswith("pages 1–2, 4 ")
    assert document.title == "某县年报"


WHOLE = pdf([Sheet([(60, 180, HEADING)], [simple(200, XS, ROWS)])] * 3)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_truncated_file_is_refused(share: float) -> None:
    with pytest.raises(UnreadableError, match="PDF"):
        to_document(WHOLE[: int(len(WHOLE) * share)])


def test_a_broken_table_of_objects_is_repaired_and_told() -> None:
    document = to_document(WHOLE.replace(b"startxref\n", b"startxref\n9"))
    assert len(list(document.tables())) == 3
    assert rules(document) == ["repaired_file"]


def test_garbage_and_locked_files_are_refused() -> None:
    with pytest.raises(UnreadableError, match="broken PDF"):
        to_document(b"%PDF-1.4\nhello %%EOF")
    with pytest.raises(UnreadableError, match="password"):
        to_document(pdf([Sheet([(60, 80, HEADING)])], password="secret"))


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"MOST_PAGES": 2}, "more than 2 pages"),
        ({"MOST_OBJECTS": 20}, "more than 20 objects"),
        ({"MOST_SECONDS": -1.0, "CLOCK_EVERY": 1}, "time limit"),
    ],
)
def test_limits_are_named(monkeypatch: pytest.MonkeyPatch, limits: dict[str, float], message: str) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(budget, name, value)
    with pytest.raises(UnreadableError, match=message):
        to_document(WHOLE)


@pytest.mark.parametrize(("letters", "told"), [(150, ["no_text_layer"]), (10, [])])
def test_letters_drawn_as_shapes_are_a_picture(
    letters: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.formats.ocr.engine.is_installed", lambda: False)
    read_scans.cache_clear()
    assert rules(to_document(_in_shapes(letters))) == told


def _in_shapes(letters: int) -> bytes:
    """A page with outlines as those of letters, and nothing else."""
    out, rng = io.BytesIO(), Random(7)
    canvas = Canvas(out)
    for at in range(letters):
        path = canvas.beginPath()
        path.moveTo(60 + 12 * (at % 30), 700 - 20 * (at // 30))
        for _ in range(30):
            path.lineTo(60 + 12 * (at % 30) + 10 * rng.random(), 700 - 20 * (at // 30) + 10 * rng.random())
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()
