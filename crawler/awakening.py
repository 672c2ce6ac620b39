"""What a list that changed calls for in the same night, whenever it would be due."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery.examined import Examined
from crawler.discovery.urls import url_key
from crawler.frontier import DuePage
from crawler.session import CrawlSession
from crawler.stored import GONE, last_examined
from crawler.walk import Walk
from models.tables import Page


async def awakened(session: CrawlSession, walk: Walk, page: DuePage, examined: Examined) -> tuple[str, ...]:
    """The keys of the documents that a list names no more, of those gone that it names again, and of its next
    pages; none if it names what it named."""
    before = await last_examined(session.archive, session.examiner, page, walk.hosts)
    if before is None:
        return ()
    named, now_named = (
        {url_key(link.url) for link in each.links if link.kind == "row"} for each in (before, examined)
    )
    if named == now_named:
        return ()
    following = {url_key(link.url) for link in examined.links if link.kind == "next_page"}
    with session.archive.reading() as reading:
        back = _gone(reading, walk.portal_id, now_named - named)
    return tuple(sorted((named - now_named) | following | back))


def _gone(session: Session, portal_id: int, keys: Collection[str]) -> set[str]:
    """Those of a portal's pages that were not there when they were last looked at."""
    known = Page.portal_id == portal_id, Page.url_key.in_(keys)
    return set(session.scalars(select(Page.url_key).where(*known, Page.last_outcome.in_(GONE))))
