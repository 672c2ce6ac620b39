"""An archive copied whole from one database into another: SQLite to PostgreSQL, or back."""

from __future__ import annotations

from models.copying.copy import Copied, copy

__all__ = ["Copied", "copy"]
