"""Archives made row by row: pages, documents, versions and readings as a crawl and the reader leave them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.archive import Archive
from models.figures import keep_figures
from models.ledger import bytes_hash
from models.tables import (
    Blob,
    Body,
    DocumentRow,
    Page,
    Portal,
    ReadingRow,
    Run,
    TextRow,
    Version,
    VersionPart,
)
from tests.figures import a_figure

HOME = "http://www.ganxian.example/"
START = datetime(2025, 3, 1, 14, 0, tzinfo=UTC)
FORM = {"t3": "2021", "t4": "2021"}


def figures(**changes: int | None) -> dict[str, int | None]:
    """A small table 三 with new, carried-in and carried-out requests; keywords change codes (dots as __)."""
    columns = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
    values: dict[str, int | None] = {
        f"t3.{row}.{column}": 1 if column == "natural" else 6 if column == "total" else 1
        for row in ("new", "carried_in", "granted", "total", "carried_out")
        for column in columns
    }
    return values | {code.replace("__", "."): value for code, value in changes.items()}


class Builder:
    """Writes into one archive; each `night` is a run a day later."""

    def __init__(
        self,
        archive: Archive,
        name: str | None = "赣县区",
        *,
        code: str | None = "360704",
        level: str | None = "county",
        home: str = HOME,
    ) -> None:
        self.archive = archive
        self.at = START
        self._read = 0
        with archive.writing() as session:
            portal = Portal(home_url=home, name=name, division_code=code, level=level, own_hosts=[])
            session.add(portal)
            session.flush()
            self.portal_id, self.home = portal.id, home
            self.run_id = self._run(session)

    def register(self, name: str, code: str, level: str = "county") -> None:
        """A further portal of the register that nothing was found on."""
        with self.archive.writing() as session:
            session.add(
                Portal(
                    home_url=f"http://{code}.example/",
                    name=name,
                    division_code=code,
                    level=level,
                    own_hosts=[],
                )
            )

    def body(self, body_id: str, name: str, **values: str) -> None:
        """A body of the register."""
        with self.archive.writing() as session:
            session.add(Body(id=body_id, name=name, **values))

    def night(self) -> int:
        """Starts the next day's run."""
        self.at += timedelta(days=1)
        with self.archive.writing() as session:
            self.run_id = self._run(session)
        return self.run_id

    def document(
        self,
        path: str,
        *,
        article: int | None = None,
        title: str | None = None,
        published_on: date | None = date(2025, 1, 20),
        content: str | None = None,
        reading: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
        values: Mapping[str, int | None] | None = None,
        words: str | None = None,
    ) -> int:
        """A page with one document, its first version and reading; gives the page's id.

        `reading` are columns of the reading (is_report defaults to True), `words` its text.
        """
        with self.archive.writing() as session:
            page = Page(
                portal_id=self.portal_id,
                url=self.home + path,
                url_key=path,
                role="attachment" if article else "report",
                context=dict(context or {}),
                first_seen=self.at,
                found_on_id=article,
            )
            session.add(page)
            session.flush()
            document = DocumentRow(
                page_id=page.id,
                portal_id=self.portal_id,
                article_page_id=article,
                url=page.url,
                title=title,
                published_on=published_on,
            )
            session.add(document)
            session.flush()
            self._version(session, document.id, content or path, reading, values, words)
            return page.id

    def change(
        self,
        page_id: int,
        content: str,
        *,
        reading: Mapping[str, Any] | None = None,
        values: Mapping[str, int | None] | None = None,
        words: str | None = None,
    ) -> None:
        """Other content at the address of a page."""
        with self.archive.writing() as session:
            document = self._end(session, page_id, "changed")
            self._version(session, document, content, reading, values, words)

    def gone(self, page_id: int) -> None:
        """The page is not found any more."""
        with self.archive.writing() as session:
            self._end(session, page_id, "gone")
            session.execute(update(Page).where(Page.id == page_id).values(last_outcome="gone"))

    def seen(self, *page_ids: int) -> None:
        """The pages are the same tonight."""
        with self.archive.writing() as session:
            for page_id in page_ids:
                session.execute(
                    update(Version)
                    .where(
                        Version.document_id == self._document_id(session, page_id), Version.ended_at.is_(None)
                    )
                    .values(last_seen=self.at)
                )

    def _run(self, session: Session) -> int:
        run = Run(
            command="crawl",
            arguments={},
            started_at=self.at,
            finished_at=self.at + timedelta(hours=1),
            outcome="done",
            counts={},
        )
        session.add(run)
        session.flush()
        return run.id

    def _document_id(self, session: Session, page_id: int) -> int:
        return session.scalars(select(DocumentRow.id).where(DocumentRow.page_id == page_id)).one()

    def _end(self, session: Session, page_id: int, by: str) -> int:
        document = self._document_id(session, page_id)
        session.execute(
            update(Version)
            .where(Version.document_id == document, Version.ended_at.is_(None))
            .values(ended_at=self.at, ended_by=by)
        )
        return document

    def _version(
        self,
        session: Session,
        document: int,
        content: str,
        reading: Mapping[str, Any] | None,
        values: Mapping[str, int | None] | None,
        words: str | None,
    ) -> None:
        digest = sha256(content.encode()).hexdigest()
        number = session.scalars(select(func.count()).where(Version.document_id == document)).one()
        if session.get(Blob, digest) is None:
            session.add(
                Blob(
                    sha256=digest,
                    length=len(content),
                    media_type="text/html",
                    store="database",
                    data=b"",
                    stored_at=self.at,
                )
            )
            session.flush()
        version = Version(
            document_id=document,
            number=number + 1,
            bytes_hash=bytes_hash([digest]),
            content_hash=digest,
            first_seen=self.at,
            last_seen=self.at,
            run_id=self.run_id,
        )
        session.add(version)
        session.flush()
        session.add(VersionPart(version_id=version.id, position=1, blob_sha256=digest))
        if reading is not None:
            self._reading(session, version.bytes_hash, reading, values, words or content)

    def _reading(
        self,
        session: Session,
        of_bytes: str,
        reading: Mapping[str, Any],
        values: Mapping[str, int | None] | None,
        words: str,
    ) -> None:
        known = select(ReadingRow.id).where(ReadingRow.bytes_hash == of_bytes)
        if session.scalars(known).first() is not None:
            return
        columns: dict[str, Any] = {
            "is_report": True,
            "media_type": "text/html",
            "scope": "unknown",
            "forms": FORM if values else {},
        } | dict(reading)
        row = ReadingRow(bytes_hash=of_bytes, reader_version="1", read_at=self.at, **columns)
        session.add(row)
        session.flush()
        session.add(TextRow(reading_id=row.id, position=1, section=1, is_heading=False, text=words))
        figures = [
            a_figure(
                code,
                None if value is None else Decimal(value),
                raw="" if value is None else str(value),
                state="blank" if value is None else "printed",
            )
            for code, value in (values or {}).items()
        ]
        keep_figures(session, row.id, figures, ())
