"""Portals whose pages are routes of one application, walked with a real Chromium."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from crawler import chromium
from tests.crawl.application import Application
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site
from tests.seeds import SEED

needs_chromium = pytest.mark.skipif(
    chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}"
)


class ApplicationSite(Site):
    def __init__(self, application: Application) -> None:
        super().__init__(application.pages)
        self.application = application

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        return self.application.api(handler) or super().answer(handler)


@needs_chromium
def test_reports_behind_routes_are_found_and_stay(crawled: Crawled) -> None:
    application = Application(SEED)
    with ApplicationSite(application) as site:
        first, second = crawled.night(site), crawled.night(site)
        home = site.home.rstrip("/")
    found = {url.removeprefix(home) for (url,) in crawled.rows("SELECT url FROM documents")}
    assert found == set(application.truth)
    assert (first.new, second.new, second.changed, second.gone) == (len(found), 0, 0, 0)
