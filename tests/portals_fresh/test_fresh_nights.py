"""Three nights over a portal of the fresh ones: what changed is seen, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from crawler.discovery import url_key
from tests.crawl.run import Crawled
from tests.portals_families.serve import FamilySite
from tests.portals_fresh.test_fresh import LAYOUTS, whole
from tests.portals_other.changing import Changing
from tests.seeds import SEED

LIVE = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.ended_at IS NULL"
EDITED = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.number > 1"
FILES = {"a year in one article", "previews"}
HOSTS = {"the site of before", "odd spellings", "below the prefecture's host"}
SERVED = sorted(set(LAYOUTS) - FILES - HOSTS)
"""At the root of one host on loopback, with reports that are pages."""
ROUTINE = 0.15
BY_ID = {"ids whose place a script tells", "rows that a function opens"}
UNITS = {"nests", "frameset", "before the reform"}
"""Each unit has a list of its own with few reports: a routine night asks for every list."""
SEEDS = 3


def nights(folder: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, ...]:
    """What was asked in a first night, a full revisit of the changed portal and a routine night."""
    changing = Changing.of(whole(name, seed), Random(seed))
    changing.by_id = name in BY_ID
    crawled, asked = Crawled(folder), list[int]()
    with FamilySite(changing) as site:
        def keys(*paths: str) -> set[str]:
            return {url_key(site.home.rstrip("/") + path) for path in paths}

        def told(query: str) -> set[str]:
            return {url_key(url) for (url,) in crawled.rows(query)}

        for night in (1, 2, 3):
            monkeypatch.setenv("GONGKAI_NOW", f"2025-04-0{night}T18:00:00")
            changing.is_second, before = night > 1, len(site.log)
            crawled.crawl(site, all_due=night == 2)
            asked.append(len(site.log) - before)
            assert told(LIVE) == keys(*changing.standing), (name, seed, night)
            edited = keys(*changing.rewritten) if night > 1 else set[str]()
            assert told(EDITED) == edited, (name, seed, night)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    assert asked[2] <= (2 + lists if name in UNITS else max(ROUTINE * asked[0], 4)), (name, seed, asked)
    return tuple(asked)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(seeded, tmp_path / "archive.db")
    nights(tmp_path, Random(SEED).choice(SERVED), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_on_many_seeds(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in Random(f"{SEED} nights {name}").sample(range(10**6), SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shutil.copy(seeded, folder / "archive.db")
        print(name, seed, nights(folder, name, seed, monkeypatch))
