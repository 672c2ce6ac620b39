"""robots.txt kept with the run, addresses taken out of every crawl, portals whose certificates are borne."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("portals", sa.Column("tls", sa.String(), nullable=True))
    op.create_table(
        "robots_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("portal_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("taken_as", sa.String(), nullable=False),
        sa.Column("crawl_delay", sa.Double()),
        sa.Column("blob_sha256", sa.String()),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_robots_files_run_id")),
        sa.ForeignKeyConstraint(["portal_id"], ["portals.id"], name=op.f("fk_robots_files_portal_id")),
        sa.ForeignKeyConstraint(["blob_sha256"], ["blobs.sha256"], name=op.f("fk_robots_files_blob_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_robots_files")),
    )
    for column in ("run_id", "portal_id", "blob_sha256"):
        op.create_index(op.f(f"ix_robots_files_{column}"), "robots_files", [column])
    op.create_table(
        "exclusions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String()),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusions")),
    )


def downgrade() -> None:
    op.drop_table("exclusions")
    op.drop_table("robots_files")
    op.drop_column("portals", "tls")
