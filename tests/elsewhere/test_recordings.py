"""A portal crawled and the same portal added from a recording: equal reports, equal figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from models.archive import Archive
from models.tables import Visit
from samples.portals import trs_county, ucap_county
from samples.server import SampleServer
from tests.elsewhere.recording import fetched, record, response, wacz, warc
from tests.seeds import SEED
from tests.whole.program import Program, program_in

AT = datetime(2025, 4, 1, 18, 0, tzinfo=UTC)
SAME = (
    "portal", "agency", "kind", "level", "year", "scope", "form", "title", "published_on", "status",
    "figures",
)  # fmt: skip


@dataclass
class Portal:
    """A sample portal that a program crawled once, and every answer it got on the way."""

    crawled: Program
    server: SampleServer
    records: list[bytes]

    def file(self, folder: Path, name: str) -> Path:
        data = warc(self.records, zipped=not name.endswith(".warc"))
        path = folder / name
        path.write_bytes(wacz(data) if name.endswith(".wacz") else data)
        return path


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    crawled = program_in(Path(tmp_path_factory.mktemp("crawled")))
    with SampleServer(Random(SEED).choice([ucap_county, trs_county])(SEED)) as server:
        crawled.crawl(server.home_url)
        paths = list(dict.fromkeys(entry.path for entry in server.log if entry.method == "GET"))
        Random(SEED).shuffle(paths)
        records = [record("warcinfo", None, AT, b"software: tests\r\n", "application/warc-fields")]
        records += [response(fetched(server.url(path)), AT) for path in paths]
        yield Portal(crawled, server, records)


def comparable(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    shown = [{name: report[name] for name in (*SAME, "url", "also_at")} for report in reports]
    return sorted(shown, key=lambda one: (str(one["agency"]), str(one["year"]), one["url"]))


def test_a_recorded_portal_has_the_figures_of_the_crawled_one(portal: Portal, tmp_path: Path) -> None:
    name = Random(SEED).choice(["a.warc", "b.warc.gz", "c.wacz"])
    path, added = portal.file(tmp_path, name), program_in(tmp_path)
    (counts,) = added.lines("add", str(path), "--by", "王", "--how", "browser")
    assert counts["problems"] == []
    theirs, ours = portal.crawled.lines("reports"), added.lines("reports")
    assert comparable(ours) == comparable(theirs)
    (again,) = added.lines("add", str(path), "--by", "王", "--how", "browser", night=2)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 0)
    assert again["known"] == counts["new"]
    assert added.lines("reports") == ours
    with Archive.open(added.archive, create=False) as archive, archive.reading() as session:
        headers = {url: dict(sent or ()) for url, sent in session.execute(select(Visit.url, Visit.headers))}
    assert headers
    assert all("Content-Type" in sent for url, sent in headers.items() if url.startswith("http"))
