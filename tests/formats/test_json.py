"""Articles inside JSON answers, as products spell them; lists and broken answers."""

from __future__ import annotations

import html
import json

import pytest

from pipelines.formats import to_document
from pipelines.read import read
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, texts
from tests.reportgen.make import make

WORDS = "本机关认真贯彻落实条例，扎实推进政府信息公开各项工作，完善制度，强化监督。" * 7
TITLE = "某县水利局2024年政府信息公开工作年度报告"
BODY = f"<p>{WORDS}</p><table><tr><td>行政许可</td><td>12</td></tr></table>"


def article(body: str) -> list[bytes]:
    """One article in the spellings of several products."""
    ms = 1737388800000
    answers = [
        {"code": 200, "data": {"title": TITLE, "content": body, "publishTime": "2025-01-21 10:00:00"}},
        {"articleTitle": TITLE, "txt": html.escape(body), "pubDate": ms},
        {"data": json.dumps({"docTitle": TITLE, "docContent": body, "docRelTime": str(ms)})},
        [{"info": {"TITLE": f"<b>{TITLE}</b>", "PUBDATE": "2025年1月21日", "detail": {"html": body}}}],
        {"title": TITLE, "summary": WORDS[:150], "body": body, "name": "年报", "publish_date": "2025-01-21"},
    ]
    plain = [json.dumps(answer, ensure_ascii=False) for answer in answers]
    wrapped = [f"jQuery1_2({plain[0]});", f"var detail = {plain[1]};", f"﻿{plain[0]}"]
    return [text.encode() for text in (*plain, *wrapped)] + [
        plain[0].encode("gb18030"),
        ascii_only(answers[0]),
    ]


def ascii_only(answer: object) -> bytes:
    return json.dumps(answer).encode()


@pytest.mark.parametrize("data", article(BODY))
def test_an_article_in_a_string_is_read(data: bytes) -> None:
    found = to_document(data)
    assert found.media_type == "application/json"
    assert found.title == TITLE
    assert lines(found) == [TITLE, WORDS]
    assert [texts(table) for table in found.tables()] == [[["行政许可", "12"]]]
    assert read([data]).published_on is not None
    assert str(read([data]).published_on) == "2025-01-21"


def test_an_article_as_plain_text_is_read_as_text() -> None:
    data = json.dumps(
        {"title": TITLE, "content": f"一、总体情况\n{WORDS}\n二、主动公开情况\n{WORDS}"}
    ).encode()
    assert lines(to_document(data)) == [TITLE, "一、总体情况", WORDS, "二、主动公开情况", WORDS]


def test_pieces_of_one_article_are_put_together() -> None:
    data = json.dumps({"title": TITLE, "pages": [{"content": BODY}, {"content": BODY}]}).encode()
    assert len(list(to_document(data).tables())) == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"data": [{"title": f"某县第{n}局2024年政府信息公开年报", "url": "/a"} for n in range(9)]},
        {"rows": [{"title": f"第{n}局2024年政府信息公开年报", "content": WORDS} for n in range(3)]},
        {"data": []},
        [],
        {"code": 500, "msg": "error"},
    ],
)
def test_a_list_is_no_report(answer: object) -> None:
    reading = read([json.dumps(answer).encode()])
    assert not reading.is_report
    assert reading.figures == ()


@pytest.mark.parametrize("data", [b'{"a": "b', b'{"a": [1, 2}', b"[" * 100_000 + b"{"])
def test_a_broken_answer_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="JSON"):
        to_document(b'{"x": ' + data if data.startswith(b"[") else data)


@pytest.mark.parametrize("layout", ["html word", "html nested", "text tabs"])
def test_a_generated_report_reads_the_same_inside_an_answer(layout: str) -> None:
    made = make(5, layout)
    answer = {"data": {"title": made.truth.title, "content": made.data.decode()}}
    inside = read([json.dumps(answer).encode()])
    assert [(f.code, f.value, f.state) for f in inside.figures] == [
        (f.code, f.value, f.state) for f in read([made.data]).figures
    ]
    assert inside.is_report


def test_an_article_in_an_xml_answer_is_read_and_a_list_is_none() -> None:
    found = to_document(
        f"<?xml version='1.0' encoding='UTF-8'?><r><title>{TITLE}</title><pubDate>2025-01-21</pubDate>"
        f"<content><![CDATA[{BODY}]]></content></r>".encode()
    )
    assert (found.media_type, found.title, len(list(found.tables()))) == ("application/xml", TITLE, 1)
    row = "<record><![CDATA[<li><a href='/a{n}'>某县第{n}局2024年政府信息公开年报</a></li>]]></record>"
    rows = "".join(row.format(n=n) for n in range(9))
    listed = f"<?xml version='1.0'?><datastore><recordset>{rows}</recordset></datastore>"
    assert not read([listed.encode()]).is_report


def test_xml_of_no_words_is_refused() -> None:
    with pytest.raises(UnreadableError, match="XML"):
        to_document(b"<?xml version='1.0'?><urlset><url/></urlset>")
