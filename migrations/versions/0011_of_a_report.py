"""A body's report of a year, and what is found of two reports, each by an index."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OF_BODY, OF_YEAR = "ix_reports_body_id", "ix_reports_body_id_fiscal_year"
OF_SECOND = "ix_findings_other_report_id"


def upgrade() -> None:
    op.create_index(op.f(OF_YEAR), "reports", ["body_id", "fiscal_year"])
    op.drop_index(op.f(OF_BODY), "reports")
    op.create_index(op.f(OF_SECOND), "findings", ["other_report_id"])


def downgrade() -> None:
    op.drop_index(op.f(OF_SECOND), "findings")
    op.create_index(op.f(OF_BODY), "reports", ["body_id"])
    op.drop_index(op.f(OF_YEAR), "reports")
