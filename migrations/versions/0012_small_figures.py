"""Figures with numbers for names, and cells by the table in one compressed column; the view figures is what
the table was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from models.cells import packed, unpacked
from models.codes import figure_codes
from models.figures import numbered, values

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

READINGS = 200
"""Readings that are copied at once."""
NUMBER = sa.Numeric(30, 15)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
STATES = "state IN ('printed', 'blank', 'mark', 'text', 'aligned', 'ambiguous', 'uncertain', 'missing')"
OLD_INDEX, INDEX = "ix_figures_code_value", "ix_figure_values_value"

OF_FIGURES = (
    "reading_id", "code", "form", "value", "raw", "unit", "state", "confidence", "table_number", "row",
    "column",
)  # fmt: skip
OF_VALUES = (
    "reading_id", "name_id", "kind_id", "value", "raw", "confidence", "table_number", "row", "column", "page",
    "path",
)  # fmt: skip
OF_CELLS = (
    "reading_id", "table_number", "row", "column", "grid", "rowspan", "colspan", "text", "page", "box",
    "path",
)  # fmt: skip
OF_TABLES = ("reading_id", "number", "page", "path", "cells")


def _table(name: str, columns: tuple[str, ...]) -> Any:  # noqa: ANN401 - a table without types but of JSON
    return sa.table(name, *(sa.column(one, JSON) if one == "box" else sa.column(one) for one in columns))


# The view figures, and what v_figures says of a figure.
RAW = """
    CASE WHEN s.value IS NULL THEN s.raw
        ELSE NULLIF(COALESCE(s.raw, CAST(CAST(s.value AS BIGINT) AS TEXT)), '') END
"""
PAGE = "NULLIF(COALESCE(s.page, t.page), 0)"
PATH = """
    CASE WHEN s.path IS NULL THEN
            t.path || '/tr[' || CAST(s."row" AS TEXT) || ']/td[' || CAST(s."column" AS TEXT) || ']'
        WHEN s.path <> '' THEN COALESCE(t.path, '') || s.path END
"""
KIND = "NULLIF(k.unit, '') AS unit, k.state"
PLACE = 's.table_number, s."row", s."column"'
FIGURES = f"""
    SELECT s.reading_id, n.code, k.form, s.value, {RAW} AS raw, {KIND}, s.confidence, {PLACE}
    FROM figure_values s
    JOIN figure_names n ON n.id = s.name_id
    JOIN figure_kinds k ON k.id = s.kind_id
"""

# As in 0010.
OF_REPORT = """
    r.id AS report_id, r.portal_id, r.body_id, b.name AS body, b.kind, b.level, b.division_code,
    r.fiscal_year, r.scope, r.status, d.url,
    (SELECT p.blob_sha256 FROM version_parts p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1)
        AS sha256,
    COALESCE(d.published_on, rd.published_on) AS published_on,
    r.first_seen, v.first_seen AS fetched_at, v.id AS version_id, rd.id AS reading_id
"""
LABELS = "c.short, c.table_label, c.row_label, c.column_label"
CURRENT = """
    v.id = (
        SELECT nv.id FROM versions nv JOIN filings nf ON nf.version_id = nv.id AND nf.report_id = r.id
        WHERE nv.document_id = r.preferred_id ORDER BY nv.number DESC LIMIT 1)
"""
# As in the first schema, of v_reports.
OLD_CURRENT = """
    v.document_id = r.preferred_id
    AND EXISTS (SELECT 1 FROM filings fi WHERE fi.version_id = v.id AND fi.report_id = r.id)
    AND NOT EXISTS (
        SELECT 1 FROM versions later JOIN filings lf ON lf.version_id = later.id
        WHERE later.document_id = v.document_id AND later.number > v.number AND lf.report_id = r.id)
"""
SAID = "CASE w.decision WHEN 'correct' THEN w.value_reviewed ELSE w.value_seen END"
REVIEWED = f"CASE WHEN RTRIM({SAID}, '0123456789') <> {SAID} THEN CAST({SAID} AS NUMERIC(30, 15)) END"


def _used(value: str) -> str:
    return f"""
    {value}, {value} AS value_read, {REVIEWED} AS value_reviewed,
    CASE WHEN w.id IS NULL THEN {value} ELSE {REVIEWED} END AS value_used,
    w.decision || ' ' || CAST(w.id AS TEXT) AS review
    """


def _review(code: str) -> str:
    return f"""
    LEFT JOIN reviews w ON w.decision IN ('correct', 'confirm') AND w.id = (
        SELECT last.id FROM reviews last
        WHERE last.bytes_hash = rd.bytes_hash AND last.code_or_rule = {code} AND last.decision <> 'comment'
        ORDER BY last.decided_at DESC, last.id DESC LIMIT 1)
    """


OF_READING = f"""
    FROM reports r
    JOIN versions v ON {CURRENT}
    JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
