"""Blobs of an archive: which store takes new bytes; reading them from wherever each row says."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sqlalchemy import Insert, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import table
from models.bytes.database import DatabaseStore
from models.bytes.folder import FolderStore
from models.bytes.store import Store, compress, decompress
from models.clock import now
from models.errors import BlobError
from models.messages import gettext as _
from models.tables import Blob

_BLOBS = table(Blob)
_HAS = select(_BLOBS.c.sha256).where(_BLOBS.c.sha256 == bindparam("hash"))
_PUT: dict[str, Insert] = {
    "postgresql": postgresql.insert(_BLOBS).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(_BLOBS).on_conflict_do_nothing(),
}


class Blobs:
    """New bytes go to the folder named by GONGKAI_BLOBS, else into the database; old ones stay put."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = FolderStore(folder) if folder else None
        self.database = DatabaseStore()

    @classmethod
    def from_environment(cls) -> Blobs:
        given = os.environ.get("GONGKAI_BLOBS")
        return cls(Path(given).expanduser().absolute() if given else None)

    def put(self, session: Session, data: bytes, media_type: str) -> str:
        """Keeps the bytes, once, and gives their SHA-256. Bytes already kept change nothing.

        A folder has them for good before the row is written, so that no row ever points at nothing.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        connection = session.connection()
        if connection.scalar(_HAS, {"hash": sha256}) is not None:
            return sha256
        store: Store = self.folder or self.database
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
        return decompress(self._store(row.store, sha256).get(sha256, row.data), sha256, row.length)

    def _store(self, name: str, sha256: str) -> Store:
        if name == self.database.name:
            return self.database
        if self.folder is None:
            raise BlobError(
                _("blob %(sha256)s: kept in a folder. Set GONGKAI_BLOBS to that folder and run this again.")
                % {"sha256": sha256}
            )
        return self.folder
