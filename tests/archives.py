"""Archives that tests copy, on whichever database the run keeps them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

ON_POSTGRES = os.environ.get("GONGKAI_TEST_ARCHIVE", "sqlite") == "postgresql"
"""Whether archives named as SQLite files are kept in PostgreSQL in this run (tests/on_postgres)."""


def copy_archive(source: Path, target: Path) -> Path:
    """Copies the archive named as the file `source`, which nobody may be writing; gives `target`."""
    if ON_POSTGRES:
        from tests.on_postgres import mapping

        mapping.copy(source, target)
    else:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    return target
