"""What makes jobs and workers outlast failures: tries, twins, heartbeats, a database that went away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, LiteralString

from procrastinate import BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException, NoResult, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.worker import Worker
from psycopg.errors import RaiseException

logger = logging.getLogger(__name__)

Row = dict[str, Any]
Work = Callable[[], Awaitable[object]]
TRIES = 12
FIRST_WAIT = 5
LONGEST_WAIT = 1800


class Patient(BaseRetryStrategy):
    """Later and later, at most half an hour apart: a store or a database may be away for hours.

    Each time behind the jobs that did not fail, which would otherwise wait for it where they have its lock.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:  # noqa: ARG002
        if job.attempts + 1 >= TRIES:
            return None
        wait = min(FIRST_WAIT + 4 ** (job.attempts + 1), LONGEST_WAIT)
        return RetryDecision(retry_in={"seconds": wait}, priority=job.priority - 1)


class Jobs(JobManager):
    """Procrastinate's, which cannot put a job back while another of its name waits: that one will do."""

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        try:
            await super().retry_job(job, retry_at, priority, queue, lock)
        except UniqueViolation:
            await self.finish_job(job, Status.ABORTED, delete_job=False)


class Connector(PsycopgConnector):
    """Tells when the queue could not be asked: what Procrastinate was to put on record of a job is lost then,
    and only a worker that begins anew gives the job back."""

    def __init__(self, conninfo: str, options: str) -> None:
        super().__init__(conninfo=conninfo, kwargs={"options": options}, min_size=1, max_size=5)
        self._lost = asyncio.Event()

    async def lost(self) -> None:
        """Returns once a question failed."""
        await self._lost.wait()
        self._lost.clear()

    async def execute_query_async(self, query: LiteralString, **arguments: object) -> None:
        with self._told():
            await super().execute_query_async(query, **arguments)

    async def execute_query_one_async(self, query: LiteralString, **arguments: object) -> Row:
        with self._told():
            row: Row = await super().execute_query_one_async(query, **arguments)
            return row

    async def execute_query_all_async(self, query: LiteralString, **arguments: object) -> list[Row]:
        with self._told():
            rows: list[Row] = await super().execute_query_all_async(query, **arguments)
            return rows

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (UniqueViolation, NoResult):
            raise
        except ConnectorException as error:
            if is_refused(error):
                raise
            logger.warning("the queue could not be asked: %s", cause(error))
            self._lost.set()
            raise


def is_refused(error: ConnectorException) -> bool:
    """Whether the queue answered, and said that a job is not as it was thought to be."""
    return isinstance(error.__cause__, RaiseException)


def cause(error: BaseException) -> str:
    """What the driver says, in one line."""
    return " ".join(str(error.__cause__ or error).split())


def beating(seconds: float) -> Callable[[Work, JobContext, Worker], Awaitable[object]]:
    """Around each job: its worker is heard of every so many seconds while it lasts.

    Procrastinate's own heart stops as soon as a worker is told to end, and others would take over the jobs
    that it still ends.
    """

    async def beat(worker: Worker) -> None:
        while worker.worker_id is not None:
            with suppress(ConnectorException):
                await worker.app.job_manager.update_heartbeat(worker.worker_id)
            await asyncio.sleep(seconds)

    async def around(job: Work, context: JobContext, worker: Worker) -> object:
        del context
        heart = asyncio.create_task(beat(worker))
        try:
            return await job()
        finally:
            heart.cancel()

    return around
