"""The same crawl into PostgreSQL."""

from __future__ import annotations

from sqlalchemy import func, select

from crawler.crawl import CrawlOptions, crawl
from models.archive import Archive
from models.tables import Search, Version
from tests.crawl.site import Answer, Site, report


def test_two_nights_into_postgresql(site: Site, postgres_url: str) -> None:
    options = CrawlOptions(
        postgres_url, (site.home,), all_due=True, delay=0, allow_private=(site.place,), no_read=True
    )
    assert crawl(options).portals[0].new == 4
    site.pages["/nb/2023.html"] = Answer(report("江口镇", 2023, "更正：受理申请九件。"))
    del site.pages["/nb/2021.html"]
    second = crawl(options).portals[0]
    assert (second.new, second.changed, second.same, second.gone) == (0, 1, 2, 1)
    assert second.pages == second.found + second.lists + second.in_vain + second.failed + 1
    with Archive.open(postgres_url) as archive, archive.reading() as session:
        counted = select(Search.looked_at, Search.documents, Search.changed, Search.gone, Search.blocked)
        assert session.execute(counted.order_by(Search.id)).all()[-1] == (second.pages, 3, 1, 1, 0)
        ended = select(Version.ended_by, func.count()).group_by(Version.ended_by)
        assert {row[0]: row[1] for row in session.execute(ended)} == {None: 3, "changed": 1, "gone": 1}
