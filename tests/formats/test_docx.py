"""DOCX, and Word's other XML: what is printed is read once, in order; what is not printed is left out."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipelines.document import Document
from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(body: str, namespace: str = MAIN, **parts: str | bytes) -> bytes:
    """A package with this body; further parts by their path, "/" written as "__" and "." as "_dot_"."""
    names = (
        f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps" xmlns:r="{KIND}"'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return out.getvalue()


def read(body: str, namespace: str = MAIN, **parts: str | bytes) -> Document:
    return to_document(packed(body, namespace, **parts))


def p(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


@pytest.mark.parametrize("namespace", [MAIN, STRICT])
def test_merged_cells_have_their_spans_and_grid_columns(namespace: str) -> None:
    first = cell("组", '<w:vMerge w:val="restart"/>') + cell("头", '<w:gridSpan w:val="2"/>')
    second = cell("", "<w:vMerge/>") + cell("1") + cell("2")
    found = only_table(read(table(first, second, cell("3") + cell("4") + cell("5")), namespace))
    spans = [[(each.text, each.grid, each.rowspan, each.colspan) for each in row] for row in found.rows]
    assert spans == [
        [("组", 1, 2, 1), ("头", 2, 1, 2)],
        [("1", 2, 1, 1), ("2", 3, 1, 1)],
        [("3", 1, 1, 1), ("4", 2, 1, 1), ("5", 3, 1, 1)],
    ]
    assert found.rows[1][1].place.path == "body/tbl[1]/tr[2]/tc[3]"


def test_cells_skipped_before_a_row_move_its_grid_columns() -> None:
    row = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("7") + cell("8")
    assert [each.grid for each in only_table(read(table(row))).rows[0]] == [3, 4]


def test_horizontally_merged_cells_are_one() -> None:
    row = cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("9")
    found = only_table(read(table(row, cell("1") + cell("2") + cell("3"))))
    assert [(each.text, each.grid, each.colspan) for each in found.rows[0]] == [("甲", 1, 2), ("9", 3, 1)]


def test_layout_tables_are_read_through_and_inner_tables_kept() -> None:
    inner = table(cell("规章") + cell("1"), cell("文件") + cell("2"))
    found = read(f"<w:tbl><w:tr><w:tc>{p('前言')}{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert lines(found) == ["前言"]
    assert texts(only_table(found)) == [["规章", "1"], ["文件", "2"]]


def test_content_controls_are_opened_at_every_level() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('甲')}{inner}</w:tr>"
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:tbl>{row}</w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"
    )
    assert texts(only_table(read(body))) == [["甲", "1"]]


def test_revisions_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins><w:r><w:t>34</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>"
    )
    deleted = f"<w:trPr><w:del/></w:trPr>{cell('5')}{cell('6')}"
    found = read(body + table(cell("1") + cell("2"), deleted))
    assert lines(found) == ["34件"]
    assert texts(only_table(found)) == [["1", "2"]]


def test_hidden_and_struck_text_is_left_out_with_a_note() -> None:
    styles = (
        f'<w:styles xmlns:w="{MAIN}"><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    body = p("一", look="<w:vanish/>") + p("二", look="<w:strike/>") + p("三", look='<w:rStyle w:val="h"/>')
    found = read(body + p("四", look='<w:vanish w:val="0"/>'), word__styles_dot_xml=styles)
    assert lines(found) == ["四"]
    assert [(note.rule, note.places) for note in found.damage] == [("hidden_text", {"count": 3})]


def test_fields_show_their_results_alone() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + "<w:r><w:instrText>REF x</w:instrText><w:t>码</w:t></w:r>" + mark("separate")
    body = f"<w:p>{mark('begin')}<w:r><w:t>=SUM</w:t></w:r>{inner}<w:r><w:t>3</w:t></w:r>{mark('end')}"
    body += f"{mark('separate')}<w:r><w:t>15</w:t></w:r>{mark('end')}<w:r><w:t>件</w:t></w:r></w:p>"
    assert lines(read(body)) == ["15件"]


def test_a_text_box_is_read_once() -> None:
    content = f"<w:txbxContent>{p('盒中')}</w:txbxContent>"
    box = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>段落</w:t></w:r></w:p>"
    )
    assert lines(read(box)) == ["段落", "盒中"]


def numbering() -> str:
    levels = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3"))
    shown = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">{shown}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>'
    )


def numbered(text: str, level: int, number: int = 5) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed_as_word_counts_them() -> None:
    body = numbered("甲", 0) + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 2) + numbered("戊", 0)
    body += numbered("己", 1) + numbered("庚", 0, 6) + numbered("辛", 0, 6)
    found = read(body, word__numbering_dot_xml=numbering())
    assert lines(found) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "一.1丁",
        "二、戊",
        "（一）己",
        "九、庚",
        "十、辛",
    ]


def test_an_automatic_number_never_joins_a_figure() -> None:
    row = cell("甲") + f"<w:tc>{numbered('12', 2)}</w:tc>"
    assert texts(only_table(read(table(row), word__numbering_dot_xml=numbering()))) == [["甲", "12"]]


def test_headings_by_style_by_name_and_by_outline() -> None:
    styles = (
        f'<w:styles xmlns:w="{MAIN}"><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:styleId="c"><w:basedOn w:val="c"/>'
        "</w:style></w:styles>"
    )
    body = (
        p("甲", '<w:pStyle w:val="b"/>')
        + p("乙", '<w:outlineLvl w:val="0"/>')
        + p("丙", '<w:pStyle w:val="c"/>')
    )
    found = read(body, word__styles_dot_xml=styles)
    assert [text.level for text in found.texts()] == [2, 1, None]


def test_notes_and_headers_stand_after_the_text_without_page_numbers() -> None:
    footnotes = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="2">{p("注文")}</w:footnote></w:footnotes>'
    )
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{KIND}/footer" Target="footer1.xml"/>'
        "</Relationships>"
    )
    footer = f'<w:ftr xmlns:w="{MAIN}">{p("— 3 —")}{p("某县财政局")}</w:ftr>'
    body = '<w:p><w:r><w:t>12</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    found = read(
        body,
        word__footnotes_dot_xml=footnotes,
        word___rels__document_dot_xml_dot_rels=rels,
        word__footer1_dot_xml=footer,
    )
    assert lines(found) == ["12[1]", "注文", "某县财政局"]


def test_raised_characters_join_no_number() -> None:
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    body = f"<w:p><w:r><w:t>12</w:t></w:r><w:r>{look}<w:t>3</w:t></w:r></w:p>"
    assert lines(read(body)) == ["12[3]"]


def test_an_html_page_put_in_as_a_chunk_is_read_in_its_place() -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="c1" '
        f'Type="{KIND}/aFChunk" Target="/word/c.htm"/>'
        "</Relationships>"
    )
    page = "<html><body><p>块中</p><table><tr><td>甲</td><td>1</td></tr></table></body></html>"
    found = read(
        p("前") + '<w:altChunk r:id="c1"/>' + p("后"),
        word___rels__document_dot_xml_dot_rels=rels,
        word__c_dot_htm=page,
    )
    assert lines(found) == ["前", "块中", "后"]
    assert texts(only_table(found)) == [["甲", "1"]]


def test_a_file_of_pictures_alone_says_so() -> None:
    found = read("<w:p><w:r><w:drawing><w:blip/></w:drawing></w:r></w:p>")
    assert not found.blocks
    assert rules(found) == ["pictures_only"]


def test_pictures_that_are_no_files_are_told_of_a_report_without_tables() -> None:
    drawn = "<w:p><w:r><w:drawing><w:blip/></w:drawing></w:r></w:p>"
    told = read(p("政府信息公开工作年度报告") + drawn)
    assert rules(told) == ["pictures_left"]
    assert rules(read(p("防汛工作总结") + drawn)) == []


def test_a_scan_pasted_into_word_is_read_by_eye() -> None:
    paper = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(paper).text((60, 60), "REPORT 2023", fill="black", font=ImageFont.load_default(80))
    picture = io.BytesIO()
    paper.save(picture, "PNG")
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="p1" Type="{KIND}/image" '
        'Target="media/image1.png"/></Relationships>'
    )
    found = read(
        '<w:p><w:r><w:drawing><w:blip r:embed="p1"/></w:drawing></w:r></w:p>',
        word___rels__document_dot_xml_dot_rels=rels,
        word__media__image1_dot_png=picture.getvalue(),
    )
    assert "2023" in "".join(lines(found))
    assert rules(found) == ["read_from_pictures"]


def test_title_and_day_come_from_the_core_properties() -> None:
    core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>年报</dc:title></cp:coreProperties>"
    assert read(p("文"), docProps__core_dot_xml=core).title == "年报"


def test_entities_are_not_resolved() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>'
            f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>甲&c;乙</w:t></w:r></w:p></w:body>'
            "</w:document>",
        )
    assert "root" not in "".join(lines(to_document(out.getvalue())))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(p("文"))[:-30], "broken or truncated DOCX"),
        (packed("<w:p>" * 300 + "</w:p>" * 300), "broken DOCX"),
        (packed(p("文")).replace(b"w:body", b"w:bodx"), "no body|CRC|damaged"),
    ],
)
def test_broken_files_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        to_document(data)


WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"


def test_word_2003_xml() -> None:
    rows = (
        '<w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>组</w:t></w:r></w:p></w:tc>'
        "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>"
        "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>"
    )
    listed = '<w:pPr><w:listPr><wx:t wx:val="（一）"/></w:listPr></w:pPr>'
    data = (
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="{WORD_2003}" '
        'xmlns:wx="urn:wx"><w:body><wx:sect><w:p>'
        f"{listed}<w:r><w:t>主动公开</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></wx:sect></w:body></w:wordDocument>"
    )
    found = to_document(data.encode())
    assert lines(found) == ["（一）主动公开"]
    assert texts(only_table(found)) == [["组", "1"], ["2"]]


def test_a_flat_package() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(p("甲") + table(cell("乙") + cell("1"))))) as package:
        main = package.read("word/document.xml").decode()
    data = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="urn:pkg"><pkg:part pkg:name="/word/document.xml">'
        f"<pkg:xmlData>{main}</pkg:xmlData></pkg:part></pkg:package>"
    )
    found = to_document(data.encode())
    assert lines(found) == ["甲"]
    assert texts(only_table(found)) == [["乙", "1"]]


def test_a_chunk_of_another_kind_is_named_and_not_read() -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="c1" '
        f'Type="{KIND}/aFChunk" Target="/word/c.bin"/>'
        "</Relationships>"
    )
    found = read(
        p("前") + '<w:altChunk r:id="c1"/>' + p("后"),
        word___rels__document_dot_xml_dot_rels=rels,
        word__c_dot_bin=b"\x00\x01\x02\x03" * 40,
    )
    assert lines(found) == ["前", "后"]
    assert [(note.rule, note.places) for note in found.damage] == [("embedded_file", {"name": "word/c.bin"})]
