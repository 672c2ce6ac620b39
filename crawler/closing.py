"""The end of a run: what is gone is concluded, what is new is read and filed, and the result is put on
record."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler import monitors, vanished
from crawler.alarms import Raised, by_cause
from crawler.notify import notify
from crawler.options import CrawlResult, PortalResult
from crawler.session import CrawlSession
from crawler.stored import last_examined_now
from models.clock import now
from models.messages import kept
from models.messages.kept import retold

COUNTED = ("found", "new", "changed", "same", "gone", "blocked", "failed", "in_vain")
"""What a log line tells of a walk, besides its requests."""

logger = logging.getLogger(__name__)


class Closing:
    """Scrapy extension. The run's end is stored last: a run without one was killed, the next goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Closing:
        closing = cls(crawler)
        crawler.signals.connect(closing.spider_closed, signals.spider_closed)
        return closing

    def spider_closed(self, spider: Spider, reason: str) -> None:
        session: CrawlSession = spider.session  # type: ignore[attr-defined]
        try:
            self._conclude(session, interrupted=reason != "finished")
        except BaseException as error:
            # Scrapy would only log it; `crawl` raises it for the person who waits.
            session.error = session.error or error
        finally:
            session.close()

    def _conclude(self, session: CrawlSession, *, interrupted: bool) -> None:
        interrupted = interrupted or session.error is not None
        lost = self._vanished(session)
        counts: dict[str, Any] = {}
        full = session.room.short()
        problems = [kept.DISK_NEARLY_FULL(said=full)] if full else []
        if not session.options.no_read and session.error is None and full is None:
            try:
                with _stopping_at_once():
                    counts = self._asked("after_walk", session)
            except KeyboardInterrupt:
                interrupted = True
            except Exception as error:
                why = kept.READING_FAILED(why=error)
                problems.append(why)
                logger.error(why, exc_info=error)
        portals, raised = self._judge(session, lost, interrupted=interrupted, was_read="filed" in counts)
        if "filed" in counts:
            try:
                counts |= self._asked("after_judging", session)
            except Exception as error:
                problems.append(kept.COMPARING_FAILED(why=error))
                logger.error(problems[-1], exc_info=error)
        told = tuple(by_cause(raised))
        _log(session, portals, raised)
        result = CrawlResult(
            session.run_id,
            tuple(portals),
            told,
            interrupted,
            tuple(problems),
            counts,
            routine=not session.options.targets,
        )
        outcome = "interrupted" if interrupted else "problems" if result.exit_code else "done"
        session.archive.end_run(session.run_id, outcome, _counts(result))
        # Told last: a server that does not answer keeps nothing from being stored.
        unsent = notify(session.archive.name, told)
        for notice in unsent:
            logger.warning(notice)
        session.result = result = replace(result, notices=tuple(unsent))
        session.progress.on_done(result)

    @staticmethod
    def _vanished(session: CrawlSession) -> dict[int, vanished.Vanished]:
        lost = {}
        for walk in session.walks:
            with session.archive.writing() as writing:
                stored = partial(
                    last_examined_now, writing, session.archive.blobs, session.examiner, hosts=walk.hosts
                )
                lost[walk.portal_id] = vanished.conclude(writing, stored, walk, now())
        return lost

    def _asked(self, moment: str, session: CrawlSession) -> dict[str, Any]:
        """What the extensions that have a method of this name did; its counts together."""
        counts: dict[str, Any] = {}
        for extension in self.crawler.extensions.middlewares:
            if hasattr(extension, moment):
                counts |= getattr(extension, moment)(session.archive, session.run_id, session.progress)
        return counts

    @staticmethod
    def _judge(
        session: CrawlSession, lost: dict[int, vanished.Vanished], *, interrupted: bool, was_read: bool
    ) -> tuple[list[PortalResult], list[Raised]]:
        portals: list[PortalResult] = []
        raised: list[Raised] = []
        for walk in session.walks:
            gone = lost[walk.portal_id]
            with session.archive.writing() as writing:
                judged = monitors.verdict(writing, walk, gone, interrupted=interrupted, was_read=was_read)
                result, new = monitors.store(writing, session.run_id, walk, judged, gone)
            portals.append(result)
            raised += new
        return portals, raised


def _log(session: CrawlSession, portals: Iterable[PortalResult], alarms: Iterable[Raised]) -> None:
    """One line of the log a portal, and one a new alarm."""
    platforms = {walk.portal_id: walk.platform for walk in session.walks}
    for one in portals:
        counts = {name: getattr(one, name) for name in ("requests", *COUNTED)}
        known = {"portal": one.home_url, "platform": platforms[one.portal_id], "result": one.outcome}
        logger.info("%s: %s", one.name, one.outcome, extra=known | counts)
    for alarm in alarms:
        of: dict[str, str | None] = {"portal": alarm.portal, "platform": alarm.platform, "alarm": alarm.rule}
        logger.info("alarm %s: %s", alarm.rule, retold(alarm.message), extra=of)


@contextmanager
def _stopping_at_once() -> Iterator[None]:
    """Ctrl-C and TERM end what runs inside: the crawl's loop stands still meanwhile and would hear them
    after it. Each reading and filing is its own transaction, so nothing is lost."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _counts(result: CrawlResult) -> dict[str, Any]:
    """The run's row: sums over its portals, and what reading and filing counted."""
    names = (
        "requests", "pages", "lists", "found", "new", "changed", "same", "gone",
        "blocked", "failed", "in_vain", "pages_left",
    )
    sums = {name: sum(getattr(portal, name) for portal in result.portals) for name in names}
    return {**sums, "portals": len(result.portals), "alarms": len(result.new_alarms), **result.read}
