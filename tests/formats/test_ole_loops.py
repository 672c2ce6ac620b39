"""Old office files whose folders hold one another."""

from __future__ import annotations

import io
import struct

import olefile
import pytest

from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.reportgen.make import make
from tests.reportgen.seeds import first_seed

_KIND_AT, _CHILD_AT = 66, 76
"""Where a directory entry says what it is and which entry it holds; the root is entry 0."""
_FOLDER = 1


def _root_at(data: bytes) -> int:
    """Where the root's directory entry begins."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        return int((file.first_dir_sector + 1) * file.sectorsize)


def test_a_folder_that_holds_itself_is_refused() -> None:
    data = bytearray(make(first_seed(), "xls").data)
    root = _root_at(bytes(data))
    data[root + _KIND_AT] = _FOLDER
    struct.pack_into("<I", data, root + _CHILD_AT, 0)
    with pytest.raises(UnreadableError, match="fetch it again"):
        to_document(bytes(data))
