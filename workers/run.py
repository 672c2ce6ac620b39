"""`work`: one worker, until it is told to stop or nothing is left."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from procrastinate import App
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from models import schema
from models.archive import Archive
from models.errors import ServerAwayError
from workers import queue
from workers.lasting import Connector, beating, cause, is_refused
from workers.metering import Meter, plainly
from workers.tasks import Work, night, put_exports, put_portals, put_readings, tasks

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0
"""Seconds at most before a worker whose database went away looks for it again."""

SEEN = 3.0
"""Seconds between two looks at the archive's schema."""


@dataclass(frozen=True, slots=True)
class Nights:
    """When nights begin (`cron`, UTC), and the files that are written anew at the end of each."""

    cron: str
    exports: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be put into the queue: portals, all that waits to be read, files to be exported
    (where portals are walked, after all that)."""

    portals: bool = True
    targets: tuple[str, ...] = ()
    all_due: bool = False
    readings: bool = False
    exports: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """How one worker works: `jobs` jobs of `queues` at a time. Workers not heard of for `stalled` seconds are
    dead."""

    queues: Sequence[str]
    jobs: int
    until_empty: bool
    stalled: int


def work(
    asked: Work, shift: Shift, *, nights: Nights | None = None, meter: Meter | None = None
) -> None:
    """Works until it is told to stop (INT, TERM) or nothing is left, waiting for a database that is away.

    `meter` counts what it does. ArchiveError, CrawlError.
    """
    for handler in logging.getLogger().handlers:
        handler.addFilter(plainly)
    meter = meter or Meter()
    meter.begin(tuple(shift.queues))
    app = _app(asked.archive)
    if nights:
        app.periodic(cron=nights.cron, task_kwargs={"exports": [*nights.exports]})(night)
    asyncio.run(_work(app, asked, shift, meter))


def enqueue(url: str, asked: Asked) -> dict[str, int]:
    """Puts work into the queue; how many portals, parts to read and exports are new in it. ArchiveError,
    CrawlError."""
    _prepare(url)
    return asyncio.run(_enqueue(url, asked))


async def _enqueue(url: str, asked: Asked) -> dict[str, int]:
    async with _app(url).open_async():
        portals = await put_portals(url, asked.targets, all_due=asked.all_due) if asked.portals else 0
        readings = await put_readings(url) if asked.readings else 0
        exports = await put_exports(asked.exports, at_end=asked.portals)
    return {"portals": portals, "readings": readings, "exports": exports}


def _prepare(url: str) -> None:
    with Archive.open(url) as archive:
        queue.prepare(archive)


def _app(url: str) -> App:
    app = queue.connected(url)
    # Not by add_tasks_from, which names them anew for each app of one process.
    app.tasks.update(tasks.tasks)
    for task in tasks.tasks.values():
        task.blueprint = app
    return app


async def _work(app: App, asked: Work, shift: Shift, meter: Meter) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell(number: int) -> None:
        # A second one ends the process at once.
        loop.remove_signal_handler(number)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, tell, number)
    pause = 1.0
    while not told.is_set():
        began = time.monotonic()
        try:
            await _one_worker(app, asked, shift, meter, told)
            why = "its worker ended"
        except (ConnectorException, OperationalError, ServerAwayError) as error:
            why = cause(error)
        if told.is_set():
            return
        pause = 1.0 if time.monotonic() - began > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
        logger.warning("the archive's database is away (%s); looking for it again in %d s", why, pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), pause)


async def _one_worker(
    app: App, asked: Work, shift: Shift, meter: Meter, told: asyncio.Event
) -> None:
    """One registration with the queue, up to the first failure of its database; the jobs under way are ended.

    What could not be put on record by then is, with this registration gone, a job of no worker: taken over.
    """
    await asyncio.to_thread(_prepare, asked.archive)
    connector = app.connector
    assert isinstance(connector, Connector)
    try:
        await app.open_async()
        worker = asyncio.create_task(
            app.run_worker_async(
                name=f"{socket.gethostname()}-{os.getpid()}",
                queues=shift.queues,
                concurrency=shift.jobs,
                additional_context={"work": asked, "meter": meter},
                update_heartbeat_interval=shift.stalled / 3,
                stalled_worker_timeout=shift.stalled,
                fetch_job_polling_interval=2.0,
                listen_notify=False,
                install_signal_handlers=False,
                worker_middleware=[beating(shift.stalled / 3), meter.around],
            )
        )
        beside = [told.wait(), connector.lost(), _take_over(app, shift.stalled), _outdated(app)]
        if shift.until_empty:
            beside.append(_end_when_empty(app, shift.queues, told))
        watching = [asyncio.create_task(one) for one in beside]
        try:
            await asyncio.wait([worker, *watching], return_when=asyncio.FIRST_COMPLETED)
            worker.cancel()
            # Cancelled, it ends after the jobs under way.
            with suppress(asyncio.CancelledError):
                await worker
        finally:
            for one in watching:
                one.cancel()
            failed = await asyncio.gather(*watching, return_exceptions=True)
        for error in failed:
            if isinstance(error, Exception):
                raise error
    finally:
        await app.close_async()


async def _end_when_empty(app: App, queues: Sequence[str], told: asyncio.Event) -> None:
    """Jobs that are there for later, or are another worker's, may bring more: it waits for them too."""
    left = (
        "SELECT count(*) AS jobs FROM procrastinate_jobs "
        "WHERE queue_name = ANY(%(queues)s) AND status IN ('todo', 'doing')"
    )
    while (await app.connector.execute_query_one_async(left, queues=list(queues)))["jobs"]:
        await asyncio.sleep(1)
    told.set()


async def _outdated(app: App) -> None:
    """ArchiveError once a newer program migrated the archive: then this one's jobs are others' to do."""
    while True:
        found = await app.connector.execute_query_one_async("SELECT version_num FROM public.alembic_version")
        schema.refuse_other(found["version_num"])
        await asyncio.sleep(SEEN)


async def _take_over(app: App, stalled: int) -> None:
    """Puts back, again and again, the jobs of workers that are not heard of any more."""
    while True:
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled):
            try:
                await app.job_manager.retry_job(job)
            except ConnectorException as error:
                if not is_refused(error):
                    raise
                # Another worker put it back first.
                continue
            logger.warning("%s: its worker is gone; put back", job.call_string)
        await asyncio.sleep(stalled / 2)
