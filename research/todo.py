"""Pages that a person must fetch: blocked, forbidden, broken, unreadable or seen in part; what to do about
each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from models.brought import ROLE, added_key
from models.clock import local_day
from models.ledger import GOOD
from models.messages import gettext as _
from models.messages import later
from models.tables import DocumentRow, Page, Portal, ReadingRow, Version, Visit
from research.seen import in_part, last_sign
from research.values import day

COLUMNS = (
    "file", "body", "year", "source", "obtained_on", "by", "how",
    "portal", "problem", "since", "unit", "title", "do",
)  # fmt: skip
"""The first seven are those of a manifest, for a person to fill in; the others tell."""

PROBLEMS = {
    "blocked": later("a firewall is in the way"),
    "forbidden": later("robots.txt or the server keeps programs out"),
    "failed": later("it could not be fetched"),
    "soft_404": later("it answers with something else than what was there"),
    "unreadable": later("its bytes cannot be read"),
    "unturned": later("only a script fills it or turns its pages, and not all was seen"),
}
_DOCUMENTS = ("report", "attachment")
_WAYS = ("home", "section", "directory", "list")
ADVICE = {
    "document": later("Open it in a browser and save the report (the file, or the page as one file)."),
    "way": later("Open it in a browser and save the reports that it leads to, or record the visit as WACZ."),
    "again": later("It is tried again by itself; if it stays, open it in a browser and save what is there."),
    "unreadable": later("Ask the body for another copy, or fetch it again in a browser and save it."),
    "forbidden": later(
        "A person may read what robots.txt keeps from programs: open it and save the report, or ask "
        "the body for it."
    ),
}
BACK = later(" Then write the saved file's name into the column file and run `gongkai add --manifest LIST`.")
FEW = 2
"""Failures in a row up to which a page may well come back by itself."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    page: Page
    problem: str
    sign: str | None
    since: str | None


def todo(session: Session, portals: frozenset[int] | None = None) -> Iterator[dict[str, Any]]:
    """One record for each page, by portal and address; those that a person brought since are left out."""
    names = {one.id: one.name or one.home_url for one in session.scalars(select(Portal))}
    by_hand = select(Page.portal_id, Page.url_key).where(Page.role == ROLE)
    if portals is not None:
        by_hand = by_hand.where(Page.portal_id.in_(portals))
    brought = {(portal, key) for portal, key in session.execute(by_hand)}
    found = [*_unfetched(session, portals), *_unreadable(session, portals), *_unturned(session, portals)]
    for trouble in sorted(found, key=lambda one: (one.page.portal_id, one.page.role != "home", one.page.url)):
        page = trouble.page
        if (page.portal_id, added_key(page.url_key)) in brought:
            continue
        context = page.context or {}
        yield {
            **dict.fromkeys(COLUMNS[:7]),
            "source": page.url,
            "portal": names[page.portal_id],
            "problem": f"{trouble.problem}: {trouble.sign}" if trouble.sign else trouble.problem,
            "since": trouble.since,
            "unit": context.get("unit"),
            "title": context.get("title") or context.get("text"),
            "do": _advice(trouble) + BACK,
        }


def advice(row: dict[str, Any]) -> str:
    """What to do about a page of `todo`, in the reader's language."""
    first = str(row["do"]).removesuffix(BACK)
    return _(first) + _(BACK)


def _advice(trouble: _Trouble) -> str:
    if trouble.problem in ("unreadable", "forbidden"):
        return ADVICE[trouble.problem]
    comes_again = trouble.page.due_at is not None
    if trouble.problem == "unturned":
        return ADVICE["document" if trouble.page.role in _DOCUMENTS else "way"]
    if trouble.problem != "blocked" and trouble.page.failures < FEW and comes_again:
        return ADVICE["again"]
    return ADVICE["document" if trouble.page.role in _DOCUMENTS else "way"]


def _unfetched(session: Session, portals: frozenset[int] | None) -> Iterator[_Trouble]:
    query = select(Page, last_sign(), _first_in_vain()).where(
        Page.role.in_((*_DOCUMENTS, *_WAYS, "lead")),
        Page.last_outcome.in_(tuple(PROBLEMS)),
    )
    if portals is not None:
        query = query.where(Page.portal_id.in_(portals))
    for page, sign, first in session.execute(query):
        if page.role == "lead" and page.last_outcome not in ("blocked", "forbidden"):
            continue
        yield _Trouble(page, page.last_outcome or "", sign, day(local_day(first)) if first else None)


def _first_in_vain() -> ScalarSelect[datetime]:
    """When the first visit of a page in vain after its last good one was."""
    good = aliased(Visit)
    well = (*GOOD, "not_modified", "redirected")
    last_good = select(func.max(good.id)).where(good.page_id == Page.id, good.outcome.in_(well))
    beyond = func.coalesce(last_good.correlate(Page).scalar_subquery(), 0)
    first = select(func.min(Visit.visited_at)).where(Visit.page_id == Page.id, Visit.id > beyond)
    return first.correlate(Page).scalar_subquery()


def _unreadable(session: Session, portals: frozenset[int] | None) -> Iterator[_Trouble]:
    query = (
        select(Page, ReadingRow.error, Version.first_seen)
        .join(DocumentRow, DocumentRow.page_id == Page.id)
        .join(Version, Version.document_id == DocumentRow.id)
        .join(ReadingRow, (ReadingRow.bytes_hash == Version.bytes_hash) & ReadingRow.is_current)
        .where(Version.ended_at.is_(None), ReadingRow.error.is_not(None), Page.role != ROLE)
        .where(Page.last_outcome.is_(None) | Page.last_outcome.not_in(tuple(PROBLEMS)))
    )
    if portals is not None:
        query = query.where(Page.portal_id.in_(portals))
    for page, error, first_seen in session.execute(query):
        yield _Trouble(page, "unreadable", error, day(local_day(first_seen)))


def _unturned(session: Session, portals: frozenset[int] | None) -> Iterator[_Trouble]:
    """Pages of which only a part was seen."""
    query = select(Page, last_sign()).where(Page.role.in_((*_WAYS, *_DOCUMENTS)), in_part())
    if portals is not None:
        query = query.where(Page.portal_id.in_(portals))
    for page, told in session.execute(query):
        yield _Trouble(page, "unturned", told, None)
