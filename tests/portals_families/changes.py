"""What a night brings to a county's longest list: a new report, an edited one, one withdrawn, one moved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.portals_families.county import County, Row


@dataclass(frozen=True)
class Changed:
    """The paths of what changed; of the moved report its former and its present one."""

    new: str
    edited: str
    withdrawn: str
    moved_from: str
    moved_to: str


def next_night(county: County) -> Changed:
    """Changes the portal in place and writes the list anew."""
    portal = county.portal
    column, rows = max(county.lists, key=lambda kept: len(kept[1]))
    texts = [row for row in rows if row.path in portal.truth and not _has_file(county, row)]
    edited, withdrawn, moved = county.rng.sample(texts, 3)
    _edit(county, edited)
    portal.pages.pop(withdrawn.path)
    portal.truth.pop(withdrawn.path)
    to = replace(moved, path=county.article(column))
    portal.pages[to.path] = portal.pages.pop(moved.path)
    portal.truth[to.path] = replace(portal.truth.pop(moved.path), path=to.path)
    new = _fresh(county)
    kept = [row for row in rows if row not in (withdrawn, moved)]
    county.lists = [pair for pair in county.lists if pair[0] != column]
    county.keep(column, [*kept, to, new])
    return Changed(new.path, edited.path, withdrawn.path, moved.path, to.path)


def _edit(county: County, row: Row) -> None:
    page = county.portal.pages[row.path]
    mark = f'{county.body[0]}="{county.mark}">'.encode()
    said = "<p>更正：本年度另收到政府信息公开申请九件，均已答复。</p>".encode()
    assert mark in page.body
    county.portal.pages[row.path] = replace(page, body=page.body.replace(mark, mark + said, 1))


def _fresh(county: County) -> Row:
    """The report of a year that no other has."""
    column = max(county.lists, key=lambda kept: len(kept[1]))[0]
    while True:
        row = county.report(column, county.units[0], 2024)
        if row.path in county.portal.truth and not _has_file(county, row):
            return row
        county.portal.pages.pop(row.path)
        county.portal.ways.discard(row.path)


def _has_file(county: County, row: Row) -> bool:
    return b'class="fj"' in county.portal.pages[row.path].body
