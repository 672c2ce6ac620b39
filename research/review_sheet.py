"""The worklist as an XLSX sheet: written for a person to fill in, and taken back with every row checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.reviews import CORRECT, DECISIONS, FILED, is_figure
from models.rules import rules
from models.tables import ReadingRow, Version
from models.views import FigureRow
from research.review_open import COLUMNS
from research.reviews import Item, ReviewError, Signed, decide, seen_of

FILLED = ("decision", "value_reviewed", "why", "evidence")
WIDTHS = {"value_seen": 60, "label": 40, "url": 50, "why": 40, "evidence": 40, "agency": 28, "what": 28}


@dataclass(slots=True)
class Taken:
    """What was decided on, row by row, rows left empty, and for each refused its line and the cause."""

    decided: list[str] = field(default_factory=list)
    empty: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def write_sheet(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Writes a worklist; gives the number of its rows. OSError."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "review"
    sheet.append(COLUMNS)
    count = 0
    for row in rows:
        sheet.append([row[name] for name in COLUMNS])
        count += 1
        for cell in sheet[count + 1]:
            # Nothing from a document is a formula, and what was seen stays text.
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    filled = PatternFill("solid", fgColor="FFF8DC")
    for number, name in enumerate(COLUMNS, start=1):
        head = sheet.cell(1, number)
        head.font = Font(bold=True)
        head.fill = filled if name in FILLED else PatternFill()
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 14)
    choices = DataValidation(type="list", formula1=f'"{",".join(DECISIONS[:4])}"', allow_blank=True)
    letter = get_column_letter(COLUMNS.index("decision") + 1)
    choices.add(f"{letter}2:{letter}{max(2, count + 1)}")
    sheet.add_data_validation(choices)
    sheet.freeze_panes = "A2"
    book.save(path)
    return count


def take_sheet(session: Session, path: Path, who: str) -> Taken:
    """Puts the filled rows of a sheet on record, signed by `who`. The caller decides what refusals mean.

    ReviewError if the file is no such sheet.
    """
    taken = Taken()
    for line, row in _rows(path):
        if not any(row[name] for name in FILLED):
            taken.empty += 1
            continue
        try:
            item = _item(session, row)
            value = row["value_reviewed"] or None
            decision = (row["decision"] or (CORRECT if value else "")).lower()
            if decision not in DECISIONS:
                raise ReviewError(
                    _("%(decision)s: write one of %(known)s")
                    % {"decision": decision or "no decision", "known": ", ".join(DECISIONS)}
                )
            decide(session, item, decision, value, Signed(who, row["why"] or None, row["evidence"] or None))
            taken.decided.append(item.what)
        except ReviewError as error:
            taken.refused.append((line, str(error)))
    return taken


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise ReviewError(_("%(path)s: no such file") % {"path": path}) from None
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError, TypeError) as error:
        raise ReviewError(_("%(path)s: no XLSX file (%(error)s)") % {"path": path, "error": error}) from None
    lines = book.worksheets[0].iter_rows(values_only=True)
    head = [str(cell or "").strip() for cell in next(lines, ())]
    lacking = [name for name in COLUMNS if name not in head]
    if lacking:
        raise ReviewError(
            _("%(path)s: the sheet lacks the columns %(known)s; export it anew")
            % {"path": path, "known": ", ".join(lacking)}
        )
    for number, cells in enumerate(lines, start=2):
        row = dict(zip_longest(head, map(_plain, cells), fillvalue=""))
        if any(row.values()):
            yield number, {name: row[name] for name in COLUMNS}


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _item(session: Session, row: Mapping[str, str]) -> Item:
    """The item of a row. ReviewError if the archive has no such thing, or it has changed since the export."""
    of, what, seen = row["bytes_hash"], row["what"], row["value_seen"]
    if session.scalars(select(Version.id).where(Version.bytes_hash == of)).first() is None:
        raise ReviewError(_("bytes_hash %(of)s: no document of the archive") % {"of": of or "missing"})
    if is_figure(what):
        query = (
            select(FigureRow)
            .join(ReadingRow, ReadingRow.id == FigureRow.reading_id)
            .where(ReadingRow.bytes_hash == of, ReadingRow.is_current, FigureRow.code == what)
        )
        figure = session.scalars(query).first()
        if figure is None:
            raise ReviewError(_("%(what)s: the document has no such figure") % {"what": what})
        if seen_of(figure) != seen:
            raise ReviewError(
                _("%(what)s: was %(seen)s in the sheet, is %(figure)s now; export it anew")
                % {"what": what, "seen": seen, "figure": seen_of(figure)}
            )
    elif what not in FILED and what not in rules():
        raise ReviewError(
            _("%(what)s: no figure, no rule and none of %(known)s")
            % {"what": what, "known": ", ".join(FILED)}
        )
    return Item(of, what, seen)


def refusals(taken: Taken, path: Path) -> Sequence[str]:
    """Each refused row in words: its line and the cause."""
    return [
        _("%(path)s: row %(line)s: %(cause)s") % {"path": path, "line": line, "cause": cause}
        for line, cause in taken.refused
    ]
