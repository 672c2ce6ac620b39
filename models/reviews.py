"""People's reviews: what was decided last of a document's figures, findings, body, year and scope.

A review is kept for the bytes that the person looked at: reading them again leaves it standing, and a new
version of the document, which has other bytes, asks for it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import ReadingRow, Review

CORRECT, CONFIRM, DISMISS, COMMENT, WITHDRAW = "correct", "confirm", "dismiss", "comment", "withdraw"
DECISIONS = (CORRECT, CONFIRM, DISMISS, COMMENT, WITHDRAW)
FILED = ("body", "year", "scope", "report")
"""What a person may say of how a document is filed; `report` is yes or no."""
NOTHING = "none"
"""A reviewed value that is no number: the document gives none."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A figure as a person holds it right; `value` is null where the document gives no number."""

    value: Decimal | None
    decision: str
    review_id: int
    who: str


def standing(session: Session, hashes: Collection[str] | None = None) -> list[Review]:
    """The last decision on each figure, finding and fact of filing; what was withdrawn is left out.

    `hashes`: only of these bytes. Comments decide nothing and are not given.
    """
    query = select(Review).where(Review.decision != COMMENT).order_by(Review.decided_at, Review.id)
    if hashes is not None:
        query = query.where(Review.bytes_hash.in_(hashes))
    return last_of(session.scalars(query))


def last_of(rows: Iterable[Review]) -> list[Review]:
    """The decisions that stand of reviews in the order of their time."""
    last = {(o.bytes_hash, o.code_or_rule, _finding(o)): o for o in rows if o.decision != COMMENT}
    return [one for one in last.values() if one.decision != WITHDRAW]


def figures_of(rows: Iterable[Review]) -> dict[str, dict[str, Reviewed]]:
    """Bytes → code → what standing decisions hold right of their figures."""
    found: dict[str, dict[str, Reviewed]] = defaultdict(dict)
    for one in rows:
        if one.decision in (CORRECT, CONFIRM) and is_figure(one.code_or_rule):
            told = one.value_reviewed if one.decision == CORRECT else one.value_seen
            found[one.bytes_hash][one.code_or_rule] = Reviewed(_number(told), one.decision, one.id, one.who)
    return found


def filed(session: Session) -> Mapping[str, dict[str, str]]:
    """Bytes → body (an id), year, scope and report as people decided them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in standing(session):
        if one.code_or_rule in FILED and one.value_reviewed is not None:
            found[one.bytes_hash][one.code_or_rule] = one.value_reviewed
    return found


def of_findings(
    session: Session, hashes: Collection[str] | None = None
) -> dict[tuple[str, str, str | None], dict[str, Any]]:
    """(bytes, rule, message) → what a person decided on that finding: number, decision, who, why."""
    return {
        (one.bytes_hash, one.code_or_rule, one.value_seen): {
            "number": one.id,
            "decision": one.decision,
            "who": one.who,
            "why": one.why,
        }
        for one in standing(session, hashes)
        if not is_figure(one.code_or_rule) and one.code_or_rule not in FILED
    }


def reviewed(session: Session, readings: Collection[int] | None = None) -> Mapping[int, dict[str, Reviewed]]:
    """Current reading → code → what people hold right of its figures. There are few of them."""
    query = (
        select(ReadingRow.id, ReadingRow.bytes_hash)
        .where(ReadingRow.is_current)
        .where(ReadingRow.bytes_hash.in_(select(Review.bytes_hash)))
    )
    if readings is not None:
        query = query.where(ReadingRow.id.in_(readings))
    of_bytes = {of: reading for reading, of in session.execute(query)}
    said = figures_of(standing(session, of_bytes)) if of_bytes else {}
    return {of_bytes[of]: codes for of, codes in said.items()}


def is_figure(what: str) -> bool:
    """True for the code of a figure; rules and facts of filing have no point in them."""
    return "." in what


def _number(told: str | None) -> Decimal | None:
    return Decimal(told) if told and told[-1].isdigit() else None


def _finding(one: Review) -> str | None:
    """Of a rule there may be several findings in one document: their words tell them apart."""
    return None if is_figure(one.code_or_rule) or one.code_or_rule in FILED else one.value_seen
