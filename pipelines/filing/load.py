"""Reads what filing decides on out of the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.brought import ELSEWHERE
from models.reviews import filed
from models.tables import (
    Body,
    BodyName,
    DocumentRow,
    FigureValue,
    Page,
    Portal,
    ReadingRow,
    TextRow,
    Version,
)
from models.views import FigureRow
from pipelines.filing.bodies import Directory, is_drafted
from pipelines.filing.evidence import Article, Draft, Source
from pipelines.filing.place import Place, infer_name
from pipelines.filing.titles import read_title


def load_sources(session: Session) -> list[Source]:
    """Every version whose bytes have a current reading, in the order of portals and versions."""
    documents = {row.id: row for row in session.scalars(select(DocumentRow))}
    by_page = {row.page_id: row for row in documents.values()}
    wanted = set(by_page) | {row.article_page_id for row in documents.values() if row.article_page_id}
    pages = _pages(session, wanted)
    readings = {
        row.bytes_hash: row for row in session.scalars(select(ReadingRow).where(ReadingRow.is_current))
    }
    numbers = dict(
        session.execute(
            select(FigureValue.reading_id, func.count(FigureValue.value)).group_by(FigureValue.reading_id)
        ).all()
    )
    versions = session.scalars(select(Version).order_by(Version.document_id, Version.number)).all()
    last = {version.document_id: version for version in versions}
    last_read = {version.document_id: version for version in versions if version.bytes_hash in readings}
    articles = _Articles(pages, by_page, readings, last)
    decided = filed(session)
    found: list[Source] = []
    for version in versions:
        reading, document = readings.get(version.bytes_hash), documents[version.document_id]
        if reading is not None:
            # A newer version that waits to be read takes nothing from the one that is.
            stands = last_read[document.id] is version and last[document.id].ended_at is None
            found.append(
                _source(
                    version,
                    document,
                    reading,
                    pages,
                    articles.of(document),
                    numbers.get(reading.id, 0),
                    decided.get(version.bytes_hash, {}),
                    current=stands,
                )
            )
    return sorted(found, key=lambda source: (source.portal_id, source.version_id))


class _Articles:
    def __init__(
        self,
        pages: Mapping[int, Page],
        by_page: Mapping[int, DocumentRow],
        readings: Mapping[str, ReadingRow],
        last: Mapping[int, Version],
    ) -> None:
        self._pages, self._by_page, self._readings, self._last = pages, by_page, readings, last

    def of(self, document: DocumentRow) -> Article | None:
        page = self._pages.get(document.article_page_id or 0)
        if page is None or page.id == document.page_id:
            return None
        row = self._by_page.get(page.id)
        version = self._last.get(row.id) if row else None
        if row is None or version is None:
            return Article(
                page.id,
                page.url,
                title=page.context.get("title") or page.context.get("text"),
                published_on=_day(page.context.get("published_on")),
            )
        reading = self._readings.get(version.bytes_hash)
        title = row.title or (reading.title if reading else None)
        return Article(
            page.id,
            row.url,
            title,
            reading.agency if reading else None,
            (reading.fiscal_year if reading else None) or read_title(title).year,
            row.published_on or (reading.published_on if reading else None),
        )


def _source(
    version: Version,
    document: DocumentRow,
    reading: ReadingRow,
    pages: Mapping[int, Page],
    article: Article | None,
    numbers: int,
    reviewed: Mapping[str, str],
    *,
    current: bool,
) -> Source:
    own, above = pages[document.page_id], pages.get(document.article_page_id or 0)
    published = (
        document.published_on
        or (article.published_on if article else None)
        or _day(own.context.get("published_on"))
        or reading.published_on
    )
    return Source(
        version_id=version.id,
        document_id=document.id,
        number=version.number,
        content_hash=version.content_hash,
        bytes_hash=version.bytes_hash,
        first_seen=version.first_seen,
        last_seen=version.last_seen,
        current=current,
        portal_id=document.portal_id,
        page_id=document.page_id,
        url=document.url,
        document_title=document.title,
        published_on=published,
        contexts=tuple(page.context or {} for page in (own, above) if page is not None),
        article=article,
        reading_id=reading.id,
        error=reading.error,
        is_report=reading.is_report and reading.error is None,
        media_type=reading.media_type,
        title=reading.title,
        agency=reading.agency,
        year=reading.fiscal_year,
        scope=reading.scope,
        scope_evidence=reading.scope_evidence,
        forms=dict(reading.forms or {}),
        numbers=numbers,
        reviewed=reviewed,
    )


def _pages(session: Session, wanted: Collection[int]) -> dict[int, Page]:
    """The pages with these ids; asked for in slices, for databases bound the parameters of a query."""
    ids, found = sorted(wanted), {}
    for start in range(0, len(ids), 500):
        for page in session.scalars(select(Page).where(Page.id.in_(ids[start : start + 500]))):
            found[page.id] = page
    return found


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def load_places(session: Session, sources: Iterable[Source]) -> dict[int, Place]:
    """The place of every portal; without a name, the one that most of its documents' names begin with."""
    portals = session.scalars(select(Portal).order_by(Portal.id)).all()
    divisions = {portal.name for portal in portals if portal.name}
    by_name: dict[str, list[Portal]] = defaultdict(list)
    for portal in portals:
        if portal.name:
            by_name[portal.name].append(portal)
    words: dict[int, list[str | None]] = defaultdict(list)
    for source in sources:
        if source.is_report:
            words[source.portal_id] += [
                source.agency,
                read_title(source.title).agency,
                *(read_title(title).agency for title in source.place_titles),
            ]
    return {portal.id: _place(portal, words[portal.id], divisions, by_name) for portal in portals}


