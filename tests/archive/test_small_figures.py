"""Figures and cells are kept small and come back whole: by the view, and over the migration both ways."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import schema
from models.archive import Archive
from models.base import Json, table
from models.cells import cells_of, keep_cells
from models.clock import now
from models.codes import figure_codes
from models.figures import keep_figures
from models.tables import Body, FigureValue, ReadingRow
from models.views import FigureRow
from tests.archive.make import add_document, add_portal, add_version
from tests.archive.test_migrations import fresh
from tests.archive.test_views import add_report, file_version
from tests.figures import a_figure
from tests.seeds import SEED

CODES = sorted({row["code"] for row in figure_codes() if row["form"] != "prose"})
STATES = ("printed", "blank", "mark", "text", "aligned", "ambiguous", "uncertain", "missing")
RAWS = ("0", "-0", "007", "12", "-3", "1,234", "12.50", "０", "５件", "", "/", "坏\ufffd字")
UNITS = ("件", "万元", None)
TELLING = (
    "SELECT * FROM figures ORDER BY reading_id, code",
    "SELECT * FROM v_figures ORDER BY report_id, code",
    "SELECT * FROM v_reports ORDER BY report_id",
    "SELECT * FROM v_panel ORDER BY subject",
)
Rows = list[dict[str, Any]]


def drawn_cells(draw: Random) -> Rows:
    """Tables as web pages, pages of a PDF and spreadsheets give them, some with cells unlike the others."""
    found: Rows = []
    for number in range(1, draw.randint(2, 5)):
        start = draw.choice(("/html/body/table", "/html/body/div[2]/table[1]/tbody", "", None))
        oddly = draw.random() < 0.5
        place = draw.choice(("web", "web", "pdf", "sheet", "line"))
        for row in range(1, draw.randint(2, 5)):
            for column in range(1, draw.randint(2, 5)):
                paths = {"web": f"{start}/tr[{row}]/td[{column}]", "sheet": f"表一!{'ABCDE'[column]}{row}",
                         "line": f"line:{row}"}  # fmt: skip
                path = paths.get(place) if start is not None else None
                if oddly and draw.random() < 0.4:
                    path = draw.choice((None, f"{start}/thead/tr/th[{column}]", f"{start}/tr/td", "other"))
                page = draw.choice((number, number, number + 1, None)) if place == "pdf" else None
                box = [draw.randint(0, 99) / 4, 0.0, 1.5, 2.0] if page else None
                found.append(
                    {"table_number": number, "row": row, "column": column, "grid": column, "rowspan": 1,
                     "colspan": draw.randint(1, 3), "text": draw.choice(RAWS), "page": page, "box": box,
                     "path": path}
                )  # fmt: skip
    return found


def drawn_figures(draw: Random, cells: Rows) -> Rows:
    """Figures of every state, in cells, beside them and nowhere; numbers with texts of their own or none."""
    found: Rows = []
    for code in draw.sample(CODES, 60):
        state = draw.choice(STATES)
        value = Decimal(draw.choice(("0", "12", "-3", "7", "12.5", "1234", "123456789012345", "0.000001")))
        numbered = state in ("printed", "aligned", "uncertain")
        raw = draw.choice((*RAWS, None, str(value), str(value)))
        place = dict.fromkeys(("table_number", "row", "column"))
        if draw.random() < 0.8:
            place = {name: draw.choice(cells)[name] for name in place}
            at = draw.choice(cells)
            place = {name: at[name] for name in place} if draw.random() < 0.8 else place
        if draw.random() < 0.05:
            place["column"] = None
        found.append(
            a_figure(code, value if numbered else None, form=draw.choice(("2021", "2019")), state=state,
                     unit=draw.choice(UNITS), raw=(raw or None) if numbered else raw,
                     confidence=draw.choice((0.5, 0.25)) if state == "uncertain" else None, **place)
        )  # fmt: skip
    return found


def reports(archive: Archive) -> list[int]:
    """Two reports, read as nothing yet; gives their readings."""
    with archive.writing() as session:
        portal, run = add_portal(session)
        session.add(Body(id="b1", name="某镇", short_name="某镇", kind="township", portal_id=portal))
        found = []
        for year in (2022, 2023):
            document = add_document(session, portal, f"http://portal.test/{year}")
            version = add_version(archive, session, document, run, [str(year).encode()])
            hashes = text("SELECT bytes_hash FROM versions WHERE id = :id")
            of = session.scalar(hashes, {"id": version})
            reading = ReadingRow(bytes_hash=str(of), reader_version="1", read_at=now())
            session.add(reading)
            session.flush()
            found.append(reading.id)
            file_version(session, version, add_report(session, document, year))
        panel = ("INSERT INTO observations (subject, body_id, body, fiscal_year, state, kinds, roster) "
                 "VALUES ('b1', 'b1', '某镇', :year, 'found', '[]', '[]')")  # fmt: skip
        session.execute(text(panel), [{"year": year} for year in (2022, 2023)])
    return found


def by_code(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return sorted(map(dict, rows), key=lambda row: str(row["code"]))


def test_figures_and_cells_come_back_as_they_were(archive: Archive) -> None:
    draw = Random(SEED)
    made = {}
    for reading in reports(archive):
        cells = drawn_cells(draw)
        made[reading] = (drawn_figures(draw, cells), cells)
    with archive.writing() as session:
        for reading, (figures, cells) in made.items():
            keep_cells(session, reading, draw.sample(cells, len(cells)))
            keep_figures(session, reading, figures, cells)
    with archive.reading() as session:
        for reading, (figures, cells) in made.items():
            assert [asdict(cell) for cell in cells_of(session, reading)] == cells
            assert [asdict(cell) for cell in cells_of(session, reading, 1)] == [
                cell for cell in cells if cell["table_number"] == 1
            ]
            query = select(table(FigureRow)).where(FigureRow.reading_id == reading)
            wanted = [{**figure, "reading_id": reading} for figure in figures]
            assert by_code(session.execute(query).mappings()) == by_code(wanted)
            places = {(cell["table_number"], cell["row"], cell["column"]): cell for cell in cells}
            said = text("SELECT * FROM v_figures WHERE reading_id = :id")
            for row in session.execute(said, {"id": reading}).mappings():
                cell = places.get((row["table_number"], row["row"], row["column"]), {})
                assert (row["page"], row["path"]) == (cell.get("page"), cell.get("path")), dict(row)


def test_one_reading_has_one_figure_of_a_code(archive: Archive) -> None:
    """Also where its tables are of two forms: views and JSON tell the figures of a report by their codes."""
    reading, _ = reports(archive)
    twice = [a_figure(CODES[0], None, form=form, raw="") for form in ("2019", "2021")]
    with pytest.raises(IntegrityError), archive.writing() as session:
        keep_figures(session, reading, twice, ())


def test_text_is_kept_only_where_it_says_more(archive: Archive) -> None:
    reading, _ = reports(archive)
    raws = {"12": None, "012": "012", "12 ": "12 ", "１２": "１２"}
    figures = [a_figure(code, Decimal(12), raw=raw) for code, raw in zip(CODES, raws, strict=False)]
    with archive.writing() as session:
        keep_figures(session, reading, figures, ())
    with archive.reading() as session:
        kept = session.scalars(select(FigureValue.raw)).all()
    assert sorted(map(str, kept)) == sorted(map(str, raws.values()))


def told(connection: Connection) -> dict[str, list[Any]]:
    return {query: [*map(tuple, connection.execute(text(query)))] for query in TELLING}


def unpacked_before(connection: Connection) -> list[Any]:
    query = "SELECT * FROM cells ORDER BY reading_id, table_number, row, \"column\""
    return [*map(tuple, connection.execute(text(query)))]


def write_before(connection: Connection, reading: int, figures: Rows, cells: Rows) -> None:
    """Writes into the tables of schema 0011."""
    for name, rows in (("figures", figures), ("cells", cells)):
        columns = ["reading_id", *rows[0]]
        listed = ", ".join(f'"{one}"' for one in columns)
        given = ", ".join(f":{one}" for one in columns)
        query = text(f"INSERT INTO {name} ({listed}) VALUES ({given})")
        if name == "cells":
            query = query.bindparams(bindparam("box", type_=Json))
        elif connection.dialect.name == "sqlite":
            rows = [{**row, "value": None if row["value"] is None else str(row["value"])} for row in rows]
        connection.execute(query, [{**row, "reading_id": reading} for row in rows])


@pytest.mark.sqlite
def test_the_migration_changes_no_answer_and_can_be_taken_back(archive_url: str) -> None:
    draw = Random(SEED + 1)
    with Archive.open(archive_url) as archive:
        readings = reports(archive)
    steps: list[tuple[int, int]] = []
    with fresh(archive_url) as engine:
        with engine.begin() as connection:
            command.downgrade(schema.config(connection), "0011")
            for reading in readings:
                cells = drawn_cells(draw)
                write_before(connection, reading, drawn_figures(draw, cells), cells)
            answers, cells_before = told(connection), unpacked_before(connection)
            assert len(answers[TELLING[1]]) == 120
        with engine.begin() as connection:
            settings = schema.config(connection)
            settings.attributes["progress"] = lambda *step: steps.append(step)
            command.upgrade(settings, "0012")
            assert told(connection) == answers
        assert steps == [(2, 2)]
        with Session(engine) as session:
            kept = [(reading, cell) for reading in readings for cell in cells_of(session, reading)]
            again = [(reading, *asdict(cell).values()) for reading, cell in kept]
        with engine.begin() as connection:
            command.downgrade(schema.config(connection), "0011")
            assert told(connection) == answers
            assert unpacked_before(connection) == cells_before
            assert [_plain(row) for row in cells_before] == [_plain(row) for row in again]


def _plain(row: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """A row with its box as JSON has it, however the driver gives it."""
    *before, box, path = row
    return (*before, json.loads(box) if isinstance(box, str) else box, path)
