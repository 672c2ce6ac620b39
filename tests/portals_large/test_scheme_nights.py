"""Nights over a portal whose addresses say now http, now https, now www, now not: each report is one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.portals_large.host_layouts import DOMAIN
from tests.portals_large.hosted import SecuredSite
from tests.portals_large.test_large import FEW, of_size
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.whole import whole
from tests.seeds import SEED

ORIGINS = 3
"""Each has a robots.txt: with TLS, without, and without www."""


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
