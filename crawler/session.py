"""One crawl's hold on the archive: opened, locked, its run begun, its portals' walks made ready."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from contextlib import ExitStack, closing
from datetime import datetime

from scrapy.settings import BaseSettings

from crawler.addresses import Opened, place
from crawler.budget import Budget
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key
from crawler.errors import CrawlError
from crawler.examining import Examiner, warm_up
from crawler.excluded import Excluded
from crawler.frontier import due_pages, make_all_due, make_home_due, reports_were_found
from crawler.options import CrawlOptions, CrawlResult, Progress
from crawler.register import seed, seed_townships
from crawler.rekeying import rekey
from crawler.renewing import renew
from crawler.targets import resolve
from crawler.walk import Walk
from models import schema
from models.archive import Archive
from models.clock import now
from models.messages import gettext as _
from models.space import Room
from models.tables import Portal


class CrawlSession:
    """Held by the spider from its start to the stored end of the run. `open` it, `close` it in any case."""

    def __init__(self, options: CrawlOptions, progress: Progress) -> None:
        # Wrong usage is told before anything is opened or written.
        Opened(options.allow_private)
        self.options = options
        self.progress = progress
        self.started: datetime = now()
        self.walks: list[Walk] = []
        self.result: CrawlResult | None = None
        self.error: BaseException | None = None
        self._held = ExitStack()
        self._turns: dict[str, asyncio.Lock] = {}

    archive: Archive
    examiner: Examiner
    run_id: int
    room: Room

    def open(self) -> None:
        """Takes the writer's lock, finds the portals and begins the run. ArchiveError, CrawlError."""
        warm_up(readers=not self.options.no_read)
        try:
            self.archive = self._held.enter_context(Archive.open(self.options.archive))
            hold = self.archive.sharing if self.options.shared else self.archive.lock
            self._held.enter_context(hold(self._purpose()))
            self.room = Room.of(self.archive)
            self._prepare()
            if self.options.shared:
                for platform in sorted({walk.platform for walk in self.walks}):
                    self._held.enter_context(self.archive.turn(platform))
            renew(self.archive, [walk.portal_id for walk in self.walks])
            self.run_id = self.archive.begin_run("crawl", self.options.stored())
            self.examiner = self._held.enter_context(closing(Examiner()))
        except BaseException:
            self.close()
            raise

    def apply(self, settings: BaseSettings) -> None:
        """Puts what was asked for this crawl over the project's settings."""
        settings.set("DOWNLOAD_DELAY", self.options.delay, priority="cmdline")
        settings.set("GONGKAI_ALLOW_PRIVATE", list(self.options.allow_private), priority="cmdline")

    def close(self) -> None:
        """Ends the child, frees the lock and the connections; may be called twice."""
        self._held.close()

    def _purpose(self) -> str:
        return " ".join(("crawl", *self.options.targets))

    def _prepare(self) -> None:
        with self.archive.writing() as session:
            schema.hold(session.connection())
            seed(session)
            portals = resolve(session, self.options.targets)
            self._ask_for_contact(portals)
            seed_townships(session, [portal.division_code for portal in portals])
            for portal in portals:
                rekey(session, portal.id)
                make_home_due(session, portal.id, portal.home_url, url_key(portal.home_url), self.started)
                if self.options.all_due:
                    make_all_due(session, portal.id, self.started, self.options.asked_at or self.started)
            session.flush()
            excluded = Excluded.of(session)
            for portal in portals:
                walk = self._walk(portal, excluded)
                walk.reports_were_found = reports_were_found(session, portal.id, self.started)
                for page in due_pages(session, portal.id, self.started, every=self.options.all_due):
                    walk.queue.add(page)
                self.walks.append(walk)

    def _ask_for_contact(self, portals: Iterable[Portal]) -> None:
        """CrawlError if the outside is to be crawled and nobody answers for it."""
        if os.environ.get("GONGKAI_CONTACT", "").strip():
            return
        opened = Opened(self.options.allow_private)
        for portal in portals:
            host, port = place(portal.home_url)
            is_opened = opened.allows(host, port) or opened.refusal(host, port) is not None
            # A host of digits or without a domain is nobody's web site: the gate refuses it in its own words.
            if not is_opened and "." in host and host[-1].isalpha():
                raise CrawlError(
                    _(
                        "%(home_url)s: who answers when its keeper asks? Set GONGKAI_CONTACT to "
                        "an address of yours (it stands in the user agent), e.g. export "
                        "GONGKAI_CONTACT=you@example.org"
                    )
                    % {"home_url": portal.home_url}
                )

    def _walk(self, portal: Portal, excluded: Excluded) -> Walk:
        options = self.options
        # Of a portal of no known platform its host is one: two portals may share it.
        platform = portal.platform or "{}:{}".format(*place(portal.home_url))
        budget = Budget.of(options.max_requests, options.limit, options.max_time, options.until, self.room)
        return Walk(
            portal_id=portal.id,
            name=portal.name or portal.home_url,
            home_url=portal.home_url,
            hosts=OwnHosts(portal.home_url, portal.own_hosts),
            platform=platform,
            budget=budget,
            excluded=excluded,
            lax=portal.tls == "lax",
            turn=self._turns.setdefault(platform, asyncio.Lock()),
        )
