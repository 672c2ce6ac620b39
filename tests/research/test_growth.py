"""How many days are left: exact where the growth is given."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from models.archive import Archive
from models.clock import now
from models.space import MIB
from models.tables import Blob, Page, Portal, Run, Visit
from research.growth import disk


def visited(archive: Archive, days: int, size: int) -> None:
    """A blob of `size` random bytes and a visit each night, the first `days` nights ago."""
    with archive.writing() as session:
        portal, run = Portal(home_url="http://a/", own_hosts=[]), Run(command="crawl", started_at=now())
        session.add_all([portal, run])
        session.flush()
        page = Page(portal_id=portal.id, url="/", url_key="/", role="home", first_seen=now())
        session.add(page)
        session.flush()
        for ago in range(days, 0, -1):
            at = now() - timedelta(days=ago)
            sha256 = archive.blobs.put(session, os.urandom(size), "text/plain")
            session.execute(update(Blob).where(Blob.sha256 == sha256).values(stored_at=at))
            session.add(Visit(
                run_id=run.id, page_id=page.id, url="/", visited_at=at, outcome="changed",
                blob_sha256=sha256))


def test_days_left_at_the_growth_of_the_last_nights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    monkeypatch.setattr("research.growth.free", lambda _folder: 600 * MIB)
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}") as archive:
        visited(archive, 11, 1 << 20)
        with archive.reading() as session:
            told = disk(archive, session)
    # Eleven nights, the first one left out: about a MiB a day, and 600 - 512 MiB above the mark.
    assert told["free_bytes"] == 88 * MIB
    assert told["bytes_a_day"] == pytest.approx(MIB, rel=0.15)
    assert told["days_left"] == pytest.approx(88, rel=0.15)
    assert told["bytes"] > 11 * MIB


@pytest.mark.sqlite
def test_bytes_in_the_database_count_too(tmp_path: Path) -> None:
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}") as archive:
        visited(archive, 11, 1 << 20)
        with archive.reading() as session:
            assert disk(archive, session)["bytes_a_day"] == pytest.approx(MIB, rel=0.25)


def test_a_young_archive_tells_no_rate(archive: Archive) -> None:
    with archive.reading() as session:
        assert disk(archive, session)["days_left"] is None
    visited(archive, 1, 1000)
    with archive.reading() as session:
        assert disk(archive, session)["bytes_a_day"] is None
        first = session.scalars(select(Visit.visited_at)).one()
    assert isinstance(first, datetime)
