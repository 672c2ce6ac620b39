"""The Scrapy item pipeline: each visit goes into the archive in one transaction, its bytes with it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Protocol, cast

from scrapy.crawler import Crawler

from models.archive import Archive
from models.ledger import Recorded, VisitRecord, record
from pipelines.formats.sniff import media_type


class Session(Protocol):
    archive: Archive


class Walking(Protocol):
    """What the pipeline needs of the spider."""

    session: Session

    def recorded(self, visit: VisitRecord, recorded: Recorded) -> None: ...


class VisitPipeline:
    """Stores a visit and tells the spider. An error goes on to Scrapy, and by it ends the crawl."""

    def __init__(self, spider: Walking) -> None:
        self.spider = spider
        self.archive = spider.session.archive
        self._turn = asyncio.Lock()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> VisitPipeline:
        return cls(cast(Walking, crawler.spider))

    async def process_item(self, item: VisitRecord) -> VisitRecord:
        # In a thread: the disk is waited for at each commit, and the crawl goes on meanwhile.
        async with self._turn:
            recorded = await asyncio.to_thread(self._store, item)
        self.spider.recorded(item, recorded)
        return item

    def _store(self, item: VisitRecord) -> Recorded:
        if item.body is not None:
            item = replace(item, media_type=media_type(item.body))
        with self.archive.writing() as session:
            return record(session, self.archive.blobs, item)
