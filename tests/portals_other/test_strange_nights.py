"""Three nights over a portal of a product in no list: what changed is seen, and nothing else."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from crawler.discovery import url_key
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.portals_families.serve import FamilySite
from tests.portals_other.changing import Changing
from tests.portals_other.test_strange_products import LAYOUTS, whole
from tests.seeds import SEED

LIVE = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.ended_at IS NULL"
EDITED = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.number > 1"
SERVED = sorted(set(LAYOUTS) - {"own hosts", "viewers and downloads", "split articles", "pictures"})
"""On loopback, each report a page of its own."""
ROUTINE = 0.15


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(SEED)
    changing = Changing.of(whole(name := rng.choice(SERVED), SEED), rng)
    copy_archive(seeded, tmp_path / "archive.db")
    crawled, asked = Crawled(tmp_path), list[int]()
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
            assert told(LIVE) == keys(*changing.standing), name
            assert told(EDITED) == (keys(changing.edited, changing.renamed) if night > 1 else set()), name
    assert asked[2] <= max(ROUTINE * asked[0], 4), name
