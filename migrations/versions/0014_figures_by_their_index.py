"""v_figures asks for a figure's table only where its page or path is read: a join left PostgreSQL reading
the place of each figure, which the index over one figure of all reports does not hold."""

from __future__ import annotations

from importlib import import_module

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OLD: str = import_module("migrations.versions.0012_small_figures").V_FIGURES
JOIN = "LEFT JOIN reading_tables t ON t.reading_id = s.reading_id AND t.number = s.table_number"
OF_TABLE = (
    "(SELECT t.{} FROM reading_tables t WHERE t.reading_id = s.reading_id AND t.number = s.table_number)"
)


def upgrade() -> None:
    view = OLD.replace(JOIN, "")
    for name in ("page", "path"):
        view = view.replace(f"t.{name}", OF_TABLE.format(name))
    _create(view)


def downgrade() -> None:
    _create(OLD)


def _create(view: str) -> None:
    op.execute("DROP VIEW v_figures")
    op.execute(f"CREATE VIEW v_figures AS {view}")
