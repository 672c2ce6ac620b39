"""Cookies, for the tests of a cookie jar that some portals put before their first page."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookiejar import Cookie
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.http.cookies import CookieJar

from crawler.discovery.hosts import registrable_domain


class Cookies(CookiesMiddleware):
    """Scrapy's, but it asks the shipped list of public suffixes: Scrapy's own fetches one from the network,
    past the gate."""

    def _process_cookies(self, cookies: Iterable[Cookie], *, jar: CookieJar, request: Request) -> None:
        host = (urlsplit(request.url).hostname or "").lower()
        for cookie in cookies:
            domain = cookie.domain.removeprefix(".").lower()
            if domain and domain != host and registrable_domain(domain) is None:
                continue
            jar.set_cookie_if_ok(cookie, request)
