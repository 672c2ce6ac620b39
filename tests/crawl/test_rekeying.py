"""Pages known under keys of an older rule are the same pages still."""

from __future__ import annotations

from sqlalchemy import update

from models.archive import Archive
from models.tables import Page
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site


def test_a_report_known_by_its_old_key_is_no_second_one(site: Site, crawled: Crawled) -> None:
    title = "大田镇2023年政府信息公开工作年度报告"
    row = f"<li><a href='/ZWGK/Show.aspx?Id=7'>{title}</a><span>2024-01-20</span></li>"
    words = "本年度公开政府信息。" * 30
    site.pages["/ZWGK/Show.aspx?Id=7"] = Answer(f"<h1>{title}</h1><p>{words}</p>".encode())
    site.pages["/"] = Answer("<a href='/nb/'>政府信息公开年报</a>".encode())
    site.pages["/nb/"] = Answer(f"<title>政府信息公开年报</title><ul>{row}</ul>".encode())
    crawled.night(site)
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        old = f"{site.place}/ZWGK/Show.aspx?Id=7"
        session.execute(update(Page).where(Page.url.endswith("Id=7")).values(url_key=old))
    crawled.night(site)
    keys = crawled.rows("SELECT url_key FROM pages WHERE url LIKE '%Show.aspx%'")
    assert keys == [(f"{site.place}/zwgk/show.aspx?id=7",)]
    assert crawled.versions("Id=7") == [(1, None)]
