"""Redirects: a page that only spells its address otherwise is followed at once, any other is told to the
walk."""

from __future__ import annotations

from urllib.parse import urljoin

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response
from w3lib.url import safe_url_string

from crawler.discovery.urls import url_key
from crawler.robots import ROBOTS

FOLLOW = "gongkai_follow"
"""Key in a request's meta: follow wherever it leads (attachments move to a storage with ever new addresses).
"""

COOKIES = 2
"""So many cookies in a row an address may ask for before it answers."""
STATUSES = frozenset({301, 302, 303, 307, 308})


def target(response: Response) -> str | None:
    """Where a redirect leads; None if the answer is none."""
    location = response.headers.get("Location")
    if response.status not in STATUSES or not location:
        return None
    return urljoin(response.url, safe_url_string(location.decode("latin-1").strip(), encoding="latin-1"))


def _tests_cookies(request: Request, response: Response) -> bool:
    """True if an address that leads to itself may answer otherwise once it gets the cookie that it sets."""
    return "Set-Cookie" in response.headers and request.meta.get("redirect_times", 0) < COOKIES


class Redirects(RedirectMiddleware):
    """Each hop followed goes through every middleware again, the gate first."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        where = target(response)
        if where is None:
            return response
        follows = request.meta.get(FOLLOW) or request.meta.get(ROBOTS)
        try:
            follows = follows or url_key(where) == url_key(request.url)
        except ValueError:
            return response
        if not follows or (where == request.url and not _tests_cookies(request, response)):
            return response
        followed = super().process_response(request, response)
        if isinstance(followed, Request):
            # A cookie test answers with a redirect to itself: the same address again is meant.
            followed.dont_filter = True
        return followed
