"""A walk by score over whole sample portals, without a network: every report, nothing that only looks like
one."""

from __future__ import annotations

import heapq
from urllib.parse import quote, unquote, urlsplit

import pytest

from crawler.discovery import Context, Examined, OwnHosts, Role, examine, url_key
from crawler.discovery.score import LAST_RESORT
from samples.portal import ORIGIN, Answer, SamplePortal
from samples.portals import trs_county, ucap_county
from tests.seeds import SEED

HOST = "http://127.0.0.1:8001"
SEEDS = [SEED]


def answer(portal: SamplePortal, url: str) -> Answer:
    parts = urlsplit(url)
    return portal.site(1).answer(unquote(parts.path) + (f"?{parts.query}" if parts.query else ""))


def address(target: str) -> str:
    return HOST + quote(target, safe="/?&=%~.-_")


def walk(portal: SamplePortal) -> dict[str, Examined]:
    """What was fetched, by key, best links first until none is left."""
    hosts = OwnHosts(HOST + "/")
    heap: list[tuple[float, int, str, Role, Context]] = [(-200.0, 0, HOST + portal.home, "home", Context())]
    known, seen = {url_key(HOST + portal.home)}, dict[str, Examined]()
    while heap:
        score, _, url, role, context = heapq.heappop(heap)
        if -score <= LAST_RESORT and any(page.role == "report" for page in seen.values()):
            break
        reply = answer(portal, url)
        if reply.status != 200:
            continue
        body = reply.body.replace(ORIGIN, HOST.encode())
        page = examine(url, body, reply.media_type, role, context, hosts)
        seen[url_key(url)] = page
        follow = [(link.score, link.url, link.role, link.context) for link in page.links if not page.sign]
        if page.redirect_to:
            follow.append((-score, page.redirect_to, role, context))
        for points, to, leads, told in follow:
            if points > 0 and url_key(to) not in known:
                known.add(url_key(to))
                heapq.heappush(heap, (-points, len(known), to, leads, told))
    return seen


@pytest.fixture(scope="module", params=[(make, seed) for make in (ucap_county, trs_county) for seed in SEEDS],
                ids=lambda param: param[0].__name__)
def walked(request: pytest.FixtureRequest) -> tuple[SamplePortal, dict[str, Examined]]:
    make, number = request.param
    portal = make(number)
    return portal, walk(portal)


def test_every_report_and_its_files_are_found(walked: tuple[SamplePortal, dict[str, Examined]]) -> None:
    portal, seen = walked
    for report in portal.truth(1):
        page = seen[url_key(address(report.address))]
        assert page.role in ("report", "attachment"), report.title
        for file in report.files:
            assert seen[url_key(address(file))].role in ("report", "attachment"), file


def test_units_are_handed_down_to_their_reports(walked: tuple[SamplePortal, dict[str, Examined]]) -> None:
    portal, seen = walked
    told = [(report, seen[url_key(address(report.address))].unit) for report in portal.truth(1)]
    wrong = [(r.title, unit) for r, unit in told if unit and unit not in r.agency and r.unit not in unit]
    assert not wrong
    below = [unit for r, unit in told if r.kind in ("township", "street") and portal.family == "ucap"]
    assert all(below)


def test_no_look_alike_becomes_a_report(walked: tuple[SamplePortal, dict[str, Examined]]) -> None:
    portal, seen = walked
    keys = {url_key(address(path)) for path in portal.lookalike_paths}
    assert not [key for key in keys & set(seen) if seen[key].role == "report"]


def test_news_is_not_walked(walked: tuple[SamplePortal, dict[str, Examined]]) -> None:
    portal, seen = walked
    assert not {url_key(address(path)) for path in portal.noise_paths} & set(seen)


def test_few_pages_are_fetched_that_lead_nowhere(walked: tuple[SamplePortal, dict[str, Examined]]) -> None:
    portal, seen = walked
    assert len(seen) <= 1.3 * portal.minimum_requests(1) + 5
