"""Where bytes are kept, as a person writes it: database, a folder, or s3://BUCKET/PREFIX."""

from __future__ import annotations

from pathlib import Path

from models.bytes.database import DatabaseStore
from models.bytes.folder import FolderStore
from models.bytes.s3 import SCHEME, S3Store
from models.bytes.store import Outside


def store_named(place: str) -> Outside | DatabaseStore:
    """The store at a place."""
    return outside_named(place) or DatabaseStore()


def outside_named(place: str) -> Outside | None:
    """The store at a place; None for the database, or for nothing."""
    if place in ("", DatabaseStore.name):
        return None
    return S3Store(place) if place.startswith(SCHEME) else FolderStore(Path(place).expanduser().absolute())
