"""The sample portals keep what they promise, on a seed chosen when the test runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from lxml import html

from samples.draw import Draw
from samples.parts import Crumb, Row
from samples.portal import VIEWS, SamplePortal
from samples.portals import trs_county, ucap_county
from samples.trs_markup import Templates, draw_generations
from samples.ucap_markup import Skin
from tests.samples.walker import text_of, walk
from tests.seeds import SEED

PARSER = html.HTMLParser(encoding="utf-8")


@pytest.fixture(scope="module", params=[ucap_county, trs_county], ids=lambda make: make.__name__)
def portal(request: pytest.FixtureRequest) -> SamplePortal:
    make: Callable[[int], SamplePortal] = request.param
    return make(SEED)


@pytest.mark.parametrize("night", [1, 2])
def test_everything_needed_is_reached_from_home(portal: SamplePortal, night: int) -> None:
    seen = walk(portal, night, barred=portal.forbidden_paths)
    needed = portal.needed(night) - {"/robots.txt"}
    assert needed - set(seen) == set()
    assert all(seen[target] == 200 for target in needed)


@pytest.mark.parametrize("night", [1, 2])
def test_truth_names_every_report_page_and_file(portal: SamplePortal, night: int) -> None:
    answers = portal.site(night).answers
    live = [r for r in portal.truth(night) if r.status == "live"]
    pages = [r for r in live if answers[r.address].role == "report"]
    bare = {r.address for r in live} - {r.address for r in pages}
    assert {r.address for r in pages} == {t for t, a in answers.items() if a.role == "report"}
    assert bare | {f for r in live for f in r.files} == {t for t, a in answers.items() if a.role == "file"}
    assert len({(r.agency, r.year) for r in live}) == len(live)
    for report in pages:
        assert report.title in text_of(answers[report.address].body)
        day = "{:%Y-%m-%d}" if portal.family == "ucap" else "{:%Y/%m/%d}"
        assert day.format(report.published_on) in text_of(answers[report.address].body)


def test_size_allows_a_crawl_in_seconds(portal: SamplePortal) -> None:
    assert len(portal.site(1).answers) > 300
    assert 60 <= portal.minimum_requests(1) <= 170
    assert len(portal.noise_paths) > 200


def test_figures_stand_in_the_pages(portal: SamplePortal) -> None:
    """Every report read back from its HTML cell by cell, by a reading of the test's own."""
    answers = portal.site(1).answers
    read = 0
    for report in portal.truth(1):
        if answers[report.address].role == "file":
            continue
        tree = html.fromstring(text_of(answers[report.address].body).encode(), parser=PARSER)
        cells = ["".join(c.itertext()).strip().replace("\xa0", "") for c in tree.xpath("//td[not(.//table)]")]
        if not cells:
            assert report.files
            continue
        read += 1
        new = cells.index("一、本年新收政府信息公开申请数量")
        parties = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
        for offset, party in enumerate(parties, 1):
            value = report.figures[f"t3.new.{party}"]
            assert cells[new + offset] == ("" if value is None else str(value))
        courts = [report.figures[f"t4.{c}.{r}"] for c in ("review", "direct", "after_review")
                  for r in ("upheld", "corrected", "other", "pending", "total")]  # fmt: skip
        assert cells[-15:] == ["" if v is None else str(v) for v in courts]
    assert read > 30


def test_second_night_differs_exactly_as_declared(portal: SamplePortal) -> None:
    changes = portal.changes()
    first, second = portal.site(1).answers, portal.site(2).answers
    gone = {t for t, a in first.items() if a.role == "report" and t not in second}
    come = {t for t, a in second.items() if a.role == "report" and t not in first}
    assert gone == {*changes.withdrawn, *changes.moved}
    assert come == {*changes.new, *changes.moved.values()}
    altered = {t for t, a in second.items() if a.role == "report" and t in first and a.body != first[t].body}
    assert altered == {*changes.edited, *changes.regenerated}
    files = {t: a.body for t, a in first.items() if a.role == "file"}
    assert all(second[t].body == body for t, body in files.items() if t in second)
    for target in gone:
        assert portal.site(2).answer(target).status == 404
    lists = [text_of(a.body) for a in second.values() if a.role in ("list", "section")]
    name = changes.withdrawn[0].rsplit("/", 1)[1]
    assert not any(name in page for page in lists)
    assert len(changes.news) == 1


