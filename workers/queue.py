"""The queue: Procrastinate's tables in the schema `jobs` of the archive's database, and jobs put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.schema import SchemaManager
from procrastinate.tasks import Task
from sqlalchemy import text
from sqlalchemy.orm import Session

from crawler.addresses import place
from crawler.targets import resolve
from models import schema
from models.archive import Archive
from models.engines import is_sqlite, parse_url
from models.errors import ArchiveError
from models.messages import gettext as _
from workers.lasting import Connector, Jobs

if TYPE_CHECKING:
    import psycopg

SCHEMA = "jobs"


def prepare(archive: Archive) -> None:
    """Makes the queue's tables if there are none yet. ArchiveError on SQLite, which one process writes."""
    if is_sqlite(archive.url):
        said = _("%(name)s: workers need an archive in PostgreSQL. `gongkai copy` moves one there.")
        raise ArchiveError(said % {"name": archive.name})
    with archive.writing() as session:
        connection = session.connection()
        schema.hold(connection)
        if session.scalar(text(f"SELECT to_regclass('{SCHEMA}.procrastinate_jobs')")) is None:
            session.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            session.execute(text(f"SET LOCAL search_path TO {SCHEMA}"))
            # Past SQLAlchemy, which would make one prepared statement of its many.
            driver = cast("psycopg.Connection", connection.connection.driver_connection)
            driver.execute(SchemaManager.get_schema().encode())


def connected(url: str) -> App:
    """Procrastinate over the queue of an archive; to be opened by who uses it."""
    address = parse_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    app = App(connector=Connector(address, f"-c search_path={SCHEMA}"))
    app.job_manager = Jobs(app.connector)
    return app


Put = tuple[str, str, dict[str, Any]]
"""A job to be put into the queue: its name, its lock and its arguments."""


async def put(task: Task[..., Any, Any], jobs: Iterable[Put], wait: int = 0) -> int:
    """Puts jobs into the queue, to begin after `wait` seconds; how many are new.

    A job that waits already is not put there twice; jobs of one lock run one after the other.
    """
    new = 0
    for name, lock, arguments in jobs:
        waiting = task.configure(queueing_lock=name, lock=lock, schedule_in={"seconds": wait})
        try:
            await waiting.defer_async(**arguments)
        except AlreadyEnqueued:
            continue
        new += 1
    return new


def portals_due(session: Session, targets: Sequence[str]) -> list[tuple[int, str, str]]:
    """Number, platform and address of the portals named, or of all chosen ones that are due. CrawlError."""
    found = resolve(session, targets)
    session.flush()
    return [
        (one.id, one.platform or "{}:{}".format(*place(one.home_url)), one.home_url) for one in found
    ]


def busy(session: Session, queue: str) -> int:
    """How many jobs of a queue wait or run."""
    query = text(
        f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs "
        "WHERE queue_name = :queue AND status IN ('todo', 'doing')"
    )
    return int(session.scalar(query, {"queue": queue}) or 0)
