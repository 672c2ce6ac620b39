"""People of divisions by year, from a yearbook's table that a person brings: checked whole, then stored."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import Population

_COLUMNS = {
    "code": ("code", "division_code", "行政区划代码", "区划代码", "代码"),
    "year": ("year", "年份", "年"),
    "people": ("people", "population", "人口", "常住人口", "人口（人）", "常住人口（人）"),
    "wan": ("population_wan", "people_wan", "人口（万人）", "常住人口（万人）", "年末常住人口（万人）"),
}
_SHOWN = 20
_CODE = re.compile(r"\d{6}")


class PopulationError(Exception):
    """What is wrong with a table, line by line; nothing of it was stored."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = [_("and %(num)s more") % {"num": len(problems) - _SHOWN}] if len(problems) > _SHOWN else []
        super().__init__("\n".join([*problems[:_SHOWN], *more, _("nothing was stored")]))


def import_population(session: Session, path: Path, source: str | None = None) -> int:
    """Stores a table of code, year and people (or ten thousands), in place of what was known; gives its rows.

    CSV in UTF-8 or XLSX. PopulationError tells each line that is wrong; OSError if it cannot be opened.
    """
    rows, problems = _checked(_sheet(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    if problems or not rows:
        none = _("%(path)s: no row with a code, a year and people") % {"path": path}
        raise PopulationError(problems or [none])
    for code, year in rows:
        session.execute(delete(Population).where(Population.division_code == code, Population.year == year))
    session.execute(
        insert(Population),
        [
            {"division_code": code, "year": year, "people": people, "source": source or path.name}
            for (code, year), people in rows.items()
        ],
    )
    return len(rows)


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except (UnicodeDecodeError, csv.Error) as error:
        said = _("%(path)s: no CSV in UTF-8 (%(why)s): save it as CSV UTF-8 or as XLSX") % {
            "path": path,
            "why": error,
        }
        raise PopulationError([said]) from None


def _sheet(path: Path) -> Iterator[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise PopulationError([_("%(path)s: no XLSX (%(error)s)") % {"path": path, "error": error}]) from None
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _checked(lines: Iterable[list[str]]) -> tuple[dict[tuple[str, int], int], list[str]]:
    rows: dict[tuple[str, int], int] = {}
    problems: list[str] = []
    remaining = iter(lines)
    at = _columns(next(remaining, []))
    for number, cells in enumerate(remaining, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        said = None
        code, year, people = (cells[i].strip() if i < len(cells) else "" for i in (at[0], at[1], at[2]))
        told = _people(people, 10_000 if at[3] else 1)
        if not _CODE.fullmatch(code):
            said = _("%(code)s is no division code of six digits") % {"code": repr(code)}
        elif not re.fullmatch(r"(19|20)\d\d", year):
            said = _("%(year)s is no year") % {"year": repr(year)}
        elif told is None:
            said = _("%(people)s is no number of people above 0") % {"people": repr(people)}
        elif rows.get((code, int(year)), told) != told:
            places = {"code": code, "year": year}
            said = _("%(code)s %(year)s is given twice with different numbers") % places
        else:
            rows[code, int(year)] = told
        if said is not None:
            problems.append(_("line %(line)s: %(said)s") % {"line": number, "said": said})
    return rows, problems


def _columns(head: Sequence[str]) -> tuple[int, int, int, bool]:
    """Where code, year and people stand, and whether people are ten thousands."""
    names = [cell.strip().lower().replace("(", "（").replace(")", "）") for cell in head]
    at = {
        key: next((names.index(one) for one in known if one in names), None)
        for key, known in _COLUMNS.items()
    }
    people = at["people"] if at["people"] is not None else at["wan"]
    if at["code"] is None or at["year"] is None or people is None:
        wanted = "; ".join(" or ".join(known) for known in _COLUMNS.values())
        raise PopulationError(
            [
                _("line 1: the columns needed are code, year and people, called %(wanted)s")
                % {"wanted": wanted}
            ]
        )
    return at["code"], at["year"], people, at["people"] is None


def _people(text: str, unit: int) -> int | None:
    try:
        found = Decimal(text.replace(",", "").replace("，", "")) * unit
    except InvalidOperation:
        return None
    return int(found.to_integral_value()) if found.is_finite() and found >= 1 else None
