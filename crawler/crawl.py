"""`crawl(options)`: one crawl from start to stored result, in this process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from crawler.errors import CrawlError
from crawler.options import CrawlOptions, CrawlResult, PortalResult, Progress, Silent
from crawler.plan import plan
from crawler.session import CrawlSession
from models import logs
from models.messages import gettext as _

__all__ = ["CrawlError", "CrawlOptions", "CrawlResult", "PortalResult", "Progress", "Silent", "crawl"]

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def crawl(options: CrawlOptions, progress: Progress | None = None) -> CrawlResult:
    """Walks the portals named, stores, reads and files what is there. May be called again in the same
    process.

    CrawlError or ArchiveError, in words for people, if it cannot start or the archive fails on the way; what
    was committed by then stays. Ctrl-C ends the walk cleanly: `interrupted`, and the next crawl goes on from
    there.
    """
    if options.plan:
        return plan(options)
    from crawler.spiders.portals import PortalsSpider

    session = CrawlSession(options, progress or Silent())
    session.open()
    try:
        settings = Settings()
        settings.setmodule("crawler.settings", priority="project")
        session.apply(settings)
        _logging(settings)
        if not is_reactor_installed():
            install_reactor(REACTOR)
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(PortalsSpider)
        with logs.telling(run=session.run_id):
            _run(runner, crawler, session)
    finally:
        session.close()
    if session.error is not None:
        raise session.error
    if session.result is None:
        raise CrawlError(
            _("the crawl ended without a result; see the log (GONGKAI_LOG=INFO). What was fetched is stored")
        )
    return session.result


def _logging(settings: Settings) -> None:
    """Scrapy's and Twisted's lines go with all others; a process that has handlers of its own keeps them."""
    if not logging.getLogger().handlers:
        logs.configure()
    if logs.form() is not None and not is_reactor_installed():
        settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")
        configure_logging(settings)
        # Else it makes records of each page that no handler wants.
        logging.getLogger("scrapy").setLevel(logging.NOTSET)


def _run(runner: AsyncCrawlerRunner, crawler: Crawler, session: CrawlSession) -> None:
    """Runs one crawl on the reactor's own loop, which stays usable: a Twisted reactor that was stopped never
    is."""
    from twisted.internet import reactor

    loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop
    if not reactor.running:
        reactor.startRunning(installSignalHandlers=False)
    asyncio.set_event_loop(loop)
    task = runner.crawl(crawler, session=session)
    with _stopping_on_signals(loop, crawler):
        loop.run_until_complete(task)


@contextlib.contextmanager
def _stopping_on_signals(loop: asyncio.AbstractEventLoop, crawler: Crawler) -> Iterator[None]:
    """Ctrl-C and TERM end the walk after the requests under way; a second one ends the process."""
    stops: list[asyncio.Task[None]] = []

    def stop(number: int) -> None:
        loop.remove_signal_handler(number)
        stops.append(loop.create_task(crawler.stop_async()))

    handled = []
    for number in (signal.SIGINT, signal.SIGTERM):
        # Only the main thread may handle signals; elsewhere the caller does.
        with contextlib.suppress(ValueError, RuntimeError):
            loop.add_signal_handler(number, stop, number)
            handled.append(number)
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)
