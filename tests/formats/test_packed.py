"""Packed files: true names, every kind of archive, nesting, bombs, locks and what systems leave behind."""

from __future__ import annotations

import gzip
import io
import shutil
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import py7zr
import pytest
import rarfile

from pipelines.formats import sniff, to_document
from pipelines.formats.packed import budget
from pipelines.formats.packed.contents import documents, member
from pipelines.formats.packed.rar import _by_bsdtar
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, zipped

TEXT = "某镇政府信息公开工作年度报告。\n一、总体情况\n正文若干。".encode()
OTHER = "另一份文件的正文，也有若干文字。".encode()
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF"

Files = dict[str, bytes]


def named(raw: bytes, data: bytes = TEXT, extra: bytes = b"", flags: int = 0) -> bytes:
    """A ZIP file with one stored member whose name is written as these bytes."""
    sizes = struct.pack("<III", zlib.crc32(data), len(data), len(data))
    common = struct.pack("<HHHHH", 20, flags, 0, 0, 0x21) + sizes + struct.pack("<HH", len(raw), len(extra))
    local = b"PK\x03\x04" + common + raw + extra + data
    central = (
        b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + raw + extra
    )
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def seven_zipped(files: Files, password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as file:
        for name, data in files.items():
            file.writestr(data, name)
    return out.getvalue()


def tarred(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


def rarred(files: Files, method: int = 0, encrypted: bool = False) -> bytes:
    """A RAR 5 archive; with a `method` other than 0 its members say that they are compressed."""
    out = b"Rar!\x1a\x07\x01\x00" + rar_block(1, 0, b"\x00")
    for name, data in files.items():
        raw = name.encode()
        extra = b""
        if encrypted:
            record = vint(1) + vint(0) + vint(0) + b"\x0f" + bytes(16) + bytes(16)
            extra = vint(len(record)) + record
        fields = vint(4) + vint(len(data)) + vint(0o100644) + struct.pack("<I", zlib.crc32(data))
        fields += vint(method << 7) + vint(1) + vint(len(raw)) + raw
        out += rar_block(2, 2 | bool(extra), fields, len(data), extra) + data
    return out + rar_block(5, 0, b"\x00")


def rar_block(kind: int, flags: int, fields: bytes, size: int = 0, extra: bytes = b"") -> bytes:
    sizes = (vint(len(extra)) if flags & 1 else b"") + (vint(size) if flags & 2 else b"")
    body = vint(kind) + vint(flags) + sizes + fields + extra
    whole = vint(len(body)) + body
    return struct.pack("<I", zlib.crc32(whole)) + whole


def vint(value: int) -> bytes:
    """RAR's numbers: seven bits a byte, the lowest first."""
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


PACKERS: list[Callable[[Files], bytes]] = [
    zipped,
    seven_zipped,
    tarred,
    rarred,
    lambda files: gzip.compress(tarred(files)),
]


@pytest.mark.parametrize("pack", PACKERS)
def test_every_kind_of_archive_is_opened(pack: Callable[[Files], bytes]) -> None:
    files = {"镇/年报.txt": TEXT, "县/总.txt": OTHER, "__MACOSX/镇/._年报.txt": b"x", "Thumbs.db": b"x"}
    found = documents(pack(files))
    assert {one.path.removeprefix("content/"): one.data() for one in found} == {
        "镇/年报.txt": [TEXT],
        "县/总.txt": [OTHER],
    }
    assert member(pack(files), found[0].path) == found[0].data()[0]


@pytest.mark.parametrize("pack", [*PACKERS, lambda files: gzip.compress(next(iter(files.values())))])
def test_the_only_document_in_an_archive_is_read_as_itself(pack: Callable[[Files], bytes]) -> None:
    found = to_document(pack({"年报.txt": TEXT}))
    assert found.media_type == "text/plain"
    assert "一、总体情况" in lines(found)


def test_several_documents_are_a_list_and_no_report() -> None:
    found = to_document(zipped({"a.txt": TEXT, "b.txt": OTHER}))
    assert found.media_type == sniff.ZIP
    assert [[row[0].text, len(row[2].text)] for table in found.tables() for row in table.rows] == [
        ["a.txt", 64],
        ["b.txt", 64],
    ]
    assert [note.rule for note in found.damage] == ["packed_documents"]


UNICODE = struct.pack("<HHBI", 0x7075, 5 + 10, 1, zlib.crc32(b"nb.txt")) + "年报.txt".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (named("年报.txt".encode(), flags=0x800), "年报.txt"),
        (named("年报.txt".encode()), "年报.txt"),
        (named("年报.txt".encode("gb18030")), "年报.txt"),
        (named("镕㙍.txt".encode("gb18030")), "镕㙍.txt"),
        (named(b"nb.txt", extra=UNICODE), "年报.txt"),
        (named(b"another.txt", extra=UNICODE), "another.txt"),
        (named("镇\\年报.txt".encode("gb18030")), "镇/年报.txt"),
    ],
)
def test_names_are_as_their_writer_meant_them(data: bytes, name: str) -> None:
    (found,) = documents(data)
    assert (found.path, found.data()) == (name, [TEXT])


def test_names_that_lead_out_of_the_archive_are_only_names() -> None:
    found = documents(zipped({"../../etc/年报.txt": TEXT, "/root/b.txt": OTHER}))
    assert sorted(one.path for one in found) == ["../../etc/年报.txt", "root/b.txt"]


def test_two_members_of_one_name_are_both_kept() -> None:
    data = zipped({"a.txt": TEXT, "b.txt": OTHER}).replace(b"b.txt", b"a.txt")
    assert [one.data() for one in documents(data)] == [[TEXT], [OTHER]]


