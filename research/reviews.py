"""Reviews: a person confirms, dismisses, comments or corrects, with who, when, why and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import fits
from models.clock import now
from models.codes import figure_codes
from models.messages import gettext as _
from models.reviews import COMMENT, CONFIRM, CORRECT, DISMISS, FILED, NOTHING, WITHDRAW, is_figure
from models.tables import FindingRow, Report, Review
from models.views import FigureRow
from research import agencies
from research.check import check
from research.timeline import Held, timelines
from research.values import moment

SCOPES = ("agency", "government_aggregate", "unknown")
FIRST_YEAR = 2008
OF_FACTS = (CORRECT, CONFIRM, COMMENT, WITHDRAW)
OF_FINDINGS = (CONFIRM, DISMISS, COMMENT, WITHDRAW)


class ReviewError(Exception):
    """What a person decided cannot be put on record; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, and on what ground."""

    who: str
    why: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that can be reviewed: a code, a rule or a fact of filing, of some bytes, as it stands now."""

    bytes_hash: str
    what: str
    seen: str


def held_of(session: Session, report_id: int, url: str | None = None) -> list[Held]:
    """The documents of a report as they stand, the preferred first; `url`: only the one at this address."""
    report = session.get_one(Report, report_id)
    newest = timelines(session, [(report.id, report.preferred_id)])[report.id].newest()
    found = [one for one in newest if url is None or url in (one.url, one.shown_url)]
    if not found:
        there = ", ".join(one.url for one in newest) or "none"
        raise ReviewError(
            _("%(url)s: no document of the report is there; its documents: %(there)s")
            % {"url": url, "there": there}
        )
    return found


def items(
    session: Session, report_id: int, what: str, containing: str = "", url: str | None = None
) -> list[Item]:
    """What is meant by the code or short name of a figure, a rule, or one of FILED, of a report.

    Facts of filing are those of all its documents; figures and findings those of the preferred one, or of the
    one at `url`. ReviewError if there is nothing of the kind.
    """
    held = held_of(session, report_id, url)
    report = session.get_one(Report, report_id)
    if what in FILED:
        seen = {"body": report.body_id, "year": report.fiscal_year, "scope": report.scope, "report": "yes"}
        hashes = dict.fromkeys(one.bytes_hash for one in held)
        return [Item(of, what, str(seen[what] if seen[what] is not None else "unknown")) for of in hashes]
    codes = {row["code"] for row in figure_codes() if what in (row["code"], row["short"])}
    if codes:
        of, reading_id = held[0].bytes_hash, held[0].reading_id
        figures = select(FigureRow).where(FigureRow.reading_id == reading_id, FigureRow.code.in_(codes))
        found = [Item(of, one.code, seen_of(one)) for one in session.scalars(figures)]
        if not found:
            raise ReviewError(
                _("%(what)s: the report has no such figure; `gongkai show --json` lists its codes")
                % {"what": what}
            )
        return found
    return _findings(session, report, held[0], what, containing)


def _findings(session: Session, report: Report, held: Held, rule: str, containing: str) -> list[Item]:
    if report.body_id is None or report.fiscal_year is None:
        raise ReviewError(_("the report's body or year is unknown: say them first, as `body` and `year`"))
    told = [one for one in check(session, report.body_id, report.fiscal_year) if one["scope"] == report.scope]
    found = [one for one in told if one["rule"] == rule and containing in one["message"]]
    if not found:
        there = ", ".join(sorted({one["rule"] for one in told})) or "none"
        raise ReviewError(
            _(
                "%(rule)s: no code or short name of a figure, none of %(known)s, and no finding "
                "of the report; it has: %(there)s"
            )
            % {"rule": rule, "known": ", ".join(FILED), "there": there}
        )
    return [Item(held.bytes_hash, rule, one["message"]) for one in found]


def item_of_finding(session: Session, report_id: int, finding_id: int) -> Item:
    """A finding on record, as an item of the report's preferred document. ReviewError if it is gone."""
    row = session.get(FindingRow, finding_id)
    if row is None or session.get(Report, report_id) is None:
        raise ReviewError(_("The finding is not on record any more: the documents were read or filed anew."))
    return Item(held_of(session, report_id)[0].bytes_hash, row.rule, row.message)


