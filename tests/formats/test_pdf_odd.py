"""Odd PDFs, each read by both readers: old character maps, fonts that say nothing, fields, updates, bombs."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.ttfonts import TTFontFile
from reportlab.pdfgen.canvas import Canvas

from pipelines.document import Document
from pipelines.formats.pages import budget
from pipelines.formats.pdf.read import read_pdf, read_pdf_again
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts
from tests.formats.pdf_by_hand import assembled, in_object_streams, page, shown, stream, updated
from tests.formats.pdf_drawing import Sheet, pdf, simple

Reader = Callable[[bytes], Document]
READERS = [read_pdf, read_pdf_again]
FONT = "/Font << /F1 5 0 R >>"
LATIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOX = "/MediaBox [0 0 595 842]"
BOTH = pytest.mark.parametrize("reader", READERS)


def chinese(encoding: str, ordering: str = "GB1", entries: str = "", program: str = "") -> bytes:
    """A composite font; without a `program` it is not embedded."""
    kind = "CIDFontType2 /CIDToGIDMap /Identity" if program else "CIDFontType0"
    descriptor = (
        "/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        f"/Ascent 880 /Descent -120 /StemV 80 /CapHeight 700 {program}"
    )
    inner = (
        f"/Type /Font /Subtype /{kind} /BaseFont /STSong-Light /DW 1000 /FontDescriptor << {descriptor} >> "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} {entries} "
        f"/DescendantFonts [<< {inner} >>] >>"
    ).encode()


def one_line(codes: bytes, font: bytes, program: bytes = b"null") -> bytes:
    return assembled(page(shown([(60, 700, codes)]), FONT, o5=font, o6=program))


@BOTH
@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("GB-EUC-H", "gb2312"),
        ("GBK-EUC-H", "gbk"),
        ("GBKp-EUC-H", "gbk"),
        ("GBK2K-H", "gb18030"),
        ("UniGB-UCS2-H", "utf-16-be"),
        ("UniGB-UCS2-V", "utf-16-be"),
        ("UniGB-UTF16-H", "utf-16-be"),
    ],
)
def test_predefined_character_maps(reader: Reader, encoding: str, codec: str) -> None:
    document = reader(one_line("规章12件，公开".encode(codec), chinese(encoding)))
    assert lines(document) == ["规章12件，公开"]
    assert document.damage == ()


@BOTH
def test_numbers_of_a_known_collection_need_no_map(reader: Reader) -> None:
    assert lines(reader(one_line(bytes.fromhex("00110012001a"), chinese("Identity-H")))) == ["019"]


@BOTH
def test_a_font_that_says_nothing_damages_the_text(reader: Reader) -> None:
    document = reader(one_line(bytes.fromhex("00110012001a"), chinese("Identity-H", "Identity")))
    assert lines(document) == ["\ufffd" * 3]
    assert rules(document) == ["damaged_text_layer"]


@cache
def vera() -> tuple[bytes, dict[int, int]]:
    data = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()
    return data, TTFontFile(io.BytesIO(data)).charToGlyph


def embedded(text: str) -> bytes:
    """The text as glyph numbers of an embedded font, without a map to characters."""
    program, glyphs = vera()
    codes = b"".join(glyphs[ord(character)].to_bytes(2, "big") for character in text)
    font = chinese("Identity-H", "Identity", program="/FontFile2 6 0 R")
    return one_line(codes, font, stream(program))


def test_the_font_program_itself_tells_the_second_reader_its_characters() -> None:
    data = embedded("1234.5 pages")
    assert rules(read_pdf(data)) == ["damaged_text_layer"]
    assert lines(read_pdf_again(data)) == ["1234.5 pages"]


@BOTH
@pytest.mark.parametrize("field", [False, True])
def test_fields_and_annotations_are_part_of_the_page(reader: Reader, field: bool) -> None:
    about = "/Subtype /Widget /FT /Tx /T (a) /V (4567)" if field else "/Subtype /FreeText /Contents (4567)"
    note = f"<< /Type /Annot {about} /F 4 /Rect [200 697 260 717] /AP << /N 7 0 R >> >>".encode()
    look = stream(
        b"BT /F1 10 Tf 2 3 Td (4567) Tj ET", f"/Subtype /Form /BBox [0 0 60 20] /Resources << {FONT} >>"
    )
    objects = page(shown([(60, 700, b"total")]), FONT, f"{BOX} /Annots [6 0 R]", o5=LATIN, o6=note, o7=look)
    if field:
        objects[1] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>"
    assert lines(reader(assembled(objects))) == ["total 4567"]
    objects[6] = note.replace(b"/F 4", b"/F 2")
    assert lines(reader(assembled(objects))) == ["total"]


SIMPLE = page(shown([(60, 700, b"first words")]), FONT, o5=LATIN)


@BOTH
def test_object_streams_and_updates(reader: Reader) -> None:
    assert lines(reader(in_object_streams(SIMPLE))) == ["first words"]
    newer = updated(assembled(SIMPLE), {4: stream(shown([(60, 700, b"second words")]))})
    assert lines(reader(newer)) == ["second words"]
    assert reader(newer).damage == ()


@BOTH
def test_an_update_that_breaks_off_is_refused(reader: Reader) -> None:
    newer = updated(assembled(SIMPLE), {4: stream(shown([(60, 700, b"second words")]))})
    with pytest.raises(UnreadableError, match="truncated"):
        reader(newer[: newer.rindex(b"xref", 0, newer.rindex(b"startxref")) - 20])


@BOTH
def test_junk_around_the_file_is_passed_over(reader: Reader) -> None:
    data = assembled(SIMPLE)
    assert lines(reader(b"\r\n\r\n" + data)) == ["first words"]
    assert lines(reader(data + b"<!-- served in 12 ms -->" * 300)) == ["first words"]


@BOTH
def test_a_file_locked_for_changes_only_is_read(reader: Reader) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    canvas.drawString(60, 700, "first words")
    canvas.save()
    assert lines(reader(out.getvalue())) == ["first words"]


@BOTH
def test_only_the_visible_part_of_a_page_counts(reader: Reader) -> None:
    content = shown([(60, 700, b"in"), (400, 700, b"out")])
    boxes = f"{BOX} /CropBox [50 100 300 800]"
    assert lines(reader(assembled(page(content, FONT, boxes, o5=LATIN)))) == ["in"]


@BOTH
def test_drawings_inside_drawings_keep_their_places(reader: Reader) -> None:
    form = "/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Matrix [1 0 0 1 {} 0] /Resources << {} >>"
    grid = b"".join(b"%d 0 m %d 40 l S 0 %d m 120 %d l S\n" % (x, x, x // 3, x // 3) for x in (0, 60, 120))
    words = b"".join(b"BT /F1 9 Tf %d %d Td (%d) Tj ET\n" % (x, y, x + y) for x in (5, 65) for y in (6, 26))
    objects = page(
        b"q 2 0 0 2 40 300 cm /X Do Q",
        "/XObject << /X 6 0 R >>",
        o5=LATIN,
        o6=stream(b"/Y Do", form.format(10, "/XObject << /Y 7 0 R >>")),
        o7=stream(grid + words, form.format(20, FONT)),
    )
    table = only_table(reader(assembled(objects)))
    assert texts(table) == [["31", "91"], ["11", "71"]]
    assert table.place.box == pytest.approx((100, 842 - 380, 340, 842 - 300), abs=1)


@BOTH
def test_a_hyphen_at_a_line_end_is_that_hyphen(reader: Reader) -> None:
    content = shown([(60, 700, b"row 3-"), (60, 686, b"next"), (60, 600, b"-")])
    assert "".join(lines(reader(assembled(page(content, FONT, o5=LATIN))))).count("-") == 2


@pytest.mark.parametrize("new", ["92", "9700", "47", "192", "29"])
def test_a_number_printed_on_what_covers_another_is_read_whole(new: str) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "92")
    canvas.setFillGray(1)
    canvas.rect(95, 695, 60, 20, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(100, 700, new)
    canvas.drawString(100, 600, "The page goes on")
    canvas.save()
    assert lines(read_pdf(out.getvalue()))[0] == new


@BOTH
def test_a_watermark_across_the_page_is_no_text(reader: Reader) -> None:
    mark = b"BT /F1 60 Tf .7 .7 -.7 .7 100 300 Tm (DRAFT) Tj ET\n"
    content = mark + shown([(60, 700, b"first words")])
    assert lines(reader(assembled(page(content, FONT, o5=LATIN)))) == ["first words"]


@BOTH
def test_a_page_number_under_a_table_that_goes_on_is_no_row(reader: Reader) -> None:
    xs = (60, 200, 300, 400)
    first = Sheet([(290, 800, "12")], [simple(700, xs, [["规章", "1", "2"], ["文件", "3", "4"]])])
    second = Sheet([(290, 800, "13")], [simple(60, xs, [["许可", "5", "6"]])])
    table = only_table(reader(pdf([first, second])))
    assert texts(table) == [["规章", "1", "2"], ["文件", "3", "4"], ["许可", "5", "6"]]


def nested(depth: int) -> bytes:
    """Each drawing draws the next ten times over."""
    about = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X {} 0 R >> >>"
    drawings = {n: stream(b"/X Do " * 10, about.format(n + 1)) for n in range(5, 5 + depth)}
    drawings[5 + depth] = stream(b"0 0 10 10 re f", about.format(1))
    return assembled(page(b"/X Do " * 10, "/XObject << /X 5 0 R >>") | drawings)


def cycle() -> bytes:
    objects = dict(SIMPLE)
    objects[2] = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    return assembled(objects)


def sized(size: str) -> dict[int, bytes]:
    return page(shown([(60, 700, b"first words")]), FONT, f"/MediaBox [0 0 {size}]", o5=LATIN)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "many paths": lambda: assembled(page(b"0 0 1 1 re f\n" * 6_000, "")),
    "deep arrays": lambda: assembled(page(b"[" * 100_000, "")),
    "deep states": lambda: assembled(page(b"q " * 50_000, "")),
    "own child": cycle,
    "drawings tenfold": lambda: nested(3),
    "inflated": lambda: assembled(page(b" " * 30_000_000, "")),
    "inflated twice": lambda: assembled({**SIMPLE, 4: stream(stream(b" " * 30_000_000), "")}),
    "a page as large as a town": lambda: assembled(
        page(SIMPLE[4], FONT, "/MediaBox [0 0 1e9 1e9]", o5=LATIN)
    ),
    "a page of no size": lambda: assembled(page(SIMPLE[4], FONT, "/MediaBox [0 0 0 0]", o5=LATIN)),
    "lying count": lambda: assembled({**SIMPLE, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>"}),
}


@BOTH
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_soon(reader: Reader, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_OBJECTS", 5_000)
    data = HOSTILE[name]()
    start = time.monotonic()
    with suppress(UnreadableError):
        reader(data)
    assert time.monotonic() - start < 20


@BOTH
@pytest.mark.parametrize("name", ["many paths", "drawings tenfold"])
def test_too_many_objects_are_told(reader: Reader, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_OBJECTS", 500)
    with pytest.raises(UnreadableError, match="page 1: more than 500 objects"):
        reader(HOSTILE[name]())


def test_operators_that_draw_nothing_take_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_SECONDS", 0.2)
    with pytest.raises(UnreadableError, match="time limit"):
        read_pdf_again(assembled(page(b"0 0 m " * 300_000, "")))