"""
V_FIGURES = f"""
    SELECT {OF_REPORT}, n.code, k.form, {LABELS}, {_used("s.value")}, {RAW} AS raw, {KIND},
        s.confidence, {PLACE}, {PAGE} AS page, {PATH} AS path
    {OF_READING}
    JOIN figure_values s ON s.reading_id = rd.id
    JOIN figure_names n ON n.id = s.name_id
    JOIN figure_kinds k ON k.id = s.kind_id
    LEFT JOIN documents d ON d.id = r.preferred_id
    LEFT JOIN bodies b ON b.id = r.body_id
    LEFT JOIN figure_codes c ON c.code = n.code AND c.form = k.form
    LEFT JOIN reading_tables t ON t.reading_id = s.reading_id AND t.number = s.table_number
    {_review("n.code")}
"""
OLD_V_FIGURES = f"""
    SELECT {OF_REPORT}, f.code, f.form, {LABELS}, {_used("f.value")}, f.raw, f.unit, f.state, f.confidence,
        f.table_number, f."row", f."column", cell.page, cell.path
    {OF_READING}
    JOIN figures f ON f.reading_id = rd.id
    LEFT JOIN documents d ON d.id = r.preferred_id
    LEFT JOIN bodies b ON b.id = r.body_id
    LEFT JOIN figure_codes c ON c.code = f.code AND c.form = f.form
    LEFT JOIN cells cell ON cell.reading_id = f.reading_id AND cell.table_number = f.table_number
        AND cell."row" = f."row" AND cell."column" = f."column"
    {_review("f.code")}
"""


def _reports(figures: str, current: str) -> str:
    return f"""
    SELECT {OF_REPORT},
        COALESCE(r.title, rd.title) AS title, rd.agency, rd.media_type, rd.forms, r.last_seen,
        rd.id IS NOT NULL AND rd.error IS NULL AS is_read,
        (SELECT COUNT(*) FROM {figures} f WHERE f.reading_id = rd.id) AS figures,
        (SELECT COUNT(f.value) FROM {figures} f WHERE f.reading_id = rd.id) AS numbers,
        (SELECT COUNT(*) FROM findings n WHERE n.reading_id = rd.id OR n.report_id = r.id) AS findings,
        (SELECT COUNT(*) FROM findings n
            WHERE (n.reading_id = rd.id OR n.report_id = r.id) AND n.severity = 'error') AS errors,
        (SELECT COUNT(*) FROM filings n JOIN versions nv ON nv.id = n.version_id
            WHERE n.report_id = r.id AND nv.document_id = r.preferred_id) AS versions,
        (SELECT COUNT(DISTINCT nv.document_id) FROM filings n JOIN versions nv ON nv.id = n.version_id
            WHERE n.report_id = r.id) AS documents
    FROM reports r
    LEFT JOIN versions v ON {current}
    LEFT JOIN documents d ON d.id = r.preferred_id
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    LEFT JOIN bodies b ON b.id = r.body_id
    """


CORRECTED = """
    (SELECT COUNT(*) FROM reviews w WHERE w.bytes_hash = rd.bytes_hash AND w.decision = 'correct'
        AND w.code_or_rule LIKE '%.%' AND NOT EXISTS (
            SELECT 1 FROM reviews later WHERE later.bytes_hash = w.bytes_hash
            AND later.code_or_rule = w.code_or_rule AND later.decision <> 'comment'
            AND (later.decided_at > w.decided_at OR later.decided_at = w.decided_at AND later.id > w.id)))
        AS corrected,
