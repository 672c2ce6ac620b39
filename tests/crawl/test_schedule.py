"""Many nights by the calendar alone: what is due, how often, and how much of it in one night."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from crawler.frontier import A_NIGHT, due_pages
from crawler.schedule import Visited, due_again
from models.archive import Archive
from models.tables import Page, Portal
from tests.seeds import SEED

OLD = datetime(2015, 3, 1, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 14, tzinfo=UTC)


def nights(archive: Archive, reports: int, number: int, late: random.Random) -> list[set[int]]:
    """The reports looked at each night, of one list of old reports that one night has found."""
    with archive.writing() as session:
        portal = Portal(home_url="http://a.gov.cn/", own_hosts=[])
        session.add(portal)
        session.flush()
        way = Page(portal_id=portal.id, url="/", url_key="/", role="list", first_seen=OLD)
        session.add(way)
        session.flush()
        session.add_all(
            Page(
                portal_id=portal.id, url=f"/{n}", url_key=f"/{n}", role="report", found_on_id=way.id,
                first_seen=OLD, due_at=JUNE,
            )
            for n in range(reports)
        )
        portal_id = portal.id
    looked_at: list[set[int]] = []
    for night in range(number):
        at = JUNE + timedelta(days=night, minutes=late.randrange(30))
        with archive.writing() as session:
            due = {page.id for page in due_pages(session, portal_id, at, every=False)}
            for page in session.scalars(select(Page).where(Page.id.in_(due))):
                page.last_visit_at, page.last_outcome = at, "same"
                page.due_at = due_again(Visited("report", "content", at, OLD, spread=page.id))
        looked_at.append(due)
    return looked_at


@pytest.mark.parametrize("reports", [40, 150, 400])
def test_every_report_is_looked_at_in_thirty_days_and_no_night_takes_them_all(
    archive: Archive, reports: int
) -> None:
    looked_at = nights(archive, reports, 62, random.Random(SEED))
    assert len(looked_at[0]) == reports
    for first in range(1, 33):
        assert len(set().union(*looked_at[first : first + 30])) == reports
    if reports <= 14 * A_NIGHT:
        assert max(map(len, looked_at[1:])) <= A_NIGHT
    assert sum(map(len, looked_at[1:])) / 61 <= 0.15 * reports
