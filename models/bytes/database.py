"""The store in the database itself: the frame is the column blobs.data."""

from __future__ import annotations

from models.bytes.store import damaged
from models.errors import BlobError
from models.messages import gettext as _


class DatabaseStore:
    name = "database"

    def put(self, sha256: str, frame: bytes) -> bytes | None:  # noqa: ARG002
        return frame

    def get(self, sha256: str, data: bytes | None) -> bytes:
        if data is None:
            raise BlobError(damaged(sha256, _("the row is empty")))
        return data
