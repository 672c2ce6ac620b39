"""The first schema: every table, its indexes and checks, and the views v_figures and v_reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)
NUMBER = sa.Numeric(30, 15)

OUTCOME = (
    "outcome IN ('new', 'changed', 'same', 'not_modified', 'gone', 'soft_404', 'blocked', 'forbidden', "
    "'failed', 'redirected')"
)

TABLES = (
    "blobs",
    "figure_codes",
    "portals",
    "readings",
    "reviews",
    "runs",
    "alarms",
    "bodies",
    "cells",
    "figures",
    "pages",
    "searches",
    "statements",
    "texts",
    "body_codes",
    "body_names",
    "body_parents",
    "body_successions",
    "documents",
    "visits",
    "reports",
    "versions",
    "filings",
    "findings",
    "version_parts",
)

# What every view tells of a report, and which version stands for it.
OF_REPORT = """
    r.id AS report_id, r.portal_id, r.body_id, b.name AS body, b.kind, b.level, b.division_code,
    r.fiscal_year, r.scope, r.status, d.url,
    (SELECT p.blob_sha256 FROM version_parts p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1)
        AS sha256,
    COALESCE(d.published_on, rd.published_on) AS published_on,
    r.first_seen, v.first_seen AS fetched_at, v.id AS version_id, rd.id AS reading_id
"""
CURRENT = """
    v.document_id = r.preferred_id
    AND EXISTS (SELECT 1 FROM filings fi WHERE fi.version_id = v.id AND fi.report_id = r.id)
    AND NOT EXISTS (
        SELECT 1 FROM versions later JOIN filings lf ON lf.version_id = later.id
        WHERE later.document_id = v.document_id AND later.number > v.number AND lf.report_id = r.id)