def seen_of(figure: FigureRow) -> str:
    """A figure as a person sees it in a review: its number, else its state."""
    return figure.state if figure.value is None else f"{figure.value:f}"


def decide(session: Session, item: Item, decision: str, value: str | None, signed: Signed) -> Review:
    """Puts a decision on record. ReviewError if it makes no sense of this item."""
    allowed = OF_FACTS if is_figure(item.what) or item.what in FILED else OF_FINDINGS
    if decision not in allowed:
        raise ReviewError(
            _("%(decision)s: of %(what)s one may say %(known)s")
            % {"decision": decision, "what": item.what, "known": ", ".join(allowed)}
        )
    if not signed.who.strip():
        raise ReviewError(_("say who decides"))
    if decision == COMMENT and not signed.why:
        raise ReviewError(_("a comment needs words: write them under why"))
    if decision == CORRECT and value is None:
        raise ReviewError(_("what should %(what)s be? Give the value") % {"what": item.what})
    if decision != CORRECT and value is not None:
        raise ReviewError(
            _("%(decision)s takes no value; to give another one write correct") % {"decision": decision}
        )
    row = Review(
        bytes_hash=item.bytes_hash,
        code_or_rule=item.what,
        value_seen=item.seen,
        decision=decision,
        value_reviewed=None if value is None else checked(session, item.what, value),
        who=signed.who.strip(),
        decided_at=now(),
        why=signed.why,
        evidence=signed.evidence,
    )
    session.add(row)
    session.flush()
    return row


def checked(session: Session, what: str, value: str) -> str:
    """A reviewed value in the one way it is kept: a plain number or `none`, a body's id, a year, a scope."""
    value = value.strip()
    match what:
        case "body":
            try:
                return agencies.resolve(session, value).id
            except (agencies.UnknownAgencyError, agencies.AmbiguousAgencyError) as error:
                raise ReviewError(str(error)) from None
        case "year":
            if not (value.isascii() and value.isdigit() and FIRST_YEAR <= int(value) <= now().year):
                raise ReviewError(
                    _("%(value)s: no year from %(first_year)s to %(year)s")
                    % {"value": value, "first_year": FIRST_YEAR, "year": now().year}
                )
            return value
        case "scope":
            if value not in SCOPES:
                raise ReviewError(
                    _("%(value)s: one of %(known)s") % {"value": value, "known": ", ".join(SCOPES)}
                )
            return value
        case "report":
            if value not in ("yes", "no"):
                raise ReviewError(_("%(value)s: yes or no") % {"value": value})
            return value
    return _checked_number(value)


def _checked_number(value: str) -> str:
    if value == NOTHING:
        return NOTHING
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not fits(number):
        raise ReviewError(
            _("%(value)s: write a number of at most 15 digits, or %(nothing)s where there is none")
            % {"value": value, "nothing": NOTHING}
        )
    return f"{number:f}"


def told(one: Review) -> dict[str, Any]:
    """A review as JSON has it."""
    return {
        "review": one.id,
        "what": one.code_or_rule,
        "decision": one.decision,
        "value_seen": one.value_seen,
        "value_reviewed": one.value_reviewed,
        "who": one.who,
        "decided_at": moment(one.decided_at),
        "why": one.why,
        "evidence": one.evidence,
        "bytes_hash": one.bytes_hash,
    }


def withdraw(session: Session, review_id: int, signed: Signed) -> Review:
    """Takes a decision back; it stays on record, and so does that it was taken back."""
    row = session.get(Review, review_id)
    if row is None or row.decision in (COMMENT, WITHDRAW):
        raise ReviewError(
            _("%(review_id)s: no decision of that number; see `gongkai review history`")
            % {"review_id": review_id}
        )
    item = Item(row.bytes_hash, row.code_or_rule, row.value_seen or "")
    return decide(session, item, WITHDRAW, None, signed)
