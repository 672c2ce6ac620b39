"""Picture files inside DOC and RTF: told from what only looks like one, whole or left out."""

from __future__ import annotations

import io
import struct

import pytest
from lxml import html
from PIL import Image

from pipelines.formats.html.pictured import pictures_within
from pipelines.formats.office.doc_fib import Fib, Pieces
from pipelines.formats.office.doc_pictures import doc_pictures
from pipelines.formats.office.doc_sprms import Run
from pipelines.formats.office.rtf import read_rtf
from pipelines.formats.office.rtf_pictures import rtf_pictures
from pipelines.formats.office.xml import parse, written_out
from pipelines.formats.sniff import may_show_pages


def file(kind: str, shade: int = 0) -> bytes:
    held = io.BytesIO()
    Image.new("L", (20, 10), shade).save(held, kind)
    return held.getvalue()


PNG, JPEG = file("PNG"), file("JPEG")


def blip(kind: int, data: bytes, sums: int = 1, size: int | None = None) -> bytes:
    """A picture record: head, one or two checksums, tag, file."""
    body = bytes(16 * sums) + b"\xff" + data
    return struct.pack("<HHI", 0x6E0 << 4, kind, len(body) if size is None else size) + body


def text(length: int) -> Pieces:
    """A text of one piece, two bytes a character, at offset 0."""
    table = struct.pack("<II", 0, length) + struct.pack("<HIH", 0, 0, 0)
    clx = b"\x02" + struct.pack("<I", len(table)) + table
    main = bytearray(2000)
    struct.pack_into("<II", main, 0x9A + 8 * 33, 0, len(clx))
    return Pieces(Fib(bytes(main), "1Table", (length,)), clx)


def standing(*places: int) -> list[Run]:
    """Characters one after another whose pictures lie at these places of the data stream."""
    return [Run(2 * at, 2 * at + 2, 0, struct.pack("<HI", 0x6A03, to)) for at, to in enumerate(places)]


def held(record: bytes) -> bytes:
    """A picture as it lies in the data stream: its length and head, then the record."""
    return struct.pack("<IH", 68 + len(record), 68) + bytes(62) + record


@pytest.mark.parametrize("sums", [1, 2])
@pytest.mark.parametrize(("kind", "data"), [(0xF01D, JPEG), (0xF01E, PNG), (0xF02A, JPEG)])
def test_a_record_gives_its_file(kind: int, data: bytes, sums: int) -> None:
    assert list(doc_pictures(b"", held(blip(kind, data, sums)), standing(0), text(1))) == [data]


def test_pictures_come_in_the_order_of_the_text_each_once() -> None:
    first, second = held(blip(0xF01E, PNG)), held(blip(0xF01D, JPEG))
    runs = standing(len(first), 0, len(first))
    assert list(doc_pictures(b"", first + second, runs, text(3))) == [JPEG, PNG]


def test_floating_pictures_lie_in_the_main_stream() -> None:
    main = b"\x1e\xf0" + bytes(50) + blip(0xF01E, PNG) + b"\x1d\xf0 end"
    assert list(doc_pictures(main, b"", [], text(1))) == [PNG]


@pytest.mark.parametrize(
    "record",
    [
        blip(0xF01E, b"no picture"),
        blip(0xF01A, PNG),
        blip(0xF01E, PNG, size=2**31),
        blip(0xF01E, PNG, size=5),
        blip(0xF01E, PNG)[:30],
        b"\x1e\xf0",
    ],
    ids=["other bytes", "a drawing", "longer than the file", "shorter than its head", "cut off", "a head"],
)
def test_what_only_looks_like_a_picture_is_left_out(record: bytes) -> None:
    assert list(doc_pictures(record, held(record), standing(0, 10**6), text(2))) == []


def rtf(inner: bytes) -> tuple[bytes, list[int]]:
    data = rb"{\rtf1 {\pict" + inner + b"} end}"
    return data, [data.index(rb"\pict") + 5]


@pytest.mark.parametrize(
    "inner",
    [
        rb"\pngblip\picw20 " + PNG.hex().encode(),
        rb"{\*\picprop{\sp{\sn a}{\sv 12}}}\pngblip" + b"\r\n" + PNG.hex("\n", 16).upper().encode(),
        rb"\pngblip\bin%d " % len(PNG) + PNG,
    ],
    ids=["in one line", "in lines, after properties", "as bytes"],
)
def test_rtf_gives_the_file_however_it_is_written(inner: bytes) -> None:
    assert list(rtf_pictures(*rtf(inner))) == [PNG]


@pytest.mark.parametrize(
    "inner",
    [rb"\wmetafile8 010009000003", rb"\pngblip 8950zz", rb"\pngblip", rb"\bin99999999 ", rb"\pngblip 89504"],
    ids=["a drawing", "no digits", "nothing", "beyond the end", "half a byte"],
)
def test_rtf_without_a_whole_picture_gives_none(inner: bytes) -> None:
    assert list(rtf_pictures(*rtf(inner))) == []


def test_a_picture_in_a_picture_is_looked_for_once() -> None:
    inner = rb"{\pict" * 50 + PNG.hex().encode() + b"}" * 50
    (told,) = read_rtf(rb"{\rtf1 {\shp{\sp{\sn pib}{\sv " + inner + b"}}}}").damage
    assert (told.rule, told.places) == ("pictures_only", {"count": 1})


@pytest.mark.parametrize("text", ["年报", "QUJ", "Q", ""], ids=["other", "cut off", "a letter", "nothing"])
def test_broken_letters_give_no_file(text: str) -> None:
    page = html.fromstring(f'<p><img src="data:image/png;base64,{text}">1</p>')
    assert list(pictures_within(page)) == []
    assert list(written_out(parse(f"<a>{text}</a>".encode(), "a page"))) == []


def test_files_with_pictures_have_the_time_that_reading_by_eye_takes() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert may_show_pages(ole + "WordDocument".encode("utf-16-le"))
    assert not may_show_pages(ole + "Workbook".encode("utf-16-le"))
    assert may_show_pages(rtf(rb"\pngblip 89")[0])
    assert not may_show_pages(rb"{\rtf1 text}")
    flat = b"<?xml version='1.0'?><w:p xmlns:w='w'><w:binData w:name='a'>%s</w:binData></w:p>"
    assert may_show_pages(flat % (b"QUJD" * 2000))
    assert not may_show_pages(flat % b"QUJD")
