"""When a page is due again.

A night's run may start a little earlier than the night before and finds what the last one left; so "each
night" is due 18 hours after a visit, "each week" six hours before the week is over.

- The home page tells each night how the portal is. Lists are looked at each night from January to April,
  when reports are published, else each week; their further pages, directories and the columns of years long
  past each week; sections and pages that only lead to one list every eight weeks, and at once when what they
  led to is gone. Of all that is not looked at each night a night takes a seventh (`frontier.due_pages`).
- Reports and their attachments: each night for thirty days after publication, when corrections
  come, then each week for a year, then every 26 days. Where no day is told, what stood on its list from the
  first counts as published when its year's reports must be (`crawler/published.py`). Of one list at most ten
  a night, and none waits longer than four weeks (`frontier.due_pages`).
- What is due so seldom is due earlier the first time, each page after a time of its own of two weeks or more:
  what one night found is not due again in one.
- A page that failed is tried again after an hour, a day, then each week, and never given up. A page that
  robots.txt forbids is due each night: asking costs the portal nothing, and a ban of one night must not hide
  its lists for a week. What is listed but not there yet comes up a night later, as copying to the
  public servers lags behind; then ever more seldom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from models.clock import local_day

NIGHT = timedelta(hours=18)
WEEK = timedelta(days=6, hours=18)
MONTH = timedelta(days=28)
RARELY = timedelta(days=26)
"""With the nights that ten a list may cost, and those between two crawls, no more than thirty days."""
FRESH = timedelta(days=30)
YOUNG = timedelta(days=365)
SEASON = range(1, 5)
"""The months in which annual reports are published."""
PAST = 5
"""Years."""
SPREAD = 14
"""Days over which documents are spread that are due every four weeks at most."""
SELDOM = timedelta(days=56)
"""For ways that change with the site alone: where they led is looked at itself, and wakes them if it goes."""
SPREAD_SELDOM = 42
"""Days over which those are spread."""
AFTER_FAILURE = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))

NIGHTLY_ROLES = frozenset({"home", "section", "directory", "list"})
DOCUMENT_ROLES = frozenset({"report", "attachment"})


Pace = Literal["season", "weekly", "rarely"]
"""How often news may come up on a list: each night in the season; on its further pages and in past years'
columns, weekly; on one that only leads to another list, hardly ever."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What decides when a page is due again: the ledger's `answer` of its visit, how often in a row it had
    `failures` before, whether it ever answered with content, since when it is known or published, and whether
    at what `pace` news come up on a way; `spread` is any number of the page's own."""

    role: str
    answer: str
    at: datetime
    first_seen: datetime
    failures: int = 0
    has_content: bool = True
    published_on: date | None = None
    pace: Pace = "season"
    spread: int = 0


def due_again(visited: Visited) -> datetime | None:
    """When the page is due again; None: never by itself."""
    at = visited.at
    if visited.answer in ("failed", "blocked", "soft_404"):
        if not visited.has_content and visited.role not in NIGHTLY_ROLES | DOCUMENT_ROLES:
            return at + MONTH
        failures = visited.failures + (not visited.has_content)
        return at + AFTER_FAILURE[min(failures, len(AFTER_FAILURE) - 1)]
    if visited.answer == "forbidden":
        return at + (NIGHT if visited.role in NIGHTLY_ROLES | DOCUMENT_ROLES else MONTH)
    if visited.role in DOCUMENT_ROLES:
        return at + _for_document(visited)
    if visited.answer == "gone" and not visited.has_content:
        # A guessed or dead link: nothing was ever there.
        return None
    if visited.role in NIGHTLY_ROLES:
        return at + _for_way(visited)
    return at + MONTH if visited.answer == "redirected" else None


def _for_document(visited: Visited) -> timedelta:
    known = visited.at - visited.first_seen
    if visited.answer == "gone" and not visited.has_content:
        return max(NIGHT, 1.5 * known) if known < FRESH else MONTH
    today = local_day(visited.at)
    age = max(known, today - (visited.published_on or today))
    if age < YOUNG:
        return NIGHT if age < FRESH else WEEK
    first = known < FRESH or age < YOUNG + FRESH
    return MONTH - timedelta(days=visited.spread % SPREAD) if first else RARELY


def _for_way(visited: Visited) -> timedelta:
    if visited.role == "home":
        return NIGHT
    if visited.role == "section" or visited.pace == "rarely":
        first = visited.at - visited.first_seen < FRESH
        return SELDOM - timedelta(days=visited.spread % SPREAD_SELDOM) if first else SELDOM
    nightly = visited.role == "list" and visited.pace == "season" and is_season(visited.at)
    return NIGHT if nightly else WEEK


def is_season(at: datetime) -> bool:
    """True in the months in which annual reports are published."""
    return local_day(at).month in SEASON


def is_long_past(year: int, at: datetime) -> bool:
    """True of a year whose reports are hardly touched any more."""
    return year < local_day(at).year - PAST
