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
        more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        told = [f"{path}, {one}" for one in problems[:SHOWN]]
        super().__init__("\n".join([*told, *more, "nothing was stored"]))


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
            problems.append(f"line {number}: {len(cells)} cells, but {len(head)} columns")
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
        raise ManifestError(path, [f"it cannot be read as UTF-8 text ({error})"]) from None
    except csv.Error as error:
        raise ManifestError(path, [f"line {reader.line_num}: no CSV ({error})"]) from None


def _sheet(path: Path) -> list[Line]:
    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (OSError, CalamineError) as error:
        raise ManifestError(path, [f"it cannot be read as an XLSX file ({error})"]) from None
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
    return f"line {line}, column {column}: {said}"


def _plain(cell: str) -> str:
    name = "_".join(cell.strip().lower().split())
    return _SPELLINGS.get(name, name)


def _wrong_head(head: list[str]) -> list[str]:
    known = ", ".join(COLUMNS)
    unknown = [name for name in head if name not in (*COLUMNS, *TOLD)]
    said = [wrong(1, name or "without a name", f"unknown; the columns are {known}") for name in unknown]
    said += [wrong(1, name, "twice") for name in dict.fromkeys(head) if head.count(name) > 1]
    return said if "file" in head else [*said, f"line 1: no column file; the columns are {known}"]


def _row(line: int, values: dict[str, str], problems: list[str]) -> Row:
    def given(column: str) -> str | None:
        return values.get(column) or None

    year, source, at = given("year"), given("source"), None
    if year is not None and not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= now().year):
        problems.append(wrong(line, "year", f"{year!r} is no fiscal year from {FIRST_YEAR} to {now().year}"))
        year = None
    if source is not None and not _is_address(source):
        problems.append(wrong(line, "source", f"{source!r} is no address; write it as http://host/path"))
    try:
        at = _moment(given("obtained_on"))
    except ValueError:
        problems.append(
            wrong(line, "obtained_on", f"{values['obtained_on']!r} is no day; write it as 2026-03-01")
        )
    if at is not None and at > now():
        problems.append(wrong(line, "obtained_on", f"{values['obtained_on']} is still to come"))
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
            said = f"{row.file!r} is named in line {files[row.file]} already"
            problems.append(wrong(row.line, "file", said))
        files.setdefault(row.file, row.line)
        if row.source is None:
            continue
        place = (row.source, row.at)
        if place in places:
            said = f"line {places[place]} has the same address and day; give each file the address of its own"
            problems.append(wrong(row.line, "source", said))
        places.setdefault(place, row.line)
    return problems
