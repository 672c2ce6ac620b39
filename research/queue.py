"""The queue of an archive that several machines work on: how many jobs wait, run, are done or failed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

STATES = ("todo", "doing", "succeeded", "failed")


def queue(session: Session) -> list[dict[str, Any]]:
    """For each queue the jobs by state; `oldest` is when the first of those that wait was to begin.

    Nothing where there is no queue.
    """
    if session.get_bind().dialect.name != "postgresql":
        return []
    if session.scalar(text("SELECT to_regclass('jobs.procrastinate_jobs')")) is None:
        return []
    states = ", ".join(f"count(*) FILTER (WHERE status = '{state}') AS {state}" for state in STATES)
    oldest = "min(scheduled_at) FILTER (WHERE status = 'todo') AS oldest"
    counted = f"SELECT queue_name AS queue, {states}, {oldest} FROM jobs.procrastinate_jobs"
    query = f"{counted} GROUP BY 1 ORDER BY 1"
    rows = session.execute(text(query)).mappings()
    return [{**row, "oldest": row["oldest"] and row["oldest"].isoformat()} for row in rows]
