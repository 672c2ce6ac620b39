"""Sample counties walked by the real crawler over two nights: the pattern of an archive of any size."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from crawler.crawl import CrawlOptions, crawl
from models.archive import Archive
from models.tables import Portal
from samples.county_portal import CountyPortal
from samples.portals import trs_county, ucap_county
from samples.server import SampleServer
from samples.trs_site import TrsSite
from samples.ucap_site import UcapSite


class Walked(NamedTuple):
    """A sample county in the archive: its portal, its name, host and port, code."""

    portal: int
    name: str
    place: str
    code: str


NIGHTS = (datetime(2025, 4, 1, 18, tzinfo=UTC), datetime(2025, 4, 2, 18, tzinfo=UTC))
LAST = NIGHTS[-1]
County = CountyPortal[TrsSite] | CountyPortal[UcapSite]


def division_code(number: int) -> str:
    """A county's six-digit code under 91 to 99, which no province has; twenty counties to a prefecture."""
    province, rest = divmod(number, 20 * 99)
    return f"{91 + province}{1 + rest // 20:02d}{1 + rest % 20:02d}"


def host_of(code: str) -> str:
    """The host of a county's portal."""
    return f"c{code}.example"


def counties(seed: int, count: int) -> list[tuple[str, County]]:
    """Sample counties of two families in turn, each with another name; (name, portal)."""
    found: dict[str, County] = {}
    draw = seed
    while len(found) < count:
        portal = (ucap_county, trs_county)[len(found) % 2](draw)
        draw += 1
        if isinstance(portal, CountyPortal):
            found.setdefault(portal.nights.county(1).name, portal)
    return list(found.items())


def walk(url: str, seed: int, count: int, tell: Callable[[str], None]) -> list[Walked]:
    """Walks the counties into the archive, reads and files them."""
    found = []
    for number, (name, portal) in enumerate(counties(seed, count)):
        with SampleServer(portal) as server:
            place = f"{server.host}:{server.port}"
            with Archive.open(url) as archive, archive.writing() as session:
                row = Portal(
                    home_url=server.home_url, name=name, division_code=division_code(number),
                    level="county", origin="register",
                )  # fmt: skip
                session.add(row)
                session.flush()
                found.append(Walked(row.id, name, place, division_code(number)))
            for night, begun in enumerate(NIGHTS, start=1):
                tell(f"{name}, night {night}")
                server.night = night
                options = CrawlOptions(
                    url, (server.home_url,), all_due=night > 1, delay=0, allow_private=(place,)
                )
                _night(options, begun)
    return found


def _night(options: CrawlOptions, begun: datetime) -> None:
    """One crawl in a process of its own, at a time of its own."""
    process = multiprocessing.get_context("spawn").Process(target=_crawl, args=(options, begun))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the walk of {options.targets[0]} ended with code {process.exitcode}")


def _crawl(options: CrawlOptions, begun: datetime) -> None:
    os.environ["GONGKAI_NOW"] = begun.isoformat()
    crawl(options)
