"""`merge`: everything of another archive that this one does not have yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import base
from models.archive import Archive
from models.base import Base
from models.merging.pages import Pages
from models.merging.rows import Joiner, values
from models.tables import (
    Body,
    BodyCode,
    BodyName,
    BodyParent,
    BodySuccession,
    Exclusion,
    Page,
    Population,
    Portal,
    Review,
    Run,
    Search,
)

Progress = Callable[[int, int, str], None]
DRAFTED = re.compile(r"b[0-9a-f]{12}$")
"""The ids of bodies that filing drafts: it drafts them again, with the same ids."""
BATCH = 100
_OF_PEOPLE: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (Review, ("bytes_hash", "code_or_rule", "who", "decided_at")),
    (Exclusion, ("address", "since")),
    (Population, ("division_code", "year")),
)


@dataclass(slots=True)
class Joined:
    """What was new, by table; `problems` in words: bytes that the other archive has lost."""

    new: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def merge(archive: Archive, other: Archive, progress: Progress | None = None) -> Joined:
    """Joins another archive of the same schema to this one, whose lock is held; the other is only read.

    Portals are the same by address, pages by portal and address, runs and visits by their times: what is
    known already changes nothing (a division's population of a year neither), and a merge that was killed is
    completed by the next. Versions are put in order by the times of all visits. Readings, filing and alarms
    are not joined here.
    """
    tell = progress or (lambda _done, _total, _what: None)
    joined = Joined()
    with other.reading() as theirs:
        with archive.writing() as ours:
            portals = _portals(ours, theirs, joined)
            _bodies(ours, theirs, portals, joined)
            runs = _runs(ours, theirs, joined)
            for table, key in _OF_PEOPLE:
                _plain(ours, _in_order(theirs, table), table, key, joined)
        pages = Pages(archive.blobs, other.blobs, theirs, runs, joined.new, joined.problems)
        for portal_id in _walked(theirs):
            done = 0
            ids = theirs.scalars(select(Page.id).where(Page.portal_id == portal_id).order_by(Page.id)).all()
            for start in range(0, len(ids), BATCH):
                with archive.writing() as ours:
                    pages.join(ours, portals[portal_id], ids[start : start + BATCH])
                done += len(ids[start : start + BATCH])
                tell(done, len(ids), f"portal {portals[portal_id]}")
            with archive.writing() as ours:
                pages.relate(ours, portals[portal_id], ids)
        with archive.writing() as ours:
            _searches(ours, theirs, portals, runs, joined)
    return joined


def _walked(theirs: Session) -> list[int]:
    return list(theirs.scalars(select(Page.portal_id).distinct().order_by(Page.portal_id)))


def _address(home_url: str) -> str:
    """An address without what its twins differ in."""
    bare = home_url.partition("://")[2] or home_url
    return bare.removeprefix("www.").rstrip("/").lower()


def _portals(ours: Session, theirs: Session, joined: Joined) -> dict[int, int]:
    """Their number → ours of every portal. What this archive says of a portal stays."""
    own = ours.scalars(select(Portal).order_by(Portal.id.desc()))
    known = {_address(one.home_url): one.id for one in own}
    found: dict[int, int] = {}
    for one in theirs.scalars(select(Portal).order_by(Portal.id)):
        address = _address(one.home_url)
        if address not in known:
            portal = Portal(**values(one, chosen=False, due_at=None))
            ours.add(portal)
            ours.flush()
            known[address] = portal.id
            joined.new["portals"] += 1
        found[one.id] = known[address]
    return found


def _bodies(ours: Session, theirs: Session, portals: dict[int, int], joined: Joined) -> None:
    """Bodies of registers and lists with all that is said of them; what filing drafts is left to it."""
    wanted = [one for one in theirs.scalars(select(Body).order_by(Body.id)) if not DRAFTED.match(one.id)]
    bodies = Joiner(ours, Body, ("id",))
    for one in wanted:
        portal_id = portals.get(one.portal_id) if one.portal_id else None
        bodies.join({"id": one.id, **values(one, portal_id=portal_id)})
    joined.new["bodies"] += bodies.new
    ids = {one.id for one in wanted}
    for table, ends in (
        (BodyName, ("body_id",)),
        (BodyCode, ("body_id",)),
        (BodyParent, ("body_id", "parent_id")),
        (BodySuccession, ("from_id", "to_id")),
    ):
        stored = _in_order(theirs, table)
        rows = [row for row in stored if all(getattr(row, end) in ids for end in ends)]
        _plain(ours, rows, table, _columns(table), joined)


def _runs(ours: Session, theirs: Session, joined: Joined) -> dict[int, int]:
    runs = Joiner(ours, Run, ("command", "started_at", "arguments"))
    found = {one.id: runs.join(values(one)).id for one in theirs.scalars(select(Run).order_by(Run.id))}
    joined.new["runs"] += runs.new
    return found


def _searches(
    ours: Session, theirs: Session, portals: dict[int, int], runs: dict[int, int], joined: Joined
) -> None:
    searches = Joiner(ours, Search, ("run_id", "portal_id"))
    for one in theirs.scalars(select(Search).order_by(Search.id)):
        searches.join(values(one, portal_id=portals[one.portal_id], run_id=runs[one.run_id]))
    joined.new["searches"] += searches.new


def _plain(
    ours: Session, rows: Iterable[Base], table: type[Base], key: tuple[str, ...], joined: Joined
) -> None:
    """Rows that name nothing by a number."""
    joiner = Joiner(ours, table, key)
    for row in rows:
        joiner.join(values(row))
    joined.new[table.__tablename__] += joiner.new


def _in_order(theirs: Session, table: type[Base]) -> Iterator[Base]:
    return iter(theirs.scalars(select(table).order_by(*base.table(table).primary_key.columns)))


def _columns(table: type[Base]) -> tuple[str, ...]:
    return tuple(column.name for column in table.__table__.columns if column.name != "id")
