"""Saved pages: MHT with its encodings, and pages that bear the name of an office file."""

from __future__ import annotations

import base64
import quopri

import pytest

from pipelines.formats import sniff, to_document
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, texts
from tests.measured.reader import read_json
from tests.reportgen.make import make
from tests.reportgen.score import score
from tests.reportgen.seeds import first_seed

PAGE = "<html><body><p>年度报告</p><table><tr><td>规章</td><td>1</td></tr></table></body></html>"


def saved(page: bytes, encoding: str, charset: str, first: str = "MIME-Version: 1.0") -> bytes:
    packed = base64.encodebytes(page) if encoding == "base64" else quopri.encodestring(page)
    head = (
        f'{first}\r\nContent-Type: multipart/related; boundary="----=_Next"; type="text/html"\r\n\r\n'
        f"------=_Next\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: {encoding}\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\n\r\n'
    )
    picture = (
        "\r\n------=_Next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
    )
    return head.encode() + packed + picture.encode() + b"------=_Next--\r\n"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize(
    ("charset", "told"), [("gb2312", "gb2312"), ("utf-8", "gb2312"), ("gb18030", "us-ascii")]
)
def test_the_page_inside_is_read_whatever_charset_it_tells(encoding: str, charset: str, told: str) -> None:
    found = to_document(saved(PAGE.encode(charset), encoding, told))
    assert found.media_type == "message/rfc822"
    assert lines(found) == ["年度报告"]
    assert texts(only_table(found)) == [["规章", "1"]]


@pytest.mark.parametrize(
    "first",
    [
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nMIME-Version: 1.0",
        "From: =?utf-8?B?V29yZA==?=\r\nSubject: a\r\n b\r\nDate: Tue, 1 Jan 2025\r\nMIME-Version: 1.0",
        "\r\nMime-Version: 1.0",
    ],
)
def test_saved_pages_are_known_by_their_headers(first: str) -> None:
    data = saved(PAGE.encode(), "base64", "utf-8", first)
    assert sniff.media_type(data) == "message/rfc822"
    assert lines(to_document(data)) == ["年度报告"]


def test_a_letter_in_plain_text_is_no_saved_page() -> None:
    assert sniff.media_type("Date: 2025年1月\n\n年度报告正文".encode()) == "text/plain"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="without any text"):
        to_document(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx")


@pytest.mark.parametrize("layout", ["html word", "html gb18030"])
def test_a_whole_report_saved_in_one_file(layout: str) -> None:
    made = make(first_seed(), layout)
    assert not score(read_json(saved(made.data, "quoted-printable", "utf-8")), made.truth).faults


def test_pages_under_the_name_of_an_office_file_are_pages() -> None:
    word = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        "<head><meta name=ProgId content=Excel.Sheet></head><body>"
        "<table x:str><tr><td>规章<td x:num>1</table></body>"
    )
    found = to_document(word.encode("gbk"))
    assert found.media_type == "text/html"
    assert texts(only_table(found)) == [["规章", "1"]]
