"""Blobs of an archive: which store takes new bytes; reading them from wherever each row says."""

from __future__ import annotations

import hashlib
import os

from sqlalchemy import Insert, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import table
from models.bytes.database import DatabaseStore
from models.bytes.folder import FolderStore
from models.bytes.places import outside_named
from models.bytes.s3 import S3Store
from models.bytes.store import Outside, Store, compress, decompress
from models.clock import now
from models.errors import BlobError
from models.messages import gettext as _
from models.messages import later
from models.tables import Blob

_BLOBS = table(Blob)
_HAS = select(_BLOBS.c.sha256).where(_BLOBS.c.sha256 == bindparam("hash"))
_PUT: dict[str, Insert] = {
    "postgresql": postgresql.insert(_BLOBS).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(_BLOBS).on_conflict_do_nothing(),
}


ELSEWHERE = {
    FolderStore.name: later(
        "blob %(sha256)s: kept in a folder. Set GONGKAI_BLOBS to that folder and run this again."
    ),
    S3Store.name: later(
        "blob %(sha256)s: kept in an S3 store. Set GONGKAI_BLOBS to its s3:// address and run this again."
    ),
}
"""What is told of bytes in a store that is not at hand."""


class Blobs:
    """New bytes go to the folder or the s3:// store named by GONGKAI_BLOBS, else into the database; old ones
    stay put.

    `shared`: others write the archive too, so that bytes without a row are left for `gongkai bytes sweep`.
    """

    def __init__(self, outside: Outside | None) -> None:
        self.outside = outside
        self.database = DatabaseStore()
        self.shared = False

    @classmethod
    def from_environment(cls) -> Blobs:
        return cls(outside_named(os.environ.get("GONGKAI_BLOBS", "")))

    @property
    def folder(self) -> FolderStore | None:
        """The folder, if new bytes go to one."""
        return self.outside if isinstance(self.outside, FolderStore) else None

    def put(self, session: Session, data: bytes, media_type: str) -> str:
        """Keeps the bytes, once, and gives their SHA-256. Bytes already kept change nothing.

        A store outside has them for good before the row is written, so that no row ever points at nothing.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        connection = session.connection()
        if connection.scalar(_HAS, {"hash": sha256}) is not None:
            return sha256
        store: Store = self.outside or self.database
        row = {
            "sha256": sha256,
            "length": len(data),
            "media_type": media_type,
            "store": store.name,
            "data": store.put(sha256, compress(data)),
            "stored_at": now(),
        }
        connection.execute(_PUT[connection.dialect.name], row)
        return sha256

    def get(self, session: Session, sha256: str) -> bytes:
        """The bytes, verified. BlobError if they are missing or damaged."""
        row = session.execute(select(Blob.store, Blob.length, Blob.data).where(Blob.sha256 == sha256)).first()
        if row is None:
            raise BlobError(
                _("blob %(sha256)s: the archive has no such bytes. See `gongkai verify`.")
                % {"sha256": sha256}
            )
        return decompress(self.frame(row.store, sha256, row.data), sha256, row.length)

    def frame(self, store: str, sha256: str, data: bytes | None) -> bytes:
        """The compressed bytes of a row, as its store gives them. BlobError if they are not there."""
        return self._store(store, sha256).get(sha256, data)

    def _store(self, name: str, sha256: str) -> Store:
        if name == self.database.name:
            return self.database
        if self.outside is None or self.outside.name != name:
            raise BlobError(_(ELSEWHERE[name]) % {"sha256": sha256})
        return self.outside
