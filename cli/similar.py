"""`gongkai similar`: how much of the reports' prose was copied from the year before, or from a neighbour."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.ask import answering
from cli.files import write_csv
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson
from cli.output import counted, out, print_grid, print_json

COLUMNS = (
    "body_id", "body", "year", "scope", "share", "repeated", "characters", "other_id", "other",
    "other_year", "url", "other_url",
)  # fmt: skip
SHOWN = ("share", "body", "year", "other", "other_year", "characters")


def similar(
    year: Annotated[int, typer.Argument(metavar="YEAR", min=2008, help="The fiscal year of the reports.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    among_bodies: Annotated[
        bool, typer.Option("--among", help="Bodies of that year among each other, not with the year before.")
    ] = False,
    under: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only bodies whose division code begins so, e.g. 3607.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only bodies of this kind, e.g. township or education.")
    ] = None,
    least: Annotated[
        float, typer.Option(metavar="SHARE", help="Only where at least this share is repeated.", min=0, max=1)
    ] = 0.5,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Writes the rows into a CSV file.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Lists reports whose prose repeats that of the year before, or of another body, most repeated first.

    The share is that of the characters of a report's prose which stand in a passage of at least 13
    characters that the other has too; tables, headings, numbers, titles of laws and what every report must
    say are set aside.
    """
    with answering(archive) as asking:
        found = list(asking.similar(year, among_bodies=among_bodies, least=least, under=under, kind=kind))
    found.sort(key=lambda one: -(one["share"] or 0))
    if csv_file is not None:
        write_csv(csv_file, COLUMNS, found, len(found))
    if json:
        for one in found:
            print_json(one)
    elif csv_file is None:
        print_grid(None, SHOWN, [[one[name] for name in SHOWN] for one in found])
        said = counted(
            "%(num)s report with at least %(share)s repeated",
            "%(num)s reports with at least %(share)s repeated",
            len(found),
            share=f"{least:.0%}",
        )
        out.print(said)