"""
SHORTS = {row["short"]: row["code"] for row in figure_codes() if row["form"] != "prose"}


def _panel(figure: str) -> str:
    side_by_side = ",\n        ".join(f"({figure % code}) AS {short}" for short, code in SHORTS.items())
    return f"""
    SELECT o.subject, o.body_id, o.body, o.kind, b.level, o.division_code, o.code_fy, o.fiscal_year,
        o.state AS obs_status, r.id AS report_id, r.scope, r.status, rd.forms, rd.id AS reading_id,
        {CORRECTED}
        {side_by_side}
    FROM observations o
    LEFT JOIN bodies b ON b.id = o.body_id
    LEFT JOIN reports r ON r.body_id = o.body_id AND r.fiscal_year = o.fiscal_year
    LEFT JOIN versions v ON {CURRENT}
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    """


NEW = {
    "figures": FIGURES,
    "v_figures": V_FIGURES,
    "v_reports": _reports("figure_values", CURRENT),
    "v_panel": _panel(
        "SELECT s.value FROM figure_values s WHERE s.reading_id = rd.id "
        "AND s.name_id = (SELECT n.id FROM figure_names n WHERE n.code = '%s')"
    ),
}
OLD = {
    "v_figures": OLD_V_FIGURES,
    "v_reports": _reports("figures", OLD_CURRENT),
    "v_panel": _panel("SELECT f.value FROM figures f WHERE f.reading_id = rd.id AND f.code = '%s'"),
}


def upgrade() -> None:
    for name in OLD:
        op.execute(f"DROP VIEW {name}")
    _create_new()
    for first, last in _spans():
        _pack(first, last)
    op.drop_table("figures")
    op.drop_table("cells")
    op.create_index(op.f(INDEX), "figure_values", ["name_id", "reading_id", "value", "kind_id"])
    for name, sql in NEW.items():
        op.execute(f"CREATE VIEW {name} AS {sql}")


def downgrade() -> None:
    for name in NEW:
        op.execute(f"DROP VIEW {name}")
    _create_old()
    op.execute(f"INSERT INTO figures ({_listed(OF_FIGURES)}) {FIGURES}")
    op.create_index(op.f(OLD_INDEX), "figures", ["code", "reading_id", "value"])
    for first, last in _spans():
        _unpack(first, last)
    for name in ("figure_values", "figure_names", "figure_kinds", "reading_tables"):
        op.drop_table(name)
    for name, sql in OLD.items():
        op.execute(f"CREATE VIEW {name} AS {sql}")


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{one}"' for one in columns)


def _spans() -> Iterator[tuple[int, int]]:
    """First and last number of some readings at a time; the caller of the migration is told how far it is."""
    settings = op.get_context().config
    tell: Callable[[int, int], None] = (settings and settings.attributes.get("progress")) or _nobody
    readings = list(op.get_bind().scalars(sa.text("SELECT id FROM readings ORDER BY id")))
    for start in range(0, len(readings), READINGS):
        several = readings[start : start + READINGS]
        yield several[0], several[-1]
        tell(start + len(several), len(readings))


def _nobody(_done: int, _total: int) -> None:
    pass


def _of(
    name: str, columns: tuple[str, ...], first: int, last: int
) -> dict[int, list[dict[str, Any]]]:
    """Rows of a table by their reading."""
    of = _table(name, columns)
    found: dict[int, list[dict[str, Any]]] = {}
    query = sa.select(of).where(of.c.reading_id.between(first, last))
    for row in op.get_bind().execute(query).mappings():
        found.setdefault(row["reading_id"], []).append(dict(row))
    return found


def _insert(name: str, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    if rows:
        op.get_bind().execute(sa.insert(_table(name, columns)), rows)


def _pack(first: int, last: int) -> None:
    figures, cells = _of("figures", OF_FIGURES, first, last), _of("cells", OF_CELLS, first, last)
    numbers = numbered(op.get_bind(), (one for several in figures.values() for one in several))
    _insert(
        "reading_tables",
        OF_TABLES,
        [{**row, "reading_id": reading} for reading, mine in cells.items() for row in packed(mine)],
    )
    _insert(
        "figure_values",
        OF_VALUES,
        [
            {**row, "reading_id": reading}
            for reading, mine in figures.items()
            for row in values(mine, cells.get(reading, ()), numbers)
        ],
    )


def _unpack(first: int, last: int) -> None:
    rows = [
        {name: getattr(cell, name, reading) for name in OF_CELLS}
        for reading, tables in _of("reading_tables", OF_TABLES, first, last).items()
        for one in tables
        for cell in unpacked(one["number"], one["cells"])
    ]
    _insert("cells", OF_CELLS, rows)


def _create_new() -> None:
    op.create_table(
        "figure_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_names")),
        sa.UniqueConstraint("code", name=op.f("uq_figure_names_code")),
    )
    op.create_table(
        "figure_kinds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_figure_kinds_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_kinds")),
        sa.UniqueConstraint("form", "unit", "state", name=op.f("uq_figure_kinds_form_unit_state")),
    )
    op.create_table(
        "reading_tables",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("path", sa.String()),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_reading_tables_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "number", name=op.f("pk_reading_tables")),
    )
    op.create_table(
        "figure_values",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("name_id", sa.SmallInteger(), nullable=False),
        sa.Column("kind_id", sa.SmallInteger(), nullable=False),
        sa.Column("value", NUMBER),
        sa.Column("raw", sa.String()),
        sa.Column("confidence", sa.Double()),
        sa.Column("table_number", sa.Integer()),
        sa.Column("row", sa.Integer()),
        sa.Column("column", sa.Integer()),
        sa.Column("page", sa.Integer()),
        sa.Column("path", sa.String()),
        sa.ForeignKeyConstraint(["kind_id"], ["figure_kinds.id"], name=op.f("fk_figure_values_kind_id")),
        sa.ForeignKeyConstraint(["name_id"], ["figure_names.id"], name=op.f("fk_figure_values_name_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_figure_values_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "name_id", name=op.f("pk_figure_values")),
        sqlite_with_rowid=False,
    )


def _create_old() -> None:
    op.create_table(
        "cells",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("table_number", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.Column("grid", sa.Integer(), nullable=False),
        sa.Column("rowspan", sa.Integer(), nullable=False),
        sa.Column("colspan", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("box", JSON),
        sa.Column("path", sa.String()),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_cells_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "table_number", "row", "column", name=op.f("pk_cells")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figures",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("value", NUMBER),
        sa.Column("raw", sa.String()),
        sa.Column("unit", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("confidence", sa.Double()),
        sa.Column("table_number", sa.Integer()),
        sa.Column("row", sa.Integer()),
        sa.Column("column", sa.Integer()),
        sa.CheckConstraint(STATES, name=op.f("ck_figures_state")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_figures_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "code", name=op.f("pk_figures")),
        sqlite_with_rowid=False,
    )
