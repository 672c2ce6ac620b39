"""`gongkai read`: documents without an archive."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.options import AsJson
from cli.output import OK, PROBLEMS, err, out, print_grid, print_json
from pipelines.reading import Reading, UnreadableError
from pipelines.report_json import to_json
from pipelines.worker import reader_child


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Reports as HTML, text or PDF with a text layer.")
    ],
    json: AsJson = False,
) -> None:
    """Reads reports from files and prints their figures, sections and findings; needs no archive.

    A readable file that is no annual report is said to be none (exit code 0). A file that cannot be read is
    named with the cause, the others are still read, and the exit code is 1.
    """
    code = OK
    with reader_child() as read_one:
        for name in files:
            try:
                reading = read_one([_bytes(name)])
            except UnreadableError as error:
                code = PROBLEMS
                if json:
                    print_json({"source": name, "error": str(error)})
                err.print(f"gongkai: {name}: {error}", markup=False)
                continue
            if json:
                print_json(to_json(name, reading))
            else:
                _print(name, reading, to_json(name, reading))
    raise typer.Exit(code)


def _bytes(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise UnreadableError("a folder; name the files in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from None


def _print(name: str, reading: Reading, record: dict[str, Any]) -> None:
    out.print(f"{name}: {reading.title or '(no title)'}", style="bold", markup=False)
    if reading.is_report:
        states = Counter(str(figure.state) for figure in reading.figures)
        forms = ", ".join(f"{table} {form}" for table, form in reading.forms.items()) or "none: prose only"
        facts = {
            "agency": reading.agency,
            "year": reading.year,
            "published": reading.published_on,
            "scope": reading.scope,
            "forms": forms,
            "figures": ", ".join(f"{count} {state}" for state, count in states.most_common()) or "none",
        }
        for label, value in facts.items():
            out.print(f"  {label:<10}{'unknown' if value is None else value}", markup=False)
        shown = [
            (
                code,
                figure["value"] if figure["value"] is not None else "",
                figure["unit"] or "",
                figure["state"],
            )
            for code, figure in record["figures"].items()
            if figure["value"] or figure["state"] not in ("printed", "blank")
        ]
        if shown:
            print_grid("  Figures other than zero or blank", ["code", "value", "unit", "state"], shown)
    for finding in reading.findings:
        out.print(f"  {finding.severity} [{finding.rule}] {finding.message}", markup=False)
