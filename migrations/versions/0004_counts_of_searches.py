"""What each search looked at and came to, counted; null for searches before they were counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COUNTED = ("looked_at", "new", "changed", "same", "gone", "blocked", "failed", "in_vain")


def upgrade() -> None:
    for name in COUNTED:
        op.add_column("searches", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in reversed(COUNTED):
        op.drop_column("searches", name)
