"""What a night brings to a county's longest list: a new report, an edited one, one withdrawn, one moved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.portals_families.county import County, Row

REMARK = "（更正）本年度另收到政府信息公开申请九件，均已答复。"
FILES = (b'class="fj"', b"nfw-cms-attachment")


@dataclass(frozen=True)
class Changed:
    """The paths of what changed; of the moved report its former and its present one."""

    new: str
    edited: str
    withdrawn: str
    moved: tuple[str, str]


def next_night(county: County) -> Changed:
    """Changes the portal in place and writes the list anew."""
    portal = county.portal
    column, rows = max(county.lists, key=lambda kept: len(kept[1]))
    plain = [row for row in rows if row.path in portal.truth and not _has_file(county, row)]
    edited, withdrawn, moved = county.rng.sample(plain, 3)
    for path in county.addresses(edited.path):
        page = portal.pages[path]
        portal.pages[path] = replace(page, body=county.edited(page.body, REMARK))
    _drop(county, withdrawn.path)
    to = replace(moved, path=county.article(column))
    page, true = portal.pages[moved.path], portal.truth[moved.path]
    _drop(county, moved.path)
    portal.pages |= dict.fromkeys(county.addresses(to.path), page)
    portal.truth[to.path] = replace(true, path=to.path)
    new = _fresh(county)
    kept = [row for row in rows if row not in (withdrawn, moved)]
    county.lists = [pair for pair in county.lists if pair[0] != column]
    county.keep(column, [*kept, to, new])
    return Changed(new.path, edited.path, withdrawn.path, (moved.path, to.path))


def _fresh(county: County) -> Row:
    """The report, without a file, of a year that no other has."""
    column = max(county.lists, key=lambda kept: len(kept[1]))[0]
    while True:
        before = set(county.portal.truth)
        row = county.report(column, county.units[0], 2024)
        if not _has_file(county, row):
            return row
        for path in {row.path, *(set(county.portal.truth) - before)}:
            _drop(county, path)
        county.portal.ways.discard(row.path)


def _drop(county: County, path: str) -> None:
    for twin in set(county.addresses(path)):
        county.portal.pages.pop(twin)
    county.portal.truth.pop(path, None)


def _has_file(county: County, row: Row) -> bool:
    return any(mark in county.portal.pages[row.path].body for mark in FILES)
