"""What research keeps: comparisons, observations, populations, and the views of panel, findings, coverage,
versions and statements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from models.codes import figure_codes

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TABLES = ("comparisons", "observations", "populations")

# As in the first schema: what a view tells of a report, and which version stands for it.
OF_REPORT = """
    r.id AS report_id, r.portal_id, r.body_id, b.name AS body, b.kind, b.level, b.division_code,
    r.fiscal_year, r.scope, r.status
"""
CURRENT = """
    v.document_id = r.preferred_id
    AND EXISTS (SELECT 1 FROM filings fi WHERE fi.version_id = v.id AND fi.report_id = r.id)
    AND NOT EXISTS (
        SELECT 1 FROM versions later JOIN filings lf ON lf.version_id = later.id
        WHERE later.document_id = v.document_id AND later.number > v.number AND lf.report_id = r.id)
"""
READING = f"""
    JOIN versions v ON {CURRENT}
    JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
"""
FIRST_PART = """
    (SELECT p.blob_sha256 FROM version_parts p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1)
        AS sha256
"""
FINDING = """
    n.id AS finding_id, n.subject, n.rule, n.severity, n.at_fault, n.codes, n.message, n.message_zh,
    n.expected, n.reading_id, n.other_report_id
"""
SHORTS = {row["short"]: row["code"] for row in figure_codes() if row["form"] != "prose"}
FIGURES = ",\n        ".join(
    f"(SELECT f.value FROM figures f WHERE f.reading_id = rd.id AND f.code = '{code}') AS {short}"
    for short, code in SHORTS.items()
)

VIEWS = {
    "v_coverage": """
    SELECT o.subject, o.body_id, o.body, o.kind, b.level, o.division_code, o.code_fy, o.portal_id,
        o.fiscal_year, o.state, o.last_day, o.by_law, o.published_on, o.since, o.looked_on, o.url,
        o.roster, o.kinds
    FROM observations o LEFT JOIN bodies b ON b.id = o.body_id
    """,
    "v_panel": f"""
    SELECT o.subject, o.body_id, o.body, o.kind, b.level, o.division_code, o.code_fy, o.fiscal_year,
        o.state AS obs_status, r.id AS report_id, r.scope, r.status, rd.forms, rd.id AS reading_id,
        {FIGURES}
    FROM observations o
    LEFT JOIN bodies b ON b.id = o.body_id
    LEFT JOIN reports r ON r.body_id = o.body_id AND r.fiscal_year = o.fiscal_year
    LEFT JOIN versions v ON {CURRENT}
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    """,
    "v_findings": f"""
    SELECT {OF_REPORT}, {FINDING}
    FROM findings n JOIN reports r ON r.id = n.report_id LEFT JOIN bodies b ON b.id = r.body_id
    UNION ALL
    SELECT {OF_REPORT}, {FINDING}
    FROM reports r {READING}
    JOIN findings n ON n.reading_id = rd.id
    LEFT JOIN bodies b ON b.id = r.body_id
    """,
    "v_versions": f"""
    SELECT {OF_REPORT},
        v.id AS version_id, v.document_id, v.number, fi.relation, d.url, {FIRST_PART},
        v.bytes_hash, v.content_hash, v.first_seen, v.last_seen, v.ended_at, v.ended_by,
        rd.id AS reading_id, rd.media_type, rd.title, d.id = r.preferred_id AS is_preferred
    FROM filings fi
    JOIN reports r ON r.id = fi.report_id
    JOIN versions v ON v.id = fi.version_id
    JOIN documents d ON d.id = v.document_id
    LEFT JOIN readings rd ON rd.bytes_hash = v.bytes_hash AND rd.is_current
    LEFT JOIN bodies b ON b.id = r.body_id
    """,
    "v_statements": f"""
    SELECT {OF_REPORT}, rd.id AS reading_id,
        s.position, s.code, c.meaning, s.value, s.unit, s.sentence, s.section
    FROM reports r {READING}
    JOIN statements s ON s.reading_id = rd.id
    LEFT JOIN bodies b ON b.id = r.body_id
    LEFT JOIN figure_codes c ON c.code = s.code AND c.form = 'prose'
    """,
}


def upgrade() -> None:
    op.create_table(
        "comparisons",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("made_of", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_comparisons_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_comparisons")),
    )
    op.create_table(
        "observations",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String()),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("kind", sa.String()),
        sa.Column("kinds", JSON, nullable=False),
        sa.Column("roster", JSON, nullable=False),
        sa.Column("division_code", sa.String()),
        sa.Column("code_fy", sa.String()),
        sa.Column("portal_id", sa.Integer()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("by_law", sa.Boolean()),
        sa.Column("published_on", sa.Date()),
        sa.Column("since", sa.Date()),
        sa.Column("looked_on", sa.Date()),
        sa.Column("url", sa.String()),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_observations_body_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_observations_portal_id")),
        sa.PrimaryKeyConstraint("subject", "fiscal_year", name=op.f("pk_observations")),
    )
    op.create_index(
        op.f("ix_observations_body_id_fiscal_year"), "observations", ["body_id", "fiscal_year"]
    )
    op.create_table(
        "populations",
        sa.Column("division_code", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("source", sa.String()),
        sa.PrimaryKeyConstraint("division_code", "year", name=op.f("pk_populations")),
    )
    for name, sql in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {sql}")


def downgrade() -> None:
    for view in VIEWS:
        op.execute(f"DROP VIEW {view}")
    for table in reversed(TABLES):
        op.drop_table(table)
