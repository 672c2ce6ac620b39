"""Charsets are told from the bytes, whatever the page declares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decoding import decode
from pipelines.formats import to_document
from tests.formats.helpers import lines, rules

WORDS = "政府信息公开工作年度报告，收到申请３件，无。"


@pytest.mark.parametrize(
    ("charset", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be-bom", "utf-16-be"),
    ],
)
def test_charset_is_found(charset: str, found: str) -> None:
    data = b"\xfe\xff" + WORDS.encode("utf-16-be") if charset == "utf-16-be-bom" else WORDS.encode(charset)
    assert decode(data) == (WORDS, found)


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-1", "big5"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_declared_charset_is_not_believed(charset: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{WORDS}镕</p></body></html>'
    document = to_document(page.encode(charset))
    assert lines(document) == [f"{WORDS}镕"]
    assert document.encoding == charset
    assert document.damage == ()


@pytest.mark.parametrize("cut", range(1, 60))
def test_one_broken_byte_does_not_turn_utf8_into_gb18030(cut: int) -> None:
    data = WORDS.encode()
    text, charset = decode(data[:cut] + data[cut + 1 :])
    assert charset == "utf-8"
    assert text.count("\ufffd") <= 2


def test_lost_characters_are_told() -> None:
    data = ("<p>" + WORDS * 3).encode() + b"\xe5\x85</p>"
    assert rules(to_document(data)) == ["undecodable_bytes"]


def test_nul_characters_are_dropped() -> None:
    assert lines(to_document(b"<html><body><p>a\x00b</p></body></html>")) == ["ab"]


@given(st.text(st.characters(exclude_characters="\x00\ufffd\ufeff", codec="utf-8"), min_size=1))
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(text.encode())[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_without_nul(data: bytes) -> None:
    text, _ = decode(data)
    assert "\x00" not in text
