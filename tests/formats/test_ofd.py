"""OFD: where its text and rules stand, whatever way they are written, and what is wrong with a package."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipelines.document import Document
from pipelines.formats import to_document
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError
from tests.conftest import shared
from tests.formats.helpers import lines, only_table, rules, texts

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BODY = (
    "<ofd:DocBody><ofd:DocInfo><ofd:Title>年报</ofd:Title></ofd:DocInfo>"
    "<ofd:DocRoot>{}</ofd:DocRoot></ofd:DocBody>"
)
UNIT = '<ofd:CompositeGraphicUnit ID="33"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
UNITS = f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{UNIT}</ofd:CompositeGraphicUnits></ofd:Res>"
GLYPHS = (
    '<ofd:CGTransform CodePosition="0" CodeCount="3" GlyphCount="3">'
    "<ofd:Glyphs>{}</ofd:Glyphs></ofd:CGTransform>"
)


def text(value: str, x: float, y: float, size: float = 4, more: str = "", code: str = "") -> str:
    """A text object whose base line begins at x, y."""
    code = code or f'DeltaX="g {max(1, len(value) - 1)} {size}"'
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y - size} 90 {size}" Font="3" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {code}>{value}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, x: float = 0, y: float = 0, more: str = "") -> str:
    return (
        f'<ofd:PathObject ID="2" Boundary="{x} {y} 100 100" {more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


GRID = path("M 0 0 L 80 0 L 80 20 L 0 20 C M 40 0 L 40 20 M 0 10 L 80 10", 20, 40)
WORDS = [text("甲", 22, 48), text("7", 62, 48), text("乙", 22, 58), text("12", 62, 58, code='DeltaX="2"')]
CELLS = [["甲", "7"], ["乙", "12"]]


def package(*pages: str, document: str = "", parts: dict[str, str] | None = None, bodies: str = "") -> bytes:
    """A package of one document with these pages' objects."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/P{n}/Content.xml"/>' for n in range(1, len(pages) + 1)
    )
    files = {
        "OFD.xml": f"<ofd:OFD {SPACE}>{bodies or BODY.format('Doc_0/Document.xml')}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{document}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, content in enumerate(pages, start=1):
        files[f"Doc_0/Pages/P{number}/Content.xml"] = page(content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in {**files, **(parts or {})}.items():
            file.writestr(name, part)
    return out.getvalue()


def page(content: str, before: str = "") -> str:
    layer = f'<ofd:Layer ID="9">{content}</ofd:Layer>'
    return f"<ofd:Page {SPACE}>{before}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def read(*pages: str, **more: str) -> Document:
    return to_document(package(*pages, **more))  # type: ignore[arg-type]


def test_cells_stand_where_paths_rule_them() -> None:
    found = read(GRID + "".join(WORDS))
    assert texts(only_table(found)) == CELLS
    assert found.title == "年报"
    assert found.media_type == "application/ofd"
    assert found.damage == ()
    box = only_table(found).rows[0][0].place.box
    assert box == pytest.approx((20 * 72 / 25.4, 40 * 72 / 25.4, 60 * 72 / 25.4, 50 * 72 / 25.4), abs=0.1)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<ofd:PageBlock ID='5'><ofd:PageBlock ID='6'>{}</ofd:PageBlock></ofd:PageBlock>",
        "{}" + text("看不见", 22, 48, more='Visible="false"'),
        "{}" + text("水印", 22, 58, more='CTM="0.7 -0.7 0.7 0.7 0 0"'),
    ],
)
def test_blocks_are_opened_and_what_is_not_shown_is_left_out(wrapped: str) -> None:
    assert texts(only_table(read(wrapped.format(GRID + "".join(WORDS))))) == CELLS


def test_rules_may_stand_in_a_template_and_in_composite_objects() -> None:
    document = (
        '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/><ofd:DocumentRes>Res.xml</ofd:DocumentRes>'
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    )
    parts = {
        "Doc_0/Tpls/T.xml": page(GRID),
        "Doc_0/Res.xml": UNITS.format("".join(WORDS)),
        "Doc_0/Pages/P1/Content.xml": page(
            '<ofd:CompositeObject ID="8" ResourceID="33" Boundary="0 0 210 297"/>',
            '<ofd:Template TemplateID="7"/>',
        ),
    }
    data = package(page(""), document=document, parts=parts)
    assert texts(only_table(to_document(data))) == CELLS


def test_a_unit_that_holds_itself_ends() -> None:
    itself = '<ofd:CompositeObject ID="8" ResourceID="33" Boundary="0 0 210 297"/>'
    parts = {"Doc_0/Res.xml": UNITS.format(itself)}
    document = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    data = package(itself, text("正文在此。", 20, 50), document=document, parts=parts)
    found = to_document(data)
    assert lines(found) == ["正文在此。"]
    assert rules(found) == ["pages_lost"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('DeltaX="g 2 2 g 1 9 2"', "123 45"),
        ('DeltaX="2 2 9 2"', "123 45"),
        ('DeltaX="g 999999999 2"', "12345"),
        ('DeltaX="2"', "12345"),
        ("", "12345"),
    ],
)
def test_deltas_repeat_and_may_be_missing(code: str, expected: str) -> None:
    assert lines(read(text("12345", 20, 50, code=code or " "))) == [expected]


