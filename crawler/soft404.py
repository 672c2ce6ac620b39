"""Soft 404s: answers with 200, or redirects, where nothing is. Proved by asking the host for what cannot
exist."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.discovery import words
from crawler.discovery.examined import Context, Examined
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.titles import is_report
from crawler.discovery.urls import url_key
from crawler.examining import ExamineError, Examiner, Task
from crawler.frontier import DuePage, context_from_json
from crawler.redirects import target
from crawler.walk import WALK, Walk
from models.messages import kept

VERIFIED = kept.VERIFIED()
MADE_UP = "the host calls a path that cannot exist a report, too"
COLLAPSED = 0.3
ALIKE = 0.9
COMPARED = 3000
SHORT_REPORT = 300
"""Letters. Hardly a report says less."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """What a host answers for a path that is not there: a redirect, a page, or an error (all None)."""

    url: str = ""
    leads_to: str | None = None
    body: bytes | None = None
    kind: str = ""

    def is_redirect_to(self, url: str) -> bool:
        return self.leads_to is not None and self.leads_to == url_key(url)

    async def looks_like(
        self, page: DuePage, examined: Examined, hosts: OwnHosts, examiner: Examiner
    ) -> bool:
        """True if a page has the same content as this answer has when it is taken for that page."""
        if self.body is None:
            return False
        context = context_from_json(page.context)
        try:
            nothing = await examiner.examine(Task(self.url, self.body, self.kind, page.role, context, hosts))
        except ExamineError:
            # What cannot be understood proves nothing.
            return False
        if nothing.sign is not None or examined.sign is not None:
            return nothing.sign is not None and nothing.sign == examined.sign
        ours, theirs = examined.content[:COMPARED], nothing.content[:COMPARED]
        return ours == theirs or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE

    async def is_called_a_report(self, hosts: OwnHosts, examiner: Examiner) -> bool:
        """True if this answer bears the title of a report by itself."""
        if self.body is None:
            return False
        try:
            nothing = await examiner.examine(Task(self.url, self.body, self.kind, "lead", Context(), hosts))
        except ExamineError:
            return False
        return nothing.sign is None and is_report(nothing.title)


def collapsed(before: Examined, now: Examined) -> bool:
    """True if hardly anything of a document's content is left: an error page in the site's frame looks like
    that."""
    return len(now.content) < COLLAPSED * len(before.content)


def is_doubtful(examined: Examined) -> bool:
    """True of a page that is taken for a report though it holds neither a file nor a word of the law."""
    if examined.role != "report" or examined.family is None:
        return False
    has_files = any(link.kind == "attachment" for link in examined.links)
    short = len(examined.content) < SHORT_REPORT
    return not has_files and (short or words.REPORT_BODY.search(examined.content) is None)


class Nonsense:
    """Asks each host once a run, and only when an answer looks suspicious."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._asked: dict[str, asyncio.Task[Nothing]] = {}

    async def of(self, url: str, walk: Walk) -> Nothing:
        """What the host of `url` answers for nothing. An unclear answer (block, error, no answer) proves
        nothing."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._ask(origin, walk))
        return await self._asked[origin]

    async def _ask(self, origin: str, walk: Walk) -> Nothing:
        request = Request(
            f"{origin}/{secrets.token_hex(6)}/{secrets.token_hex(8)}.html",
            callback=NO_CALLBACK,
            meta={WALK: walk, "download_slot": walk.platform},
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception:
            # Refused, over budget or no answer: nothing is proved.
            return Nothing()
        return self._understood(response)

    @staticmethod
    def _understood(response: Response) -> Nothing:
        where = target(response)
        if where is not None:
            return Nothing(response.url, leads_to=url_key(where))
        if response.status != 200:
            return Nothing()
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Nothing(response.url, body=response.body, kind=kind)