def test_numbered_pictures_are_the_pages_of_one_document() -> None:
    names = ["扫描/1.jpg", "扫描/2.jpg", "扫描/10.jpg", "扫描/3.jpg"] + [
        f"扫描/{n}.jpg" for n in range(4, 10)
    ]
    found = documents(zipped({name: PICTURE + name.encode() for name in names} | {"b.txt": TEXT}))
    scan = next(one for one in found if len(one.parts) > 1)
    assert [part.path for part in scan.parts] == [f"扫描/{n}.jpg" for n in range(1, 11)]
    assert scan.path == "扫描/1.jpg"
    assert len(found) == 2


def test_pictures_of_two_years_are_two_documents_and_those_of_a_saved_page_none() -> None:
    files = {
        "年报2023.jpg": PICTURE,
        "年报2024.jpg": PICTURE,
        "页_files/1.jpg": PICTURE,
        "页.html": b"<html>",
    }
    assert [one.path for one in documents(zipped(files))] == ["年报2023.jpg", "年报2024.jpg", "页.html"]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    data = zipped({"年报.txt": TEXT, "b.txt": OTHER}, zipfile.ZIP_STORED)
    for _ in range(2):
        data = zipped({"内.zip": data}, zipfile.ZIP_STORED)
    assert [one.path for one in documents(data)] == ["内.zip/内.zip/b.txt", "内.zip/内.zip/年报.txt"]
    for _ in range(4):
        data = zipped({"内.zip": data, "a.txt": TEXT}, zipfile.ZIP_STORED)
    deepest = max(documents(data), key=lambda one: (one.path.count("/"), one.path))
    assert sniff.media_type(deepest.data()[0]) == sniff.ZIP


def test_a_stored_office_file_does_not_make_its_archive_one() -> None:
    docx = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, zipfile.ZIP_STORED)
    assert sniff.media_type(docx).endswith("wordprocessingml.document")
    assert sniff.media_type(zipped({"年报.docx": docx, "b.docx": docx}, zipfile.ZIP_STORED)) == sniff.ZIP


@pytest.mark.parametrize("pack", PACKERS)
def test_a_cut_archive_says_so_or_gives_what_is_whole(pack: Callable[[Files], bytes]) -> None:
    data = pack({"a.txt": TEXT * 50, "b.txt": OTHER * 50})
    for cut in (len(data) // 4, len(data) // 2, len(data) - 20):
        with suppress(UnreadableError):
            assert all(one.data()[0] in (TEXT * 50, OTHER * 50) for one in documents(data[:cut]))


@pytest.mark.parametrize("pack", [zipped, seven_zipped, lambda files: gzip.compress(files["a.txt"])])
def test_a_bomb_is_stopped_before_it_unpacks(
    pack: Callable[[Files], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MOST_MEMBER", 2**20)
    data = pack({"a.txt": bytes(5 * 2**20)})
    assert len(data) < 2**16
    with pytest.raises(UnreadableError, match="limit"):
        documents(data)


def test_too_many_files_are_refused() -> None:
    data = zipped({f"{n}.txt": b"x" for n in range(budget.MOST_ENTRIES + 1)})
    with pytest.raises(UnreadableError, match="more than"):
        documents(data)


LOCKED_ZIP = named(b"a.txt", flags=1)


@pytest.mark.parametrize(
    "data", [LOCKED_ZIP, seven_zipped({"a.txt": TEXT}, "secret"), rarred({"a.txt": TEXT}, encrypted=True)]
)
def test_a_locked_archive_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="password"):
        to_document(data)


def test_a_locked_archive_in_another_costs_only_itself() -> None:
    found = documents(zipped({"a.txt": TEXT, "内.zip": LOCKED_ZIP, "坏.7z": b"7z\xbc\xaf\x27\x1c cut"}))
    told = {}
    for one in found:
        try:
            one.data()
        except UnreadableError as error:
            told[one.path] = str(error)
    assert "password" in told["内.zip/a.txt"]
    assert "broken" in told["坏.7z"]
    assert len(found) - len(told) == 1


@pytest.mark.parametrize("tool", ["bsdtar", None])
def test_a_compressed_rar_names_what_is_missing_or_broken(
    tool: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: tool)
    with pytest.raises(UnreadableError, match=r"install one of bsdtar|damaged RAR"):
        to_document(rarred({"a.txt": TEXT}, method=3))


def test_bsdtar_gives_every_file_whatever_its_name() -> None:
    files = {"镇/[2024]年报*.txt": TEXT, "镇/--b.txt": OTHER, "Thumbs.db": b"x", "c.txt": b""}
    data = rarred(files)
    if shutil.which("bsdtar") is None:
        with pytest.raises(UnreadableError, match=r"install one of|damaged RAR"):
            to_document(rarred({"a.txt": TEXT}, method=3))
        return
    with rarfile.RarFile(io.BytesIO(data)) as file:
        infos = [info for info in file.infolist() if info.is_file()]
    found = _by_bsdtar(data, infos, budget.Budget())
    assert {entry.path: entry.data for entry in found} == {k: v for k, v in files.items() if k != "Thumbs.db"}
    lost = _by_bsdtar(data[:-150], infos, budget.Budget())
    assert [entry.error for entry in lost if entry.data is None]


def test_an_archive_of_nothing_that_is_read_says_so() -> None:
    with pytest.raises(UnreadableError, match="without any document"):
        to_document(zipped({"a.exe": b"MZ" + bytes(range(32)) * 40}))
