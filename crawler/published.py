"""When a document was published, as far as that says how often it is looked at."""

from __future__ import annotations

from datetime import date

from crawler.discovery.text import years_in
from crawler.frontier import DuePage, context_from_json
from crawler.schedule import DOCUMENT_ROLES, NIGHT
from models.clock import local_day
from models.deadlines import GOVERNMENTS
from models.ledger import VisitRecord


def published_on(page: DuePage, visit: VisitRecord) -> date | None:
    """The day that the page or its list tells; else, of what stood on its list when that was first looked at,
    the last day by which reports of its year must be published."""
    told = visit.published_on or page.published_on or context_from_json(page.context).published_on
    if told is not None or page.role not in DOCUMENT_ROLES or _came_later(page):
        return told
    year = max(years_in(visit.title or page.title), default=None)
    return None if year is None else min(date(year + 1, *GOVERNMENTS), local_day(visit.visited_at))


def _came_later(page: DuePage) -> bool:
    """True of a document that a list names which was known before it."""
    since = page.found_on_since
    return since is None or page.first_seen - since > NIGHT
