"""`gongkai export`: rows of the archive as CSV, XLSX, Parquet or Stata."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.ask import answering
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl
from cli.output import among, cannot_write, explained, out, print_rows
from models.messages import gettext as _
from research.export.what import EXPORTS, MEANS, TABLES, table_rows
from research.export.write import FORMATS, MissingExtraError, TooManyRowsError, write_rows

_MORE = (
    "tables: every table, a file each",
    "warc: the stored documents themselves, with revisit records",
)


def export(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="; ".join(
                [*(f"{name}: {means}" for name, means in MEANS.items()), *_MORE]
            ),
        ),
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write (WHAT.FORMAT).")
    ] = None,
    certain: Annotated[
        bool, typer.Option("--certain", help="Panel: leaves out values in state aligned or uncertain.")
    ] = False,
    base_year: Annotated[
        int | None, typer.Option(metavar="YEAR", help="Panel: the year whose division codes code_base gives.")
    ] = None,
    portal: Annotated[
        str | None, typer.Option(metavar="URL", help="WARC: only of the portal with this home page.")
    ] = None,
    body: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="WARC: only the documents of this body's reports.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="WARC: only the documents of this fiscal year's reports.")
    ] = None,
) -> None:
    """Writes rows of the archive into a file: tidy figures, the panel, findings, versions, and so on.

    A figure without a number is empty, never 0: column why_missing tells why, Stata has .a to .g for it.
    """
    form = form or (file.suffix.lstrip(".").lower() if file else "csv")
    if what == "warc":
        _warc(archive, file or Path("documents.warc.gz"), portal, body, year)
        return
    if what not in (*EXPORTS, "tables"):
        among("", what, (*EXPORTS, "tables", "warc"))
    if form not in FORMATS:
        among("--format", form, FORMATS)
    if what == "tables":
        _tables(archive, file or Path("tables"), form)
        return
    path = file or Path(f"{what}.{form}")
    with answering(archive) as asking, explained(TooManyRowsError, MissingExtraError):
        try:
            count = asking.export(what, path, form, certain=certain, base_year=base_year)
        except OSError as error:
            cannot_write(path, error)
    print_rows(count, path)


def _tables(archive: str, folder: Path, form: str) -> None:
    """Every table of the archive as a file of the folder."""
    with (
        answering(archive) as asking,
        asking.session() as session,
        explained(TooManyRowsError, MissingExtraError),
    ):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            counts = [
                write_rows(table_rows(session, name), folder / f"{name}.{form}", form) for name in TABLES
            ]
        except OSError as error:
            cannot_write(folder, error)
    places = {"rows": sum(counts), "tables": len(counts), "path": folder}
    out.print(_("%(rows)s rows of %(tables)s tables in %(path)s") % places, markup=False)


def _warc(archive: str, file: Path, portal: str | None, body: str | None, year: int | None) -> None:
    """The stored documents of an archive, or of a part of it, as WARC."""
    with answering(archive) as asking:
        try:
            done = asking.warc(file, portal=portal, agency=body, year=year)
        except OSError as error:
            cannot_write(file, error)
    places = {
        "responses": done.responses,
        "resources": done.resources,
        "revisits": done.revisits,
        "path": file,
    }
    said = _("%(responses)s responses, %(resources)s brought documents, %(revisits)s revisits in %(path)s")
    out.print(said % places, markup=False)
