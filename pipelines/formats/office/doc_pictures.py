"""Word's binary pictures: files inside drawing records of the data stream and of the main stream ([MS-ODRAW]
2.2.23 to 2.2.31)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from pipelines.formats.office.doc_fib import Pieces
from pipelines.formats.office.doc_sprms import Run, sprms
from pipelines.formats.sniff import PICTURES, media_type

_PLACE = 0x6A03
"""sprmCPicLocation: where in the data stream the picture of a character lies."""
_RECORD = re.compile(rb"[\x1d\x1e\x29\x2a]\xf0")
"""The kind in a record's head: JPEG, PNG, TIFF, JPEG in CMYK. Drawings made of lines are left out."""
_BEFORE, _HEAD = 2, 8
"""Bytes of a record's head in front of its kind, and all of it."""
_MARKED = (17, 33)
"""Bytes between the head and the file: one or two checksums and a tag."""
_SIGNED = 32
"""Bytes of a file that tell its kind."""


def doc_pictures(main: bytes, data: bytes, runs: Iterable[Run], pieces: Pieces) -> Iterator[bytes]:
    """The picture files that stand in the text, in its order, then those that float beside it.

    `runs`: the runs of characters with properties of their own; `data`: the data stream.
    """
    for offset in _places(runs, pieces):
        if 0 <= offset <= len(data) - 4:
            (size,) = struct.unpack_from("<I", data, offset)
            yield from _files(data[offset : offset + size])
    yield from _files(main)


def _places(runs: Iterable[Run], pieces: Pieces) -> Iterator[int]:
    """Offsets of pictures in the data stream, in the order of the text, each once."""
    found: list[tuple[int, int]] = []
    for run in runs:
        operand = dict(sprms(run.properties)).get(_PLACE, b"")
        if len(operand) == 4:
            (offset,) = struct.unpack("<I", operand)
            found += [(start, offset) for start, _ in pieces.spans(run.first, run.last)]
    return iter(dict.fromkeys(offset for _, offset in sorted(found)))


def _files(stream: bytes) -> Iterator[bytes]:
    """The files of all whole picture records in a stream; what only looks like a record is passed over."""
    at = 0
    while (kind := _RECORD.search(stream, at)) is not None:
        at = kind.end()
        start = kind.start() - _BEFORE + _HEAD
        if kind.start() < _BEFORE or start > len(stream):
            continue
        (size,) = struct.unpack_from("<I", stream, start - 4)
        end = start + size
        if end > len(stream):
            continue
        for mark in _MARKED:
            if media_type(stream[start + mark : min(start + mark + _SIGNED, end)]) in PICTURES:
                at = end
                yield stream[start + mark : end]
                break
