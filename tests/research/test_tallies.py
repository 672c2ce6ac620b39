"""Series that the database counts are those that are made report by report, on both databases."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from statistics import median
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.tables import Body, ReadingRow, Review
from models.views import FigureRow
from research.observed import of_figure
from research.series import ALONE, BY, Asked, series
from research.tallies import median_of
from research.values import number
from tests.figures import change_figures
from tests.research.county import County
from tests.seeds import SEED

CODE = "t3.new.total"
DIGITS = {"county": 6, "prefecture": 4, "province": 2}


@pytest.fixture
def county(archive: Archive) -> Archive:
    """A county with figures unsure, corrected, without a number or in quarters, its bodies here and there."""
    County(SEED).store(archive)
    draw = Random(SEED)
    changes: tuple[dict[str, Any], ...] = (
        {"state": "blank", "value": None, "raw": ""}, {"state": "uncertain"}, {"state": "aligned"},
        {"value": Decimal("2.25"), "raw": "2.25"}, {"form": "2019"},
    )  # fmt: skip
    with archive.writing() as session:
        query = select(FigureRow.reading_id, ReadingRow.bytes_hash).where(FigureRow.code == CODE)
        held = session.execute(query.join(ReadingRow, ReadingRow.id == FigureRow.reading_id)).all()
        for reading, bytes_hash in held:
            if draw.random() < 0.6:
                mine = (FigureRow.reading_id == reading) & (FigureRow.code == CODE)
                change_figures(session, mine, **draw.choice(changes))
            if draw.random() < 0.3:
                session.add(
                    Review(bytes_hash=bytes_hash, code_or_rule=CODE, value_seen="0", decision="correct",
                           value_reviewed=draw.choice(("7", "none", "0.1")), who="Wang",
                           decided_at=datetime.now(UTC))
                )  # fmt: skip
        for body in session.scalars(select(Body)):
            body.division_code = draw.choice((body.division_code, "110101", "1101", "11", None))
    return archive


def truth(session: Session, by: str, asked: Asked) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The same from each report's own value."""
    found: dict[tuple[Any, ...], list[Decimal | None]] = defaultdict(list)
    for one in of_figure(session, CODE, asked):
        code = one.division_code or ""
        groups = {"report": str(one.id), "body": one.body_id, "level": one.level, "all": "all"}
        group = groups[by] if by in groups else code[: DIGITS[by]].ljust(6, "0")
        if not group or (by in DIGITS and len(code) < DIGITS[by]):
            continue
        scope, level = one.scope, None
        if by not in ALONE and scope != "agency":
            alone = one.kind in ("department", "township", "street")
            scope = "unknown_government" if scope == "unknown" and not alone else scope
            level = None if scope == "unknown" else one.level
        found[group, one.year, scope, level, one.form].append(one.share.numerator)
    told = {}
    for key, values in found.items():
        known = [value for value in values if value is not None]
        added = (number(sum(known, Decimal(0))), number(median(known))) if known else (None, None)
        told[key] = (*added, len(known), len(values) - len(known))
    return told


@pytest.mark.parametrize("by", [by for by in BY if by != "kind"])
@pytest.mark.parametrize("certain", [False, True])
def test_the_database_counts_what_reports_say(county: Archive, by: str, certain: bool) -> None:
    with county.reading() as session:
        for asked in (Asked(certain=certain), Asked(certain=certain, under="1", years=(2022, 2023))):
            rows = list(series(session, CODE, by, asked))
            given = {
                (row["group"], row["year"], row["scope"], row["level"], row["form"]): (
                    row["value"], row["median"], row["reports"], row["unknown"],
                )
                for row in rows
            }  # fmt: skip
            assert given == truth(session, by, asked)
            assert len(given) == len(rows)


def test_the_median_of_values_that_stand_often() -> None:
    draw = Random(SEED)
    for _ in range(200):
        values = [(Decimal(draw.randint(-9, 9)) / 4, draw.randint(1, 4)) for _ in range(draw.randint(1, 6))]
        assert median_of(values) == median([value for value, times in values for _ in range(times)])
