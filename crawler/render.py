"""Pages that only scripts fill, and lists that only scripts turn: a browser runs the scripts, and the crawl
fetches whatever they ask for."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy.http.request import NO_CALLBACK

from crawler import clicks
from crawler.choices import MOST_SECONDS as MOST_CHOOSING
from crawler.chromium import MOST_SECONDS, missing
from crawler.errors import NoBrowserError, NotRenderedError
from crawler.redirects import FOLLOW
from crawler.walk import WALK, Walk
from models.messages import kept

if TYPE_CHECKING:
    from playwright.async_api import Page, Route
    from scrapy_playwright.page import PageMethod

MOST_REQUESTS = 60
"""So many requests of one page's scripts are made; what they ask for beyond is refused."""
SETTLED_WITHIN = 20_000
"""Milliseconds until a page's scripts may still ask for something."""
QUIET = 6
"""Twentieths of a second without a question after which a page is quiet."""
FETCHED = frozenset({"document", "script", "xhr", "fetch"})
"""What a page's text may need. Pictures, fonts, styles and the rest are not asked for."""
OWN = frozenset({
    "user-agent", "cookie", "host", "connection", "content-length", "accept-encoding", "if-none-match",
    "if-modified-since", "upgrade-insecure-requests"})
"""Headers of a request that the crawl makes its own; what a page's script sets beside them is sent."""
DROPPED = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection"})


