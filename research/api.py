"""`Archive`: the questions one can ask of an archive, in Python; what the command line stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.archive import Archive as Stored
from models.deadlines import TOWNSHIPS
from research import agencies, bodies, queries, series_sql
from research.check import check
from research.cite import cite
from research.coverage import coverage
from research.diff import diff_reports, diff_years, pair
from research.export.columns import Rows
from research.export.what import Choice, rows_of
from research.export.write import told, write_rows
from research.search import Filters, search
from research.series import Asked, series
from research.show import ManyScopesError, NoReportError, one_report, show
from research.similar import among, to_year_before
from research.versions import diff_versions, versions
from research.warc import Part, Written, write_warc

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Archive", "ManyScopesError", "NoReportError", "Record"]

DEFAULT = "sqlite:///gongkai.db"
Record = dict[str, Any]
"""One answer, with the keys of the command's `--json`."""
Span = tuple[int, int]
"""First and last fiscal year."""


class Archive:
    """An archive to ask. It is only read; each question sees one moment of it.

    `url` is an SQLAlchemy URL, or the path of an SQLite file. Use it in `with`, or `close` it. A body is
    named by its id, a code, or its name with or without its county: UnknownAgencyError and
    AmbiguousAgencyError list those that are near. ArchiveError if there is no archive.
    """

    def __init__(self, url: str | Path = DEFAULT) -> None:
        address = str(url)
        self._stored = Stored.open(address if "://" in address else f"sqlite:///{address}", create=False)

    def close(self) -> None:
        """Closes every connection."""
        self._stored.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on one snapshot that cannot write, for SQLAlchemy queries of one's own."""
        with self._stored.reading() as session:
            yield session

    def sql(self, query: str, **values: object) -> list[Record]:
        """The rows of a query in SQL, e.g. on the views of docs/views.md; `:name` stands for a value."""
        with self.session() as session:
            return [dict(row) for row in session.execute(text(query), values).mappings()]

    def body(self, agency: str) -> Record:
        """One body with its names, codes, parents and successions through the years."""
        with self.session() as session:
            return bodies.one_body(session, agencies.resolve(session, agency))

    def reports(
        self,
        agency: str | None = None,
        year: int | None = None,
        *,
        portal: str | None = None,
        status: str | None = None,
    ) -> Iterator[Record]:
        """The reports, withdrawn ones too, each with its figures; of a body, a year, a portal's home page."""
        with self.session() as session:
            body = self._body(session, agency)
            yield from queries.reports(session, body=body, year=year, portal=portal, status=status)

    def show(self, agency: str, year: int, scope: str | None = None) -> Record:
        """One report whole: tables in the form's order, states, sections, findings, source.

        NoReportError if there is none; ManyScopesError if it has several and no scope is named.
        """
        with self.session() as session:
            return show(session, one_report(session, agency, year, scope)[1])

    def versions(self, agency: str, year: int, scope: str | None = None) -> list[Record]:
        """The versions of a report in time, each with what changed from the one before."""
        with self.session() as session:
            return versions(session, one_report(session, agency, year, scope)[1])

    def diff(self, agency: str, old: int, new: int, scope: str | None = None) -> Record:
        """Two years of a body side by side: `figures`, `sections`, `carry_over`, `repeated`."""
        with self.session() as session:
            return diff_years(session, agencies.resolve(session, agency).id, old, new, scope)

    def diff_bodies(self, agency: str, other: str, year: int, scope: str | None = None) -> Record:
        """Two bodies of one year side by side, as `diff`; `carry_over` is null."""
        with self.session() as session:
            one, two = ((agencies.resolve(session, name).id, year) for name in (agency, other))
            return diff_reports(session, *pair(session, one, two, scope))

    def diff_versions(self, agency: str, year: int, old: int, new: int, scope: str | None = None) -> Record:
        """Two versions of a report, by their numbers in `versions`, side by side, as `diff`."""
        with self.session() as session:
            return diff_versions(session, one_report(session, agency, year, scope)[1], old, new)

    def cite(self, agency: str, year: int, code: str | None = None, scope: str | None = None) -> Record:
        """How to cite a report or one figure of it: `gbt7714`, `bibtex`, and what they are made of."""
        with self.session() as session:
            return cite(session, one_report(session, agency, year, scope)[1], code)

    def check(
        self, agency: str | None = None, year: int | None = None, *, townships: tuple[int, int] = TOWNSHIPS
    ) -> Iterator[Record]:
        """The findings: within reports, across years, levels and versions, and what is late."""
        with self.session() as session:
            yield from check(session, self._body(session, agency), year, townships)

    def coverage(
        self, agency: str | None = None, year: int | None = None, *, townships: tuple[int, int] = TOWNSHIPS
    ) -> Iterator[Record]:
        """For each body that should report and each year: is the report there, in time, or why not."""
        with self.session() as session:
            about = agencies.resolve(session, agency) if agency else None
            yield from coverage(session, about, year, townships)

    def series(
        self,
        what: str,
        agency: str | None = None,
        *,
        by: str = "body",
        under: str | None = None,
        kind: str | None = None,
        years: Span | None = None,
        certain: bool = False,
    ) -> Iterator[Record]:
        """A figure (code or short name) or an indicator over the years, by one of research.series.BY.

        `under` is the beginning of a division code. UnknownSeriesError if nothing is called so.
        """
        with self.session() as session:
            asked = Asked(self._body(session, agency), under, kind, years, certain)
            yield from series(session, what, by, asked)

    def series_sql(
        self,
        what: str,
        agency: str | None = None,
        *,
        by: str = "body",
        under: str | None = None,
        kind: str | None = None,
        years: Span | None = None,
        certain: bool = False,
    ) -> str | None:
        """The query for `sql` that gives the numbers of `series`, coverage as of the last filing.

        None for what no query tells (similarity_prev). UnknownSeriesError as there.
        """
        with self.session() as session:
            asked = Asked(self._body(session, agency), under, kind, years, certain)
            return series_sql.sql(session, what, by, asked)

    def similar(
        self,
        year: int,
        *,
        among_bodies: bool = False,
        least: float = 0.5,
        under: str | None = None,
        kind: str | None = None,
    ) -> Iterator[Record]:
        """Reports with at least the share `least` of prose from the year before, or from other bodies."""
        with self.session() as session:
            if among_bodies:
                yield from among(session, year, least, under, kind)
            else:
                pairs = to_year_before(session, year, under, kind)
                yield from (one for one in pairs if (one["share"] or 0) >= least)

    def search(self, words: str, agency: str | None = None, *, limit: int | None = None) -> Iterator[Record]:
        """The reports whose text holds every word, with snippets."""
        with self.session() as session:
            filters = Filters(body_id=self._body(session, agency))
            yield from search(session, words, filters, limit=limit)

    def export(
        self,
        what: str,
        path: str | Path,
        form: str | None = None,
        *,
        certain: bool = False,
        base_year: int | None = None,
    ) -> int:
        """Writes an export (research.export.what.EXPORTS) to a file; gives its number of rows.

        `form` is csv, xlsx, parquet or dta; none: by the file's name. KeyError for another `what` or form.
        """
        file = Path(path)
        with self.rows(what, certain=certain, base_year=base_year) as rows:
            return write_rows(rows, file, form or file.suffix.lstrip(".").lower())

    @contextmanager
    def rows(self, what: str, *, certain: bool = False, base_year: int | None = None) -> Iterator[Rows]:
        """The columns and rows of an export, some at a time, while the `with` lasts."""
        with self.session() as session:
            yield rows_of(session, what, Choice(certain, base_year))

    def frame(self, what: str, *, certain: bool = False, base_year: int | None = None) -> DataFrame:
        """An export as a pandas DataFrame; figures without a number are NaN, `why_missing` tells why."""
        from pandas import DataFrame

        with self.rows(what, certain=certain, base_year=base_year) as rows:
            columns, cells = told(rows)
            frame = DataFrame.from_records(list(cells), columns=[column.name for column in columns])
            for column in columns:
                if column.kind == "number":
                    frame[column.name] = frame[column.name].astype(float)
        return frame

    def warc(
        self,
        path: str | Path,
        *,
        portal: str | None = None,
        agency: str | None = None,
        year: int | None = None,
    ) -> Written:
        """Writes the stored documents as WARC, those of a portal's home page, a body or a year, or all."""
        with self.session() as session:
            part = Part(portal, self._body(session, agency), year)
            return write_warc(session, self._stored.blobs, Path(path), part)

    def document(self, sha256: str) -> bytes:
        """The stored bytes of that hash, checked as they are read. BlobError if they are not there."""
        with self.session() as session:
            return self._stored.blobs.get(session, sha256)

    @staticmethod
    def _body(session: Session, agency: str | None) -> str | None:
        return agencies.resolve(session, agency).id if agency else None
