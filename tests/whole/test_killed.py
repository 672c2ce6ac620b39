"""Killed with -9 at random moments, a crawl goes on and ends with the archive of an undisturbed one."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.archive import Archive
from samples.portals import ucap_county
from samples.server import SampleServer
from tests.seeds import SEED
from tests.whole.program import Program, program_in

# Everything the archive says, without ids and times.
SAYS = {
    "reports": """select b.name, r.fiscal_year, r.scope, r.status, r.title, d.url from reports r
        left join bodies b on b.id = r.body_id left join documents d on d.id = r.preferred_id""",
    "documents": "select url, title, published_on from documents",
    "versions": """select d.url, v.number, v.bytes_hash, v.content_hash, v.ended_by from versions v
        join documents d on d.id = v.document_id""",
    "blobs": "select sha256, length, media_type from blobs",
    "readings": """select bytes_hash, is_report, agency, fiscal_year, scope, error from readings
        where is_current""",
    "figures": """select r.bytes_hash, f.code, f.form, f.value, f.raw, f.state from figures f
        join readings r on r.id = f.reading_id where r.is_current""",
    "filings": """select d.url, v.number, f.relation, b.name, p.fiscal_year from filings f
        join versions v on v.id = f.version_id join documents d on d.id = v.document_id
        left join reports p on p.id = f.report_id left join bodies b on b.id = p.body_id""",
    "findings": """select f.subject, f.rule, f.severity, f.codes, f.message, r.bytes_hash, b.name,
        p.fiscal_year from findings f left join readings r on r.id = f.reading_id
        left join reports p on p.id = f.report_id left join bodies b on b.id = p.body_id""",
}


Due = Callable[[], bool]


def says(program: Program) -> dict[str, list[tuple[Any, ...]]]:
    with Archive.open(program.archive, create=False) as archive, archive.reading() as session:
        return {
            name: sorted((tuple(row) for row in session.execute(text(query))), key=repr)
            for name, query in SAYS.items()
        }


def crawl_killed(program: Program, words: list[str], night: int, due: Due) -> bool:
    """Starts a crawl and kills it once that is `due`; true if it was still running."""
    process = subprocess.Popen(
        program.command(*words),
        env=program.environment(night),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None:
        if due():
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.01)
    return False


def moments(chance: random.Random, server: SampleServer, asked: int, lasted: float) -> Iterator[Due]:
    """When to kill: once at a random request of the crawl, then, again and again, at a random time of it."""
    request = len(server.log) + chance.randint(asked // 10, asked * 8 // 10)
    yield lambda: len(server.log) >= request
    while True:
        yield after(chance.uniform(0.2, 0.8) * lasted)


def after(seconds: float) -> Due:
    moment = time.monotonic() + seconds
    return lambda: time.monotonic() >= moment


def both_ways(tmp_path: Path, kills: int) -> None:
    chance = random.Random(SEED)
    calm, disturbed = (tmp_path / name for name in ("calm", "disturbed"))
    calm.mkdir()
    disturbed.mkdir()
    undisturbed, killed = program_in(calm), program_in(disturbed)
    with SampleServer(ucap_county(SEED)) as server:
        # Counters that stand still: the same page has the same bytes in both archives.
        server.views = repeat(1001)  # type: ignore[assignment]
        for night in (1, 2):
            server.night = night
            started, before = time.monotonic(), len(server.log)
            undisturbed.crawl(server.home_url, night)
            asked, lasted = len(server.log) - before, time.monotonic() - started
            words = killed.crawl_words(server.home_url, night)
            due = moments(chance, server, asked, lasted)
            hits = [crawl_killed(killed, words, night, next(due)) for _ in range(kills)]
            killed.crawl(server.home_url, night)
            assert hits[0], "the first kill came after the end"
    expected, found = says(undisturbed), says(killed)
    for name, rows in expected.items():
        assert rows, name
        assert found[name] == rows, name
    assert "every byte" in killed.run("verify").stdout


def test_a_killed_crawl_ends_with_the_same_archive(tmp_path: Path) -> None:
    both_ways(tmp_path, kills=2)


@pytest.mark.soak
def test_ten_kills_end_with_the_same_archive(tmp_path: Path) -> None:
    both_ways(tmp_path, kills=10)
