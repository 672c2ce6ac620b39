"""What a file is, by its bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipelines.formats import sniff, to_document
from pipelines.reading import UnreadableError

OFFICE = "application/vnd.openxmlformats-officedocument."
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
DOCX, XLSX = OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet"
KINDS = [
    (b"<!DOCTYPE html><html>", "text/html"),
    (b"\xef\xbb\xbf\r\n<HTML><head>", "text/html"),
    ("<p style='a'>年度报告</p>".encode("gb18030"), "text/html"),
    ("<html><body>正文</body></html>".encode("utf-16"), "text/html"),
    ("<html><body>正文</body></html>".encode("utf-16-le"), "text/html"),
    (b"<?xml version='1.0' encoding='gb2312'?><!DOCTYPE html>", "text/html"),
    (b"<!-- a comment longer than the part that is looked at" + b" " * 9000 + b"--><html>", "text/html"),
    ("某县2023年政府信息公开工作年度报告\n一、总体情况".encode(), "text/plain"),
    ("收费 < 5 元，[2023] 3 号".encode(), "text/plain"),
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\r\n junk %PDF-1.4\n", "application/pdf"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"BM\x36\x00\x00\x00\x00\x00\x00\x00", "image/bmp"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"PK\x03\x04....word/document.xml", DOCX),
    (b"PK\x03\x04....xl/workbook.xml", XLSX),
    (b"PK\x03\x04....OFD.xml", "application/ofd"),
    (b"PK\x03\x04....other", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf1\\ansi", "application/rtf"),
    (b"ID;PCALCOOO32\nC;X1;Y1;K1\n", "application/x-sylk"),
    (b"TABLE\r\n0,1\r\n", "application/x-dif"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"Rar!\x1a\x07\x00", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"<?xml version='1.0'?><rss>", "application/xml"),
    (b'{"data": []}', "application/json"),
    (b"MIME-Version: 1.0\r\n", "message/rfc822"),
    (bytes(range(256)) * 4, "application/octet-stream"),
    (b"", "application/x-empty"),
    (b" \r\n\x00", "application/x-empty"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_media_type_follows_the_first_bytes(data: bytes, kind: str) -> None:
    assert sniff.media_type(data) == kind
    assert kind in sniff.NAMES


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


@pytest.mark.parametrize(
    "told",
    [
        {"mimetype": ODS},
        {"META-INF/manifest.xml": f'<m:file-entry m:full-path="/" m:media-type="{ODS}"/>'},
        {
            "META-INF/manifest.xml": f'<m:file-entry m:media-type="{ODS}" m:full-path="/"/>'
            f'<m:file-entry m:full-path="Object 1/" m:media-type="{ODT}"/>'
        },
    ],
)
def test_an_opendocument_file_whose_kind_stands_later_in_it(told: dict[str, str]) -> None:
    assert sniff.media_type(zipped({"content.xml": "<c/>", "styles.xml": "<s/>", **told})) == ODS
    assert sniff.media_type(zipped({"年报/content.xml": "<c/>", **told})) == sniff.ZIP


def test_parts_of_office_files_are_found_in_other_capitals_and_with_backslashes() -> None:
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tie = f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
    sheet = f'<sheet xmlns:r="{relation}" name="表" sheetId="1" r:id="r1"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = f'<Relationship Id="r9" Type="{relation}/officeDocument" Target="xl/workbook.xml"/>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>规章</t></is></c><c r="B1"><v>7</v></c></row>'
    data = zipped(
        {
            "[content_types].xml": "<Types/>",
            "_rels\\.rels": f'<Relationships xmlns="{package}">{main}</Relationships>',
            "XL\\Workbook.xml": f"<workbook {names}><sheets>{sheet}</sheets></workbook>",
            "xl\\_rels\\workbook.xml.rels": f'<Relationships xmlns="{package}">{tie}</Relationships>',
            "xl\\worksheets\\Sheet1.xml": f"<worksheet {names}><sheetData>{row}</sheetData></worksheet>",
        }
    )
    assert sniff.media_type(data) == XLSX
    assert [[cell.text for cell in row] for row in next(to_document(data).tables()).rows] == [["规章", "7"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF<html><table>", "JPEG"),
        (b"", "empty file"),
        (b"   \n", "empty file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "Word"),
        (b"PK\x03\x04....word/document.xml", "DOCX"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        to_document(data)


def test_a_refusal_names_the_type() -> None:
    with pytest.raises(UnreadableError, match=r"PostScript \(application/postscript\)"):
        to_document(b"%!PS-Adobe-3.0")


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.formats.MOST_BYTES", 10)
    with pytest.raises(UnreadableError, match="limit of 10 bytes"):
        to_document("<p>十一个字节以上</p>".encode())


@pytest.mark.parametrize(
    ("data", "may"),
    [
        (b"%PDF-1.7\n", True),
        (b"\x89PNG\r\n\x1a\n", True),
        (b"PK\x03\x04....word/document.xml", True),
        (b"PK\x03\x04....OFD.xml", True),
        (b"PK\x03\x04....other", True),
        (b"<html></html>", False),
        (b"<html><img src='data:image/png;base64," + b"iVBO" * 2000 + b"'></html>", True),
        (b"<html><img src='data:image/png;base64,iVBO'></html>", False),
    ],
)
def test_files_that_may_show_pages_as_pictures_have_more_time(data: bytes, may: bool) -> None:
    assert sniff.may_show_pages(data) is may
