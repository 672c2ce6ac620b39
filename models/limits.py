"""A limit of time for the questions of a session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from models.messages import gettext as _

_STEPS = 10_000
"""SQLite's own steps between two looks at the clock: some milliseconds."""


class QueryTooLongError(Exception):
    """A question took longer than allowed."""


@contextmanager
def limited(session: Session, seconds: float) -> Iterator[None]:
    """All questions of the session together (SQLite), or each (PostgreSQL), may take so long.

    QueryTooLongError ends one that takes longer.
    """
    connection = session.connection()
    raw = connection.connection.driver_connection
    is_sqlite = connection.dialect.name == "sqlite"
    if raw is None:
        raise RuntimeError("the session has no connection")
    end = monotonic() + seconds
    if is_sqlite:
        raw.set_progress_handler(lambda: monotonic() > end, _STEPS)
    else:
        session.execute(text(f"SET LOCAL statement_timeout = {int(seconds * 1000)}"))
    try:
        yield
    except (OperationalError, DBAPIError) as error:
        if _is_interrupted(error):
            said = _("the question took longer than %(seconds)s seconds")
            raise QueryTooLongError(said % {"seconds": f"{seconds:g}"}) from error
        raise
    finally:
        if is_sqlite:
            raw.set_progress_handler(None, 0)


def _is_interrupted(error: DBAPIError) -> bool:
    told = str(error.orig)
    return "interrupted" in told or "statement timeout" in told
