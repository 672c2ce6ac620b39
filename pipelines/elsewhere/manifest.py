"""The manifest: what a person says of each document from elsewhere, as CSV or XLSX; checked whole at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from python_calamine import CalamineError, CalamineWorkbook

from models.clock import SHANGHAI, now
from models.messages import gettext as _

COLUMNS = ("file", "body", "year", "source", "obtained_on", "by", "how")
TOLD = ("portal", "problem", "since", "unit", "title", "do")
"""Columns of `gongkai todo` that a manifest may have too and that say nothing here."""
_SPELLINGS = {
    "source_address": "source",
    "url": "source",
    "address": "source",
    "path": "file",
    "agency": "body",
}
Line = tuple[int, list[str]]
"""A line's number in the file and its cells."""
FIRST_YEAR = 2008
SHOWN = 20


class ManifestError(Exception):
    """What is wrong with a manifest, each with its line and column; nothing was stored."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        more = [_("and %(num)s more") % {"num": len(problems) - SHOWN}] if len(problems) > SHOWN else []
        told = [f"{path}{_(', ')}{one}" for one in problems[:SHOWN]]
        super().__init__("\n".join([*told, *more, _("nothing was stored")]))


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a file and what is said of it; unknown = None. `at`: a day's first moment in Shanghai."""

    line: int
    file: str
    body: str | None = None
    year: int | None = None
    source: str | None = None
    at: datetime | None = None
    by: str | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """`rows` that name a file; `unfilled` lines that do not yet, as in a list of things to do."""

    path: Path
    rows: tuple[Row, ...]
    unfilled: int


def read_manifest(path: Path) -> Manifest:
    """The manifest in a CSV file in UTF-8 or the first sheet of an XLSX file. ManifestError with all that is
    wrong with it."""
    lines = _sheet(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    head = [_plain(cell) for cell in lines[0][1]] if lines else []
    problems = _wrong_head(head)
    rows: list[Row] = []
    unfilled = 0
    for number, cells in () if problems else lines[1:]:
        if len(cells) > len(head):
            places = {"line": number, "cells": len(cells), "columns": len(head)}
            problems.append(_("line %(line)s: %(cells)s cells, but %(columns)s columns") % places)
            continue
        values = {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
        if values.get("file"):
            rows.append(_row(number, values, problems))
        elif any(values.values()):
            unfilled += 1
    problems += _twice(rows)
    if problems:
        raise ManifestError(path, problems)
    return Manifest(path, tuple(rows), unfilled)


def _csv(path: Path) -> list[Line]:
    try:
        reader = csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True), strict=True)
        return [(reader.line_num, cells) for cells in reader]
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(path, [_("it cannot be read as UTF-8 text (%(why)s)") % {"why": error}]) from None
    except csv.Error as error:
        raise ManifestError(
            path, [_("line %(line)s: no CSV (%(why)s)") % {"line": reader.line_num, "why": error}]
        ) from None


def _sheet(path: Path) -> list[Line]:
    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (OSError, CalamineError) as error:
        raise ManifestError(
            path, [_("it cannot be read as an XLSX file (%(why)s)") % {"why": error}]
        ) from None
    return [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, start=1)]


def _cell(value: object) -> str:
    """A cell as a person would write it: years without a fraction, days as ISO dates."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def wrong(line: int, column: str, said: str) -> str:
    """One problem with its place."""
    places = {"line": line, "column": column, "said": said}
    return _("line %(line)s, column %(column)s: %(said)s") % places


def _plain(cell: str) -> str:
    name = "_".join(cell.strip().lower().split())
    return _SPELLINGS.get(name, name)


def _wrong_head(head: list[str]) -> list[str]:
    known = ", ".join(COLUMNS)
    unknown = [name for name in head if name not in (*COLUMNS, *TOLD)]
    which = _("unknown; the columns are %(known)s") % {"known": known}
    said = [wrong(1, name or _("without a name"), which) for name in unknown]
    said += [wrong(1, name, _("twice")) for name in dict.fromkeys(head) if head.count(name) > 1]
    none = _("line 1: no column file; the columns are %(known)s") % {"known": known}
    return said if "file" in head else [*said, none]


def _row(line: int, values: dict[str, str], problems: list[str]) -> Row:
    def given(column: str) -> str | None:
        return values.get(column) or None

    year, source, at = given("year"), given("source"), None
    if year is not None and not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= now().year):
        places = {"year": repr(year), "first": FIRST_YEAR, "last": now().year}
        said = _("%(year)s is no fiscal year from %(first)s to %(last)s") % places
        problems.append(wrong(line, "year", said))
        year = None
    if source is not None and not _is_address(source):
        said = _("%(source)s is no address; write it as http://host/path") % {"source": repr(source)}
        problems.append(wrong(line, "source", said))
    try:
        at = _moment(given("obtained_on"))
    except ValueError:
        said = _("%(day)s is no day; write it as 2026-03-01") % {"day": repr(values["obtained_on"])}
        problems.append(wrong(line, "obtained_on", said))
    if at is not None and at > now():
        problems.append(
            wrong(line, "obtained_on", _("%(day)s is still to come") % {"day": values["obtained_on"]})
        )
    number = int(year) if year else None
    return Row(line, values["file"], given("body"), number, source, at, given("by"), given("how"))


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(text) & set(" \t\r\n")
    except ValueError:
        return False


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    if len(text) == len("2026-03-01"):
        return datetime.combine(date.fromisoformat(text), time(), SHANGHAI)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment


def _twice(rows: Iterable[Row]) -> list[str]:
    """Files named twice, and two files from one address at one time: only one of them can be from there."""
    problems, files, places = [], dict[str, int](), dict[tuple[str, datetime | None], int]()
    for row in rows:
        if row.file in files:
            said = _("%(file)s is named in line %(line)s already")
            said %= {"file": repr(row.file), "line": files[row.file]}
            problems.append(wrong(row.line, "file", said))
        files.setdefault(row.file, row.line)
        if row.source is None:
            continue
        place = (row.source, row.at)
        if place in places:
            said = _("line %(line)s has the same address and day; give each file the address of its own")
            said %= {"line": places[place]}
            problems.append(wrong(row.line, "source", said))
        places.setdefault(place, row.line)
    return problems
