"""Stored bytes: once each by SHA-256, in the database or in a folder, verified whenever they are read."""

from __future__ import annotations

from models.bytes.blobs import Blobs
from models.bytes.places import store_named

__all__ = ["Blobs", "store_named"]
