"""Bad bytes: a clear refusal or an honest "no report", in bounded time, and never any other exception."""

from __future__ import annotations

import gzip
import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.reading import UnreadableError
from tests.measured.reader import read_json
from tests.reportgen.make import make
from tests.reportgen.seeds import first_seed

SECONDS = 40.0
OFFICE = ("docx by hand", "odt", "rtf gbk", "xlsx", "xls", "ods")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(range(256)) * 40


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _zip_bomb(levels: int = 1) -> bytes:
    """More than any report holds, in a file of few bytes; with more levels a file inside a file."""
    data = _zip("report.txt", bytes(150_000_000))
    for level in range(1, levels):
        data = _zip(f"{level}.zip", data)
    return data


def _word_bomb() -> bytes:
    """A DOCX whose text unpacks to more than any report holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 150_000_000)
    return out.getvalue()


def _crowded_pdf(objects: int = 20_000) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for at in range(objects):
        canvas.rect(at % 500, at // 500, 1, 1)
        if at % 10 == 0:
            canvas.drawString(at % 500, at // 500, "0")
    canvas.save()
    return out.getvalue()


def _cut_pdf() -> bytes:
    data = make(3, "pdf lines").data
    return data[: len(data) // 2]


def _headless_pdf() -> bytes:
    data = make(3, "pdf lines").data
    return b"%PDF-1.4\n" + data[len(data) // 2 :]


def _garbled_pdf() -> bytes:
    data = bytearray(make(3, "pdf lines").data)
    chance = random.Random(5)
    for _ in range(len(data) // 20):
        data[chance.randrange(1000, len(data))] = chance.randrange(256)
    return bytes(data)


def _pages_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in range(3000):
        canvas.drawString(50, 50, "1")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blanks": lambda: b" \r\n\t " * 50,
    "jpeg": lambda: JPEG,
    "cut pdf": _cut_pdf,
    "pdf of nothing": lambda: b"%PDF-1.7\n%%EOF",
    "zip bomb": _zip_bomb,
    "zip bomb in a zip": lambda: _zip_bomb(3),
    "word bomb": _word_bomb,
    "gzip bomb": lambda: gzip.compress(bytes(150_000_000), 1),
    "nul bytes": lambda: b"\0" * 100_000,
    "gzip": lambda: b"\x1f\x8b\x08\x00" + bytes(200),
    "executable": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
}
NO_REPORT: dict[str, Callable[[], bytes]] = {
    "page of no report": lambda: "<html><body><h1>通知</h1><p>关于放假的通知。</p></body></html>".encode(),
    "numbers in a table": lambda: b"<table><tr>" + b"<td>7</td>" * 30 + b"</tr></table>",
    "deep divs": lambda: b"<div>" * 1_000_000,
    "deep tables": lambda: b"<table><tr><td>" * 200_000,
    "wide row": lambda: b"<table><tr>" + b"<td>0</td>" * 15_000 + b"</tr></table>",
    "huge spans": lambda: b"<table>" + b"<tr><td rowspan=65534 colspan=1000>1</td></tr>" * 300 + b"</table>",
    "one long line": lambda: "政府信息公开".encode() * 500_000,
    "numbers": lambda: b"0\t" * 100_000,
    "zip of zeros": lambda: _zip("report.txt", b"0" * 5_000_000),
    "broken utf-8": lambda: "年度报告".encode()[:-1] * 3000,
    "xml bomb": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
        + b"".join(b'<!ENTITY %c "%b">' % (at, b"&%c;" % (at - 1) * 10) for at in b"cdefghijk")
        + b"]><html><body>&k;</body></html>"
    ),
}
EITHER: dict[str, Callable[[], bytes]] = {
    "headless pdf": _headless_pdf,
    "garbled pdf": _garbled_pdf,
    "crowded pdf": _crowded_pdf,
    "pdf of 3000 pages": _pages_pdf,
    "nul bytes in text": lambda: "年\0度\0报\0告\0".encode() * 1000,
    "utf-16": lambda: "<html><p>政府信息公开</p></html>".encode("utf-16"),
}


def _timed(data: bytes) -> dict[str, object]:
    start = time.monotonic()
    try:
        return read_json(data)
    finally:
        assert time.monotonic() - start < SECONDS


def _is_no_report(reading: dict[str, object]) -> bool:
    findings = reading["findings"]
    assert isinstance(findings, list)
    empty = not reading["figures"] and not reading["forms"]
    return empty and any(finding["rule"] == "not_a_report" for finding in findings)


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_what_it_cannot_read(name: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        _timed(REFUSED[name]())
    assert len(str(refusal.value)) > 10


@pytest.mark.parametrize("name", NO_REPORT)
def test_says_when_a_readable_file_is_no_report(name: str) -> None:
    assert _is_no_report(_timed(NO_REPORT[name]()))


@pytest.mark.soak
def test_fifty_megabytes_of_nesting_are_no_report() -> None:
    assert _is_no_report(_timed(b"<div>" * 10_000_000))


@pytest.mark.parametrize("name", EITHER)
def test_damaged_files_are_refused_or_read_honestly(name: str) -> None:
    try:
        reading = _timed(EITHER[name]())
    except UnreadableError:
        return
    assert _is_no_report(reading) or name in ("headless pdf", "garbled pdf")


TEXTS = ("html clean", "html word", "text tabs", "text cell a line", "pdf lines")


@pytest.mark.parametrize("layout", [*TEXTS, *OFFICE])
def test_random_damage_to_the_bytes_never_crashes(layout: str) -> None:
    seed = first_seed()
    chance = random.Random(seed)
    whole = make(seed, layout).data
    for _ in range(8):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 10, 200))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 1, 30))] = chance.randbytes(chance.choice((0, 1, 5)))
        try:
            reading = _timed(bytes(data))
        except UnreadableError:
            continue
        assert set(reading) >= {"figures", "findings", "forms"}, f"seed {seed}"
