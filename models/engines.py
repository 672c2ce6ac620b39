"""Engines: one that writes and one that truly only reads, for SQLite and PostgreSQL."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from models.base import storable
from models.errors import ArchiveError
from models.messages import gettext as _

NOTICING = {
    "connect_timeout": "10", "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""By these a PostgreSQL server that went without a word is noticed in some ten seconds."""


@dataclass(frozen=True, slots=True)
class Engines:
    """`writer` begins each transaction for writing at once; `reader` sees one snapshot and cannot write."""

    writer: Engine
    reader: Engine

    def dispose(self) -> None:
        """Closes every connection."""
        self.writer.dispose()
        self.reader.dispose()


def parse_url(text: str) -> URL:
    """The archive's address as an SQLAlchemy URL of a database that is supported, or ArchiveError."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise ArchiveError(
            _(
                "%(text)s: not an archive address. Write sqlite:///%(example)s for a file, or "
                "postgresql://user@host/name for a PostgreSQL database."
            )
            % {"text": text, "example": text or "gongkai.db"}
        ) from None
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise ArchiveError(
            _("%(text)s: archives live in SQLite or PostgreSQL, not in %(backend)s. Use such an address.")
            % {"text": text, "backend": backend}
        )
    if not url.database or url.database == ":memory:":
        raise ArchiveError(
            _("%(text)s: an archive in memory would be lost. Name a file, e.g. sqlite:///gongkai.db.")
            % {"text": text}
        )
    return url


def display_name(url: URL) -> str:
    """How messages name the archive: the file's path, or the URL without its password."""
    return str(url.database) if is_sqlite(url) else url.render_as_string(hide_password=True)


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def sqlite_path(url: URL) -> Path:
    return Path(str(url.database))


def make_engines(url: URL, patience: float) -> Engines:
    """The two engines of an archive, nothing opened yet. `patience`: seconds to wait for a locked file."""
    if is_sqlite(url):
        return Engines(_sqlite(url, patience, writes=True), _sqlite(url, patience, writes=False))
    try:
        noticing = url.update_query_dict(NOTICING | dict(url.query))
        writer = create_engine(noticing, json_serializer=_to_json, pool_pre_ping=True)
    except ModuleNotFoundError:
        raise ArchiveError(
            _("%(url)s: the PostgreSQL driver is missing. Run: pip install 'gongkai[postgres]'")
            % {"url": display_name(url)}
        ) from None
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writer, reader)


def _to_json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False))


def _sqlite(url: URL, patience: float, *, writes: bool) -> Engine:
    engine = create_engine(url, json_serializer=_to_json, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own transactions start late and skip DDL; ours begin where SQLAlchemy says.
        connection.isolation_level = None
        if writes:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at the start: taking it later can fail where waiting would not help.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
