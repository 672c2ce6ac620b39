"""Nights over a portal that ages: what the archive says after each, against what it must say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random
from typing import Any

import pytest

from crawler.discovery import url_key
from research import Archive
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.crawl.site import Answer
from tests.nightly import at_night
from tests.portals_families.serve import FamilySite
from tests.portals_families.walk import walk
from tests.portals_kinds.test_kinds_nights import BRANCHES, is_branch_of
from tests.portals_other.filed import SameName, is_name_of
from tests.portals_other.nights import LIVE, ROUTINE, undated
from tests.portals_other.walk import target
from tests.portals_years import (
    addresses,
    arrivals,
    edits,
    faults,
    files,
    furniture,
    lists,
    manners,
    templates,
)
from tests.portals_years.aged import Aged
from tests.portals_years.material import LAYOUTS, Material, UnfitError, made

KINDS: dict[str, Callable[[Material], Aged]] = {
    **edits.KINDS, **files.KINDS, **furniture.KINDS, **templates.KINDS, **addresses.KINDS, **lists.KINDS,
    **arrivals.KINDS, **faults.KINDS, **manners.KINDS}  # fmt: skip
CHANGED = """SELECT DISTINCT d.url FROM documents d JOIN versions v ON v.document_id = d.id
WHERE v.ended_by = 'changed'"""
LISTS = "SELECT count(*) FROM pages WHERE role = 'list'"
NOTHING_ELSE = 6
"""Requests a night may make beyond what it must."""
WEEK = 7
"""Nights."""


class AgedSite(FamilySite[Aged]):
    """Its pages have an ETag unless the portal's layers say what they have."""

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        found = super().answer(handler)
        return found if self.portal.validated else replace(found, validators=False)


@dataclass
class Told:
    """What was wrong after one night, as paths, and what it asked."""

    night: int
    asked: int
    new_lists: int = 0
    missing: set[str] = field(default_factory=set)
    extra: set[str] = field(default_factory=set)
    false_edits: set[str] = field(default_factory=set)
    missed_edits: set[str] = field(default_factory=set)
    alarms: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return bool(self.missing or self.extra or self.false_edits or self.missed_edits or self.wrong)


@dataclass
class Lived:
    """All nights of one portal."""

    aged: Aged
    told: list[Told] = field(default_factory=list)
    lists: int = 0
    """Those known in the end."""
    undated: int = 0
    """Documents whose day of publication nothing tells, ten a list at most: looked at each night."""

    @property
    def wrong(self) -> list[Told]:
        """The nights after which the archive said what is not so."""
        return [one for one in self.told if one.is_wrong]

    @property
    def asked(self) -> list[int]:
        return [one.asked for one in self.told]

    @property
    def is_frugal(self) -> bool:
        """True if routine nights are cheap and a full revisit asks no more than the first and what is new."""
        first, *others = self.asked
        for number, asked in enumerate(others, 2):
            night = self.aged.nights[min(number, len(self.aged.nights)) - 1]
            before = self.aged.nights[min(number - 1, len(self.aged.nights)) - 1]
            most = max(ROUTINE * first, 4, 2 + self.lists) + self.undated
            if (number == 2 and night.is_whole) or before.alarm is not False or number > WEEK:
                # All is visited, or what a bad night left, or what is looked at each week.
                most = first
            news = (before.gone ^ night.gone) | night.either
            most += self.told[number - 1].new_lists
            if asked > most + NOTHING_ELSE + 2 * len(news):
                return False
        return True


def reachable(aged: Aged) -> None:
    """Raises `UnfitError` if a walk misses reports of the first night, or those that came later."""
    first = _missed(aged, 1)
    if first:
        raise UnfitError(f"a walk misses {len(first)}")
    known = replace(aged, night=1).standing
    for night in range(2, len(aged.nights) + 1):
        if aged.nights[night - 1].alarm is not True and _missed(aged, night) - known:
            raise UnfitError("a walk misses what is new")


def _missed(aged: Aged, night: int) -> set[str]:
    seen = replace(aged, night=night)
    portal = seen.portal
    shown = object.__new__(type(portal))
    truth = {path: portal.truth[path] for path in seen.standing}
    shown.__dict__.update(portal.__dict__ | {"truth": truth, "answer": seen.answer})
    return walk(shown, 3 * portal.fewest + 60).missed


def drawn(kind: str, name: str, seed: int) -> Aged:
    """A portal of that layout that this happens to; raises `UnfitError`."""
    aged = KINDS[kind](made(name, seed))
    reachable(aged)
    return aged


