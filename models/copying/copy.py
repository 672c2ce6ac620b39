"""`copy`: every table in the order of foreign keys, goes on where it was killed, verified at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from models import fulltext, schema
from models.archive import Archive
from models.base import Base, table
from models.bytes.store import Store, decompress
from models.copying import rows
from models.copying.digest import digest
from models.errors import ArchiveError
from models.messages import gettext as _
from models.tables import Blob, FigureCode, SearchEntry

BLOBS, SEEDED, REBUILT = table(Blob), table(FigureCode), table(SearchEntry)
MOVED = frozenset({"store", "data"})
"""Columns of `blobs` that may differ: where bytes are kept, not what they are."""

Progress = Callable[[int, int, str], None]
Change = Callable[[rows.Row], rows.Row]


@dataclass(slots=True)
class Copied:
    """`rows` and `digests` (of their values, in whatever order) by table; `problems` in words."""

    rows: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def copy(source: Archive, target: Archive, store: Store | None, progress: Progress) -> Copied:
    """Copies everything of `source` into `target`, a new archive or one that such a copy left; both locked.

    `target` was opened as `unfinished`: until all is there and was read again, others are refused it. Bytes
    go to `store` and are verified; without one those in the database are copied, and those elsewhere stay
    there. ArchiveError if the target holds anything else.
    """
    _begin(target)
    copied = Copied()
    with source.reading() as theirs:
        for each in _tables():
            change = _moving(source, store) if store and each is BLOBS else _as_it_is
            _copy(theirs, target, each, change, progress)
        with target.writing() as ours:
            rows.set_sequences(ours, _tables())
        fulltext.fill(target, lambda done, total: progress(done, total, _("full-text index")))
        with target.reading() as ours:
            for each in _tables():
                _verify(theirs, ours, each, copied, progress)
    if not copied.problems:
        _end(target)
    return copied


def _tables() -> list[Table]:
    return [each for each in Base.metadata.sorted_tables if each is not REBUILT]


def _begin(target: Archive) -> None:
    with target.writing() as session:
        connection = session.connection()
        if schema.is_unfinished(schema.revision(connection)):
            return
        full = next((each for each in _tables() if each is not SEEDED and rows.count(session, each)), None)
        if full is not None:
            said = _("%(name)s: holds rows already (in %(table)s). Name an empty database, or a new file.")
            raise ArchiveError(said % {"name": target.name, "table": full.name})
        session.execute(SEEDED.delete())
        schema.set_revision(connection, schema.UNFINISHED)


def _end(target: Archive) -> None:
    with target.writing() as session:
        schema.set_revision(session.connection(), schema.HEAD)
        session.execute(text("ANALYZE"))


def _as_it_is(row: rows.Row) -> rows.Row:
    return row


def _moving(source: Archive, store: Store) -> Change:
    def moved(row: rows.Row) -> rows.Row:
        frame = source.blobs.frame(row["store"], row["sha256"], row["data"])
        decompress(frame, row["sha256"], row["length"])
        return row | {"store": store.name, "data": store.put(row["sha256"], frame)}

    return moved


def _copy(theirs: Session, target: Archive, each: Table, change: Change, progress: Progress) -> None:
    with target.reading() as ours:
        done = rows.count(ours, each)
    total = rows.count(theirs, each)
    if done > total:
        said = _("%(name)s: it has more rows of %(table)s than the archive that is copied. Empty it first.")
        raise ArchiveError(said % {"name": target.name, "table": each.name})
    for batch in rows.batches(theirs, each, done):
        with target.writing() as ours:
            rows.put(ours, each, [change(row) for row in batch])
        done += len(batch)
        progress(done, total, each.name)
    with target.writing() as ours:
        rows.link(theirs, ours, each)


def _verify(theirs: Session, ours: Session, each: Table, copied: Copied, progress: Progress) -> None:
    without = MOVED if each is BLOBS else frozenset()
    wanted, found = (digest(rows.batches(one, each, 0), without) for one in (theirs, ours))
    copied.rows[each.name], copied.digests[each.name] = found
    progress(found[0], found[0], _("verified: %(table)s") % {"table": each.name})
    if wanted != found:
        said = _(
            "table %(table)s: %(found)s rows came, of %(wanted)s, or not the same ones. "
            "Was the source changed since the copy began? Empty the target and copy again."
        )
        copied.problems.append(said % {"table": each.name, "found": found[0], "wanted": wanted[0]})
