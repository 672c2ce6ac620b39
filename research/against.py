"""A person's own list of reports held against the archive: which were found, where each other was lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.brought import added_key
from models.messages import later
from models.tables import Body, DocumentRow, Filing, Page, ReadingRow, Report, Version, Visit
from research.agencies import AmbiguousAgencyError, UnknownAgencyError, resolve

STEPS = {
    "found": later("filed as a report"),
    "no_address": later("not the address of a web page"),
    "other_host": later("on no host of a portal that was walked"),
    "never_linked": later("no page that was read links to it"),
    "judged_noise": later("linked, but judged not worth fetching"),
    "not_fetched": later("linked, not fetched yet"),
    "blocked": later("a firewall was in the way"),
    "forbidden": later("robots.txt or the server forbids it"),
    "failed": later("could not be fetched"),
    "gone": later("not there when it was fetched"),
    "not_a_report": later("fetched, but judged no report"),
    "unread": later("fetched, but not read yet or not readable"),
    "body_unknown": later("read, but filed to no body or no year"),
    "filed_elsewhere": later("read, but filed to another body or year"),
}
"""Every step at which an address can be lost, in their order."""

_LOST = {
    "blocked": "blocked",
    "forbidden": "forbidden",
    "failed": "failed",
    "gone": "gone",
    "soft_404": "gone",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a person's list; body and year where the list says them."""

    line: int
    url: str
    body: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Web:
    """What addresses mean, from the crawler: their keys, the portals that own them, links judged noise."""

    key: Callable[[str], str]
    owners: Callable[[str], Collection[int]]
    noise: Callable[[Collection[str]], Collection[str]]
    """Of these keys, those that pages in the archive link to all the same."""


def against(session: Session, listed: Iterable[Listed], web: Web) -> Iterator[dict[str, Any]]:
    """One record for each line: `step` (see STEPS) and what the archive knows of the address."""
    rows = list(listed)
    keys = {one.line: web.key(one.url) for one in rows if _is_address(one.url)}
    pages = _pages(session, set(keys.values()))
    unknown = {key for key in keys.values() if key not in pages}
    linked = web.noise(unknown) if unknown else ()
    for one in rows:
        key = keys.get(one.line)
        found = max((_of_page(session, page, one, web) for page in pages.get(key or "", ())),
                    key=lambda record: record["step"] == "found", default=None)
        if found is None:
            found = _nothing(_missing(one, key, linked, web))
        yield {"line": one.line, "url": one.url, **found, "means": STEPS[found["step"]]}


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _missing(one: Listed, key: str | None, linked: Collection[str], web: Web) -> str:
    if key is None:
        return "no_address"
    if not web.owners(one.url):
        return "other_host"
    return "judged_noise" if key in linked else "never_linked"


def _nothing(step: str) -> dict[str, Any]:
    return {"step": step, "body": None, "year": None, "sign": None}


def _pages(session: Session, keys: set[str]) -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    wanted = {name: key for key in sorted(keys) for name in (key, added_key(key))}
    names = list(wanted)
    for start in range(0, len(names), 500):
        for page in session.scalars(select(Page).where(Page.url_key.in_(names[start : start + 500]))):
            found.setdefault(wanted[page.url_key], []).append(page)
    return found


def _of_page(session: Session, page: Page, one: Listed, web: Web, depth: int = 0) -> dict[str, Any]:
    filed = _filed(session, page.id)
    if filed is not None:
        report, body = filed
        record = {"body": body.name if body else None, "year": report.fiscal_year, "sign": None}
        if body is None or report.fiscal_year is None:
            return {"step": "body_unknown", **record}
        return {"step": "found" if _agrees(session, one, report) else "filed_elsewhere", **record}
    sign = session.scalars(
        select(Visit.sign).where(Visit.page_id == page.id).order_by(Visit.id.desc()).limit(1)
    ).first()
    if page.last_outcome == "redirected" and depth < 3:
        for onward in _onward(session, page):
            return _of_page(session, onward, one, web, depth + 1)
    return {**_nothing(_step(session, page)), "sign": sign}


def _onward(session: Session, page: Page) -> Iterable[Page]:
    """The pages that a redirect from here made known."""
    query = select(Page).where(Page.found_on_id == page.id, Page.found_how.contains("redirect"))
    return session.scalars(query.order_by(Page.id)).all()


def _step(session: Session, page: Page) -> str:
    if page.last_outcome in _LOST:
        return _LOST[page.last_outcome]
    if page.last_visit_at is None:
        return "judged_noise" if page.role == "noise" or page.score <= 0 else "not_fetched"
    readings = session.execute(
        select(ReadingRow.is_report, ReadingRow.error)
        .join(Version, Version.bytes_hash == ReadingRow.bytes_hash)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .where(DocumentRow.page_id == page.id, ReadingRow.is_current)
    ).all()
    was_document = session.scalars(select(DocumentRow.id).where(DocumentRow.page_id == page.id)).first()
    if was_document is not None and not any(row.error is None for row in readings):
        return "unread"
    return "not_a_report"


def _filed(session: Session, page_id: int) -> tuple[Report, Body | None] | None:
    """The report that the page or one of its attachments is filed to."""
    query = (
        select(Report, Body)
        .join(Filing, Filing.report_id == Report.id)
        .join(Version, Version.id == Filing.version_id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .outerjoin(Body, Body.id == Report.body_id)
        .where((DocumentRow.page_id == page_id) | (DocumentRow.article_page_id == page_id))
        .order_by(Version.id.desc())
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found else None


def _agrees(session: Session, one: Listed, report: Report) -> bool:
    if one.year is not None and one.year != report.fiscal_year:
        return False
    if one.body is None:
        return True
    try:
        return resolve(session, one.body).id == report.body_id
    except UnknownAgencyError:
        return False
    except AmbiguousAgencyError as error:
        return report.body_id in {body_id for body_id, _ in error.candidates}
