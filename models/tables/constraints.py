"""What several tables ask of their rows."""

from __future__ import annotations

from sqlalchemy import CheckConstraint


def one_of(column: str, *values: str) -> CheckConstraint:
    """Holds a column to these values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
