"""Nights over portals whose addresses say now http, now https, now www, now not, or send from the one to the
other: each report is one."""

from __future__ import annotations

import ssl
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random

import pytest

from tests.crawl.site import Answer
from tests.portals_large.host_layouts import DOMAIN
from tests.portals_large.hosted import SecuredSite
from tests.portals_large.test_large import FEW, of_size
from tests.portals_large.test_large_nights import BY_ID, HOSTS, SERVED
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.whole import MOST_TIMES, whole
from tests.seeds import SEED

ORIGINS = 3
"""Each has a robots.txt: with TLS, without, and without www."""

PLAIN = sorted(set(SERVED) - HOSTS)
"""On one host."""


class SentOn(SecuredSite):
    """Who comes without TLS is sent to the same path with it, on www."""

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        found = super().answer(handler)
        if isinstance(handler.connection, ssl.SSLSocket):
            return found
        return Answer(b"", status=301, headers={"Location": f"https://www.{DOMAIN}:{self.port}{handler.path}"})


def test_http_and_https_mixed(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = whole(of_size("http and https mixed", replace(FEW, files=False)), SEED)
    robots = portal.pages["/robots.txt"]
    unhurried = [line for line in robots.body.splitlines() if not line.startswith(b"Crawl-delay")]
    portal.pages["/robots.txt"] = replace(robots, body=b"\n".join(unhurried))
    monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")
    site = partial(SecuredSite, others={DOMAIN}, folder=tmp_path, monkeypatch=monkeypatch)
    changing = Changing.of(portal, Random(SEED))
    crawled, asked = three_nights(tmp_path, seeded, changing, monkeypatch, SEED, site)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    assert is_routine(asked) or asked[2] <= ORIGINS + 1 + lists, (asked, lists)
    assert {url.partition(":")[0] for (url,) in crawled.rows("SELECT url FROM pages")} == {"http", "https"}


def sent_on(name: str, seed: int, folder: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all addresses without TLS the first page's alone is asked for."""
    portal = whole(of_size(name, replace(FEW, files=False)), seed)
    portal.home_url = f"http://{DOMAIN}/"
    monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")
    site = partial(SentOn, others={f"www.{DOMAIN}"}, folder=folder, monkeypatch=monkeypatch)
    changing = Changing.of(portal, Random(seed))
    changing.by_id = name in BY_ID
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, (name, seed), site)
    assert asked[0] <= MOST_TIMES * (portal.fewest + ORIGINS), (name, seed, asked)
    plain = {url for (url,) in crawled.rows("SELECT url FROM pages WHERE url LIKE 'http:%'")}
    assert len(plain) <= 1, (name, seed, plain)


def test_http_that_leads_to_https_and_www(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_on(Random(SEED).choice(PLAIN), SEED, tmp_path, seeded, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", PLAIN)
def test_every_layout_behind_another_scheme(
    name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_on(name, Random(f"{SEED} {name}").randrange(10**6), tmp_path, seeded, monkeypatch)
