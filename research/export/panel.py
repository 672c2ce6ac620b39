"""The panel: a row for every body that should report and fiscal year, found or not, figures side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.codes import figure_codes
from models.deadlines import TOWNSHIPS
from models.reviews import Reviewed, reviewed
from models.tables import Body, ReadingRow
from models.views import V_REPORTS, FigureRow
from research.blanks import balances
from research.codes import DivisionCodes
from research.coverage import coverage
from research.export.columns import OF_STATE, Column, Row, Rows

_Told = dict[tuple[str, str], tuple[str, Decimal | None]]
UNSURE = ("aligned", "uncertain")
CHUNK = 100
"""Rows whose figures are held at a time, 200 each."""
_FIXED = (
    Column("division_code", "text", "present GB/T 2260 code of the division it serves or sits in"),
    Column("code_fy", "text", "that division's code at the end of the fiscal year"),
    Column("code_base", "text", "that division's code at the end of the base year"),
    Column("body_id", "text", "lasting id of the body; empty: a unit of a directory only"),
    Column("body", "text", "full name of the body"),
    Column("kind", "text", "government, office, department, township, street, zone or other"),
    Column("kinds", "text", "what it does, by its name: education;sport"),
    Column("level", "text", "province, prefecture, county or township"),
    Column("roster", "text", "where it is known from that this body should report"),
    Column("year", "integer", "fiscal year"),
    Column("obs_status", "text", "as in coverage: on_time, late, not_found, blocked, ..."),
    Column("scope", "text", "agency, government_aggregate or unknown"),
    Column("scope_sentence", "text", "the sentence that says so"),
    Column("form", "text", "form of table 3, else of table 4 or 2, else 2014"),
    Column("blank_as_zero_if_balances", "flag", "with 0 for blanks, do the tables balance; empty: no blank"),
    Column("published_on", "day", "day of publication"),
    Column("last_day", "day", "last day by law or custom"),
    Column("report_id", "integer", "number of the report"),
    Column("url", "text", "address of the preferred rendition"),
    Column("sha256", "text", "SHA-256 of its bytes"),
    Column("reviewed", "text", "figures used as a person corrected them: short name=read>reviewed"),
)


def panel(
    session: Session,
    *,
    certain: bool = False,
    base_year: int | None = None,
    townships: tuple[int, int] = TOWNSHIPS,
) -> Rows:
    """One row per body, fiscal year and report, and one where none was found; figures by their short names.

    A figure without a number holds a letter that says why (columns.MISSING); one that a person corrected has
    the corrected value, and `reviewed` gives both. `certain` leaves out values in state aligned or uncertain:
    they count as not told for certain. `base_year` is the year whose codes `code_base` gives; none: each
    row's present code.
    """
    shorts = list(dict.fromkeys(row["short"] for row in figure_codes() if row["form"] != "prose"))
    labels = {row["short"]: row["meaning"] for row in figure_codes()}
    figures = [Column(short, "number", labels[short][:80], may_say_why=True) for short in shorts]
    records = coverage(session, townships=townships)
    rows = _rows(session, records, shorts, certain, DivisionCodes(session), base_year)
    return Rows([*_FIXED, *figures], rows)


def _rows(
    session: Session,
    records: Iterator[Mapping[str, Any]],
    shorts: Sequence[str],
    certain: bool,
    codes: DivisionCodes,
    base_year: int | None,
) -> Iterator[Row]:
    names = {(row["code"], row["form"]): row["short"] for row in figure_codes()}
    levels = dict(session.execute(select(Body.id, Body.level)).all())
    while chunk := list(islice(records, CHUNK)):
        reports = _reports(session, chunk)
        readings = [one.reading_id for several in reports.values() for one in several if one.reading_id]
        told, scopes = _told(session, readings), _scopes(session, readings)
        held = reviewed(session, readings)
        for record in chunk:
            for report in reports.get((record["body_id"], record["year"])) or [None]:
                mine = told.get(report.reading_id, {}) if report else {}
                said = held.get(report.reading_id, {}) if report else {}
                cells = {
                    names[key]: _cell(*one, said.get(key[0]), certain=certain) for key, one in mine.items()
                }
                why = "f" if report else "g"
                yield (
                    *_fixed(record, report, scopes, levels, codes, base_year, mine),
                    _corrected(mine, said, names),
                    *(cells.get(short, why) for short in shorts),
                )


def _corrected(
    told: _Told, said: Mapping[str, Reviewed], names: Mapping[tuple[str, str], str]
) -> str | None:
    """Which figures of a row are used otherwise than they are read."""
    rows = [(names[key], *one, said[key[0]].value) for key, one in told.items() if key[0] in said]
    return ";".join(
        f"{name}={state if read is None else f'{read:f}'}>{'none' if used is None else f'{used:f}'}"
        for name, state, read, used in sorted(rows, key=lambda row: row[0])
        if read != used
    ) or None


def _cell(
    state: str, value: Decimal | None, said: Reviewed | None, *, certain: bool
) -> Decimal | str:
    """The number, as a person holds it right where one said so, or the letter that says why there is none."""
    if said is not None:
        return OF_STATE.get(state, "d") if said.value is None else said.value
    if value is None or (certain and state in UNSURE):
        return OF_STATE.get(state, "d")
    return value


def _fixed(
    record: Mapping[str, Any],
    report: Any,  # noqa: ANN401
    scopes: Mapping[int | None, str | None],
    levels: Mapping[str, str | None],
    codes: DivisionCodes,
    base_year: int | None,
    told: _Told,
) -> Row:
    code, year = record["division_code"], record["year"]
    forms = (report.forms or {}) if report else {}
    plain = {code: one for (code, _), one in told.items()}
    return (
        code,
        codes.at(code, year),
        codes.at(code, base_year) if base_year else code,
        record["body_id"],
        record["body"],
        record["kind"],
        ";".join(record["kinds"]),
        levels.get(record["body_id"]),
        ";".join(record["roster"]),
        year,
        record["state"],
        report.scope if report else None,
        scopes.get(report.reading_id) if report else None,
        next((forms[table] for table in ("t3", "t4", "t2", "s14") if table in forms), None),
        balances(forms.get("t3"), plain),
        record["published_on"] if report else None,
        record["last_day"],
        report.report_id if report else None,
        report.url if report else record["url"],
        report.sha256 if report else None,
    )


def _reports(session: Session, chunk: Sequence[Mapping[str, Any]]) -> dict[tuple[str, int], list[Any]]:
    view = V_REPORTS.c
    ids = {record["body_id"] for record in chunk if record["body_id"]}
    query = select(
        view.report_id, view.body_id, view.fiscal_year, view.scope, view.forms, view.url, view.sha256,
        view.reading_id,
    ).where(view.body_id.in_(ids)).order_by(view.report_id)  # fmt: skip
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.body_id, row.fiscal_year].append(row)
    return found


def _told(session: Session, readings: Sequence[int]) -> dict[int, _Told]:
    """Reading → code and form → state and value."""
    query = select(FigureRow.reading_id, FigureRow.code, FigureRow.form, FigureRow.state, FigureRow.value)
    found: dict[int, _Told] = defaultdict(dict)
    for reading, code, form, state, value in session.execute(query.where(FigureRow.reading_id.in_(readings))):
        found[reading][code, form] = (state, value)
    return found


def _scopes(session: Session, readings: Sequence[int]) -> dict[int | None, str | None]:
    query = select(ReadingRow.id, ReadingRow.scope_evidence).where(ReadingRow.id.in_(readings))
    return dict(session.execute(query).all())
