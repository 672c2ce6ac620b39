"""Findings in Chinese: the column findings.message_zh."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("message_zh", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("findings", "message_zh")
