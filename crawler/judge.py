"""What an answer means: content, gone, a soft 404, a block page, a move or a failure; and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler import blocks
from crawler.addresses import Opened
from crawler.awakening import awakened
from crawler.copies import without_copies
from crawler.discovery import content_hash
from crawler.discovery.examined import Examined, Link
from crawler.discovery.posted import is_shown, posted_part
from crawler.discovery.routes import route_of
from crawler.discovery.text import squashed, years_in
from crawler.discovery.urls import url_key
from crawler.discovery.words import YEAR_LABEL
from crawler.doubts import Doubts
from crawler.endless import is_barren, never_arrives
from crawler.errors import BudgetSpentError, NotRenderedError, PostponedError, RefusedError
from crawler.examining import ExamineError, Task
from crawler.failures import meaning
from crawler.frontier import DuePage, context_from_json, context_to_json
from crawler.gate import refusal
from crawler.paging import NEXT, Chains, names_reports, rows_of
from crawler.published import published_on
from crawler.redirects import target
from crawler.schedule import DOCUMENT_ROLES, NIGHTLY_ROLES, Pace, Visited, due_again, is_long_past
from crawler.session import CrawlSession
from crawler.showing import Showing
from crawler.soft404 import VERIFIED
from crawler.stored import (
    GONE,
    MOVED,
    documents_below,
    ever_good,
    last_redirect,
    roles_below,
)
from crawler.tls import TLS, beside
from crawler.unfilled import with_shown
from crawler.walk import Walk
from models.base import storable
from models.clock import now
from models.ledger import Answer, LinkRecord, VisitRecord
from models.messages import kept

DEEPEST = 12
"""Clicks from the home page, next pages of a list not counted: relative links that nest for ever end here."""


class Judge:
    """Makes one `VisitRecord` of one answer. Nothing here writes; the archive is only read."""

    def __init__(self, crawler: Crawler, session: CrawlSession) -> None:
        self.session = session
        self.opened = Opened(session.options.allow_private)
        self.doubts = Doubts(crawler, session)
        self.showing = Showing(crawler, session.examiner)
        self.chains = Chains(session)
        self.vantage: str | None = crawler.settings.get("GONGKAI_VANTAGE")

    async def answer(self, walk: Walk, page: DuePage, response: Response, seconds: float) -> VisitRecord:
        """The visit of an HTTP answer of any status."""
        visit = await self._answer(walk, page, response, seconds)
        return with_shown(self.session, walk.portal_id, page, visit)

    async def _answer(self, walk: Walk, page: DuePage, response: Response, seconds: float) -> VisitRecord:
        base = self._base(page, response.url + posted_part(page.url), response.status, seconds)
        base = replace(base, sign=response.meta.get(TLS), headers=_headers(response))
        if response.status == 304:
            return self._unchanged(walk, page, replace(base, etag=_header(response, "ETag")))
        where = target(response)
        if where is not None:
            return await self._moved(walk, page, base, where)
        if response.status in (404, 410):
            return self._told(page, base, "gone")
        if page.url_key not in walk.home_keys and url_key(base.url) in walk.home_keys:
            return await self._moved(walk, page, base, response.url)
        blocked = blocks.sign(response.status, response.body)
        if blocked is not None:
            return self._told(page, replace(base, body=response.body), "blocked", blocked)
        if response.status not in (200, 203):
            return self._told(page, base, "failed", f"HTTP {response.status}")
        if not response.body:
            return self._told(page, base, "failed", "an empty answer")
        return await self._content(walk, page, replace(base, body=response.body), response)

    def failure(
        self, page: DuePage, request: Request, error: BaseException, seconds: float
    ) -> VisitRecord | None:
        """The visit of a fetch without an answer; None where it was not made and its page stays due."""
        if isinstance(error, BudgetSpentError):
            return None
        answer, sign = meaning(request.url, error)
        told = self._told(page, self._base(page, request.url, None, seconds), answer, sign)
        if isinstance(error, PostponedError):
            return replace(told, due_at=told.visited_at + timedelta(seconds=error.seconds))
        return replace(told, due_at=None) if isinstance(error, RefusedError) else told

    def _base(self, page: DuePage, url: str, status: int | None, seconds: float) -> VisitRecord:
        return VisitRecord(
            run_id=self.session.run_id,
            page_id=page.id,
            url=url,
            visited_at=now(),
            answer="failed",
            due_at=None,
            status=status,
            seconds=round(seconds, 3),
            vantage=self.vantage,
        )

    def _told(self, page: DuePage, base: VisitRecord, answer: Answer, sign: str | None = None) -> VisitRecord:
        """The visit with its answer and the page's next due time."""
        has_content = answer not in GONE or self._ever_good(page)
        due_at = due_again(Visited(
            base.role or page.role, answer, base.visited_at, page.first_seen, page.failures, has_content,
            published_on(page, base), pace=self._pace(page, base), spread=page.id))
        lost = answer in GONE and has_content and page.role in NIGHTLY_ROLES
        if lost:
            base = replace(base, awaken=(*base.awaken, *self._around(page)))
        return replace(base, answer=answer, sign=sign or base.sign, due_at=due_at)

    def _around(self, page: DuePage) -> tuple[str, ...]:
        """What to look at again where a way is gone: the page that led to it, as where it moved to stands
        there, and the documents that it listed."""
        with self.session.archive.reading() as session:
            below = documents_below(session, page.id)
        return (*([url_key(page.found_on_url)] if page.found_on_url else []), *below)

    def _pace(self, page: DuePage, visit: VisitRecord) -> Pace:
        """How often news may come up on a way."""
        if page.found_how in NEXT:
            return "weekly"
        if (visit.role or page.role) != "list":
            return "season"
        label = squashed(page.context.get("text"))
        if YEAR_LABEL.match(label) and is_long_past(max(years_in(label), default=9999), visit.visited_at):
            return "weekly"
        with self.session.archive.reading() as session:
            below = roles_below(session, page.id, {link.url_key: link.role for link in visit.links})
        return "rarely" if not below["report"] and below["list"] == 1 else "season"

    def _unchanged(self, walk: Walk, page: DuePage, base: VisitRecord) -> VisitRecord:
        """Not modified: the page is what it was, be it content or a page that leads on."""
        if page.last_outcome != "redirected":
            return self._told(page, base, "not_modified")
        with self.session.archive.reading() as session:
            where = last_redirect(session, page.id)
        if page.role == "home" and where is not None:
            walk.home_keys.add(url_key(where))
        return self._told(page, base, "redirected", where and MOVED + where)

    async def _moved(self, walk: Walk, page: DuePage, base: VisitRecord, where: str) -> VisitRecord:
        """A redirect to another page: a move, or how this host says that there is nothing."""
        refused = refusal(where, walk, self.opened)
        if refused is not None:
            return self._told(page, base, "failed", kept.REDIRECT_REFUSED(where=where, why=refused))
        key = url_key(where)
        if page.role == "home":
            walk.home_keys.add(key)
        elif key in walk.home_keys or self.doubts.was_document(page):
            proved = f": {VERIFIED}" if await self.doubts.sends_nothing_to(walk, page, where) else ""
            if proved or key in walk.home_keys:
                said = kept.REDIRECT_TO(where=where) + proved
                return self._told(page, base, "soft_404", kept.SOFT_404(said=said))
        with self.session.archive.reading() as session:
            told = never_arrives(session, page, where)
        if told is not None:
            return self._told(page, base, "failed", told)
        if self.doubts.was_document(page):
            # What comes back there must come with its bytes, never as "not modified".
            base = replace(base, etag=None, last_modified=None)
        link = LinkRecord(where, key, "redirect", page.role, page.score, dict(page.context), deeper=0)
        return self._told(page, replace(base, links=(link,)), "redirected", MOVED + where)

    async def _content(
        self, walk: Walk, page: DuePage, base: VisitRecord, response: Response
    ) -> VisitRecord:
        kind = _header(response, "Content-Type") or ""
        base = replace(
            base, etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified")
        )
        try:
            context = context_from_json(page.context)
            task = Task(base.url, response.body, kind, page.role, context, walk.hosts)
            examined = await self.session.examiner.examine(task)
            if examined.is_for_a_browser or is_shown(base.url):
                base, response, examined = await self.showing.of(walk, base, response, task, examined)
            elif route_of(base.url):
                return await self._moved(walk, page, base, response.url)
        except NotRenderedError as error:
            suspicion = None if page.is_new else await self.doubts.of(walk, page, examined)
            if suspicion is not None:
                return self._told(page, base, "soft_404", suspicion)
            return self._told(page, base, "failed", kept.SHELL_STAYS(why=error))
        except ExamineError as error:
            # The bytes are kept and the fault is told; one odd page must not end a night.
            return self._told(page, base, "failed", f"examine: {error}")
        if examined.sign is not None:
            return await self._signed(walk, page, base, examined, examined.sign)
        if examined.redirect_to is not None and url_key(examined.redirect_to) != page.url_key:
            return await self._moved(walk, page, base, examined.redirect_to)
        suspicion = await self.doubts.of(walk, page, examined)
        if suspicion is not None:
            return self._told(page, base, "soft_404", suspicion)
        return await self._understood(walk, page, base, response, examined)

    async def _signed(
        self, walk: Walk, page: DuePage, base: VisitRecord, examined: Examined, sign: str
    ) -> VisitRecord:
        if sign.startswith("blocked"):
            return self._told(page, base, "blocked", sign)
        if self.doubts.was_document(page) and await self.doubts.is_nothing(walk, page, examined):
            sign = f"{sign}: {VERIFIED}"
        return self._told(page, base, "soft_404", sign)

    async def _understood(
        self, walk: Walk, page: DuePage, base: VisitRecord, response: Response, examined: Examined
    ) -> VisitRecord:
        with self.session.archive.reading() as session:
            examined = replace(examined, links=without_copies(session, walk.portal_id, examined.links))
        role, links, sign = str(examined.role), examined.links, base.sign
        if role not in DOCUMENT_ROLES and self.doubts.was_document(page):
            role = page.role
        follows = page.is_new and page.found_how in NEXT
        vain = follows and not await self.chains.brings_news(page, examined, walk.hosts)
        barren = follows and not vain and self._is_barren(page)
        vain = vain or barren
        links = tuple(link for link in links if (link.kind == "instead") == vain)
        if vain:
            role, sign = "noise", beside((kept.PAGING_BARREN if barren else kept.PAGING_REPEATS)(), sign)
        elif role == "list" and not follows:
            self.chains.keep(page, examined)
            if names_reports(examined):
                walk.siblings.note(page, rows_of(examined))
        wakes = role == "list" and not page.is_new
        understood = replace(
            base,
            content_hash=content_hash(examined, response.body),
            role=role,
            family=examined.family,
            title=examined.title,
            published_on=examined.published_on or context_from_json(page.context).published_on,
            trail=examined.breadcrumb if role == "report" else (),
            publishers=examined.publishers if role == "report" else (),
            links=tuple(_link_records(page, links)),
            awaken=await awakened(self.session, walk, page, examined) if wakes else (),
        )
        return self._told(page, understood, "content", sign)

    def _is_barren(self, page: DuePage) -> bool:
        with self.session.archive.reading() as session:
            return is_barren(session, page)

    def _ever_good(self, page: DuePage) -> bool:
        with self.session.archive.reading() as session:
            return not page.is_new and ever_good(session, page.id)


def _link_records(page: DuePage, links: tuple[Link, ...]) -> list[LinkRecord]:
    """The links worth following; noise was only given to be counted."""
    records = []
    for link in links:
        deeper = 0 if link.kind in NEXT else 1
        if link.score > 0 and page.depth + deeper <= DEEPEST:
            context = context_to_json(link.context)
            key = url_key(link.url)
            records.append(LinkRecord(link.url, key, link.kind, link.role, link.score, context, deeper))
    return records


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), storable(value.decode("latin-1")))
        for name, values in response.headers.items()
        for value in values
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
