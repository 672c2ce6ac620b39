"""Findings in Chinese (findings.message_zh); where a day of publication is from (readings.published_from)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("message_zh", sa.String(), nullable=True))
    op.add_column("readings", sa.Column("published_from", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("readings", "published_from")
    op.drop_column("findings", "message_zh")
