"""The SQL behind a series gives what the series gives, on both databases, also where people corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.archive import Archive
from models.tables import BodyCode, Population, ReadingRow, Review
from models.views import FigureRow
from research import coverage
from research.across import refresh
from research.api import Archive as Asking
from research.indicators import indicators
from research.series import ALONE, BY, Asked, series
from research.series_sql import sql
from tests.research.county import County
from tests.seeds import SEED

KEY = ("group", "year", "scope", "level", "form")
TOLD = ("value", "numerator", "denominator", "reports", "unknown")
FIGURES = ("t3.new.total", "t2.licensing", "t4.review.total")


@pytest.fixture
def county(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A county with its coverage, people, a changed code, and two corrected figures."""
    monkeypatch.setattr(coverage, "today", lambda: date(2025, 6, 1))
    County(SEED).store(archive)
    draw = Random(SEED)
    with archive.writing() as session:
        changed = date(2022, 3, 1)
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360721", valid_to=changed))
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360704", valid_from=changed))
        for code, year in (("360721", 2021), ("360704", 2022), ("360704", 2023)):
            session.add(Population(division_code=code, year=year, people=draw.randrange(400_000, 600_000)))
        mine = (ReadingRow.id == FigureRow.reading_id, ReadingRow.is_current)
        query = select(FigureRow, ReadingRow.bytes_hash).where(*mine)
        of = session.execute(query.where(FigureRow.code == "t3.new.total")).all()
        for (figure, bytes_hash), to in zip(draw.sample(of, 2), ("7", "none"), strict=True):
            session.add(
                Review(bytes_hash=bytes_hash, code_or_rule=figure.code, value_seen=f"{figure.value}",
                       decision="correct", value_reviewed=to, who="Wang", decided_at=datetime.now(UTC))
            )  # fmt: skip
    refresh(archive)
    return archive


def plain(row: Mapping[str, Any]) -> tuple[float | None, ...]:
    return tuple(None if row.get(name) is None else round(float(row[name]), 5) for name in TOLD)


def compare(session: Session, what: str, by: str, asked: Asked) -> int:
    """The number of rows that both give."""
    query = sql(session, what, by, asked)
    if query is None:
        assert what == "similarity_prev"
        return 0
    told = {tuple(row[name] for name in KEY): plain(row) for row in series(session, what, by, asked)}
    found = session.execute(text(query)).mappings()
    given = {tuple(row[name] for name in KEY): plain(dict(row)) for row in found}
    assert given == told, (what, by, asked)
    return len(told)


def test_figures_and_indicators_in_every_group(county: Archive) -> None:
    draw, compared = Random(SEED), Counter[str]()
    with county.reading() as session:
        for by in BY:
            known = [one.id for one in indicators().values() if not one.alone or by in ALONE]
            plainly = [one for one in known if "." not in one]
            for what in (*FIGURES, *plainly, draw.choice([one for one in known if "." in one])):
                asked = Asked(
                    kind=draw.choice((None, None, "township", "education")),
                    under=draw.choice((None, "3607")), certain=draw.random() < 0.5, as_filed=True,
                    years=draw.choice((None, (2022, 2023))),
                )  # fmt: skip
                compared[by] += compare(session, what, by, asked)
    assert all(compared[by] > 5 for by in BY)


def test_a_correction_stands_in_the_query_and_what_is_typed_is_no_sql(county: Archive) -> None:
    with county.reading() as session:
        compare(session, "t3.new.total", "report", Asked(certain=True))
        values = [row["value"] for row in series(session, "t3.new.total", "body", Asked())]
        assert Decimal(7) in values
        for odd in ("' OR '1'='1", "%", "_", "x'; DROP TABLE bodies; --", '"'):
            query = sql(session, "grant_rate", "all", Asked(body_id=odd, kind=odd))
            assert query
            assert session.execute(text(query)).all() == []


def test_the_python_api_gives_the_query(county: Archive) -> None:
    with Asking(county.url.render_as_string(hide_password=False)) as archive:
        query = archive.series_sql("t3.new.total", "赣县区教育局")
        assert query
        told = {one["year"]: one["value"] for one in archive.series("t3.new.total", "赣县区教育局")}
        assert {row["year"]: row["value"] for row in archive.sql(query)} == told != {}
