"""What changed in a report after it was published, and two reports of one body on one year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock import local_day
from models.views import FigureRow
from research.across.cases import Case
from research.said import said
from research.timeline import Held

SURE = ("printed", "aligned", "blank", "mark", "text")
"""States that do not hang on how well a picture was read."""
_SHOWN = 5
Said = Mapping[str, tuple[str, Decimal | None]]


def edited(session: Session, case: Case) -> Iterator[dict[str, Any]]:
    """Each version whose content is not that of the one before."""
    contents = case.own.timeline.intervals()
    for old, new in pairwise(contents):
        if old.content_hash != new.content_hash:
            codes = _changed(_told(session, old), _told(session, new))
            yield said(
                "changed_after_publication",
                {"day": local_day(new.first_seen), "count": len(codes), "codes": shown(codes)},
                case="figures" if codes else "words",
                severity="warning" if codes else "info",
                subject="report",
                figures=codes,
            )


def twins(case: Case) -> Iterator[dict[str, Any]]:
    """A second live report of the body on the year, where the scope of one of them is not known."""
    for other in case.twins:
        scopes = (case.own.report.scope, other.report.scope)
        both_live = case.own.report.status == other.report.status == "live"
        if not both_live or scopes[0] != "unknown":
            continue
        url = other.timeline.preferred.shown_url if other.timeline.preferred else None
        mine, others = case.own.values, other.values
        codes = sorted(code for code in mine.keys() & others.keys() if mine[code] != others[code])
        yield said(
            "second_report_of_year",
            {"year": case.own.report.fiscal_year, "scope": scopes[1], "url": url or "", "count": len(codes),
             "codes": shown(codes)},
            case="differ" if codes else "same",
            severity="warning" if codes else "info",
            figures=codes,
            other=other.report.id,
        )  # fmt: skip


def shown(codes: list[str]) -> list[str]:
    """The first codes of many, as a message names them."""
    return [*codes[:_SHOWN], *(["…"] if len(codes) > _SHOWN else [])]


def _told(session: Session, held: Held) -> Said:
    """Code → form and value of what the reader is sure of."""
    query = select(FigureRow.code, FigureRow.form, FigureRow.value).where(
        FigureRow.reading_id == held.reading_id, FigureRow.state.in_(SURE)
    )
    return {code: (form, value) for code, form, value in session.execute(query)}


def _changed(old: Said, new: Said) -> list[str]:
    """The codes that both have in one form, with another value; a table that came or went changes none."""
    return sorted(
        code for code in old.keys() & new.keys() if old[code][0] == new[code][0] and old[code] != new[code]
    )
