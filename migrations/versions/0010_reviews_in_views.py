"""What people hold right of the figures, in v_figures and v_panel, which find a report's version at once;
reports by the document that stands for them."""

from __future__ import annotations

from alembic import op

from models.codes import figure_codes

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEX = "ix_reports_preferred_id"

# As in the first schema: what a view tells of a report, and which version stands for it.
OF_REPORT = """
    r.id AS report_id, r.portal_id, r.body_id, b.name AS body, b.kind, b.level, b.division_code,
    r.fiscal_year, r.scope, r.status, d.url,
    (SELECT p.blob_sha256 FROM version_parts p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1)
        AS sha256,
    COALESCE(d.published_on, rd.published_on) AS published_on,
    r.first_seen, v.first_seen AS fetched_at, v.id AS version_id, rd.id AS reading_id
"""
LABELS = "c.short, c.table_label, c.row_label, c.column_label"
PLACE = 'f.unit, f.state, f.confidence, f.table_number, f."row", f."column", cell.page, cell.path'
OLD_CURRENT = """
    v.document_id = r.preferred_id
    AND EXISTS (SELECT 1 FROM filings fi WHERE fi.version_id = v.id AND fi.report_id = r.id)
    AND NOT EXISTS (
        SELECT 1 FROM versions later JOIN filings lf ON lf.version_id = later.id
        WHERE later.document_id = v.document_id AND later.number > v.number AND lf.report_id = r.id)
"""
CURRENT = """
    v.id = (
        SELECT nv.id FROM versions nv JOIN filings nf ON nf.version_id = nv.id AND nf.report_id = r.id
        WHERE nv.document_id = r.preferred_id ORDER BY nv.number DESC LIMIT 1)
"""
BESIDE = """
    LEFT JOIN bodies b ON b.id = r.body_id
    LEFT JOIN figure_codes c ON c.code = f.code AND c.form = f.form
    LEFT JOIN cells cell ON cell.reading_id = f.reading_id AND cell.table_number = f.table_number
        AND cell."row" = f."row" AND cell."column" = f."column"
"""
OLD_FIGURES = f"""
    SELECT {OF_REPORT}, f.code, f.form, {LABELS}, f.value, f.raw, {PLACE}
    FROM reports r
    JOIN versions v ON {OLD_CURRENT}
    JOIN documents d ON d.id = v.document_id
    JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    JOIN figures f ON f.reading_id = rd.id
    {BESIDE}
"""
# The last decision on a figure of these bytes; a withdrawn or dismissed one says nothing.
REVIEW = """
    LEFT JOIN reviews w ON w.decision IN ('correct', 'confirm') AND w.id = (
        SELECT last.id FROM reviews last
        WHERE last.bytes_hash = rd.bytes_hash AND last.code_or_rule = f.code AND last.decision <> 'comment'
        ORDER BY last.decided_at DESC, last.id DESC LIMIT 1)
"""
SAID = "CASE w.decision WHEN 'correct' THEN w.value_reviewed ELSE w.value_seen END"
# What does not end in a digit is no number: the person says that the document gives none.
REVIEWED = f"CASE WHEN RTRIM({SAID}, '0123456789') <> {SAID} THEN CAST({SAID} AS NUMERIC(30, 15)) END"
USED = f"""
    f.value AS value_read, {REVIEWED} AS value_reviewed,
    CASE WHEN w.id IS NULL THEN f.value ELSE {REVIEWED} END AS value_used,
    w.decision || ' ' || CAST(w.id AS TEXT) AS review
"""
FIGURES = f"""
    SELECT {OF_REPORT}, f.code, f.form, {LABELS}, f.value, {USED}, f.raw, {PLACE}
    FROM reports r
    JOIN versions v ON {CURRENT}
    JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    JOIN figures f ON f.reading_id = rd.id
    LEFT JOIN documents d ON d.id = r.preferred_id
    {BESIDE} {REVIEW}
"""
SHORTS = {row["short"]: row["code"] for row in figure_codes() if row["form"] != "prose"}
SIDE_BY_SIDE = ",\n        ".join(
    f"(SELECT f.value FROM figures f WHERE f.reading_id = rd.id AND f.code = '{code}') AS {short}"
    for short, code in SHORTS.items()
)
CORRECTED = """
    (SELECT COUNT(*) FROM reviews w WHERE w.bytes_hash = rd.bytes_hash AND w.decision = 'correct'
        AND w.code_or_rule LIKE '%.%' AND NOT EXISTS (
            SELECT 1 FROM reviews later WHERE later.bytes_hash = w.bytes_hash
            AND later.code_or_rule = w.code_or_rule AND later.decision <> 'comment'
            AND (later.decided_at > w.decided_at OR later.decided_at = w.decided_at AND later.id > w.id)))
        AS corrected,
"""


def _panel(current: str, more: str) -> str:
    return f"""
    SELECT o.subject, o.body_id, o.body, o.kind, b.level, o.division_code, o.code_fy, o.fiscal_year,
        o.state AS obs_status, r.id AS report_id, r.scope, r.status, rd.forms, rd.id AS reading_id, {more}
        {SIDE_BY_SIDE}
    FROM observations o
    LEFT JOIN bodies b ON b.id = o.body_id
    LEFT JOIN reports r ON r.body_id = o.body_id AND r.fiscal_year = o.fiscal_year
    LEFT JOIN versions v ON {current}
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    """


NEW = {"v_figures": FIGURES, "v_panel": _panel(CURRENT, CORRECTED)}
OLD = {"v_figures": OLD_FIGURES, "v_panel": _panel(OLD_CURRENT, "")}


def _replace(views: dict[str, str]) -> None:
    for name, sql in views.items():
        op.execute(f"DROP VIEW {name}")
        op.execute(f"CREATE VIEW {name} AS {sql}")


def upgrade() -> None:
    op.create_index(op.f(INDEX), "reports", ["preferred_id"])
    _replace(NEW)


def downgrade() -> None:
    _replace(OLD)
    op.drop_index(op.f(INDEX), "reports")
