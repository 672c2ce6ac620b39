"""Parts that are members of an archive, as Chinese systems pack them."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlalchemy import select

from models.archive import Archive
from models.tables import ReadingRow, VersionPart
from models.views import FigureRow
from pipelines.pending import read_pending
from tests.archive.make import fill
from tests.archive.readers import obeying


def packed(name: str, encoding: str, content: bytes) -> bytes:
    """A ZIP file with one member; a name in GBK bears no mark of its encoding."""
    raw = name.encode(encoding)
    stand_in = "x" * len(raw) if encoding == "gbk" else name
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(stand_in, content)
    return file.getvalue().replace(stand_in.encode(), raw)


def read_member(archive: Archive, data: bytes, member: str) -> str | int:
    """The figure read, or why there is none."""
    (version,) = fill(archive, data)
    with archive.writing() as session:
        session.get_one(VersionPart, (version, 1)).member = member
    read_pending(archive, workers=1, reader=obeying)
    with archive.reading() as session:
        error = session.scalars(select(ReadingRow.error)).one()
        return error or int(session.scalars(select(FigureRow.value)).one() or 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_member_is_found_by_its_name(sqlite_archive: Archive, encoding: str) -> None:
    data = packed("附件/年度报告.txt", encoding, b"number 5")
    assert read_member(sqlite_archive, data, "附件/年度报告.txt") == 5


def test_a_missing_member_is_told(sqlite_archive: Archive) -> None:
    data = packed("报告.txt", "utf-8", b"number 5")
    assert read_member(sqlite_archive, data, "别的.txt") == "the archive has no member 别的.txt"


def test_a_damaged_archive_is_told(sqlite_archive: Archive) -> None:
    data = packed("报告.txt", "utf-8", b"number 5")
    assert "truncated ZIP archive" in str(read_member(sqlite_archive, data[:-30], "报告.txt"))