def _place(
    portal: Portal, words: list[str | None], divisions: set[str], by_name: dict[str, list[Portal]]
) -> Place:
    name, level, code = portal.name, portal.level, portal.division_code
    if name is None and portal.home_url != ELSEWHERE:
        name = infer_name(words, divisions)
        known = by_name.get(name or "", [])
        if len(known) == 1:
            level, code = level or known[0].level, code or known[0].division_code
        if level is None and name:
            level = "county" if name[-1] in "县区旗" else None
    return Place(
        seed=code or portal.home_url, name=name, level=level, division_code=code, portal_id=portal.id
    )


def load_directory(session: Session, places: Mapping[int, Place]) -> Directory:
    """Every stored body, entered under all its names."""
    directory = Directory(places.values())
    by_code = {place.division_code: place for place in reversed(list(places.values())) if place.division_code}
    aliases: dict[str, list[str]] = defaultdict(list)
    for body_id, name in session.execute(select(BodyName.body_id, BodyName.name)):
        aliases[body_id].append(name)
    bodies = session.scalars(select(Body).order_by(Body.id)).all()
    # A name that both bear means the register's.
    for body in sorted(bodies, key=lambda body: is_drafted(body.id)):
        place = by_code.get(body.division_code or "") or places.get(body.portal_id or 0)
        draft = Draft(
            body.id, body.name, body.short_name, body.kind, body.level, body.division_code, body.portal_id
        )
        if place is None:
            place = Place(
                seed=f"body {body.id}",
                name=None,
                level=body.level,
                division_code=body.division_code,
                portal_id=body.portal_id,
            )
        directory.add_stored(draft, place, aliases[body.id])
    return directory


def load_values(session: Session, reading_id: int) -> dict[tuple[str, str], tuple[str, Decimal | None]]:
    """(code, form) → (state, value) of a reading."""
    rows = session.execute(
        select(FigureRow.code, FigureRow.form, FigureRow.state, FigureRow.value).where(
            FigureRow.reading_id == reading_id
        )
    )
    return {(code, form): (state, value) for code, form, state, value in rows}


def load_words(session: Session, reading_id: int) -> str:
    """The text of a reading in one string without blanks."""
    rows = session.scalars(
        select(TextRow.text).where(TextRow.reading_id == reading_id).order_by(TextRow.position)
    )
    return "".join("".join(text.split()) for text in rows)
