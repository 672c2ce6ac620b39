"""What an answer means: content, gone, a soft 404, a block page, a move or a failure; and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import blocks
from crawler.addresses import Opened
from crawler.discovery import content_hash, examine
from crawler.discovery.examined import Examined, Link
from crawler.discovery.urls import url_key
from crawler.errors import BudgetSpentError, ForbiddenError, PostponedError, RefusedError
from crawler.frontier import DuePage, context_from_json, context_to_json
from crawler.gate import refusal
from crawler.paging import Chains
from crawler.redirects import target
from crawler.resolver import refused_reason
from crawler.schedule import DOCUMENT_ROLES, NIGHTLY_ROLES, due_again
from crawler.session import CrawlSession
from crawler.soft404 import VERIFIED, Nonsense, collapsed
from crawler.stored import ever_good, last_examined, was_document
from crawler.walk import Walk
from models.clock import now
from models.ledger import Answer, LinkRecord, VisitRecord

DEEPEST = 12
TWIN = "gongkai_twin"
TLS_SIGNS = ("certificate verify failed", "VerificationError", "SSL routines", "SSL.Error", "hostname mismatch")


class Judge:
    """Makes one `VisitRecord` of one answer. Nothing here writes; the archive is only read."""

    def __init__(self, crawler: Crawler, session: CrawlSession) -> None:
        self.session = session
        self.opened = Opened(session.options.allow_private)
        self.nonsense = Nonsense(crawler)
        self.chains = Chains(session)
        self.vantage: str | None = crawler.settings.get("GONGKAI_VANTAGE")

    async def answer(self, walk: Walk, page: DuePage, response: Response, seconds: float) -> VisitRecord:
        base = self._base(page, response.url, response.status, seconds, sign=response.meta.get(TWIN))
        if response.status == 304:
            return self._told(page, base, "not_modified", etag=_header(response, "ETag"))
        where = target(response)
        if where is not None:
            return await self._moved(walk, page, base, where, response)
        if response.status in (404, 410):
            return self._told(page, base, "gone")
        blocked = blocks.sign(response.status, response.body)
        if blocked is not None:
            return self._told(page, base, "blocked", sign=blocked, body=response.body)
        if response.status not in (200, 203):
            return self._told(page, base, "failed", sign=f"HTTP {response.status}")
        if not response.body:
            return self._told(page, base, "failed", sign="an empty answer")
        return await self._content(walk, page, base, response)

    def failure(
        self, walk: Walk, page: DuePage, request: Request, failure: Failure, seconds: float
    ) -> VisitRecord | None:
        """The visit of a fetch without an answer; None where it was not made at all and the page stays due."""
        error = failure.value
        if isinstance(error, BudgetSpentError):
            return None
        base = self._base(page, request.url, None, seconds)
        if isinstance(error, PostponedError):
            return replace(self._told(page, base, "failed", sign=str(error)), due_at=now() + timedelta(seconds=error.seconds))
        if isinstance(error, ForbiddenError):
            return self._told(page, base, "forbidden", sign=str(error))
        if isinstance(error, RefusedError):
            return replace(self._told(page, base, "failed", sign=str(error)), due_at=None)
        return self._told(page, base, "failed", sign=self._sign_of(request.url, error))

    @staticmethod
    def is_postponed(failure: Failure) -> bool:
        return isinstance(failure.value, PostponedError)

    @staticmethod
    def plain_twin(request: Request, failure: Failure) -> Request | None:
        """The same page by plain http where https has a broken certificate: told in the visit's sign, tried once."""
        if not request.url.startswith("https://") or TWIN in request.meta or not _is_tls(failure.value):
            return None
        host = request.url.removeprefix("https://")
        if ":" in host.split("/")[0]:
            return None
        return request.replace(
            url=f"http://{host}", meta={**request.meta, TWIN: f"https failed ({_short(failure.value)}), fetched by http"}
        )

    def _sign_of(self, url: str, error: BaseException) -> str:
        refused = refused_reason(url)
        if refused is not None:
            return f"refused: {refused}"
        kind = "tls" if _is_tls(error) else type(error).__name__.removesuffix("Error")
        return f"{kind}: {_short(error)}"

    def _base(
        self, page: DuePage, url: str, status: int | None, seconds: float, sign: str | None = None
    ) -> VisitRecord:
        return VisitRecord(
            run_id=self.session.run_id, page_id=page.id, url=url, visited_at=now(), answer="failed", due_at=None,
            status=status, sign=sign, seconds=round(seconds, 3), vantage=self.vantage)

    def _told(self, page: DuePage, base: VisitRecord, answer: Answer, **changes: Any) -> VisitRecord:
        """The visit with its answer and the page's next due time."""
        visit = replace(base, answer=answer, **changes)
        role = visit.role or page.role
        has_content = answer != "gone" or self._ever_good(page)
        due_at = due_again(role, answer, visit.visited_at, page.first_seen, page.failures, has_content=has_content)
        return replace(visit, due_at=due_at)

    async def _moved(
        self, walk: Walk, page: DuePage, base: VisitRecord, where: str, response: Response | None, **changes: Any
    ) -> VisitRecord:
        """A redirect to another page: a move, or how this host says that there is nothing."""
        refused = refusal(where, walk, self.opened)
        if refused is not None:
            return self._told(page, base, "failed", sign=f"refused: redirect to {where}: {refused}", **changes)
        key = url_key(where)
        if page.role == "home":
            walk.home_keys.add(key)
        elif key in walk.home_keys:
            return await self._soft_404(walk, page, base, "soft_404: redirect to the home page", where, **changes)
        elif self._was_document(page) and (await self.nonsense.of(page.url, walk)).is_redirect_to(where):
            return self._told(page, base, "soft_404", sign=f"soft_404: redirect to {where}: {VERIFIED}", **changes)
        link = LinkRecord(where, key, "redirect", page.role, page.score, dict(page.context), deeper=0)
        return self._told(page, base, "redirected", sign=f"redirect to {where}", links=(link,), **changes)

    async def _soft_404(
        self, walk: Walk, page: DuePage, base: VisitRecord, sign: str, where: str | None, **changes: Any
    ) -> VisitRecord:
        if self._was_document(page):
            nothing = await self.nonsense.of(page.url, walk)
            examined: Examined | None = changes.pop("examined", None)
            if (where and nothing.is_redirect_to(where)) or (examined and nothing.looks_like(examined)):
                sign = f"{sign}: {VERIFIED}"
        changes.pop("examined", None)
        return self._told(page, base, "soft_404", sign=sign, **changes)

    async def _content(self, walk: Walk, page: DuePage, base: VisitRecord, response: Response) -> VisitRecord:
        kind = _header(response, "Content-Type") or ""
        context = context_from_json(page.context)
        body = response.body
        try:
            examined = examine(response.url, body, kind, page.role, context, walk.hosts)  # type: ignore[arg-type]
        except Exception as error:
            # The bytes are kept and the fault is told; one odd page must not end a night.
            return self._told(page, base, "failed", body=body, sign=f"examine: {type(error).__name__}: {error}")
        if examined.sign is not None and examined.sign.startswith("blocked"):
            return self._told(page, base, "blocked", sign=examined.sign, body=body)
        if examined.sign is not None:
            return await self._soft_404(walk, page, base, examined.sign, None, examined=examined, body=body)
        if examined.redirect_to is not None and url_key(examined.redirect_to) != page.url_key:
            return await self._moved(walk, page, base, examined.redirect_to, None, body=body)
        suspicion = None if page.is_new else await self._suspicion(walk, page, examined)
        if suspicion is not None:
            return self._told(page, base, "soft_404", sign=suspicion, body=body)
        return self._understood(walk, page, base, response, examined, kind)

    def _understood(
        self, walk: Walk, page: DuePage, base: VisitRecord, response: Response, examined: Examined, kind: str
    ) -> VisitRecord:
        role, links, sign = examined.role, examined.links, base.sign
        if page.role in DOCUMENT_ROLES and self._was_document(page):
            role = page.role if role not in DOCUMENT_ROLES else role
        if page.is_new and page.found_how == "next_page" and not self.chains.brings_news(page, examined, walk.hosts):
            role, links, sign = "noise", (), "paging: no rows that earlier pages have not"
        elif role == "list":
            self.chains.keep(page, examined)
        return self._told(
            page, base, "content",
            sign=sign,
            body=response.body,
            content_hash=content_hash(examined, response.body, kind),
            role=role,
            family=examined.family,
            title=examined.title,
            published_on=examined.published_on or context_from_json(page.context).published_on,
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            links=tuple(self._links(page, links)),
        )

    async def _suspicion(self, walk: Walk, page: DuePage, examined: Examined) -> str | None:
        """Why a page that was good before may be an error page now; None if it may be taken at its word."""
        if page.role in NIGHTLY_ROLES and examined.role in ("noise", "lead"):
            return f"soft_404: was a {page.role}, is none now"
        if page.role not in DOCUMENT_ROLES:
            return None
        with self.session.archive.reading() as session:
            before = last_examined(session, self.session.archive.blobs, page, walk.hosts)
        if before is None or (examined.role in DOCUMENT_ROLES and not collapsed(before, examined)):
            return None
        if (await self.nonsense.of(page.url, walk)).looks_like(examined):
            return f"soft_404: hardly anything of the document is left: {VERIFIED}"
        return None

    def _ever_good(self, page: DuePage) -> bool:
        with self.session.archive.reading() as session:
            return not page.is_new and ever_good(session, page.id)

    def _was_document(self, page: DuePage) -> bool:
        if page.is_new or page.role not in DOCUMENT_ROLES:
            return False
        with self.session.archive.reading() as session:
            return was_document(session, page.id)

    def _links(self, page: DuePage, links: tuple[Link, ...]) -> list[LinkRecord]:
        made = []
        for link in links:
            deeper = 0 if link.kind == "next_page" else 1
            if link.score > 0 and page.depth + deeper <= DEEPEST:
                made.append(LinkRecord(
                    link.url, url_key(link.url), link.kind, link.role, link.score, context_to_json(link.context), deeper))
        return made


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _is_tls(error: BaseException) -> bool:
    return any(sign in str(error) or sign in repr(error.__cause__) for sign in TLS_SIGNS)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
