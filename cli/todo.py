"""`gongkai todo`: the pages that a person must fetch, as a list to be filled in and brought back."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.ask import asked
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson
from cli.output import USAGE, cannot_write, counted, fail, out, print_grid, print_json
from cli.words import coded
from crawler.discovery.urls import url_key
from models.messages import gettext as _
from models.messages.kept import retold
from models.tables import Portal
from research.todo import COLUMNS, PROBLEMS, advice
from research.todo import todo as things_to_do

SHOWN = ("portal", "problem", "since", "title", "source")
WIDTHS = {"file": 24, "source": 60, "problem": 36, "title": 40, "do": 90}


def todo(
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="PORTAL", help="Only these portals, by name, code or URL.")
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    out_file: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Writes the list into a file: .csv, or .xlsx for Excel."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Lists pages blocked, forbidden, broken, unreadable or seen in part, with what a person should do.

    The list is a manifest of `gongkai add` to be filled in: write the name of each saved file into the column
    file (and obtained_on, by, how), then `gongkai add --manifest LIST`. What has come back is listed no more.
    """
    if out_file is not None and out_file.suffix.lower() not in (".csv", ".xlsx"):
        fail(_("%(path)s: name it .csv or .xlsx") % {"path": out_file}, USAGE)
    with asked(archive) as session:
        wanted = frozenset(_portal(session, one) for one in targets) if targets else None
        rows = list(things_to_do(session, wanted))
    if out_file is not None:
        _write(out_file, [row | {"do": advice(row)} for row in rows])
    if json:
        for row in rows:
            print_json(row)
    elif out_file is None:
        told = (row | {"problem": _problem(row["problem"])} for row in rows)
        print_grid(None, SHOWN, [[row[name] for name in SHOWN] for row in told])
        for problem, number in Counter(row["problem"].partition(":")[0] for row in rows).items():
            out.print(f"{number:>7}  " + _problem(f"{problem}: {_(PROBLEMS[problem])}"), markup=False)
        if not rows:
            out.print(_("Nothing waits for a person."))


def _problem(text: str) -> str:
    """A problem, `code: sign`, with the code's word, unless the sign says it itself."""
    code, colon, sign = text.partition(": ")
    if sign.startswith(code + colon):
        return retold(sign)
    return str(coded(code)) + (_(": ") + retold(sign) if sign else "")


def _portal(session: Session, text: str) -> int:
    key = url_key(text) if "://" in text else None
    portals = session.scalars(select(Portal).order_by(Portal.id)).all()
    meant = (one.id for one in portals if text in (one.name, one.division_code, one.home_url)
             or key == url_key(one.home_url))  # fmt: skip
    found = next(meant, None)
    if found is None:
        said = _("%(text)s: no portal of that name, code or address; see `gongkai portals --find TEXT`")
        fail(said % {"text": text}, USAGE)
    return found


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """The list as a file, whole or not there at all."""
    part = path.with_name(path.name + ".part")
    try:
        (_xlsx if path.suffix.lower() == ".xlsx" else _csv)(part, rows)
        part.replace(path)
    except OSError as error:
        cannot_write(path, error)
    said = counted("%(num)s page in %(path)s", "%(num)s pages in %(path)s", len(rows), path=path)
    out.print(said, markup=False)


def _csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def _xlsx(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "todo"
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([row[name] for name in COLUMNS])
    for cells in sheet.iter_rows():
        for cell in cells:
            # Nothing from a page is a formula.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    for number, name in enumerate(COLUMNS, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"
    book.save(path)