"""

VIEWS = {
    "v_figures": f"""
    SELECT {OF_REPORT},
        f.code, f.form, c.short, c.table_label, c.row_label, c.column_label,
        f.value, f.raw, f.unit, f.state, f.confidence, f.table_number, f."row", f."column",
        cell.page, cell.path
    FROM reports r
    JOIN versions v ON {CURRENT}
    JOIN documents d ON d.id = v.document_id
    JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    JOIN figures f ON f.reading_id = rd.id
    LEFT JOIN bodies b ON b.id = r.body_id
    LEFT JOIN figure_codes c ON c.code = f.code AND c.form = f.form
    LEFT JOIN cells cell ON cell.reading_id = f.reading_id AND cell.table_number = f.table_number
        AND cell."row" = f."row" AND cell."column" = f."column"
    """,
    "v_reports": f"""
    SELECT {OF_REPORT},
        COALESCE(r.title, rd.title) AS title, rd.agency, rd.media_type, rd.forms, r.last_seen,
        rd.id IS NOT NULL AND rd.error IS NULL AS is_read,
        (SELECT COUNT(*) FROM figures f WHERE f.reading_id = rd.id) AS figures,
        (SELECT COUNT(f.value) FROM figures f WHERE f.reading_id = rd.id) AS numbers,
        (SELECT COUNT(*) FROM findings n WHERE n.reading_id = rd.id OR n.report_id = r.id) AS findings,
        (SELECT COUNT(*) FROM findings n
            WHERE (n.reading_id = rd.id OR n.report_id = r.id) AND n.severity = 'error') AS errors,
        (SELECT COUNT(*) FROM filings n JOIN versions nv ON nv.id = n.version_id
            WHERE n.report_id = r.id AND nv.document_id = r.preferred_id) AS versions,
        (SELECT COUNT(DISTINCT nv.document_id) FROM filings n JOIN versions nv ON nv.id = n.version_id
            WHERE n.report_id = r.id) AS documents
    FROM reports r
    LEFT JOIN versions v ON {CURRENT}
    LEFT JOIN documents d ON d.id = r.preferred_id
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    LEFT JOIN bodies b ON b.id = r.body_id
    """,
}


def upgrade() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("store", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary()),
        sa.Column("stored_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "figure_codes",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("table_label", sa.String(), nullable=False),
        sa.Column("row_label", sa.String(), nullable=False),
        sa.Column("column_label", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", "form", name=op.f("pk_figure_codes")),
    )
    op.create_table(
        "portals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_url", sa.String(), nullable=False),
        sa.Column("name", sa.String()),
        sa.Column("division_code", sa.String()),
        sa.Column("level", sa.String()),
        sa.Column("family", sa.String()),
        sa.Column("platform", sa.String()),
        sa.Column("own_hosts", JSON, nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("due_at", TIME),
        sa.Column("note", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portals")),
        sa.UniqueConstraint("home_url", name=op.f("uq_portals_home_url")),
    )
    op.create_index(op.f("ix_portals_division_code"), "portals", ["division_code"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bytes_hash", sa.String(), nullable=False),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("error", sa.String()),
        sa.Column("is_report", sa.Boolean(), nullable=False),
        sa.Column("media_type", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("agency", sa.String()),
        sa.Column("fiscal_year", sa.Integer()),
        sa.Column("published_on", sa.Date()),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("scope_evidence", sa.String()),
        sa.Column("forms", JSON, nullable=False),
        sa.Column("read_at", TIME, nullable=False),
        sa.Column("payload", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "bytes_hash", "reader_version", name=op.f("uq_readings_bytes_hash_reader_version")
        ),
    )
    op.create_index(op.f("ix_readings_bytes_hash"), "readings", ["bytes_hash"])
    op.create_index(
        "uq_readings_current",
        "readings",
        ["bytes_hash"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bytes_hash", sa.String(), nullable=False),
        sa.Column("code_or_rule", sa.String(), nullable=False),
        sa.Column("value_seen", sa.String()),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("value_reviewed", sa.String()),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("decided_at", TIME, nullable=False),
        sa.Column("why", sa.String()),
        sa.Column("evidence", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_bytes_hash"), "reviews", ["bytes_hash"])
    op.create_index(op.f("ix_reviews_code_or_rule"), "reviews", ["code_or_rule"])
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("arguments", JSON, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("finished_at", TIME),
        sa.Column("outcome", sa.String()),
        sa.Column("counts", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer()),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("raised_run_id", sa.Integer(), nullable=False),
        sa.Column("raised_at", TIME, nullable=False),
        sa.Column("acknowledged_until", sa.Date()),
        sa.Column("resolved_at", TIME),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_alarms_portal_id")),
        sa.ForeignKeyConstraint(["raised_run_id"], ["runs.id"], name=op.f("fk_alarms_raised_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
    )
    op.create_index(op.f("ix_alarms_portal_id"), "alarms", ["portal_id"])
    op.create_table(
        "bodies",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String()),
        sa.Column("division_code", sa.String()),
        sa.Column("portal_id", sa.Integer()),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_bodies_portal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
    )
    op.create_index(op.f("ix_bodies_division_code"), "bodies", ["division_code"])
    op.create_index(op.f("ix_bodies_name"), "bodies", ["name"])
    op.create_index(op.f("ix_bodies_portal_id"), "bodies", ["portal_id"])
    op.create_index(op.f("ix_bodies_short_name"), "bodies", ["short_name"])
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
        sa.CheckConstraint(
            "state IN ('printed', 'blank', 'mark', 'text', 'aligned', 'ambiguous', 'uncertain', 'missing')",
            name=op.f("ck_figures_state"),
        ),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_figures_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "code", name=op.f("pk_figures")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figures_code_value", "figures", ["code", "reading_id", "value"])
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("url_key", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("family", sa.String()),
        sa.Column("found_on_id", sa.Integer()),
        sa.Column("found_how", sa.String()),
        sa.Column("context", JSON, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("first_seen", TIME, nullable=False),
        sa.Column("due_at", TIME),
        sa.Column("last_visit_at", TIME),
        sa.Column("last_outcome", sa.String()),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["found_on_id"], ["pages.id"], name=op.f("fk_pages_found_on_id")),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_pages_portal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
        sa.UniqueConstraint("portal_id", "url_key", name=op.f("uq_pages_portal_id_url_key")),
    )
    op.create_index("ix_pages_due", "pages", ["portal_id", "due_at"])
    op.create_table(
        "searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("lists", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("pages_left", sa.Integer(), nullable=False),
        sa.Column("note", sa.String()),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_searches_portal_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_searches_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
    )
    op.create_index(op.f("ix_searches_portal_id"), "searches", ["portal_id"])
    op.create_index(op.f("ix_searches_run_id"), "searches", ["run_id"])
    op.create_table(
        "statements",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("value", NUMBER, nullable=False),
        sa.Column("unit", sa.String()),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("section", sa.Integer()),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_statements_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_code"), "statements", ["code"])
    op.create_table(
        "texts",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Integer()),
        sa.Column("is_heading", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_texts_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_texts")),
    )
    op.create_table(
        "body_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_codes_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_codes")),
        sa.UniqueConstraint(
            "body_id",
            "system",
            "code",
            "valid_from",
            name=op.f("uq_body_codes_body_id_system_code_valid_from"),
        ),
    )
    op.create_index(op.f("ix_body_codes_body_id"), "body_codes", ["body_id"])
    op.create_index(op.f("ix_body_codes_code"), "body_codes", ["code"])
    op.create_table(
        "body_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_names_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_names")),
        sa.UniqueConstraint(
            "body_id", "name", "valid_from", name=op.f("uq_body_names_body_id_name_valid_from")
        ),
    )
    op.create_index(op.f("ix_body_names_body_id"), "body_names", ["body_id"])
    op.create_index(op.f("ix_body_names_name"), "body_names", ["name"])
    op.create_table(
        "body_parents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_parents_body_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["bodies.id"], name=op.f("fk_body_parents_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_parents")),
    )
    op.create_index(op.f("ix_body_parents_body_id"), "body_parents", ["body_id"])
    op.create_index(op.f("ix_body_parents_parent_id"), "body_parents", ["parent_id"])
    op.create_table(
        "body_successions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.ForeignKeyConstraint(["from_id"], ["bodies.id"], name=op.f("fk_body_successions_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["bodies.id"], name=op.f("fk_body_successions_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_successions")),
    )
    op.create_index(op.f("ix_body_successions_from_id"), "body_successions", ["from_id"])
    op.create_index(op.f("ix_body_successions_to_id"), "body_successions", ["to_id"])
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer(), nullable=False),
        sa.Column("article_page_id", sa.Integer()),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("title", sa.String()),
        sa.Column("published_on", sa.Date()),
        sa.ForeignKeyConstraint(["article_page_id"], ["pages.id"], name=op.f("fk_documents_article_page_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_documents_page_id")),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_documents_portal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("page_id", name=op.f("uq_documents_page_id")),
    )
    op.create_index(op.f("ix_documents_portal_id"), "documents", ["portal_id"])
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("visited_at", TIME, nullable=False),
        sa.Column("vantage", sa.String()),
        sa.Column("status", sa.Integer()),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("sign", sa.String()),
        sa.Column("blob_sha256", sa.String()),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.Column("seconds", sa.Double()),
        sa.CheckConstraint(OUTCOME, name=op.f("ck_visits_outcome")),
        sa.ForeignKeyConstraint(["blob_sha256"], ["blobs.sha256"], name=op.f("fk_visits_blob_sha256")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_visits_page_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_visits_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index(op.f("ix_visits_blob_sha256"), "visits", ["blob_sha256"])
    op.create_index(op.f("ix_visits_page_id"), "visits", ["page_id"])
    op.create_index(op.f("ix_visits_run_id"), "visits", ["run_id"])
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer()),
        sa.Column("body_id", sa.String()),
        sa.Column("fiscal_year", sa.Integer()),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("title", sa.String()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("first_seen", TIME, nullable=False),
        sa.Column("last_seen", TIME, nullable=False),
        sa.Column("preferred_id", sa.Integer()),
        sa.CheckConstraint(
            "scope IN ('agency', 'government_aggregate', 'unknown')", name=op.f("ck_reports_scope")
        ),
        sa.CheckConstraint("status IN ('live', 'withdrawn')", name=op.f("ck_reports_status")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_reports_body_id")),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_reports_portal_id")),
        sa.ForeignKeyConstraint(["preferred_id"], ["documents.id"], name=op.f("fk_reports_preferred_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_body_id"), "reports", ["body_id"])
    op.create_index(op.f("ix_reports_fiscal_year"), "reports", ["fiscal_year"])
    op.create_index(op.f("ix_reports_portal_id"), "reports", ["portal_id"])
    op.create_index(
        "uq_reports_known",
        "reports",
        ["body_id", "fiscal_year", "scope"],
        unique=True,
        sqlite_where=sa.text("body_id IS NOT NULL AND fiscal_year IS NOT NULL AND scope <> 'unknown'"),
        postgresql_where=sa.text("body_id IS NOT NULL AND fiscal_year IS NOT NULL AND scope <> 'unknown'"),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("bytes_hash", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("first_seen", TIME, nullable=False),
        sa.Column("last_seen", TIME, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("ended_by", sa.String()),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_versions_document_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_versions_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_versions_document_id_number")),
    )
    op.create_index(op.f("ix_versions_bytes_hash"), "versions", ["bytes_hash"])
    op.create_index(op.f("ix_versions_content_hash"), "versions", ["content_hash"])
    op.create_table(
        "filings",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer()),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.CheckConstraint(
            "relation IN ('preferred', 'copy', 'rendition', 'rival', 'none')",
            name=op.f("ck_filings_relation"),
        ),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_filings_reading_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_filings_report_id")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_filings_version_id")),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_filings")),
    )
    op.create_index(op.f("ix_filings_reading_id"), "filings", ["reading_id"])
    op.create_index(op.f("ix_filings_report_id"), "filings", ["report_id"])
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reading_id", sa.Integer()),
        sa.Column("report_id", sa.Integer()),
        sa.Column("other_report_id", sa.Integer()),
        sa.Column("portal_id", sa.Integer()),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("at_fault", sa.String(), nullable=False),
        sa.Column("codes", JSON, nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("expected", sa.String()),
        sa.CheckConstraint("at_fault IN ('source', 'reading', 'unknown')", name=op.f("ck_findings_at_fault")),
        sa.CheckConstraint("severity IN ('error', 'warning', 'info')", name=op.f("ck_findings_severity")),
        sa.ForeignKeyConstraint(
            ["other_report_id"], ["reports.id"], name=op.f("fk_findings_other_report_id")
        ),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_findings_portal_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_findings_reading_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_findings_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_portal_id"), "findings", ["portal_id"])
    op.create_index(op.f("ix_findings_reading_id"), "findings", ["reading_id"])
    op.create_index(op.f("ix_findings_report_id"), "findings", ["report_id"])
    op.create_index(op.f("ix_findings_rule"), "findings", ["rule"])
    op.create_table(
        "version_parts",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("blob_sha256", sa.String(), nullable=False),
        sa.Column("member", sa.String()),
        sa.ForeignKeyConstraint(["blob_sha256"], ["blobs.sha256"], name=op.f("fk_version_parts_blob_sha256")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_version_parts_version_id")),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_version_parts")),
    )
    op.create_index(op.f("ix_version_parts_blob_sha256"), "version_parts", ["blob_sha256"])
    for name, sql in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {sql}")


def downgrade() -> None:
    for view in reversed(VIEWS):
        op.execute(f"DROP VIEW {view}")
    for table in reversed(TABLES):
        op.drop_table(table)