def some_drawn(kind: str, rng: Random, count: int) -> list[Aged]:
    """As many portals of drawn layouts that this happens to."""
    found = list[Aged]()
    for name in rng.sample(sorted(LAYOUTS), len(LAYOUTS)):
        with suppress(UnfitError):
            found.append(drawn(kind, name, rng.randrange(10**6)))
        if len(found) == count:
            break
    return found


def live(aged: Aged, folder: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch, *, is_read: bool) -> Lived:
    """Every night of a portal, one after the other; the last but a first one is a routine night."""
    folder.mkdir(exist_ok=True)
    copy_archive(seeded, folder / "archive.db")
    crawled, lived = Crawled(folder), Lived(aged)
    with AgedSite(aged) as site:
        for number in range(1, max(3, len(aged.nights)) + 1):
            aged.night, before = number, len(site.log)
            at_night(number, monkeypatch)
            crawled.crawl(site, all_due=number == 2 and aged.now.is_whole, no_read=not is_read)
            lived.told.append(_after(crawled, site, number, len(site.log) - before))
            known, lived.lists = lived.lists, int(crawled.rows(LISTS)[0][0])
            lived.told[-1].new_lists = lived.lists - known
            if is_read and aged.now.is_told:
                lived.told[-1].wrong += wrong_reports(crawled, aged)
    lived.undated = undated(crawled)
    return lived


def _after(crawled: Crawled, site: AgedSite, number: int, asked: int) -> Told:
    aged, told = site.portal, Told(number, asked)
    root = site.home.rstrip("/")

    def keys(paths: set[str] | frozenset[str]) -> set[str]:
        return {url_key(site.named(path)) for path in paths}

    def paths(found: set[str]) -> set[str]:
        return {key.removeprefix(root) for key in found}

    now = {url_key(url) for (url,) in crawled.rows(LIVE)}
    changed = {url_key(url) for (url,) in crawled.rows(CHANGED)}
    told.missing = paths(keys(aged.standing) - now)
    told.extra = paths(now - keys(aged.standing | aged.now.either))
    told.false_edits = paths(changed - keys(aged.now.edited | aged.now.free))
    told.missed_edits = paths(keys(aged.now.edited) - changed) if aged.now.is_whole else set()
    told.alarms = crawled.open_alarms()
    if aged.now.alarm is not None and aged.now.alarm != bool(told.alarms):
        told.wrong.append(f"alarms {told.alarms}")
    return told


def wrong_reports(crawled: Crawled, aged: Aged) -> list[str]:
    """What reports say that is not so: of another body or year, withdrawn though it stands, twice."""
    wrong, seen = list[str](), set[str]()
    standing = aged.standing | set(aged.now.either)
    with Archive(crawled.url) as archive:
        reports = list(archive.reports())
    for one in reports:
        places = _places(one) & set(aged.portal.truth)
        own = places & standing
        if one["status"] == "withdrawn":
            others = set().union(*(_places(two) for two in reports if two["status"] != "withdrawn"))
            lost = (own & aged.standing) - others
            wrong += [f"withdrawn {sorted(lost)}"] if lost else []
            continue
        if not own:
            wrong.append(f"live {sorted(_places(one))}")
            continue
        same = is_branch_of if aged.portal.name in BRANCHES else is_name_of
        wrong += _mistold(one, [aged.portal.truth[path] for path in own], same)
        seen |= own
        if aged.moved and one["versions"] != 1 and not places & (aged.now.edited | aged.now.free):
            wrong.append(f"moved in {one['versions']} versions {sorted(own)}")
    stand = [frozenset(_places(one)) for one in reports if one["status"] != "withdrawn"]
    twice = len(stand) - len(set(stand))
    unseen = aged.standing - seen
    return wrong + ([f"lost {sorted(unseen)}"] if unseen else []) + ([f"twice {twice}"] if twice else [])


def _places(report: dict[str, Any]) -> set[str]:
    urls = (report["url"], *report["also_at"], *(one["url"] for one in report["documents"]))
    return {target(url) for url in urls}


def _mistold(report: dict[str, Any], true: list[Any], same: SameName) -> list[str]:
    told, year = report["agency"], report["year"]
    if any(year in (one.year, None) and same(told, one.agency) for one in true):
        return []
    return [f"told {told} {year} for {[(one.path, one.agency, one.year) for one in true]}"]
