"""How an archive stands, as gauges in Prometheus' format: reports, alarms, queue, last night, disks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from importlib.metadata import version

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import schema
from models.archive import Archive
from models.clock import now, today
from models.tables import Alarm, Portal, Report, Run
from research import nights
from research.growth import disk
from research.queue import STATES, queue

OVERDUE = timedelta(days=1)
Number = float | int | None


def gauges(archive: Archive, session: Session) -> list[Metric]:
    """All gauges of an archive at this moment. What is not known has no sample; times are Unix seconds."""
    return [
        _one("up", "1: the archive answers.", 1),
        _info(),
        *_reports(session),
        _alarms(session),
        *_night(session),
        *_queue(session),
        *_disk(archive, session),
    ]


class Gauges(Collector):
    """Gauges asked anew at each scrape, by a call that may fail: then only `gongkai_up` is told, as 0."""

    def __init__(self, ask: Callable[[], Iterable[Metric]]) -> None:
        self._ask = ask

    def collect(self) -> Iterable[Metric]:
        """The gauges of now."""
        try:
            return self._ask()
        except Exception:
            return [_one("up", "1: the archive answers.", 0)]


def as_text(metrics: Iterable[Metric]) -> str:
    """Metrics as the text that Prometheus and node_exporter's textfile collector take."""
    registry = CollectorRegistry()
    registry.register(Gauges(lambda: metrics))
    return generate_latest(registry).decode()


def _one(name: str, told: str, value: Number) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"gongkai_{name}", told)
    if value is not None:
        family.add_metric([], value)
    return family


def _info() -> GaugeMetricFamily:
    family = GaugeMetricFamily(
        "gongkai_build_info", "1, with the program's version and schema.", labels=["version", "schema"]
    )
    family.add_metric([version("gongkai"), schema.HEAD], 1)
    return family


def _reports(session: Session) -> Iterator[Metric]:
    family = GaugeMetricFamily("gongkai_reports", "Reports by status.", labels=["status"])
    rows = session.execute(select(Report.status, func.count()).group_by(Report.status))
    counted = dict(rows.all())
    for status in ("live", "withdrawn"):
        family.add_metric([status], counted.get(status, 0))
    yield family
    yield _one("documents_unread", "Contents that no reader has read yet.", nights.unread(session))
    chosen = select(func.count()).select_from(Portal).where(Portal.chosen)
    yield _one("portals_chosen", "Portals that nights walk.", session.scalar(chosen))
    late = chosen.where(Portal.due_at < now() - OVERDUE)
    yield _one("portals_overdue", "Chosen portals that are due for more than a day.", session.scalar(late))


def _alarms(session: Session) -> Metric:
    """Every rule that ever raised one keeps its sample, so that none goes by vanishing."""
    family = GaugeMetricFamily("gongkai_alarms", "Alarms that stand.", labels=["rule", "state"])
    aside = func.coalesce(Alarm.acknowledged_until >= today(), False)
    rows = session.execute(
        select(Alarm.rule, Alarm.resolved_at.is_(None), aside, func.count()).group_by(
            Alarm.rule, Alarm.resolved_at.is_(None), aside
        )
    ).all()
    counted = {(rule, state): 0 for rule, *_more in rows for state in ("open", "acknowledged")}
    for rule, stands, put_aside, number in rows:
        if stands:
            counted[rule, "acknowledged" if put_aside else "open"] += number
    for (rule, state), number in counted.items():
        family.add_metric([rule, state], number)
    return family


def _night(session: Session) -> Iterator[Metric]:
    ended = select(Run.finished_at, Run.outcome).where(Run.command == "crawl", Run.finished_at.is_not(None))
    last = session.execute(ended.order_by(Run.id.desc()).limit(1)).first()
    at, well = (last[0], int(last[1] == "done")) if last else (None, None)
    seconds = at.timestamp() if at else None
    yield _one("last_crawl_end_timestamp_seconds", "When the last crawl ended.", seconds)
    yield _one("last_crawl_succeeded", "1: the last crawl ended without a problem.", well)


def _queue(session: Session) -> Iterator[Metric]:
    jobs = GaugeMetricFamily("gongkai_queue_jobs", "Jobs by queue and state.", labels=["queue", "state"])
    oldest = GaugeMetricFamily(
        "gongkai_queue_oldest_timestamp_seconds", "When the first waiting job was to begin.", labels=["queue"]
    )
    for row in queue(session):
        for state in STATES:
            jobs.add_metric([row["queue"], state], row[state])
        if row["oldest"]:
            oldest.add_metric([row["queue"]], datetime.fromisoformat(row["oldest"]).timestamp())
    yield from (jobs, oldest)


def _disk(archive: Archive, session: Session) -> Iterator[Metric]:
    told = disk(archive, session)
    yield _one("archive_bytes", "Bytes of the database and the folder of bytes.", told["bytes"])
    yield _one(
        "archive_growth_bytes_per_day", "Bytes a day, of the last thirty days.", told["bytes_a_day"]
    )
    yield _one("disk_free_bytes", "Bytes free above the mark, on the fullest disk.", told["free_bytes"])
    yield _one("disk_days_left", "Days until that disk is full.", told["days_left"])
