"""The archive of the scale bench: a copied county is what reader, filing and comparison make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bench.archive import build, drawn, plan_of
from bench.copies import Copy
from bench.templates import LAST
from models.archive import Archive
from models.base import table
from models.cells import cells_of
from models.clock import local_day
from models.tables import (
    Comparison,
    FindingRow,
    ReadingRow,
    StatementRow,
    TextRow,
    Version,
    VersionPart,
)
from models.views import V_COVERAGE, V_FIGURES, V_REPORTS, FigureRow
from pipelines.document import Block, Document, Text
from pipelines.filing import file_all
from pipelines.formats import to_document
from pipelines.read import read_document
from pipelines.rows import to_rows
from research import coverage
from research.across import refresh
from tests.seeds import SEED

pytestmark = pytest.mark.soak
CHILDREN = (TextRow, FigureRow, StatementRow)


@pytest.fixture
def made(archive_url: str) -> Iterator[Archive]:
    """A walked county and its first copies."""
    build(archive_url, reports=150, seed=SEED % 1000, counties=1)
    with Archive.open(archive_url) as archive:
        yield archive


def test_the_copies_are_what_the_pipeline_makes_of_them(
    made: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage, "today", lambda: local_day(LAST))
    with made.reading() as session:
        plan = plan_of(session)
        assert plan is not None
        copy = next(drawn(session, plan))
        read = sum(_is_read_so(made, session, copy, reading) for reading in copy.pattern.readings)
        assert read > 50
    before = _told(made)
    assert len(before[V_REPORTS.name]) >= 150
    file_all(made)
    with made.writing() as session:
        session.execute(delete(Comparison))
    assert refresh(made).compared == len(before[V_REPORTS.name])
    after = _told(made)
    for name, rows in before.items():
        assert (name, rows - after[name], after[name] - rows) == (name, Counter(), Counter())


def _is_read_so(archive: Archive, session: Session, copy: Copy, reading: int) -> bool:
    """True if the reader makes of the pattern's document, in the copy's words, the rows that were copied."""
    parts = session.execute(
        select(VersionPart.blob_sha256, VersionPart.member)
        .join(Version, Version.id == VersionPart.version_id)
        .join(ReadingRow, ReadingRow.bytes_hash == Version.bytes_hash)
        .where(ReadingRow.id == reading)
        .distinct()
    ).all()
    if len(parts) != 1 or parts[0].member is not None:
        return False
    document = to_document(archive.blobs.get(session, parts[0].blob_sha256))
    stated = copy.pattern.readings[reading].stated
    rows = to_rows(read_document(_renamed(document, copy, stated), "0" * 64))
    copied = reading + copy.number * copy.spans[table(ReadingRow)]
    wanted = (rows.texts, rows.figures, rows.statements)
    assert [asdict(cell) for cell in cells_of(session, copied)] == rows.cells
    for of, expected in zip(CHILDREN, wanted, strict=True):
        columns = table(of).c
        query = select(*(one for one in columns if one.name != "reading_id"))
        rows_of = session.execute(query.where(columns.reading_id == copied)).mappings()
        found = [dict(row) for row in rows_of]
        assert _bag(found) == _bag(expected), (of.__tablename__, copied)
    findings = session.scalars(select(FindingRow).where(FindingRow.reading_id == copied))
    said = [_unquoted(one.rule, one.message, one.message_zh, one.expected) for one in findings]
    kept = ("rule", "message", "message_zh", "expected")
    assert Counter(said) == Counter(_unquoted(*(one[name] for name in kept)) for one in rows.findings)
    return True


def _renamed(document: Document, copy: Copy, stated: frozenset[str]) -> Document:
    def renamed(block: Block) -> Block:
        if isinstance(block, Text):
            return replace(block, text=copy.told(block.text, stated))
        rows = tuple(
            tuple(replace(cell, text=copy.line(f"{cell.text}\t", stated)[:-1]) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows)

    title = copy.renamed(document.title) if document.title else None
    meta = {name: copy.renamed(words) for name, words in document.meta.items()}
    return replace(document, blocks=tuple(map(renamed, document.blocks)), title=title, meta=meta)


def _bag(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(repr(sorted((name, _plain(value)) for name, value in row.items())) for row in rows)


def _unquoted(*words: str | None) -> str:
    """What a finding says without the sentence that it quotes, which is cut after so many characters."""
    return repr([said and said.partition("“")[0] for said in words])


def _plain(value: Any) -> Any:  # noqa: ANN401
    """121.30 and 121.3 are one number."""
    return value.normalize() if isinstance(value, Decimal) else value


def _told(archive: Archive) -> dict[str, Counter[str]]:
    """What the views and the findings across reports say; a share of repeated prose counts longer numbers."""
    with archive.reading() as session:
        found = {
            view.name: Counter(repr(tuple(row)) for row in session.execute(select(view)))
            for view in (V_FIGURES, V_REPORTS, V_COVERAGE)
        }
        mine = FindingRow.report_id.is_not(None) & (FindingRow.rule != "repeated_prose")
        across = session.scalars(select(FindingRow).where(mine))
        found["findings"] = Counter(
            repr((one.report_id, one.other_report_id, one.rule, one.codes))
            + _unquoted(one.message, one.message_zh, one.expected)
            for one in across
        )
    return found
