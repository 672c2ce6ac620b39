"""Commands that ask the archive: reports, show, versions, diff, check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from cli import shown
from cli.files import write_text
from cli.options import (
    DEFAULT_ARCHIVE,
    Agency,
    ArchiveUrl,
    AsJson,
    ChosenLanguage,
    Townships,
    Year,
    opened,
    said_in,
)
from cli.output import USAGE, counted, explained, fail, out, print_grid, print_json
from models.errors import ArchiveError
from models.messages import gettext as _
from models.messages import language as spoken
from research import agencies
from research.api import Archive
from research.cite import NoFigureError
from research.diff_page import diff_page
from research.show import ManyScopesError, NoReportError

Scope = Annotated[
    str | None,
    typer.Option(metavar="SCOPE", help="agency or government_aggregate, where a body has a report of each."),
]


NOT_KNOWN = (agencies.UnknownAgencyError, agencies.AmbiguousAgencyError, NoReportError, ManyScopesError)


@contextmanager
def asked(url: str) -> Iterator[Session]:
    """A session for questions; an unknown body or year ends the command, code 2."""
    with (
        explained(*NOT_KNOWN, code=USAGE),
        opened(url) as archive,
        archive.reading() as session,
    ):
        yield session


@contextmanager
def answering(url: str) -> Iterator[Archive]:
    """The archive to ask; an unknown body, year or archive ends the command with one clear line."""
    with explained(*NOT_KNOWN, code=USAGE), explained(ArchiveError), Archive(url) as archive:
        yield archive


def reports(
    agency: Annotated[str | None, typer.Argument(metavar="AGENCY", help="Only this body's.")] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    year: Annotated[int | None, typer.Option(help="Only of this fiscal year.")] = None,
    portal: Annotated[
        str | None, typer.Option(metavar="URL", help="Only of the portal with this home page.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="live or withdrawn.")] = None,
    json: AsJson = False,
) -> None:
    """Lists the reports, withdrawn ones too, with their addresses, versions and findings."""
    with answering(archive) as asking:
        rows = asking.reports(agency, year, portal=portal, status=status)
        if json:
            for row in rows:
                print_json(row)
            return
        listed = list(rows)
    print_grid(
        None,
        ("year", "agency", "kind", "form", "status", "versions", "findings", "published", "url"),
        [
            (
                row["year"],
                row["agency"],
                row["kind"],
                row["form"],
                row["status"],
                row["versions"],
                row["findings"],
                row["published_on"],
                row["url"],
            )
            for row in listed
        ],
    )
    out.print(counted("%(num)s report", "%(num)s reports", len(listed)))


def show(
    agency: Agency,
    year: Year,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    scope: Scope = None,
    json: AsJson = False,
) -> None:
    """Shows one report: tables as the form prints them, states, sections, findings and source."""
    with answering(archive) as asking:
        record = asking.show(agency, year, scope)
    if json:
        print_json(record)
    else:
        shown.report(record)


def versions(
    agency: Agency,
    year: Year,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    scope: Scope = None,
    json: AsJson = False,
) -> None:
    """Lists the versions of a report in time, each with what changed from the one before."""
    with answering(archive) as asking:
        name = asking.body(agency)["name"]
        found = asking.versions(agency, year, scope)
    if json:
        for one in found:
            print_json(one)
    else:
        count = counted("%(num)s version", "%(num)s versions", len(found))
        out.print(f"{name} {year}: {count}", style="bold", markup=False)
        for one in found:
            shown.version(one)


def diff(
    agency: Agency,
    old: Annotated[int, typer.Argument(metavar="YEAR", min=2008, help="The fiscal year to compare from.")],
    new: Annotated[int, typer.Argument(metavar="YEAR", min=2008, help="The fiscal year to compare with.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    scope: Scope = None,
    every: Annotated[
        bool, typer.Option("--all", help="Figures that are 0 or blank in both years too.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Writes one HTML file that stands alone, to read, print and send."),
    ] = None,
    language: ChosenLanguage = None,
    json: AsJson = False,
) -> None:
    """Sets two years of a body side by side: figures with their change, the text, and the carry-over."""
    with answering(archive) as asking:
        found = asking.diff(agency, old, new, scope)
    if html is not None:
        with said_in(language):
            page = diff_page(found, spoken())
        write_text(html, page)
    if json:
        print_json(found)
    elif html is None:
        shown.difference(found, every=every)


def cite(
    agency: Agency,
    year: Year,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="Code of one figure, e.g. t3.new.total.")
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    scope: Scope = None,
    json: AsJson = False,
) -> None:
    """Prints how to cite a report, or one figure of it: GB/T 7714 and BibTeX, with time, hash and place."""
    with answering(archive) as asking, explained(NoFigureError, code=USAGE):
        found = asking.cite(agency, year, code, scope)
    if json:
        print_json(found)
    else:
        print(found["gbt7714"], found["bibtex"], sep="\n\n")


def check(
    agency: Annotated[str | None, typer.Argument(metavar="AGENCY", help="Only this body's reports.")] = None,
    year: Annotated[
        int | None, typer.Argument(metavar="YEAR", help="Only the report of this fiscal year.")
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    townships: Townships = "01-31",
    language: ChosenLanguage = None,
    json: AsJson = False,
) -> None:
    """Lists what contradicts itself: within reports, between renditions, from year to year; and what is late.

    The findings are the answer, not a failure: the exit code is 0. docs/rules.md explains each rule.
    """
    with answering(archive) as asking:
        found = list(asking.check(agency, year, townships=month_and_day(townships)))
    if json:
        for one in found:
            print_json(one)
    else:
        with said_in(language):
            shown.checked(found)


def month_and_day(text: str) -> tuple[int, int]:
    """Month and day of MM-DD; wrong usage if it is none."""
    try:
        day = datetime.strptime(f"2000-{text}", "%Y-%m-%d")
    except ValueError:
        said = _("--township-deadline %(text)s: give month and day as MM-DD, such as 02-20")
        fail(said % {"text": text}, USAGE)
    return day.month, day.day
