"""What nights cost on sample portals, in requests and bytes, and by that what the whole register costs.

Every portal is walked by the real crawler on loopback: a first night, the routine nights after it, and a full
revisit. Run: python -m bench.nights [--seed S] [--nights N] [--only FAMILY] [--rate PAGES] [--json]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import func, select

from bench.crawl import measured, ours, serve
from bench.register import Night, Register
from crawler.crawl import CrawlOptions, crawl
from crawler.discovery.urls import clean, url_key
from crawler.options import CrawlResult
from models.archive import Archive
from models.tables import Blob, DocumentRow, Page, Visit
from tests.portals_families.products import PRODUCTS
from tests.portals_families.serve import FamilySite

FIRST = datetime(2026, 2, 10, 17, tzinfo=UTC)
"""In the season, when lists are looked at each night."""


@dataclass(frozen=True)
class Walked:
    """One portal's nights: the first, the routine ones after it and the full revisit, in order; `fewest` are
    the requests that the first could not do without, `lists` those that a routine night owes to lists."""

    family: str
    reports: int
    found: int
    wrong: int
    fewest: int
    lists: int
    nights: tuple[Night, ...]

    @property
    def first(self) -> Night:
        return self.nights[0]

    @property
    def routine(self) -> float:
        """Requests of a routine night, on average."""
        return statistics.mean(night.requests for night in self.nights[1:-1])

    def line(self) -> str:
        after = " ".join(str(night.requests) for night in self.nights[1:-1])
        return (
            f"{self.family:12} recall {self.found / self.reports:7.2%}  precision "
            f"{self.found / max(self.found + self.wrong, 1):7.2%}  first {self.first.requests:4} "
            f"({self.first.requests / self.fewest:.2f} × fewest)  then {after} "
            f"({self.routine / self.first.requests:.1%}, its lists "
            f"{self.lists / self.first.requests:.1%})  all due {self.nights[-1].requests} "
            f"({self.nights[-1].bytes / max(self.first.bytes, 1):.0%} of the bytes)"
        )


def night(url: str, home: str, every: bool, told: Connection) -> None:
    """One crawl of one portal, in a process of its own, whose clock GONGKAI_NOW sets."""
    place = home.split("//")[1].strip("/")
    options = CrawlOptions(url, (home,), all_due=every, delay=0, allow_private=(place,), no_read=True)
    told.send(_measured(url, crawl(options)))


def _measured(url: str, result: CrawlResult) -> Night:
    with Archive.open(url) as archive, archive.reading() as session:
        size = session.scalar(
            select(func.coalesce(func.sum(Blob.length), 0))
            .join(Visit, Visit.blob_sha256 == Blob.sha256)
            .where(Visit.run_id == result.run_id, Visit.status == 200)
        )
    return Night(sum(portal.requests for portal in result.portals), int(size or 0))


def nights(url: str, home: str, number: int) -> Iterator[Night]:
    """A first night, `number` routine ones and a full revisit."""
    context = multiprocessing.get_context("spawn")
    for day in range(number + 2):
        os.environ["GONGKAI_NOW"] = (FIRST + timedelta(days=day)).isoformat()
        here, there = context.Pipe()
        process = context.Process(target=night, args=(url, home, day > number, there))
        process.start()
        there.close()
        yield here.recv()
        process.join()


def walked(family: str, seed: int, number: int) -> Walked:
    """The nights of one sample portal, and what of it was found."""
    portal = PRODUCTS[family](seed).portal
    with tempfile.TemporaryDirectory() as folder, FamilySite(portal) as site:
        url = f"sqlite:///{Path(folder) / 'nights.db'}"
        made = tuple(nights(url, site.home, number))
        reports = _reports(url)
        return Walked(
            family,
            len(portal.truth),
            sum(_key(site.home, path) in reports for path in portal.truth),
            sum(_key(site.home, path) in reports for path in portal.false),
            portal.fewest + 1,
            _lists(url),
            made,
        )


def _lists(url: str) -> int:
    """Visits of lists in the second run, the first of the routine ones."""
    visits = select(func.count()).select_from(Visit).join(Page, Page.id == Visit.page_id)
    with Archive.open(url) as archive, archive.reading() as session:
        return session.scalars(visits.where(Visit.run_id == 2, Page.role == "list")).one()


def _key(home: str, path: str) -> str:
    return url_key(clean(path, home) or path)


def measured_rate(pages: int = 200) -> float:
    """Pages a second that one crawling process bears here and now."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(pages, there), daemon=True)
    server.start()
    os.environ.pop("GONGKAI_NOW", None)
    try:
        with tempfile.TemporaryDirectory() as folder:
            run = measured(ours, here.recv(), folder)
    finally:
        server.terminate()
    return run.rate


def _reports(url: str) -> set[str]:
    with Archive.open(url) as archive, archive.reading() as session:
        return set(session.scalars(select(Page.url_key).join(DocumentRow, DocumentRow.page_id == Page.id)))


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="what the portals are drawn from")
    parser.add_argument("--nights", type=int, default=3, help="routine nights after the first")
    parser.add_argument("--only", choices=sorted(PRODUCTS), action="append", help="these families alone")
    parser.add_argument(
        "--rate", type=float, help="pages a second that one process bears; measured if it is not given"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    done: list[Walked] = []
    for family in asked.only or PRODUCTS:
        done.append(walked(family, asked.seed, asked.nights))
        print(done[-1].line(), file=sys.stderr if asked.json else sys.stdout, flush=True)
    register = Register.of(
        [one.first for one in done],
        [each for one in done for each in one.nights[1:-1]],
        [one.nights[-1] for one in done],
        asked.rate or measured_rate(),
    )
    if asked.json:
        print(json.dumps({"portals": [asdict(one) for one in done], "register": asdict(register)}, indent=1))
    else:
        print("\n".join(register.lines()))


if __name__ == "__main__":
    main()
