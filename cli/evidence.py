"""`gongkai evidence`: all that proves what one report said, in one ZIP file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.ask import NOT_KNOWN, Scope
from cli.options import DEFAULT_ARCHIVE, Agency, ArchiveUrl, AsJson, Year, opened
from cli.output import USAGE, cannot_write, counted, explained, out, print_json
from research.evidence import EvidenceError, write_evidence
from research.show import one_report


def evidence(
    agency: Agency,
    year: Year,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.zip", help="Where to; else BODY-YEAR.zip here.")
    ] = None,
    scope: Scope = None,
    json: AsJson = False,
) -> None:
    """Packs a report's bytes in every version, its visits, figures, views, reviews and hashes into a ZIP."""
    with opened(archive) as kept, kept.reading() as session, explained(*NOT_KNOWN, code=USAGE):
        body, report_id = one_report(session, agency, year, scope)
        path = file or Path(f"{body.id}-{year}.zip")
        with explained(EvidenceError):
            try:
                names = write_evidence(kept, session, report_id, path)
            except OSError as error:
                cannot_write(path, error)
    if json:
        print_json({"file": str(path), "files": names})
    else:
        said = counted("%(num)s file in %(path)s", "%(num)s files in %(path)s", len(names), path=path)
        out.print(said, markup=False)
