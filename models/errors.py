"""Errors of the archive: each says what it is about, the cause and the way out, the database's own too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, TimeoutError

from models.messages import gettext as _
from models.messages import later


class ArchiveError(Exception):
    """The archive cannot be used as asked. The message is for people: thing, cause, way out."""


class ArchiveBusyError(ArchiveError):
    """Another run holds the archive's lock; the message names it."""


class ServerAwayError(ArchiveError):
    """The archive's server does not answer, or ended the connection; it may be back in a moment."""


class LockLostError(ArchiveError):
    """A lock that was held is held no more: the server was restarted, or the connection broke."""


class BlobError(ArchiveError):
    """Stored bytes are missing or are not the bytes that were stored."""


FULL = later(
    "no space left: the disk is full. Nothing of this step was stored. Free some space and run it again"
)
HELD = later("another program holds it locked. Close that program (or wait for it) and run this again")
NO_SERVER = later("no PostgreSQL server answers there. Start it, or correct the address")
SERVER_WENT = later("the PostgreSQL server ended the connection. Run it again once the server is back")

# What the drivers say (lower case, part of the message) → what to tell.
CAUSES = {
    "database or disk is full": FULL,
    "no space left on device": FULL,
    "could not extend file": FULL,
    "file too large": FULL,
    "database is locked": HELD,
    "database table is locked": HELD,
    "attempt to write a readonly database": later(
        "it may only be read. See who may write the file and its folder"
    ),
    "in a read-only transaction": later("this session only reads"),
    "unable to open database file": later(
        "it cannot be opened. See that its folder exists and may be written"
    ),
    "file is not a database": later("it is not an SQLite database. Name another file, or move this one away"),
    "database disk image is malformed": later("the file is damaged. Keep a copy, then bring back a backup"),
    "disk i/o error": later("the disk failed to read or write (it may be full). See the system's log"),
    "connection refused": NO_SERVER,
    "timeout expired": NO_SERVER,
    "no such file or directory": NO_SERVER,
    "could not translate host name": later("no PostgreSQL server has that name. Correct the address"),
    "failed to resolve host": later("no PostgreSQL server has that name. Correct the address"),
    "authentication failed": later("the server refuses this user or password. Correct the address"),
    "server closed the connection": SERVER_WENT,
    "terminating connection": SERVER_WENT,
    "the database system is": SERVER_WENT,
    "the connection is lost": SERVER_WENT,
    "the connection is closed": SERVER_WENT,
    "connection reset": SERVER_WENT,
    "connection timed out": SERVER_WENT,
    "no route to host": NO_SERVER,
}
AWAY = (NO_SERVER, SERVER_WENT)


def explain(error: BaseException) -> str | None:
    """Cause and way out in words, or None for an error that is the program's own fault."""
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).lower()
    if isinstance(error, IntegrityError):
        return None
    if said.rstrip().endswith("does not exist") and 'database "' in said:
        return _("the server has no such database. Create it (createdb) and run this again")
    return next((_(told) for sign, told in CAUSES.items() if sign in said), None)


@contextmanager
def told_for_people(name: str) -> Iterator[None]:
    """Turns a database error whose cause is outside the program into an ArchiveError about `name`."""
    try:
        yield
    except (DBAPIError, TimeoutError) as error:
        told = explain(error)
        if told is None:
            raise
        away = told in map(_, AWAY)
        raise (ServerAwayError if away else ArchiveError)(f"{name}: {told}.") from error
