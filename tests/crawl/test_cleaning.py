"""New rules of cleaning: hashes are made anew from the kept bytes, and nothing has changed."""

from __future__ import annotations

from sqlalchemy import select, update

from crawler.renewing import Renewed, is_older, renew
from models.archive import Archive
from models.cleaning import CLEANING
from models.tables import Blob, Version, VersionPart
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report

ONE = "/nb/2023.html"


def hashes(archive: Archive) -> dict[int, str]:
    with archive.reading() as session:
        return {row.id: row.content_hash for row in session.execute(select(Version.id, Version.content_hash))}


def aged(archive: Archive) -> dict[int, str]:
    """As a program left it whose rules gave other hashes; gives those of the rules of today."""
    now = hashes(archive)
    with archive.writing() as session:
        session.execute(
            update(Version).values(cleaning=CLEANING - 1, content_hash="0" + Version.content_hash))
    return now


def test_a_crawl_by_new_rules_makes_no_false_version_and_sees_the_true_one(
    site: Site, crawled: Crawled
) -> None:
    assert crawled.night(site).new == 4
    with Archive.open(crawled.url) as archive:
        aged(archive)
    site.pages[ONE] = Answer(report("江口镇", 2023, "（更正）"))
    second = crawled.night(site)
    assert (second.new, second.changed, second.same, second.gone) == (0, 1, 3, 0)
    assert crawled.versions(ONE) == [(1, "changed"), (2, None)]


def test_hashes_are_made_anew_offline_and_once(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    with Archive.open(crawled.url) as archive:
        before = aged(archive)
        assert is_older(archive)
        assert renew(archive) == Renewed(versions=4, changed=4)
        assert hashes(archive) == before
        assert not is_older(archive)
        assert renew(archive) == Renewed()


def test_what_has_lost_its_bytes_keeps_its_hash_and_stays_to_be_done(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    with Archive.open(crawled.url) as archive:
        aged(archive)
        with archive.writing() as session:
            first = session.scalars(select(VersionPart.blob_sha256).limit(1)).one()
            session.execute(update(Blob).where(Blob.sha256 == first).values(data=b"0"))
        assert renew(archive) == Renewed(versions=4, changed=3, lost=1)
        assert is_older(archive)
