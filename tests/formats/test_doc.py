"""Old Word files: recorded ones with their truth, the same with other digits in place, and broken ones."""

from __future__ import annotations

import re
import struct
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.formats.helpers import texts
from tests.measured.reader import read_json
from tests.reportgen.make import make
from tests.reportgen.record_doc import NAMES, number, recorded
from tests.reportgen.renumber import rows_of
from tests.reportgen.score import score
from tests.reportgen.seeds import first_seed
from tests.reportgen.truth import Borne, Truth

CELL = re.compile("(?<=[\x07\r])[ \u00a0\u3000]*([0-9０-９][0-9０-９,.．]*)[ \u00a0\u3000]*(?=[\x07\r])")
"""A number alone in its cell; the cells of a table inside another end as paragraphs do."""


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_a_recorded_file_is_read_and_nothing_flagged(name: str) -> None:
    made = recorded(name)
    data, truth = made.data, made.truth
    reading = read_json(data)
    assert not score(reading, truth).faults
    assert reading["media_type"] == "application/msword"
    assert [section["number"] for section in reading["sections"]] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "docx-revised"])
def test_other_digits_in_the_same_places_are_read_as_they_stand(name: str) -> None:
    """New random digits in the bytes: the identities break, so every number must come from its own cell."""
    made = recorded(name)
    data, truth = made.data, made.truth
    chance = Random(first_seed())
    start, text = _text_of(data)
    codes = [code for row in rows_of(truth.form) for code in row]
    places = list(CELL.finditer(text))
    cells: dict[str, Borne] = {}
    for code, place in zip(codes, places, strict=True):
        new = re.sub(r"\d", lambda _: str(chance.randint(1, 9)), place[1])
        text = text[: place.start(1)] + new + text[place.end(1) :]
        cells[code] = Borne("value", number(new), new)
    changed = data[:start] + text.encode("utf-16-le", "surrogatepass") + data[start + 2 * len(text) :]
    found = score(read_json(changed), Truth(truth.form, cells, clean=False))
    assert not found.faults
    assert found.cells["right"] == len(cells)


def _text_of(data: bytes) -> tuple[int, str]:
    """Where the text begins, which LibreOffice writes in one piece of two bytes a character, and the text."""
    start = data.index("政府信息公开工作年度报告".encode("utf-16-le"))
    start = start % 2
    return start, data[start : start + (len(data) - start) // 2 * 2].decode("utf-16-le", "surrogatepass")


def test_places_lead_to_row_and_cell() -> None:
    first = next(iter(to_document(recorded("docx-plain").data).tables()))
    assert first.rows[1][0].place.path == "text/table[1]/row[2]/cell[1]"
    assert texts(first)[1][0] == "信息内容"


def _with_flags(data: bytes, set_bits: int, *, version: int | None = None) -> bytes:
    """The file with other flags in the block at the start of its WordDocument stream."""
    at = data.index(b"\xec\xa5")
    changed = bytearray(data)
    (flags,) = struct.unpack_from("<H", changed, at + 0x0A)
    struct.pack_into("<H", changed, at + 0x0A, flags | set_bits)
    if version is not None:
        struct.pack_into("<H", changed, at + 2, version)
    return bytes(changed)


def test_a_locked_file_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableError, match=r"locked Word file.*save it without"):
        to_document(_with_flags(recorded("docx-plain").data, 0x0100))


def test_a_file_of_word_95_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnreadableError, match=r"older than Word 97.*DOCX"):
        to_document(_with_flags(recorded("docx-plain").data, 0, version=0x65))


def _renamed(data: bytes, stream: str, name: str) -> bytes:
    """The OLE file with one of its streams under another name: 32 characters and their length in bytes."""
    old = stream.encode("utf-16-le").ljust(64, b"\0")
    at = data.index(old)
    entry = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    return data[:at] + entry + data[at + 66 :]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("EncryptedPackage", "locked Word or Excel file.*password"),
        ("PowerPoint Document", "presentation"),
        ("Other", "neither Word nor Excel"),
    ],
)
def test_other_ole_files_are_named_by_their_streams(name: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        to_document(_renamed(recorded("docx-plain").data, "WordDocument", name))


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program called soffice on the path, in place of the large one."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))


def test_a_file_of_word_95_is_read_where_a_program_converts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(first_seed(), "docx by hand")
    (tmp_path / "made.docx").write_bytes(made.data)
    script = (
        "import pathlib, shutil, sys\n"
        "folder, source = sys.argv[-2:]\n"
        "assert '--headless' in sys.argv and '-env:UserInstallation=file:' in sys.argv[1]\n"
        "target = pathlib.Path(folder, pathlib.Path(source).stem + '.docx')\n"
        f"shutil.copy({str(tmp_path / 'made.docx')!r}, target)\n"
    )
    _program(tmp_path, script, monkeypatch)
    reading = read_json(_with_flags(recorded("docx-plain").data, 0, version=0x65))
    assert not score(reading, made.truth).faults
    assert reading["media_type"] == "application/msword"
    assert "converted" in {finding["rule"] for finding in reading["findings"]}


def test_a_program_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "raise SystemExit(3)", monkeypatch)
    with pytest.raises(UnreadableError, match="could not convert it either"):
        to_document(_with_flags(recorded("docx-plain").data, 0, version=0x65))


def test_a_file_without_its_table_stream_is_refused() -> None:
    data = recorded("docx-plain").data.replace("1Table".encode("utf-16-le"), "9Table".encode("utf-16-le"))
    with pytest.raises(UnreadableError, match="table stream is missing"):
        to_document(data)


def test_a_truncated_file_is_refused_or_read_without_inventing() -> None:
    made = recorded("docx-by-hand")
    data, truth = made.data, made.truth
    for share in (0.2, 0.5, 0.8, 0.95):
        try:
            reading = read_json(data[: int(len(data) * share)])
        except UnreadableError:
            continue
        kept = Truth(truth.form, truth.cells, doubtful=set(truth.cells), clean=False, settled=False)
        assert not score(reading, kept).faults


def test_random_damage_never_crashes() -> None:
    data = recorded("docx-plain").data
    chance = Random(first_seed())
    for _ in range(25):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 20, 300))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        with suppress(UnreadableError):
            to_document(bytes(changed))
