"""An upgrade while workers are at work: nobody migrates beside them, old ones end, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine

from models import schema
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report, small_portal
from tests.operating.programs import until
from tests.postgres import Postgres
from tests.workers.crew import FAILED, Crew, asked, enqueue, left, told

pytestmark = [pytest.mark.postgres, pytest.mark.soak, pytest.mark.timeout(1200)]
NEWER = "9999"


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    """Two portals slow enough to be met at work."""
    with ExitStack() as serving:
        found = [serving.enter_context(Site(small_portal())) for _ in range(2)]
        for number, site in enumerate(found):
            for year in (2021, 2022, 2023):
                site.pages[f"/nb/{year}.html"] = Answer(report(f"第{number}镇", year), slow=1.5)
        yield found


def gongkai(*words: str, url: str) -> tuple[int, str]:
    line = [sys.executable, "-m", "cli.main", *words, "--archive", url]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=240)
    return done.returncode, done.stdout + done.stderr


def changed(url: str, call: object) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        call(connection)  # type: ignore[operator]
    engine.dispose()


def older(connection: Connection) -> None:
    command.upgrade(schema.config(connection), schema.KNOWN[-2])


def revised(revision: str) -> object:
    return lambda connection: schema.set_revision(connection, revision)


def test_an_upgrade_under_load_loses_nothing(
    sites: list[Site], postgres_server: Postgres, tmp_path: Path
) -> None:
    url, whole = postgres_server.create(), Crawled(tmp_path)
    whole.url = postgres_server.create()
    try:
        changed(url, older)
        for words in (("work", "--until-empty"), ("enqueue", sites[0].home)):
            code, said = gongkai(*words, url=url)
            assert (code, "run: gongkai migrate" in said) == (1, True), said
        assert gongkai("migrate", url=url)[0] == 0

        enqueue(url, sites)
        with Crew(url, sites, 2, tmp_path, {}) as crew:
            until(lambda: all(len(site.log) > 3 for site in sites))
            code, said = gongkai("migrate", url=url)
            assert (code, "another run writes it" in said) == (1, True), said
            # As a newer program's `migrate` leaves it, had it found a moment between two jobs.
            changed(url, revised(NEWER))
            until(lambda: len(crew.gone()) == 2)
            assert crew.gone() == [1, 1]
            crew.running.clear()
        for log in tmp_path.glob("worker-*.log"):
            assert f"schema {NEWER}, newer than this gongkai" in log.read_text("utf-8")

        # The upgraded workers of the other machines; here their schema is this one.
        changed(url, revised(schema.HEAD))
        assert asked(url, FAILED) == []
        assert left(url)
        with Crew(url, sites, 2, tmp_path, {}):
            until(lambda: not left(url))
        assert asked(url, FAILED) == []
        whole.crawl(*sites, no_read=False)
        assert told(url) == told(whole.url)
    finally:
        for one in (url, whole.url):
            postgres_server.drop(one)
