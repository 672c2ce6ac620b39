"""A crawl of a test site, and plain questions to the archive it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from crawler.crawl import CrawlOptions, CrawlResult, PortalResult, Silent, crawl
from models.archive import Archive
from models.tables import Page, Visit
from tests.crawl.site import Site


class Seen(Silent):
    """Progress that keeps what it was told."""

    def __init__(self) -> None:
        self.visits: list[tuple[str, str, str]] = []

    def on_visit(self, url: str, outcome: str, role: str) -> None:
        self.visits.append((url, outcome, role))


class Crawled:
    """An archive in `folder`, crawled as often as a test likes; fetches only, unless told to read."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "archive.db"
        self.url = f"sqlite:///{self.path}"
        self.seen = Seen()

    def crawl(self, *sites: Site, targets: tuple[str, ...] | None = None, **options: object) -> CrawlResult:
        asked = CrawlOptions(
            archive=self.url,
            targets=targets if targets is not None else tuple(site.home for site in sites),
            delay=0,
            allow_private=tuple(place for site in sites for place in site.places),
            no_read=True,
        )
        self.seen = Seen()
        return crawl(replace(asked, **options), self.seen)  # type: ignore[arg-type]

    def night(self, site: Site, **options: object) -> PortalResult:
        """One crawl of one portal with every page due."""
        return self.crawl(site, all_due=True, **options).portals[0]  # type: ignore[arg-type]

    def outcomes(self, site: Site) -> dict[str, str]:
        """Path → outcome of the last crawl's visits."""
        return {url.removeprefix(site.home.rstrip("/")): outcome for url, outcome, _ in self.seen.visits}

    def rows(self, sql: str, **values: object) -> list[tuple[Any, ...]]:
        with Archive.open(self.url) as archive, archive.reading() as session:
            return [tuple(row) for row in session.execute(text(sql), values)]

    def versions(self, path: str) -> list[tuple[int, str | None]]:
        """Number and how it ended of every version of the document at this path."""
        return [
            (row[0], row[1])
            for row in self.rows(
                "SELECT v.number, v.ended_by FROM versions v JOIN documents d ON d.id = v.document_id "
                "JOIN pages p ON p.id = d.page_id WHERE p.url LIKE :path ORDER BY v.number",
                path=f"%{path}",
            )
        ]

    def last_visit(self, path: str) -> Visit:
        with Archive.open(self.url) as archive, archive.reading() as session:
            query = (
                select(Visit)
                .join(Page, Page.id == Visit.page_id)
                .where(Page.url.endswith(path))
                .order_by(Visit.id.desc())
                .limit(1)
            )
            return session.scalars(query).one()

    def hours_until_due(self, path: str) -> float:
        """From the last visit of a page to its next."""
        return next(hours for url, _, hours in self.due() if url.endswith(path))

    def due(self) -> list[tuple[str, str, float]]:
        """Address, role and hours from the last visit to the next of every page that has both."""
        with Archive.open(self.url) as archive, archive.reading() as session:
            pages = session.scalars(select(Page).order_by(Page.id)).all()
            return [
                (page.url, page.role, (page.due_at - page.last_visit_at) / timedelta(hours=1))
                for page in pages
                if page.due_at and page.last_visit_at
            ]

    def open_alarms(self) -> list[str]:
        return [
            row[0] for row in self.rows("SELECT rule FROM alarms WHERE resolved_at IS NULL ORDER BY rule")
        ]

    def searches(self) -> list[str]:
        return [row[0] for row in self.rows("SELECT result FROM searches ORDER BY id")]
