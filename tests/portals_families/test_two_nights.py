"""The program over a portal with lists asked by scripts: a first night, and one that brings changes."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from tests.portals_families.changes import next_night
from tests.portals_families.products import PRODUCTS
from tests.portals_families.serve import FamilySite
from tests.portals_families.test_found import MOST_TIMES
from tests.portals_other.walk import target
from tests.seeds import SEED
from tests.whole.program import Program, program_in

DRAWN = ("components", "hebei", "jeecms", "listshow", "sitefactory", "snowflake", "truecms")


def night(program: Program, home: str, number: int) -> dict[str, Any]:
    """One crawl of the portal, with all that is due; what came of it."""
    [told] = program.lines(*program.crawl_words(home, number), night=number)
    portal: dict[str, Any] = told["portals"][0]
    return portal


def test_a_night_sees_what_changed_and_nothing_else(tmp_path: Path) -> None:
    """One report new, one edited, one withdrawn, one moved; what did not change is not sent again."""
    name = Random(SEED).choice(DRAWN)
    county = PRODUCTS[name](SEED, "flat", (5, 3))
    portal, program, site = county.portal, program_in(tmp_path), FamilySite(county.portal)
    with site:
        first = night(program, site.home, 1)
        told = {(row["agency"], row["year"], row["versions"]) for row in program.lines("reports")}
        assert told == {(true.agency, true.year, 1) for true in portal.truth.values()}, name
        assert len(site.log) <= MOST_TIMES * (portal.fewest + 1)

        before = {path: page.body for path, page in portal.pages.items()}
        changed = next_night(county)
        site.log.clear()
        second = night(program, site.home, 2)
        assert [second[key] for key in ("new", "changed", "gone")] == [2, 1, 2], name
        assert second["same"] == first["new"] - 3
        rows = {target(row["url"]): row["versions"] for row in program.lines("reports", night=2)}
        assert {rows[changed.new], rows[changed.moved_to], rows[changed.withdrawn]} == {1}
        assert [path for path, versions in rows.items() if versions > 1] == [changed.edited]
        sent = {asked.path for asked in site.log if asked.status == 200 and asked.path in before}
        assert not {path for path in sent - {"/robots.txt"} if portal.pages[path].body == before[path]}
