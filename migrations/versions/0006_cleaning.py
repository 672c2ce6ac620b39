"""The number of the rules that a version's content was cleaned by; null for what came before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("versions", sa.Column("cleaning", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("versions", "cleaning")
