"""The writer's lock: one run at a time writes an archive. The system frees it when its holder dies.

A PostgreSQL server that is restarted, or a connection that breaks, frees it too while its holder lives. That
is noticed by `is_held`, which costs microseconds, and who lost a lock neither writes nor asks any further.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from models.clock import now
from models.errors import ArchiveBusyError, ArchiveError
from models.messages import gettext as _

if TYPE_CHECKING:
    import psycopg

YOUNG = 5.0
"""Seconds after its start in which a server gives nobody a lock: who had it before may not have noticed."""
KEEPALIVE = "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
"""A holder whose machine went without a word is given up after half a minute, later than it would notice."""
AGE = "SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())"
ADVISORY_KEY = int.from_bytes(b"gongkai", "big")

# The statement that took the lock stays the last of its connection, with who took it as its comment.
HOLDER = text("""
    SELECT split_part(a.query, '-- ', 2), a.query_start
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
      AND l.classid = :high AND l.objid = :low
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")


@contextmanager
def file_lock(path: Path, name: str, purpose: str) -> Iterator[None]:
    """Holds `path` locked; beside the lock the file tells process, command and start in JSON."""
    try:
        # Not a "with": the lock lives as long as this open file, and reading it again must not free it.
        handle = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise ArchiveError(
            _("%(path)s: the lock file cannot be written (%(why)s). See the folder.")
            % {"path": path, "why": error.strerror}
        ) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise ArchiveBusyError(_busy(name, _file_holder(handle.read()))) from None
        handle.truncate(0)
        json.dump(
            {"pid": os.getpid(), "command": purpose, "started": _started()},
            handle,
            ensure_ascii=False,
        )
        handle.flush()
        try:
            yield
        finally:
            handle.truncate(0)


@contextmanager
def advisory_lock(
    engine: Engine, name: str, purpose: str, *, shared: bool = False, key: int = ADVISORY_KEY
) -> Iterator[Callable[[], bool]]:
    """Holds an advisory lock in PostgreSQL on a connection of its own: the archive's, if no `key` is given.

    Gives a function that tells whether it is still held, from any thread. `shared`: beside others who share
    it. ArchiveBusyError if it is taken.
    """
    also = "_shared" if shared else ""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(KEEPALIVE)
        time.sleep(max(0.0, YOUNG - float(connection.exec_driver_sql(AGE).scalar_one())))
        words = " ".join(purpose.replace("%", " ").split())
        who = f"gongkai {words}, process {os.getpid()} on {socket.gethostname()}"
        if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock{also}({key}) -- {who}").scalar():
            halves = {"high": key >> 32, "low": key & 0xFFFFFFFF}
            holder = connection.execute(HOLDER, halves).first()
            since = f"{holder[0]}, since {holder[1]:%F %R %Z}" if holder else None
            raise ArchiveBusyError(_busy(name, since))
        held = _Held(connection)
        try:
            yield held.is_held
        finally:
            try:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock{also}({key})")
            except DBAPIError:
                # Free already, as its connection is gone.
                connection.invalidate()


class _Held:
    """Whether the server still has the session of a lock: it closes the connection of one that it ends."""

    def __init__(self, connection: Connection) -> None:
        self._driver = cast("psycopg.Connection", connection.connection.driver_connection)
        self._guard = Lock()

    def is_held(self) -> bool:
        from psycopg import OperationalError

        with self._guard:
            try:
                while self._has_news():
                    self._driver.pgconn.consume_input()
            except (OperationalError, OSError, ValueError):
                return False
            return not self._driver.closed

    def _has_news(self) -> bool:
        """True if something arrived unasked: a notice, or the end of the connection."""
        arrived = select.poll()
        arrived.register(self._driver.fileno(), select.POLLIN)
        return bool(arrived.poll(0))


def key_of(name: str) -> int:
    """The key of a lock by its name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big")


def _started() -> str:
    return now().isoformat(timespec="seconds")


def _file_holder(content: str) -> str | None:
    try:
        told = json.loads(content)
        return str(_("gongkai %(command)s, process %(pid)s, started %(started)s") % told)
    except (ValueError, KeyError, TypeError):
        return None


def _busy(name: str, holder: str | None) -> str:
    run = holder or _("which one is not known")
    said = _("%(name)s: another run writes it (%(run)s). Wait for it to end, or stop it.")
    return said % {"name": name, "run": run}
