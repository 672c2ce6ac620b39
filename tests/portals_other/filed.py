"""Nights of the whole program over a portal: every report is on record once, as the portal says it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal
from tests.portals_other.walk import target
from tests.whole.program import program_in

SameName = Callable[[str | None, str], bool]


def is_name_of(told: str | None, name: str) -> bool:
    """True of a body's name with or without the places it is in, and of none."""
    return told is None or name.endswith(told) or told.endswith(name)


def filed(folder: Path, portal: FamilyPortal, nights: int = 2, same: SameName = is_name_of) -> None:
    """Every report once, its body and year those of the portal or unknown, of one version."""
    program = program_in(folder)
    with FamilySite(portal) as site:
        for night in range(1, nights + 1):
            program.crawl(site.home, night)
            found = set[str]()
            for row in program.lines("reports", night=night):
                told = (portal.name, portal.seed, night, row)
                places = {target(url) for url in (row["url"], *(one["url"] for one in row["documents"]))}
                own = places & set(portal.truth)
                assert own, told
                assert not own & found, told
                found |= own
                assert row["versions"] == 1, told
                for true in map(portal.truth.__getitem__, own):
                    assert row["year"] in (true.year, None), (told, true)
                    assert same(row["agency"], true.agency), (told, true)
            assert found == set(portal.truth), (portal.name, portal.seed, night)
