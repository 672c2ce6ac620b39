"""`gongkai coverage`: body by year, what is there, what is late, what is missing and why."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from cli.ask import answering, month_and_day
from cli.files import write_csv
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, Townships, opened
from cli.output import USAGE, counted, fail, not_text, out, print_grid, print_json
from cli.words import coded
from crawler import noise
from crawler.discovery.urls import url_key
from models.bytes import Blobs
from models.messages import gettext as _
from research.against import STEPS, Listed, Web, against
from research.coverage import STATES

COLUMNS = (
    "portal", "division_code", "body_id", "body", "kind", "kinds", "roster", "year", "last_day", "by_law",
    "state", "published_on", "since", "looked_on", "url",
)  # fmt: skip
SHOWN = ("year", "body", "state", "published_on", "since", "looked_on", "url")
AGAINST_SHOWN = ("line", "step", "body", "year", "url")
AGAINST_COLUMNS = ("line", "url", "step", "means", "body", "year", "sign")


def cover(
    agency: Annotated[
        str | None,
        typer.Argument(metavar="AGENCY", help="Only this body; a government: all bodies of its county."),
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    year: Annotated[int | None, typer.Option(help="Only this fiscal year.", min=2008)] = None,
    townships: Townships = "01-31",
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Writes the rows into a CSV file.")
    ] = None,
    against_file: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="Your own list of reports, an address a line or CSV with url (body, year): which were "
            "found, and where each other was lost.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Says for each body and year whether its report is there, in time or late, and if not, why not.

    Bodies come from the register, the portals' own directories of units and the reports found. What is
    missing is the answer, not a failure: the exit code is 0.
    """
    if against_file is not None and (agency or year):
        fail(_("--against asks of every address in the list; leave out AGENCY and --year"), USAGE)
    listed = _listed(against_file) if against_file else None
    if listed is not None:
        with opened(archive) as kept, kept.reading() as session:
            records = list(against(session, listed, _web(session, kept.blobs)))
    else:
        with answering(archive) as asking:
            records = list(asking.coverage(agency, year, townships=month_and_day(townships)))
    names = AGAINST_COLUMNS if listed is not None else COLUMNS
    if csv_file is not None:
        write_csv(csv_file, names, records, len(records))
    if json:
        for record in records:
            print_json(record)
    elif csv_file is None and listed is not None:
        _told(records, "step", STEPS, AGAINST_SHOWN, "found")
    elif csv_file is None:
        _told(records, "state", STATES, SHOWN, "never_looked")


def _told(
    records: list[dict[str, Any]],
    by: str,
    meanings: dict[str, str],
    columns: tuple[str, ...],
    many: str,
) -> None:
    """The rows for people, and how many are in each state; rows in the state `many` are only counted."""
    rows = [[one[name] for name in columns] for one in records if one[by] != many]
    if rows:
        print_grid(None, columns, rows)
    counts = Counter(one[by] for one in records)
    for state, means in meanings.items():
        if counts[state]:
            said = _("%(state)s: %(means)s") % {"state": coded(state), "means": _(means)}
            out.print(f"{counts[state]:>7}  {said}", markup=False)
    if len(rows) < len(records):
        left = len(records) - len(rows)
        out.print(
            counted(
                "%(num)s row is only counted here (--json or --csv has all)",
                "%(num)s rows are only counted here (--json or --csv has all)",
                left,
            )
        )


def _web(session: Session, blobs: Blobs) -> Web:
    portals = noise.walked(session)
    return Web(url_key, partial(noise.owners, portals), partial(noise.linked, session, blobs, portals))


def _listed(path: Path) -> list[Listed]:
    """The lines of a person's list: bare addresses, or CSV with the columns url and perhaps body and year."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        not_text(path, error)
    read = enumerate(csv.reader(lines), 1)
    rows = [(number, row) for number, row in read if any(cell.strip() for cell in row)]
    if not rows:
        said = _("%(path)s: empty; write one address a line, or a CSV with a column url")
        fail(said % {"path": path}, USAGE)
    head = [cell.strip().lower() for cell in rows[0][1]]
    if "url" not in head:
        return [Listed(number, ",".join(row).strip()) for number, row in rows]
    return list(_columns(path, head, rows[1:]))


def _columns(path: Path, head: list[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Listed]:
    for number, row in rows:
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        year = cells.get("year", "")
        if year and not (year.isdigit() and len(year) == 4):
            said = _("%(path)s, line %(line)s, column year: %(year)s is no year of four digits")
            fail(said % {"path": path, "line": number, "year": repr(year)}, USAGE)
        yield Listed(number, cells.get("url", ""), cells.get("body") or None, int(year) if year else None)
