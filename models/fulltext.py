"""The full-text index: pairs of neighbouring units of every current reading, in FTS5 or in a GIN index.

Single characters stand in nearly every report, and no index of them is quick; pairs are rare enough, hold
words of two characters whole, and give candidates on both databases. Those who search look at the
candidates' text itself (research.search), so that a candidate too many is no wrong answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Select, TextClause, bindparam, delete, func, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Integer, Text

from models.archive import Archive
from models.tables import ReadingRow, SearchEntry, TextRow
from models.units import END, LONGEST, pairs, passages, units

BATCH = 50
"""Readings indexed in one transaction."""
Progress = Callable[[int, int], None]


def index(session: Session, reading_id: int, text_lines: Iterable[str]) -> None:
    """Puts a reading's text into the index; it may not be in it yet."""
    session.execute(insert(SearchEntry), [{"reading_id": reading_id}])
    if _is_sqlite(session):
        put = text("INSERT INTO search_pairs(rowid, pairs) VALUES (:id, :pairs)")
        session.execute(put, {"id": reading_id, "pairs": _told(text_lines)})
    else:
        cut = [_cut(passage) for line in text_lines for passage in passages(line)]
        held = {pair for told, _ in cut for pair in told.split() if not pair.endswith(END)}
        held.update(word for _, words in cut for word in words.split())
        # A text of all pairs is sent in a fraction of the time that a list of them takes.
        put = text("INSERT INTO search_pairs(reading_id, pairs) VALUES (:id, string_to_array(:pairs, ' '))")
        session.execute(put, {"id": reading_id, "pairs": " ".join(sorted(held))})


def unindex(session: Session, reading_id: int) -> None:
    """Takes a reading out of the index; its text must still be in the archive."""
    if session.scalar(select(SearchEntry.reading_id).where(SearchEntry.reading_id == reading_id)) is None:
        return
    session.execute(delete(SearchEntry).where(SearchEntry.reading_id == reading_id))
    if _is_sqlite(session):
        # FTS5 without a copy of the text wants to be told what it had been given.
        gone = text("INSERT INTO search_pairs(search_pairs, rowid, pairs) VALUES ('delete', :id, :pairs)")
        session.execute(gone, {"id": reading_id, "pairs": _told(lines(session, reading_id))})
    else:
        session.execute(text("DELETE FROM search_pairs WHERE reading_id = :id"), {"id": reading_id})


def waiting(session: Session) -> int:
    """How many current readings are not in the index."""
    return session.scalar(select(func.count()).select_from(_unindexed().subquery())) or 0


def fill(archive: Archive, progress: Progress | None = None) -> int:
    """Indexes every current reading that is not in the index yet; killed, it goes on with what is left."""
    with archive.reading() as session:
        left = list(session.scalars(_unindexed()))
    for start in range(0, len(left), BATCH):
        batch = left[start : start + BATCH]
        with archive.writing() as session:
            for reading_id in batch:
                index(session, reading_id, lines(session, reading_id))
        if progress:
            progress(start + len(batch), len(left))
    return len(left)


def candidates(
    session: Session, phrases: Sequence[Sequence[str]], among: Select[int] | None, after: int
) -> Iterator[int]:
    """Readings, by their number and beyond `after`, that may hold all phrases; those that do are all there.

    `among`: only the readings that this selects.
    """
    query = _on_sqlite(phrases) if _is_sqlite(session) else _on_postgres(phrases)
    found = query.columns(reading_id=Integer()).subquery()
    # The sum keeps the databases from asking by number and looking at the pairs of each row.
    number = found.c.reading_id + 0
    begin = found.c.reading_id if _is_sqlite(session) else number
    wanted = select(found.c.reading_id).where(begin > after)
    if among is not None:
        wanted = wanted.where(number.in_(among))
    with _by_index(session):
        rows = session.execute(wanted.order_by(found.c.reading_id), execution_options={"yield_per": 100})
    yield from rows.scalars()


@contextmanager
def _by_index(session: Session) -> Iterator[None]:
    """Has PostgreSQL plan by the GIN index: it thinks reading the pairs of every row cheaper than it is."""
    plans = () if _is_sqlite(session) else ("enable_seqscan", "enable_indexscan", "enable_indexonlyscan")
    for plan in plans:
        session.execute(text(f"SET LOCAL {plan} = off"))
    yield
    for plan in plans:
        session.execute(text(f"SET LOCAL {plan} TO DEFAULT"))


def _on_sqlite(phrases: Sequence[Sequence[str]]) -> TextClause:
    asked = " AND ".join(_matching(phrase) for phrase in phrases)
    query = text("SELECT rowid AS reading_id FROM search_pairs WHERE search_pairs MATCH :asked")
    return query.bindparams(asked=asked)


def _matching(phrase: Sequence[str]) -> str:
    whole = list(pairs(phrase))[:-1]
    return f'"{" ".join(whole)}"' if whole else f'"{phrase[0][:LONGEST]}" *'


def _on_postgres(phrases: Sequence[Sequence[str]]) -> TextClause:
    held = {pair for phrase in phrases for pair in list(pairs(phrase))[:-1] or [phrase[0][:LONGEST]]}
    query = text("SELECT reading_id FROM search_pairs WHERE pairs @> :pairs")
    return _typed(query).bindparams(pairs=sorted(held))


def _typed(query: TextClause) -> TextClause:
    return query.bindparams(bindparam("pairs", type_=ARRAY(Text())))


def _unindexed() -> Select[int]:
    known = select(SearchEntry.reading_id)
    return (
        select(ReadingRow.id)
        .where(ReadingRow.is_current, ReadingRow.id.not_in(known))
        .order_by(ReadingRow.id)
    )


def lines(session: Session, reading_id: int) -> list[str]:
    """The stored lines of a reading, in order."""
    query = select(TextRow.text).where(TextRow.reading_id == reading_id)
    return list(session.scalars(query.order_by(TextRow.position)))


def _told(text_lines: Iterable[str]) -> str:
    cut = (_cut(passage)[0] for line in text_lines for passage in passages(line))
    return " ".join(filter(None, cut))


@lru_cache(maxsize=16_384)
def _cut(passage: str) -> tuple[str, str]:
    """The pairs and the units of a passage, parted by blanks; most cells of a report are those of others."""
    words = [unit.word for unit in units(passage)]
    return " ".join(pairs(words)), " ".join(word[:LONGEST] for word in words)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
