"""Portals that make up reports without end: each true one is found, none besides, in few requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.hostile.mazes import MAZES, Maze
from tests.hostile.server import Hostile
from tests.seeds import SEED

MOST_TIMES = 3
LIVE = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.ended_at IS NULL"


@pytest.fixture(scope="module", params=MAZES)
def night(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, seeded: Path
) -> tuple[Maze, set[str], list[str]]:
    """A portal, the documents that a night finds on it, and what was asked for."""
    folder = tmp_path_factory.mktemp("maze")
    copy_archive(seeded, folder / "archive.db")
    portal = MAZES[request.param](SEED)
    with pytest.MonkeyPatch.context() as limits, Hostile(portal.reply_to) as site:
        limits.setattr("crawler.settings.GONGKAI_FIRST_WAIT", 0.02)
        limits.setattr("crawler.settings.DOWNLOAD_TIMEOUT", 0.7)
        crawled = Crawled(folder)
        crawled.crawl(targets=(site.home,), allow_private=(site.place,), max_requests=8 * portal.fewest)
        found = {url.removeprefix(site.home.rstrip("/")) for (url,) in crawled.rows(LIVE)}
        return portal, found, site.paths()


def test_every_true_report_is_found_and_no_other(night: tuple[Maze, set[str], list[str]]) -> None:
    portal, found, _ = night
    assert found == portal.truth


def test_few_requests_are_made_in_vain(night: tuple[Maze, set[str], list[str]]) -> None:
    portal, _, asked = night
    assert len(asked) <= MOST_TIMES * portal.fewest
