"""What a byte store must do, and the frames that all of them keep."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

import zstandard

from models.errors import BlobError
from models.messages import gettext as _

LEVEL = 3
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Store(Protocol):
    """Keeps compressed bytes by SHA-256. `name` is what blobs.store says of the rows it holds."""

    name: str

    def put(self, sha256: str, frame: bytes) -> bytes | None:
        """Keeps the frame for good before it returns, and gives what blobs.data shall hold."""
        ...

    def get(self, sha256: str, data: bytes | None) -> bytes:
        """The frame; `data` is what blobs.data holds. BlobError if it is not there."""
        ...


class Outside(Store, Protocol):
    """A store beside the database."""

    def place(self, sha256: str) -> str:
        """Where a blob's bytes are, for people."""
        ...

    def stored(self) -> Iterator[tuple[str, datetime]]:
        """The SHA-256 of all bytes in it, in order, and when they were put there; what else lies there is
        not ours."""
        ...

    def delete(self, sha256: str) -> None:
        """Takes bytes away for good; nothing if they are not there."""
        ...


def key_of(sha256: str) -> str:
    """The name of a blob's file or object, below the root of its store."""
    return f"{sha256[:2]}/{sha256}"


def sha256_of(key: str) -> str | None:
    """The SHA-256 of the blob whose file or object has this name; of any other name none."""
    sha256 = key.rpartition("/")[2]
    return sha256 if _SHA256.fullmatch(sha256) and key == key_of(sha256) else None


def is_whole(frame: bytes, sha256: str) -> bool:
    """Whether a frame holds the bytes of this SHA-256."""
    try:
        return hashlib.sha256(zstandard.ZstdDecompressor().decompress(frame)).hexdigest() == sha256
    except zstandard.ZstdError:
        return False


def compress(data: bytes) -> bytes:
    """One zstd frame, with its length and a checksum."""
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(data)


def decompress(frame: bytes, sha256: str, length: int) -> bytes:
    """The bytes of a frame, or BlobError if they are not those of this SHA-256 and length."""
    try:
        data = zstandard.ZstdDecompressor().decompress(frame, max_output_size=max(length, 1))
    except zstandard.ZstdError as error:
        raise BlobError(damaged(sha256, error)) from error
    if len(data) != length or hashlib.sha256(data).hexdigest() != sha256:
        raise BlobError(damaged(sha256, _("they have another SHA-256 now")))
    return data


def damaged(sha256: str, why: object) -> str:
    """What is told of stored bytes that are not those that were kept."""
    said = _("blob %(sha256)s: the stored bytes are damaged; bring them back from a backup (%(why)s).")
    return said % {"sha256": sha256, "why": why}
