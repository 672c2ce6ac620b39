"""What a worker does, counted and logged: jobs by queue, outcome and time, and the requests of walks."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from procrastinate import JobContext
from procrastinate.worker import Worker
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from models import logs

SECONDS = (0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 7200)
OUTCOMES = ("succeeded", "failed")


class Meter:
    """The metrics of one worker, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._jobs = Counter(
            "gongkai_jobs", "Jobs ended; failed ones may be tried again.", ("queue", "outcome"),
            registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "gongkai_job_duration_seconds", "How long jobs took.", ("queue",),
            registry=self.registry, buckets=SECONDS,
        )  # fmt: skip
        self._running = Gauge(
            "gongkai_jobs_running", "Jobs under way.", ("queue",), registry=self.registry
        )
        self._visits = Counter(
            "gongkai_visits", "Pages asked for by walks, by outcome.", ("outcome",), registry=self.registry
        )

    def begin(self, queues: tuple[str, ...]) -> None:
        """Has a sample of each queue from the start, so that rates are right from the first job on."""
        for queue in queues:
            self._running.labels(queue).set(0)
            for outcome in OUTCOMES:
                self._jobs.labels(queue, outcome)

    def visited(self, outcomes: Mapping[str, int]) -> None:
        """Counts the visits of a walk."""
        for outcome, number in outcomes.items():
            self._visits.labels(outcome).inc(number)

    async def around(
        self, call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker
    ) -> Any:  # noqa: ANN401
        """Procrastinate's middleware: each job is counted, and its log lines tell its number and queue."""
        queue, begun, outcome = context.job.queue, time.monotonic(), "failed"
        known: dict[str, logs.Field] = {"job": context.job.id, "queue": queue, "worker": worker.worker_name}
        with logs.telling(**known), self._running.labels(queue).track_inprogress():
            try:
                answer = await call_next()
                outcome = "succeeded"
                return answer
            finally:
                self._jobs.labels(queue, outcome).inc()
                self._seconds.labels(queue).observe(time.monotonic() - begun)


def plainly(record: logging.LogRecord) -> bool:
    """A filter of handlers that makes fields of what Procrastinate tells of jobs and workers as mappings."""
    job, worker = getattr(record, "job", None), getattr(record, "worker", None)
    if isinstance(job, dict):
        record.job, record.queue = job.get("id"), job.get("queue")
    if isinstance(worker, dict):
        record.worker = worker.get("name")
    return True
