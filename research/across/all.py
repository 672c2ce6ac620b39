"""`across`: what each report of a place contradicts in the others, kept where nothing has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules import chapters
from models.tables import Comparison, FindingRow
from models.views import FigureRow
from research.across import levels, years
from research.across.cases import Case, Told, cases, place_of, places
from research.across.levels import above_and_below
from research.across.prose import copied
from research.across.versions import edited, twins
from research.contents import finding
from research.timeline import CHUNK

__all__ = ["RULES", "Findings", "across", "place_of", "places", "rules_version"]

LATE = "late_publication"
"""The one rule of the archive that hangs on a person's option; research/late.py makes it."""
RULES = tuple(
    one.code
    for chapter in chapters()
    if chapter.maker == "check"
    for one in chapter.rules
    if one.code != LATE
)
"""The rules of what `across` finds: only rows of these are ever replaced."""
CODES = tuple(dict.fromkeys((*years.CODES, *levels.CODES)))
_PART = 200
Findings = tuple[Case, str, bool, list[dict[str, Any]]]
"""A case, its fingerprint, whether its findings were on record already, and they."""


def across(session: Session, place: str, body_id: str | None = None) -> Iterator[Findings]:
    """Every case of a place with its findings: those on record if they were made of the same, else anew."""
    every = cases(session, place, body_id)
    for start in range(0, len(every), _PART):
        part = every[start : start + _PART]
        prints = [hash_of(case) for case in part]
        known = _known(session, [case.own.report.id for case in part])
        stale = [
            case
            for case, made_of in zip(part, prints, strict=True)
            if known.get(case.own.report.id) != made_of
        ]
        _fill(session, [one for case in stale for one in case.all])
        fresh = {id(case) for case in stale}
        stored = _stored(session, [case.own.report.id for case in part if id(case) not in fresh])
        for case, made_of in zip(part, prints, strict=True):
            if id(case) in fresh:
                yield case, made_of, False, list(_found(session, case))
            else:
                yield case, made_of, True, stored.get(case.own.report.id, [])


def _found(session: Session, case: Case) -> Iterator[dict[str, Any]]:
    if case.own.report.status == "live":
        yield from years.carried_over(case)
        yield from years.stock_and_flow(case)
        yield from years.still_pending(case)
        yield from above_and_below(case)
        yield from copied(session, case)
        yield from twins(case)
    yield from edited(session, case)


def _fill(session: Session, told: Iterable[Told]) -> None:
    """Loads the values that the rules ask for."""
    wanted = {one.reading_id: one for one in told if one.reading_id and not one.values}
    every = [one for one in told if one.reading_id]
    found: dict[int, dict[str, Any]] = {reading: {} for reading in wanted if reading}
    ids = list(found)
    for start in range(0, len(ids), CHUNK):
        query = select(FigureRow.reading_id, FigureRow.code, FigureRow.value).where(
            FigureRow.reading_id.in_(ids[start : start + CHUNK]),
            FigureRow.code.in_(CODES),
            FigureRow.value.is_not(None),
        )
        for reading, code, value in session.execute(query):
            found[reading][code] = value
    for one in every:
        if one.reading_id in found:
            preferred = one.timeline.preferred
            one.values = found[one.reading_id]
            one.forms = preferred.forms if preferred else {}


def _known(session: Session, reports: Sequence[int]) -> dict[int, str]:
    query = select(Comparison.report_id, Comparison.made_of).where(Comparison.report_id.in_(reports))
    return dict(session.execute(query).all())


def _stored(session: Session, reports: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    query = select(FindingRow).where(FindingRow.report_id.in_(reports), FindingRow.rule.in_(RULES))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.scalars(query.order_by(FindingRow.id)):
        found.setdefault(row.report_id or 0, []).append(finding(row))
    return found


def hash_of(case: Case) -> str:
    """A hash that is another one as soon as anything that the case's findings are made of is another."""
    return hashlib.sha256(f"{rules_version()} {case.fingerprint()}".encode()).hexdigest()


@cache
def rules_version() -> str:
    """A hash over the code and the data of these rules: with another one every report is compared anew."""
    folder = Path(__file__).parent
    made_of = [
        *sorted(folder.glob("*.py")),
        folder.parent / "similarity.py",
        folder.parent / "boilerplate.toml",
    ]
    catalogue = sorted(Path(str(files("models.rules"))).glob("*.toml"))
    parts = [one.read_bytes() for one in (*made_of, *catalogue)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
