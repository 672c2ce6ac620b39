"""`gongkai import`: tables of others that the archive's numbers are held against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, opened
from cli.output import USAGE, cannot_read, counted, explained, out
from research.population import PopulationError, import_population

app = typer.Typer(help="Tables of others that the archive's numbers are held against.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Tables of others that the archive's numbers are held against."""


@app.command("population")
def population(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8 or XLSX.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Where the numbers are from; else the file's name.")
    ] = None,
) -> None:
    """Takes people by division and year, for the indicator per_capita: columns code, year, people.

    Or population_wan, in ten thousands; headings of Chinese yearbooks are known too. A code is that of the
    year's end or the present one. What is known of the same code and year is replaced.
    """
    with opened(archive) as kept, explained(PopulationError, code=USAGE), kept.lock("import population"):
        try:
            with kept.writing() as session:
                count = import_population(session, file, source)
        except OSError as error:
            cannot_read(file, error.strerror)
    out.print(counted("%(num)s row of population taken", "%(num)s rows of population taken", count))
