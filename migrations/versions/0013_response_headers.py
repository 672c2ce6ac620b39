"""What a server sent before the bytes, kept with each visit that brought new ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("visits", sa.Column("headers", kind, nullable=True))


def downgrade() -> None:
    op.drop_column("visits", "headers")
