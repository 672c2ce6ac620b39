"""Archives made apart and joined: the same as if one had seen everything, however often they are joined."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, text

from models.archive import Archive
from models.ledger import VisitRecord, record, withdraw
from models.merging import merge
from models.tables import Page, Population, Portal
from samples.portals import trs_county
from samples.server import SampleServer
from tests.archives import copy_archive
from tests.elsewhere.test_added import TABLES
from tests.seeds import SEED
from tests.whole.program import Program, program_in

START = datetime(2025, 3, 1, tzinfo=UTC)
VERSIONS = (
    "SELECT p.url_key, v.number, v.content_hash, v.first_seen, v.last_seen, v.ended_at, v.ended_by, "
    "r.started_at FROM versions v JOIN documents d ON d.id = v.document_id JOIN pages p ON p.id = d.page_id "
    "JOIN runs r ON r.id = v.run_id ORDER BY 1, 2"
)
VISITS = "SELECT p.url_key, s.visited_at, s.outcome, s.vantage FROM visits s JOIN pages p ON p.id = s.page_id"


@dataclass(frozen=True)
class Event:
    """One night's look at one page: these bytes, or nothing there any more."""

    night: int
    path: str
    body: bytes | None


def events(random: Random) -> list[Event]:
    """Ten nights of three reports; what is there changes back and forth, and may go and come again."""
    found = []
    for path in ("a.html", "b.html", "c.html"):
        body: bytes | None = b"A" + path.encode()
        for night in range(10):
            body = random.choice([body, body, body, b"A" + path.encode(), b"B" + path.encode(), None])
            found.append(Event(night, path, body))
    return sorted(found, key=lambda event: (event.night, event.path))


def look(archive: Archive, seen: list[Event], vantage: str) -> None:
    """Writes what was seen, each night a run, by the ledger that a crawl writes with."""
    runs: dict[int, int] = {}
    for event in seen:
        at = START + timedelta(days=event.night)
        with archive.writing() as session:
            portal = session.query(Portal).filter_by(home_url="http://x.example/").one_or_none()
            if portal is None:
                portal = Portal(home_url="http://x.example/", origin="named", own_hosts=[])
                session.add(portal)
                session.flush()
            page = session.query(Page).filter_by(portal_id=portal.id, url_key=event.path).one_or_none()
            if page is None:
                page = Page(portal_id=portal.id, url=f"http://x.example/{event.path}", url_key=event.path,
                            role="report", first_seen=at)  # fmt: skip
                session.add(page)
                session.flush()
            if event.night not in runs:
                runs[event.night] = run_of(session, at)
            record(session, archive.blobs, VisitRecord(
                run_id=runs[event.night], page_id=page.id, url=page.url, visited_at=at, due_at=None,
                answer="gone" if event.body is None else "content", body=event.body, role="report",
                content_hash="" if event.body is None else event.body.hex(), vantage=vantage))  # fmt: skip
            if event.body is None:
                withdraw(session, [page.id])


def halves(random: Random, seen: list[Event]) -> list[bool]:
    """Who saw which event: that something is gone concludes who saw it there last."""
    last: dict[str, bool] = {}
    found = []
    for event in seen:
        if event.body is not None or event.path not in last:
            last[event.path] = random.random() < 0.5
        found.append(last[event.path])
    return found


def run_of(session: Any, at: datetime) -> int:  # noqa: ANN401 - a session
    from models.tables import Run

    run = Run(command="crawl", arguments={"night": at.isoformat()}, started_at=at)
    session.add(run)
    session.flush()
    return run.id


def rows(archive: Archive, sql: str) -> list[tuple[Any, ...]]:
    with archive.reading() as session:
        return sorted(tuple(map(str, row)) for row in session.execute(text(sql)))


def counted(archive: Archive) -> dict[str, int]:
    with archive.reading() as session:
        return {one: session.execute(text(f"SELECT count(*) FROM {one}")).scalar_one() for one in TABLES}


def test_two_halves_joined_are_the_whole(archive: Archive, tmp_path: Path) -> None:
    random = Random(SEED)
    seen = events(random)
    mine = halves(random, seen)
    look(archive, [event for event, own in zip(seen, mine, strict=True) if own], "abroad")
    with (
        Archive.open(f"sqlite:///{tmp_path / 'other.db'}") as other,
        Archive.open(f"sqlite:///{tmp_path / 'whole.db'}") as whole,
    ):
        look(other, [event for event, own in zip(seen, mine, strict=True) if not own], "inside")
        look(whole, seen, "both")
        joined = merge(archive, other)
        assert joined.problems == []
        found, expected = rows(archive, VERSIONS), rows(whole, VERSIONS)
        assert [row[:3] + row[6:7] for row in found] == [row[:3] + row[6:7] for row in expected]
        assert {row[3] for row in rows(archive, VISITS)} == {"abroad", "inside"}
        assert len(rows(archive, VISITS)) == len(seen)
        before, versions = counted(archive), rows(archive, VERSIONS)
        again = merge(archive, other)
        assert (sum(again.new.values()), counted(archive), rows(archive, VERSIONS)) == (0, before, versions)
        assert archive.verify() == []


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A sample portal crawled by a colleague."""
    program = program_in(Path(tmp_path_factory.mktemp("colleague")))
    with SampleServer(trs_county(SEED)) as server:
        program.crawl(server.home_url)
    return program


def test_a_colleague_s_archive_killed_on_the_way_and_joined_again(crawled: Program, tmp_path: Path) -> None:
    mine, other = program_in(tmp_path), crawled.archive.removeprefix("sqlite:///")
    mine.run("portals", "--find", "赣县区")
    started = subprocess.Popen(mine.command("merge", other), env=mine.environment(2), stderr=subprocess.PIPE)
    time.sleep(Random(SEED).uniform(0.8, 2.0))
    started.kill()
    started.communicate()
    mine.lines("merge", other, night=2)
    assert mine.lines("reports") == crawled.lines("reports")
    kept = copy_archive(tmp_path / "gongkai.db", tmp_path / "before.db")
    (again,) = mine.lines("merge", other, night=2)
    assert (again["new"], again["readings_taken"], again["read"]) == ({}, 0, 0)
    with Archive.open(mine.archive) as one, Archive.open(f"sqlite:///{kept}") as two:
        assert counted(one) == counted(two)
        assert one.verify() == []
    assert "with itself" in mine.run("merge", mine.archive, code=2).stderr
    assert "no archive there" in mine.run("merge", str(tmp_path / "none.db"), code=1).stderr


def test_populations_are_joined_and_those_here_stay(archive: Archive, tmp_path: Path) -> None:
    with Archive.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for one, people in ((archive, {"360704": 560_000}), (other, {"360704": 1, "360702": 720_000})):
            with one.writing() as session:
                session.add_all(
                    Population(division_code=code, year=2023, people=count) for code, count in people.items()
                )
        assert merge(archive, other).new["populations"] == 1
        assert merge(archive, other).new["populations"] == 0
    with archive.reading() as session:
        rows = session.execute(select(Population.division_code, Population.people))
        assert dict(rows.all()) == {"360704": 560_000, "360702": 720_000}
