"""Fixtures of the crawl's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.register import seed
from models.archive import Archive
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.crawl.site import Site, small_portal


@pytest.fixture
def site() -> Iterator[Site]:
    """A small portal: home, section, list, four reports and some news."""
    with Site(small_portal()) as serving:
        yield serving


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the register in it: making one takes longer than a small crawl."""
    path = tmp_path_factory.mktemp("seeded") / "archive.db"
    with Archive.open(f"sqlite:///{path}") as archive, archive.writing() as session:
        seed(session)
    return path


@pytest.fixture
def crawled(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Crawled:
    """An archive not crawled yet. Failed requests are tried again without a wait."""
    monkeypatch.setattr("crawler.settings.GONGKAI_FIRST_WAIT", 0.05)
    copy_archive(seeded, tmp_path / "archive.db")
    return Crawled(tmp_path)
