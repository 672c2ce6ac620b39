"""Archives named as SQLite files, kept in PostgreSQL: a database for each file, made when first named."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from models import engines

SERVER = "GONGKAI_TEST_POSTGRES"
"""The environment variable with the address of the server's maintenance database."""
_made: set[str] = set()


def install() -> None:
    """From now on this process keeps in PostgreSQL what it is told to keep in SQLite files."""
    vars(engines)["make_url"] = as_database


def as_database(text: str | URL) -> URL:
    """What SQLAlchemy's make_url gives, with a database of the server in place of a file."""
    url = make_url(text)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return url
    path = Path(url.database).absolute()
    name = _name(path)
    if name not in _made:
        _create(name, path)
        _made.add(name)
    return make_url(os.environ[SERVER]).set(drivername="postgresql+psycopg", database=name)


def copy(source: Path, target: Path) -> None:
    """What copying the file would be."""
    name = _name(target.absolute())
    with _server() as server:
        _drop(server, [name])
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        old = _name(source.absolute())
        # PostgreSQL copies no database that anybody is connected to; pools connect again by themselves.
        leave = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        server.execute(leave, (old,))
        server.execute(statement.format(sql.Identifier(name), sql.Identifier(old)))
        _remember(server, name, target.absolute())


def drop_below(folder: Path) -> None:
    """Drops the databases of all files below a folder."""
    remembered = "shobj_description(oid, 'pg_database')"
    listed = f"SELECT datname FROM pg_database WHERE starts_with({remembered}, %s)"
    with _server() as server:
        names = [name for (name,) in server.execute(listed, (f"{folder.absolute()}/",))]
        _drop(server, names)
    _made.difference_update(names)


def _name(path: Path) -> str:
    return f"file_{hashlib.sha256(str(path).encode()).hexdigest()[:32]}"


def _server() -> psycopg.Connection:
    return psycopg.connect(os.environ[SERVER], autocommit=True)


def _create(name: str, path: Path) -> None:
    with _server() as server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return
        _remember(server, name, path)


def _remember(server: psycopg.Connection, name: str, path: Path) -> None:
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
    server.execute(statement.format(sql.Identifier(name), sql.Literal(str(path))))


def _drop(server: psycopg.Connection, names: list[str]) -> None:
    for name in names:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
