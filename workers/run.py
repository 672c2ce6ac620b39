"""`work`: one worker, until it is told to stop or nothing is left."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Sequence
from contextlib import suppress

from procrastinate import App

from models.archive import Archive
from workers import queue
from workers.metering import Meter, plainly
from workers.tasks import STALLED, Work, night, put_portals, tasks

QUEUES = ("portals", "readings", "filing")


def work(
    asked: Work,
    *,
    queues: Sequence[str] = QUEUES,
    jobs: int = 1,
    cron: str | None = None,
    until_empty: bool = False,
    stalled: int = STALLED,
    meter: Meter | None = None,
) -> None:
    """Works `jobs` jobs of some queues at a time; those of workers that died are taken over after `stalled`
    seconds. `cron`: when nights begin (UTC). `meter` counts what it does. ArchiveError, CrawlError."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(plainly)
    meter = meter or Meter()
    meter.begin(tuple(queues))
    with Archive.open(asked.archive) as archive:
        queue.prepare(archive)
    asyncio.run(_work(asked, queues, jobs, cron, until_empty, stalled, meter))


def enqueue(url: str, targets: tuple[str, ...], *, all_due: bool) -> int:
    """Puts portals into the queue, for workers to walk; how many are new in it. ArchiveError, CrawlError."""
    with Archive.open(url) as archive:
        queue.prepare(archive)
    return asyncio.run(_enqueue(url, targets, all_due))


async def _enqueue(url: str, targets: tuple[str, ...], all_due: bool) -> int:
    async with _app(url).open_async():
        return await put_portals(url, targets, all_due=all_due)


def _app(url: str) -> App:
    app = queue.connected(url)
    app.add_tasks_from(tasks, namespace="gongkai")
    return app


async def _work(
    asked: Work,
    queues: Sequence[str],
    jobs: int,
    cron: str | None,
    until_empty: bool,
    stalled: int,
    meter: Meter,
) -> None:
    app = _app(asked.archive)
    if cron:
        app.periodic(cron=cron)(night)
    async with app.open_async():
        beside = [asyncio.create_task(_take_over(app, stalled))]
        worker = asyncio.create_task(
            app.run_worker_async(
                name=f"{socket.gethostname()}-{os.getpid()}",
                queues=queues,
                concurrency=jobs,
                additional_context={"work": asked, "meter": meter},
                worker_middleware=[meter.around],
                update_heartbeat_interval=stalled / 3,
                stalled_worker_timeout=stalled,
                fetch_job_polling_interval=2.0,
            )
        )
        if until_empty:
            beside.append(asyncio.create_task(_end_when_empty(worker, asked.archive, queues)))
        try:
            # Cancelled, or told by a signal, it ends after the jobs under way.
            with suppress(asyncio.CancelledError):
                await worker
        finally:
            for one in beside:
                one.cancel()


async def _end_when_empty(worker: asyncio.Task[None], url: str, queues: Sequence[str]) -> None:
    """Jobs that are there for later, or are another worker's, may bring more: it waits for them too."""
    while await asyncio.to_thread(_left, url, queues):
        await asyncio.sleep(1)
    worker.cancel()


def _left(url: str, queues: Sequence[str]) -> bool:
    with Archive.open(url, create=False) as archive, archive.reading() as session:
        return any(queue.busy(session, name) for name in queues)


async def _take_over(app: App, stalled: int) -> None:
    """Puts back, again and again, the jobs of workers that are not heard of any more."""
    while True:
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled):
            await app.job_manager.retry_job(job)
        await asyncio.sleep(stalled / 2)
