"""What a crawl would take, told before it: requests, bytes and hours, from what earlier walks took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler.addresses import place
from crawler.discovery.urls import url_key
from crawler.frontier import due_pages, make_all_due, make_home_due
from crawler.options import CrawlOptions, CrawlResult, PortalResult
from crawler.register import seed
from crawler.targets import resolve
from models.archive import Archive
from models.clock import now
from models.tables import Blob, Page, Portal, Search, Visit

FIRST_WALK = 300
"""Requests of a first walk where the archive has made none: a county's lists, reports and files."""
PAGES_A_SECOND = 30
"""What one process examines and stores at most, as `make bench` measures it."""
ANSWER_BYTES = 40_000
ANSWER_SECONDS = 0.5
"""Of one answer where the archive has had none: bytes before compression, seconds."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What walks of this archive usually took: requests of a first one, bytes and seconds of an answer."""

    first_walk: float
    answer_bytes: float
    seconds: float

    @classmethod
    def of(cls, session: Session) -> _Usual:
        first: dict[int, int] = {}
        for portal_id, requests in session.execute(
            select(Search.portal_id, Search.requests).where(Search.requests > 1).order_by(Search.id)
        ):
            first.setdefault(portal_id, requests)
        size, seconds = session.execute(
            select(func.avg(Blob.length), func.avg(Visit.seconds))
            .select_from(Visit)
            .outerjoin(Blob, Blob.sha256 == Visit.blob_sha256)
            # What people brought from elsewhere took no time.
            .where(Visit.seconds.is_not(None))
        ).one()
        return cls(
            median(first.values()) if first else FIRST_WALK,
            float(size or ANSWER_BYTES),
            float(seconds or ANSWER_SECONDS),
        )


def plan(options: CrawlOptions) -> CrawlResult:
    """What a crawl would do, portal by portal and in all. Fetches and writes nothing.

    A portal walked before takes its due pages and robots.txt; one never walked what first walks of this
    archive took. Each platform gets one request at a time, and platforms run side by side: the longest one
    tells the time, or what one process can examine.
    """
    with Archive.open(options.archive) as archive, archive.lock("crawl --plan"), archive.writing() as session:
        seed(session)
        usual = _Usual.of(session)
        at, portals, platforms = now(), [], defaultdict[str, float](float)
        for portal in resolve(session, options.targets):
            make_home_due(session, portal.id, portal.home_url, url_key(portal.home_url), at)
            if options.all_due:
                make_all_due(session, portal.id, at, since=at)
            session.flush()
            due = len(due_pages(session, portal.id, at, every=options.all_due))
            planned = _planned(portal, due, usual, options, walked=_was_walked(session, portal.id))
            portals.append(planned)
            platform = portal.platform or "{}:{}".format(*place(portal.home_url))
            platforms[platform] += planned.estimated_seconds or 0
        # All of this was written only to be counted.
        session.rollback()
    return CrawlResult(None, tuple(portals), estimate=_in_all(portals, platforms.values()))


def _planned(
    portal: Portal, due: int, usual: _Usual, options: CrawlOptions, *, walked: bool
) -> PortalResult:
    requests = due + 1 if walked else max(due + 1, round(usual.first_walk))
    if options.max_requests is not None:
        requests = min(requests, options.max_requests)
    seconds = requests * max(options.delay, 0.1, usual.seconds)
    if options.max_time is not None and seconds > options.max_time:
        requests, seconds = round(requests * options.max_time / seconds), options.max_time
    return PortalResult(
        portal.id,
        portal.name or portal.home_url,
        portal.home_url,
        "planned",
        pages_left=due,
        estimated_requests=requests,
        estimated_bytes=round(requests * usual.answer_bytes),
        estimated_seconds=seconds,
    )


def _in_all(portals: Iterable[PortalResult], platforms: Iterable[float]) -> dict[str, float]:
    planned = list(portals)
    requests = sum(one.estimated_requests or 0 for one in planned)
    return {
        "requests": requests,
        "bytes": sum(one.estimated_bytes or 0 for one in planned),
        "seconds": max(max(platforms, default=0.0), requests / PAGES_A_SECOND),
    }


def _was_walked(session: Session, portal_id: int) -> bool:
    query = select(Page.id).where(Page.portal_id == portal_id, Page.last_visit_at.is_not(None))
    return session.scalars(query.where(Page.role != "added").limit(1)).first() is not None