def test_several_codes_of_one_object_and_a_scaled_one() -> None:
    scaled = (
        '<ofd:TextObject ID="1" Boundary="20 60 90 9" Font="3" Size="1" CTM="4 0 0 4 0 0">'
        '<ofd:TextCode X="0" Y="1" DeltaX="1">前两</ofd:TextCode>'
        '<ofd:TextCode X="2" Y="1" DeltaX="1">后两</ofd:TextCode></ofd:TextObject>'
    )
    assert lines(read(scaled)) == ["前两后两"]


def test_text_that_runs_up_a_lying_page_is_turned() -> None:
    up = 'CTM="0 -1 1 0 0 0"'
    lying = [text(word, x, 150, more=up) for word, x in (("第一行文字", 30), ("第二行文字", 60))]
    assert lines(read("".join(lying))) == ["第一行文字", "第二行文字"]


def test_characters_that_no_font_explains_are_damage() -> None:
    found = read(text("县政府公开¤¤¤办事处", 20, 50))
    assert rules(found) == ["damaged_text_layer"]


def test_one_glyph_with_two_meanings_is_damage() -> None:
    said = text("381", 20, 50, code='DeltaX="2 2"')
    assert rules(read(said.replace("<ofd:TextCode", GLYPHS.format("20 25 18") + "<ofd:TextCode"))) == []
    assert rules(read(said.replace("<ofd:TextCode", GLYPHS.format("20 20 18") + "<ofd:TextCode"))) == [
        "damaged_text_layer"
    ]


def test_a_page_that_is_a_picture_is_said_to_be_one() -> None:
    found = read('<ofd:ImageObject ID="4" ResourceID="70" Boundary="0 0 210 297"/>')
    assert rules(found) == ["no_text_layer"]


def test_the_current_version_counts_and_all_documents_are_read() -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Current="true" BaseLoc="Doc_0/Versions/V1.xml"/></ofd:Versions>'
    )
    bodies = BODY.format("Doc_0/Document.xml").replace("</ofd:DocBody>", versions + "</ofd:DocBody>")
    bodies += BODY.format("Doc_1/Document.xml").replace("年报", "另一份")
    pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Content.xml"/></ofd:Pages>'
    newer = f"<ofd:Document {SPACE}>{pages}</ofd:Document>"
    parts = {
        "Doc_0/Versions/V1.xml": f"<ofd:DocVersion {SPACE}>"
        "<ofd:DocRoot>/Doc_0/V1/Document.xml</ofd:DocRoot></ofd:DocVersion>",
        "Doc_0/V1/Document.xml": newer,
        "Doc_0/V1/Content.xml": page(text("新版正文。", 20, 50)),
        "Doc_1/Document.xml": newer,
        "Doc_1/Content.xml": page(text("附件正文。", 20, 50, 6)),
    }
    found = to_document(package(text("旧版正文。", 20, 50), bodies=bodies, parts=parts))
    assert lines(found) == ["新版正文。", "附件正文。"]
    assert found.title == "年报"


def test_an_absent_page_is_told_and_the_others_are_read() -> None:
    data = package(text("第一页文字。", 20, 50), "", parts={"Doc_0/Pages/P2/Content.xml": "<ofd:Page"})
    found = to_document(data)
    assert lines(found) == ["第一页文字。"]
    assert rules(found) == ["pages_lost"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"OFD.xml": "<a>"}, "no XML"),
        ({"Doc_0/Document.xml": ""}, "no XML"),
        ({"Doc_0/Document.xml": "x", "Encryptions.xml": "<e/>"}, "encrypted"),
        ({"Doc_0/Document.xml": f"<ofd:Document {SPACE}/>"}, "without pages"),
    ],
)
def test_what_cannot_be_read_says_why(parts: dict[str, str], said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        to_document(package("", parts=parts))


def test_entities_are_never_opened() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "公开"><!ENTITY y "&x;&x;&x;">]>' + page(text("甲&y;乙丙丁戊", 20, 50))
    found = to_document(package("", parts={"Doc_0/Pages/P1/Content.xml": bomb}))
    assert "公开" not in "".join(lines(found))


def test_a_cut_package_is_told() -> None:
    with pytest.raises(UnreadableError, match="truncated OFD"):
        to_document(package(GRID, *WORDS)[:-400])


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004", "005", "006"])
def test_the_shared_packages_have_three_tables_and_no_doubts(number: str) -> None:
    data = (shared() / "reports" / "shapes" / "ofd" / f"{number}.ofd").read_bytes()
    assert "OFD.xml" in Zipped(data)
    found = to_document(data)
    assert len(list(found.tables())) == 3
    assert found.damage == ()
