"""The full-text index over all text of the current readings: search_pairs, and which readings it holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_search_entries_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_search_entries")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_pairs USING "
            "fts5(pairs, content='', tokenize=\"ascii tokenchars '._'\")"
        )
    else:
        op.execute(
            "CREATE TABLE search_pairs (reading_id INTEGER NOT NULL CONSTRAINT pk_search_pairs PRIMARY KEY "
            "REFERENCES readings (id), pairs TEXT[] NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_pairs_pairs ON search_pairs USING gin (pairs)")


def downgrade() -> None:
    op.drop_table("search_pairs")
    op.drop_table("search_entries")
