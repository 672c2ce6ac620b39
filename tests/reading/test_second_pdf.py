"""Real PDFs on which the two readers differ, read through to the figures."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

from pipelines.read import read
from pipelines.reading import State
from tests.formats.pdf_by_hand import assembled, page, shown, stream
from tests.reading.tables import SECTIONS, figure, finding, table3

VERA = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()
GLYPHS = TTFontFile(io.BytesIO(VERA)).charToGlyph
TITLE = "石塘县财政局2023年政府信息公开工作年度报告"
ROW = ["5", "1", "0", "2", "0", "0", "8"]
XS = [40, 330, 370, 410, 450, 490, 530, 570, 610]
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
MADE = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"]]
MADE += [["行政规范性文件", "{}", "0", "9"]]
DESCRIPTOR = (
    "/Type /FontDescriptor /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 "
    "/StemV 80 /CapHeight 700 "
)


def composite(name: str, encoding: str, kind: str, collection: str, descriptor: str) -> bytes:
    system = f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({collection}) /Supplement 0 >>"
    inner = (
        f"<< /Type /Font /Subtype /{kind} /BaseFont /{name} {system} /DW 1000 "
        f"/FontDescriptor << {DESCRIPTOR} /FontName /{name} {descriptor} >> >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} "
        f"/DescendantFonts [{inner}] >>"
    ).encode()


def report(new: list[str], made: bytes, *, mapped: bool = False) -> bytes:
    """A report on one page whose numbers are set in a font that maps to no characters, unless `mapped`.

    `made` is the content that draws the number of documents made, at its place.
    """
    parts = [shown([(40, 960, TITLE.encode("gbk")), (40, 940, SECTIONS[0].encode("gbk"))])]
    parts.append(shown([(40, 920, SECTIONS[1].encode("gbk"))]))
    parts.append(grid(MADE, 910, [40, 330, 410, 490, 610], mapped=mapped))
    parts.append(b"q 1 0 0 1 334 864 cm " + made + b" Q\n")
    parts.append(shown([(40, 850, SECTIONS[2].encode("gbk"))]))
    rows = table3({"new": new, "granted": ROW, "total": ROW})[3:]
    parts.append(grid([["", *COLUMNS], *rows], 840, XS, mapped=mapped))
    parts.append(shown([(40, 40, SECTIONS[3].encode("gbk"))]))
    fonts = "/Font << /F1 5 0 R /F2 6 0 R /F3 8 0 R >>"
    return assembled(
        page(
            b"".join(parts),
            fonts,
            "/MediaBox [0 0 640 1000]",
            o5=composite("STSong-Light", "GBK-EUC-H", "CIDFontType0", "GB1", ""),
            o6=composite("ABCDEF+Vera", "Identity-H", "CIDFontType2", "Identity", "/FontFile2 7 0 R").replace(
                b"/DW 1000", b"/DW 600 /CIDToGIDMap /Identity"
            ),
            o7=stream(VERA),
            o8=b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        )
    )


def grid(rows: list[list[str]], top: float, xs: list[int], *, mapped: bool) -> bytes:
    """A ruled table with rows 17 points high."""
    out = b""
    for y in range(len(rows) + 1):
        out += b"%d %g m %d %g l S\n" % (xs[0], top - 17 * y, xs[-1], top - 17 * y)
    for x in xs:
        out += b"%d %g m %d %g l S\n" % (x, top, x, top - 17 * len(rows))
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            at = (x + 4, top - 17 * number - 12)
            if text.isdigit() and mapped:
                out += shown([(*at, text.encode())], "F3", 7)
            elif text.isdigit():
                codes = b"".join(GLYPHS[ord(digit)].to_bytes(2, "big") for digit in text)
                out += shown([(*at, codes)], "F2", 7)
            elif text != "{}":
                out += shown([(*at, text.encode("gbk"))], "F1", 5)
    return out


def drawn(number: str) -> bytes:
    return b"BT /F3 7 Tf (%s) Tj ET" % number.encode()


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("report.pdf", data)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_a_font_that_only_the_second_reader_knows(packed: bool) -> None:
    data = report(ROW, drawn("4"))
    reading = read([zipped(data) if packed else data])
    columns = ("natural", "nonprofit", "total")
    assert [figure(reading, f"t3.new.{column}").value for column in columns] == [5, 2, 8]
    assert figure(reading, "t3.new.natural").state is State.PRINTED
    assert figure(reading, "t2.normative.made").value == Decimal(4)
    assert finding(reading, "second_reader").severity == "info"
    assert not {"damaged_text_layer", "readers_disagree"} & {found.rule for found in reading.findings}


@pytest.mark.parametrize("mapped", [True, False])
def test_what_the_readers_see_otherwise_and_nothing_proves_is_open(mapped: bool) -> None:
    """One reader takes the number drawn, the other the number that the file says it stands for."""
    doubled = b"/Span << /ActualText (7) >> BDC " + drawn("4") + b" EMC"
    wrong = ["6", "1", "0", "2", "0", "0", "8"]
    reading = read([report(wrong if mapped else ROW, doubled, mapped=mapped)])
    unsettled = figure(reading, "t2.normative.made")
    assert (unsettled.state, unsettled.value) == (State.AMBIGUOUS, None)
    assert finding(reading, "readers_disagree").figures == ("t2.normative.made",)
    assert figure(reading, "t2.normative.valid").value == Decimal(9)


def test_a_number_stated_apart_from_its_glyphs_is_open_though_nothing_else_is_wrong() -> None:
    stated = b"/Span << /ActualText (7) >> BDC " + drawn("4") + b" EMC"
    reading = read([report(ROW, stated, mapped=True)])
    assert figure(reading, "t2.normative.made").state is State.AMBIGUOUS
    assert finding(reading, "readers_disagree").figures == ("t2.normative.made",)
    assert finding(reading, "text_stated_apart").severity == "info"


def test_what_adds_up_need_not_be_what_is_shown() -> None:
    """The row closes with the number stated apart, not with the one that the page shows."""
    below = b"/Span << /ActualText (5) >> BDC BT /F3 7 Tf 0 -53 Td (6) Tj ET EMC"
    reading = read([report(["{}", *ROW[1:]], drawn("4") + b" " + below, mapped=True)])
    assert figure(reading, "t3.new.natural").state is State.AMBIGUOUS
    assert "t3.new.natural" in finding(reading, "readers_disagree").figures


def test_the_same_number_stated_apart_is_taken() -> None:
    stated = b"/Span << /ActualText (4) >> BDC " + drawn("4") + b" EMC"
    reading = read([report(ROW, stated, mapped=True)])
    assert figure(reading, "t2.normative.made").value == Decimal(4)
    assert "readers_disagree" not in {found.rule for found in reading.findings}