def test_truth_of_the_two_nights_agrees_with_the_changes(portal: SamplePortal) -> None:
    changes = portal.changes()
    before = {r.key: r for r in portal.truth(1)}
    after = {r.key: r for r in portal.truth(2)}
    assert [r.address for r in after.values() if r.status == "withdrawn"] == list(changes.withdrawn)
    assert [r.address for k, r in after.items() if k not in before] == list(changes.new)
    both = before.keys() & after.keys()
    moved = {before[k].address: after[k].address for k in both if before[k].address != after[k].address}
    assert moved == changes.moved
    for old, new in changes.moved.items():
        key = next(k for k, r in after.items() if r.address == new)
        assert before[key].address == old
        assert before[key].figures == after[key].figures
    edits = {
        r.address: {c: (before[k].figures[c], v) for c, v in r.figures.items() if before[k].figures[c] != v}
        for k, r in after.items()
        if k in before and before[k].figures != r.figures
    }
    assert edits == changes.edited


def test_regenerated_pages_differ_only_in_the_time_of_generation(portal: SamplePortal) -> None:
    for target in portal.changes().regenerated:
        pages = [text_of(portal.site(night).answers[target].body).splitlines() for night in (1, 2)]
        differing = [(a, b) for a, b in zip(*pages, strict=True) if a != b]
        assert len(differing) == 1
        assert all("页面生成时间" in line for line in differing[0])


def test_counters_come_without_validators(portal: SamplePortal) -> None:
    counted = portal.changes().counters
    assert counted
    answers = portal.site(2).answers
    assert all(VIEWS in answers[t].body and not answers[t].validators for t in counted)
    plain = [a for a in answers.values() if a.role == "report" and VIEWS not in a.body]
    assert any(a.validators for a in plain)


def test_sets_of_addresses_do_not_mix(portal: SamplePortal) -> None:
    needed = portal.needed(1) | portal.needed(2)
    assert not needed & portal.noise_paths
    assert not needed & portal.lookalike_paths
    assert not needed & portal.forbidden_paths
    assert portal.lookalike_paths
    robots = portal.site(1).answers["/robots.txt"].body.decode()
    rules = tuple(line.split(": ")[1] for line in robots.splitlines() if line.startswith("Disallow"))
    assert portal.forbidden_paths
    assert all(path.startswith(rules) for path in portal.forbidden_paths)
    assert portal.forbidden_paths & set(walk(portal))


def test_kinds_of_publication_are_all_there(portal: SamplePortal) -> None:
    reports = portal.truth(1)
    reports = [r for r in reports if portal.site(1).answers[r.address].role == "report"]
    words = {r.address: "一、总体情况" in text_of(portal.site(1).answers[r.address].body) for r in reports}
    assert any(r.files and not words[r.address] for r in reports), "file only"
    assert any(r.files and words[r.address] for r in reports), "page and file"
    assert {r.year for r in reports if r.kind == "government"} == set(range(2019, 2025))
    assert {r.form for r in reports} == {"2019", "2021"}
    assert {"government", "office", "department"} <= {r.kind for r in reports}
    assert all(r.printed in r.title for r in reports)
    assert any(r.breaks for r in reports)
    assert any(r.published_on.year > r.year + 1 for r in reports), "published late"


def test_a_seed_gives_the_same_portal_again(portal: SamplePortal) -> None:
    make = ucap_county if portal.family == "ucap" else trs_county
    assert make(SEED).site(1).answers == portal.site(1).answers
    assert make(SEED + 1).site(1).answers.keys() != portal.site(1).answers.keys()


def test_seeds_differ_in_markup() -> None:
    """A list, its pager and its way up as twenty seeds write them, of the same names and addresses."""
    row, crumb = Row("清溪县财政局2023年度报告", "/a/t.html", date(2024, 1, 30)), Crumb("年度报告", "/a/")
    skins = [Skin(Draw(f"skin {SEED} {n}"), "qxxxxgk", "清溪县人民政府", "3600000001") for n in range(20)]
    ucap = [s.rows([row]) + s.crumbs([crumb]) for s in skins]
    assert len(set(ucap)) > 8
    assert len({s.list_template for s in skins}) > 1
    drawn = [(Draw(f"trs {SEED} {n}"), draw_generations(Draw(f"{SEED} {n}"))) for n in range(20)]
    templates = [Templates(d, "清溪县人民政府", "3600000001", "html", years[2024]) for d, years in drawn]
    trs = [t.rows("/a/", [row]) + t.crumbs("/a/", [crumb]) + t.pager(3, 0) for t in templates]
    assert len(set(trs)) > 8
