"""`gongkai read`: documents without an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.options import AsJson, ChosenLanguage, said_in
from cli.output import OK, PROBLEMS, err, out, print_facts, print_grid, print_json
from cli.words import coded
from models.messages import gettext as _
from models.messages import language, unreadable
from models.messages.kept import retold
from pipelines.reading import Reading, UnreadableError
from pipelines.report_json import to_json
from pipelines.worker import ReaderChild, reader_child


def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Reports in any format, or packed files (ZIP, RAR, 7z) of them."),
    ],
    language: ChosenLanguage = None,
    json: AsJson = False,
) -> None:
    """Reads reports from files and prints their figures, sections and findings; needs no archive.

    A packed file with one document in it is read as that document. Of several, each is read on its own; its
    source is the file, “/” and its path inside: all.zip/towns/report.docx.

    A readable file that is no annual report is said to be none (exit code 0). A file that cannot be read is
    named with the cause, the others are still read, and the exit code is 1.
    """
    code = OK
    with reader_child() as child:
        for name in files:
            for source, reading in _readings(name, child):
                if isinstance(reading, UnreadableError):
                    code = PROBLEMS
                    if json:
                        print_json({"source": source, "error": str(reading)})
                    err.print(f"gongkai: {source}: {retold(str(reading))}", markup=False)
                elif json:
                    print_json(to_json(source, reading))
                else:
                    with said_in(language):
                        _print(source, reading, to_json(source, reading))
    raise typer.Exit(code)


def _readings(name: str, child: ReaderChild) -> Iterator[tuple[str, Reading | UnreadableError]]:
    """What a file is read as: one document, or those inside it; each with its source."""
    try:
        data = _bytes(name)
        inside = child.documents(data)
    except UnreadableError as error:
        yield name, error
        return
    if not inside:
        yield name, _reading(child, lambda: [data])
    for one in inside:
        yield f"{name}/{one.path}", _reading(child, one.data)


def _reading(child: ReaderChild, parts: Callable[[], list[bytes]]) -> Reading | UnreadableError:
    try:
        return child.read(parts())
    except UnreadableError as error:
        return error


def _bytes(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise UnreadableError(unreadable.A_FOLDER())
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(unreadable.NO_SUCH_FILE()) from None
    except OSError as error:
        raise UnreadableError(unreadable.CANNOT_BE_OPENED(why=error.strerror)) from None


def _print(name: str, reading: Reading, record: dict[str, Any]) -> None:
    title = reading.title or _("(no title)")
    out.print(f"{name}: {title}", style="bold", markup=False)
    if reading.is_report:
        states = Counter(str(figure.state) for figure in reading.figures)
        forms = ", ".join(f"{table} {form}" for table, form in reading.forms.items())
        figures = ", ".join(f"{count} {coded(state)}" for state, count in states.most_common())
        facts = {
            "agency": reading.agency,
            "year": reading.year,
            "published": reading.published_on,
            "scope": reading.scope,
            "forms": forms or _("none: prose only"),
            "figures": figures or _("none"),
        }
        print_facts(facts)
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
            print_grid(
                "  " + _("Figures other than zero or blank"), ["code", "value", "unit", "state"], shown
            )
    for finding in reading.findings:
        message = finding.message_zh if language() == "zh" else finding.message
        out.print(f"  {coded(str(finding.severity))} [{finding.rule}] {message}", markup=False)