class Rendering:
    """Has empty shells filled and lists turned, one after the other."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._scripts: dict[str, Response] = {}
        self._one_at_a_time = asyncio.Lock()

    async def of(
        self, walk: Walk, shell: Response, url: str, *, names: bool, choices: bool = False
    ) -> tuple[Response, bool]:
        """The page that a browser makes of what came from the address `url`, which may have a route, with the
        next pages of its list below it, and whether all was tried. `names`: those that are no links are
        clicked too; `choices`: also those that show another list in its place. NoBrowserError;
        NotRenderedError if the browser cannot or takes too long."""
        why = missing()
        if why is not None:
            raise NoBrowserError(why)
        visit = _Visit(self.crawler, walk, shell, self._scripts, names=names, choices=choices)
        # A slot of its own: the page's requests take their turns in the platform's.
        meta = {
            WALK: walk, "download_slot": f"render {walk.platform}", "playwright": True,
            "playwright_context": f"portal {walk.portal_id}",
            "playwright_context_kwargs": {"service_workers": "block", "accept_downloads": False},
            "playwright_page_init_callback": visit.take_over,
            "playwright_page_goto_kwargs": {"wait_until": "load"},
            "playwright_page_methods": [_settling(visit)],
        }
        request = Request(url, callback=NO_CALLBACK, meta=meta, dont_filter=True)
        try:
            async with self._one_at_a_time, asyncio.timeout(_most_seconds(choices=choices)):
                await self.crawler.engine.download_async(request)
        except Exception as error:
            if visit.filled is None:
                told = " ".join(f"{type(error).__name__}: {error}".split())[:160]
                raise NotRenderedError(kept.NOT_RENDERED(why=told)) from error
        if visit.filled is None:
            raise NotRenderedError(kept.RENDERED_EMPTY())
        page = HtmlResponse(url, 200, {"Content-Type": "text/html; charset=utf-8"}, visit.filled.encode(),
                            request=shell.request, encoding="utf-8")
        return page, not visit.cut


def _most_seconds(*, choices: bool) -> float:
    return MOST_SECONDS + clicks.MOST_SECONDS + (MOST_CHOOSING if choices else 0)


def _settling(visit: _Visit) -> PageMethod:
    from scrapy_playwright.page import PageMethod

    async def settle(page: Page) -> None:
        with suppress(Exception):
            await page.wait_for_load_state("networkidle", timeout=SETTLED_WITHIN)
        clicked = clicks.Clicks(page, visit, names=visit.names, choices=visit.choices)
        visit.filled = visit.with_files(await clicked.whole()) or None
        visit.cut |= clicked.cut
        if clicked.hangs:
            # Else it would be asked for its content, and never answer.
            raise TimeoutError("a script of the page hangs")

    return PageMethod(settle)


class _Visit:
    """One page in the browser. It is shown the shell that the crawl has; all else goes through the crawl's
    own downloader: gate, robots.txt, delays, limits and budget."""

    def __init__(
        self, crawler: Crawler, walk: Walk, shell: Response, scripts: dict[str, Response], *, names: bool,
        choices: bool,
    ) -> None:
        self.crawler, self.walk, self.shell, self.scripts = crawler, walk, shell, scripts
        self.names, self.choices = names, choices
        self.most = MOST_REQUESTS
        self.shown = False
        self.requests = 0
        self.filled: str | None = None
        self.cut = False
        self.held, self.refused = False, 0
        self.sent_to: str | None = None
        self.under_way = 0
        self.told: dict[tuple[str, str, bytes | None], Response] = {}
        self.files: dict[str, None] = {}

    async def take_over(self, page: Page, _: Request) -> None:
        """Every request of the page comes here instead of going out."""
        await page.add_init_script(clicks.WATCH)
        await page.route_web_socket("**", lambda socket: socket.close())
        await page.route("**", self.answer)

    def with_files(self, page: str) -> str:
        """The page with the PDFs that its scripts have drawn on it, as a page that embeds them has them."""
        drawn = "".join(f'<embed type="application/pdf" src="{escape(url)}">' for url in self.files)
        head, end, tail = page.rpartition("</body>")
        return head + drawn + end + tail if drawn else page

    def allow(self, more: int) -> None:
        """Lets the page ask for so much more."""
        self.most += more

    async def quiet(self) -> None:
        """Waits until nothing has been under way for a while; not for ever for what never stops asking."""
        still, until = 0, time.monotonic() + SETTLED_WITHIN / 1000
        while still < QUIET and time.monotonic() < until:
            await asyncio.sleep(0.05)
            still = 0 if self.under_way else still + 1

    async def answer(self, route: Route) -> None:
        self.under_way += 1
        try:
            await self._answer(route)
        finally:
            self.under_way -= 1

    async def _answer(self, route: Route) -> None:
        with suppress(Exception):
            if self.shown and route.request.is_navigation_request():
                # As if the reader had stopped it: the page stays.
                self.sent_to = route.request.url if route.request.frame.parent_frame is None else None
                await route.abort("aborted")
                return
            response = await self._response(route)
            if response is None:
                await route.abort()
                return
            headers = {
                name.decode("latin-1"): b", ".join(values).decode("latin-1")
                for name, values in response.headers.items()
                if name.decode("latin-1").lower() not in DROPPED
            }
            await route.fulfill(status=response.status, headers=headers, body=response.body)

    async def _response(self, route: Route) -> Response | None:
        """What the page gets; None if it may not have it."""
        asked = route.request
        if asked.is_navigation_request():
            self.shown = True
            return self.shell
        if asked.resource_type not in FETCHED:
            return None
        if asked.url in self.scripts:
            return self.scripts[asked.url]
        question = (asked.method, asked.url, asked.post_data_buffer)
        if self.held:
            self.refused += question not in self.told
            return self.told.get(question)
        if self.requests >= self.most:
            self.cut = True
            return None
        self.requests += 1
        headers = {name: value for name, value in asked.headers.items()
                   if name not in OWN and not name.startswith(("sec-", ":"))}
        request = Request(
            asked.url, method=asked.method, body=asked.post_data_buffer or b"", headers=headers,
            callback=NO_CALLBACK, dont_filter=True,
            meta={WALK: self.walk, "download_slot": self.walk.platform, "cookiejar": self.walk.portal_id,
                  FOLLOW: True})
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception:
            # Refused by the gate or robots.txt, over budget, or failed: the page goes without.
            return None
        self.told[question] = response
        if asked.method == "GET" and response.body.startswith(b"%PDF-"):
            self.files[asked.url] = None
        if asked.resource_type == "script" and response.status == 200:
            self.scripts[asked.url] = response
        return response
