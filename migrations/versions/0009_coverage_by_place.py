"""Coverage by place: an index that counts states and years of a division without its rows."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEX = "ix_observations_place"
COLUMNS = ("division_code", "portal_id", "fiscal_year", "state")


def upgrade() -> None:
    op.create_index(op.f(INDEX), "observations", list(COLUMNS))


def downgrade() -> None:
    op.drop_index(op.f(INDEX), "observations")
