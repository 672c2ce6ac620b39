"""Archives copied whole between SQLite and PostgreSQL: nothing lost, nothing changed, killed and gone on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text, update

from models.archive import Archive, ArchiveBusyError, ArchiveError
from models.bytes.folder import FolderStore
from models.clock import today
from models.copying import Copied, copy
from models.tables import Page, ReadingRow, Run
from research.release import Told, make
from research.search import search
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report, small_portal
from tests.reportgen import make as generated
from tests.seeds import SEED

TOLD = Told("县年报", ("王, 小明",), "CC-BY-4.0", None)


def quiet(_done: int, _total: int, _what: str) -> None: ...


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Crawled:
    """An archive of two nights with figures, read and filed; a page was found on one of a greater number."""
    folder = tmp_path_factory.mktemp("filled")
    copy_archive(seeded, folder / "archive.db")
    crawled = Crawled(folder)
    with Site(small_portal()) as site:
        site.pages["/nb/2022.html"] = Answer(generated.make(SEED, "html clean", "none", form="2021").data)
        crawled.night(site, no_read=False)
        site.pages["/nb/2023.html"] = Answer(report("江口镇", 2023, "更正：受理申请九件。"))
        crawled.night(site, no_read=False)
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        last = session.scalars(select(Page.id).order_by(Page.id.desc())).first()
        session.execute(update(Page).where(Page.id == 2).values(found_on_id=last))
    return crawled


def copied(source: str, target: str, tell: Callable[[int, int, str], None] = quiet) -> Copied:
    with (
        Archive.open(source, create=False) as old,
        Archive.open(target, unfinished=True) as new,
        old.lock("copy"),
        new.lock("copy"),
    ):
        return copy(old, new, None, tell)


def released(url: str, folder: Path) -> dict[str, bytes]:
    with Archive.open(url) as archive:
        make(archive, "r1", today(), TOLD, folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def asked(url: str) -> list[object]:
    """What several questions answer."""
    with Archive.open(url) as archive, archive.reading() as session:
        query = "SELECT code, form, CAST(value AS REAL), raw, state FROM v_figures ORDER BY 1, 2, 3, 4, 5"
        figures = session.execute(text(query))
        found = [str(hit) for hit in search(session, "受理申请")]
        return [[tuple(map(str, row)) for row in figures], found, archive.verify()]


def test_there_and_back_again(filled: Crawled, postgres_url: str, tmp_path: Path) -> None:
    back = f"sqlite:///{tmp_path / 'back.db'}"
    there, again = copied(filled.url, postgres_url), copied(postgres_url, back)
    assert there.problems == again.problems == []
    assert (there.rows, there.digests) == (again.rows, again.digests)
    wanted = asked(filled.url)
    assert all(wanted[:2])
    assert asked(postgres_url) == asked(back) == wanted
    assert (
        released(filled.url, tmp_path / "one")
        == released(postgres_url, tmp_path / "two")
        == released(back, tmp_path / "three")
    )
    with Archive.open(postgres_url) as archive:
        # Rows that come later have numbers of their own.
        archive.begin_run("reread", {})
        with archive.writing() as session:
            session.add(Page(portal_id=1, url="http://h.example/", url_key="h.example/", role="lead",
                             first_seen=session.scalars(select(Run.started_at)).first()))  # fmt: skip


def test_a_copy_that_was_killed_goes_on(filled: Crawled, postgres_url: str) -> None:
    draw, steps = Random(SEED), 0

    def dying(_done: int, _total: int, _what: str) -> None:
        nonlocal steps
        steps += 1
        if draw.random() < 0.1:
            raise InterruptedError

    for _time in range(1000):
        try:
            result = copied(filled.url, postgres_url, dying)
        except InterruptedError:
            with pytest.raises(ArchiveError, match="Run the same gongkai copy again"):
                Archive.open(postgres_url)
        else:
            break
    assert steps > len(result.rows)
    assert result.problems == []
    assert asked(postgres_url) == asked(filled.url)


@pytest.mark.soak
def test_a_killed_program_goes_on(filled: Crawled, postgres_url: str) -> None:
    command = [sys.executable, "-m", "cli.main", "copy", filled.url, postgres_url, "--json"]
    for wait in (Random(SEED).uniform(0.8, 2.0), None):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as running:
            if wait:
                time.sleep(wait)
                running.send_signal(signal.SIGKILL)
            said = running.communicate()[0]
    assert running.returncode == 0
    assert json.loads(said)["problems"] == []
    assert asked(postgres_url) == asked(filled.url)


def test_what_is_in_the_way_is_told(filled: Crawled, postgres_url: str, tmp_path: Path) -> None:
    with Archive.open(postgres_url) as other:
        other.begin_run("crawl", {})
    with pytest.raises(ArchiveError, match=r"holds rows already \(in runs\)"):
        copied(filled.url, postgres_url)
    new = f"sqlite:///{tmp_path / 'new.db'}"
    with Archive.open(filled.url) as busy, busy.lock("crawl"), pytest.raises(ArchiveBusyError):
        copied(filled.url, new)
    with pytest.raises(ArchiveError, match=r"no archive there|no such database"):
        copied(f"sqlite:///{tmp_path / 'none.db'}", postgres_url)


def test_a_difference_is_a_problem(filled: Crawled, postgres_url: str) -> None:
    def meddle(_done: int, _total: int, what: str) -> None:
        if what == "full-text index":
            with Archive.open(postgres_url, unfinished=True) as archive, archive.writing() as session:
                session.execute(text("UPDATE readings SET title = 'x' WHERE id = 1"))
                session.execute(text("DELETE FROM filings"))

    told = " ".join(copied(filled.url, postgres_url, meddle).problems)
    assert "table readings" in told
    assert "table filings" in told
    with pytest.raises(ArchiveError, match="not ended"):
        Archive.open(postgres_url)


def test_bytes_go_elsewhere(filled: Crawled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, target = tmp_path / "bytes", f"sqlite:///{tmp_path / 'new.db'}"
    command = [sys.executable, "-m", "cli.main", "copy", filled.url, target, "--bytes", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "copied and verified" in done.stdout
    wanted = asked(filled.url)
    monkeypatch.setenv("GONGKAI_BLOBS", str(folder))
    assert asked(target) == wanted
    with Archive.open(target) as archive, archive.reading() as session:
        assert session.execute(text("SELECT DISTINCT store FROM blobs")).all() == [("folder",)]
        assert session.scalar(select(ReadingRow.id)) is not None
    assert len(list(FolderStore(folder).hashes())) > 4
