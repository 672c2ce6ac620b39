"""Workers killed, PostgreSQL restarted, the store cut off: the archive is that of one undisturbed crawl."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random

import pytest

from tests import postgres, s3
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report, small_portal
from tests.door import Door
from tests.portals_families.changes import next_night
from tests.portals_families.county import County
from tests.portals_families.products import PRODUCTS, small
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal
from tests.seeds import SEED
from tests.workers.crew import FAILED, Crew, asked, at_once, enqueue, left, told

pytestmark = pytest.mark.postgres
LONGEST = 1500.0
"""Seconds for a night at most."""


class SlowSite(FamilySite[FamilyPortal]):
    """Each request takes long enough to be cut off."""

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        return replace(super().answer(handler), slow=0.02)


@dataclass
class Trouble:
    """What goes wrong while workers work; each at a moment drawn by the requests that the sites saw."""

    crew: Crew
    sites: Sequence[Site]
    server: postgres.Restarted
    store: Door
    draw: Random
    most: int
    happened: list[str] = field(default_factory=list)

    def kill(self) -> None:
        self.crew.kill(self.draw.randrange(len(self.crew.running)))

    def restart(self) -> None:
        self.server.stop()
        time.sleep(self.draw.choice((0.0, 0.5, 4.0, 10.0)))
        self.server.start()

    def shut(self) -> None:
        self.store.shut()
        time.sleep(self.draw.choice((0.5, 4.0, 15.0)))
        self.store.open()

    def happen(self, kinds: Sequence[str]) -> None:
        """One after the other, each after some more requests, or a while without any."""
        for kind in kinds:
            until = len(self) + self.draw.randint(1, self.most)
            limit = time.monotonic() + self.draw.choice((3.0, 20.0))
            while len(self) < until and time.monotonic() < limit:
                time.sleep(0.01)
            time.sleep(self.draw.choice((0.0, 0.05, 1.0)) * self.draw.random())
            getattr(self, kind)()
            self.happened.append(f"{kind} at request {len(self)}")

    def __len__(self) -> int:
        return sum(len(site.begun) for site in self.sites)


@dataclass(frozen=True)
class Ground:
    """Where it takes place: a database server, a store behind a door, sites, a folder."""

    server: postgres.Restarted
    store: Door
    sites: Sequence[Site]
    folder: Path

    @property
    def also(self) -> Mapping[str, str]:
        """The environment of the workers."""
        return s3.environment(self.store.port) | {"GONGKAI_BLOBS": f"s3://{s3.BUCKET}/blobs"}


def nights(ground: Ground, kinds: Sequence[str], change: Callable[[], None] | None, most: int) -> None:
    """A night for each way that the sites are: troubled it gives the same as undisturbed."""
    draw, url, whole = Random(SEED), ground.server.create(), Crawled(ground.folder)
    whole.url = ground.server.create()
    for night in range(2 if change else 1):
        enqueue(url, ground.sites, *(["--all-due"] if night else []))
        with Crew(url, ground.sites, 3, ground.folder, ground.also) as crew:
            trouble = Trouble(crew, ground.sites, ground.server, ground.store, draw, most)
            trouble.happen(draw.sample(kinds, len(kinds)))
            limit = time.monotonic() + LONGEST
            while left(url) and time.monotonic() < limit:
                time.sleep(1)
            assert not left(url), trouble.happened
            assert crew.gone() == [], trouble.happened
        assert asked(url, FAILED) == [], trouble.happened
        assert [at_once(site) for site in ground.sites] == [0] * len(ground.sites), trouble.happened
        whole.crawl(*ground.sites, all_due=bool(night), no_read=False)
        differing = [sorted({*one} ^ {*other}) for one, other in zip(told(url), told(whole.url), strict=True)]
        assert not any(differing), (trouble.happened, differing)
        command = [sys.executable, "-m", "cli.main", "verify", "--archive", url]
        subprocess.run(command, check=True, env=os.environ | ground.also)
        if change:
            change()


def apart() -> list[County]:
    """Portals of drawn products, no two of one name: which of the rivals that two governments of one name
    publish stands for a report is a matter of which came first."""
    names = Random(SEED).sample(sorted(PRODUCTS), len(PRODUCTS))
    found: dict[str, County] = {}
    for county in (small(name, SEED) for name in names):
        found.setdefault(county.portal.county, county)
    return list(found.values())


@pytest.fixture
def server() -> Iterator[postgres.Restarted]:
    with postgres.restarted() as started:
        yield started


@pytest.fixture
def store() -> Iterator[Door]:
    with s3.running() as port, Door(port) as door:
        yield door


def test_a_night_of_trouble_is_as_good_as_any(
    server: postgres.Restarted, store: Door, tmp_path: Path
) -> None:
    with ExitStack() as serving:
        sites = [serving.enter_context(Site(small_portal())) for _ in range(2)]
        for number, site in enumerate(sites):
            site.pages["/nb/2023.html"] = Answer(report(f"第{number}镇", 2023), slow=0.05)
        nights(Ground(server, store, sites, tmp_path), ("kill", "restart", "shut"), None, 5)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_nights_of_trouble_over_drawn_products(
    server: postgres.Restarted, store: Door, tmp_path: Path
) -> None:
    with ExitStack() as serving:
        counties = apart()
        sites = [serving.enter_context(SlowSite(county.portal)) for county in counties]

        def change() -> None:
            for county in counties:
                next_night(county)

        kinds = ("kill",) * 6 + ("restart",) * 3 + ("shut",) * 3
        nights(Ground(server, store, sites, tmp_path), kinds, change, 60)
