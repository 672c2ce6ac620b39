"""Values as JSON has them: exact numbers, times in UTC, days as ISO dates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal


def number(value: Decimal | None) -> int | float | None:
    """An exact decimal as an int where it is whole, else as the float that prints the same."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def moment(value: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, e.g. 2026-02-01T14:03:00Z."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if value else None


def parsed_day(value: object) -> date | None:
    """The day of a stored context, None if it holds no ISO date."""
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def day(value: date | None) -> str | None:
    """A day as ISO 8601."""
    return value.isoformat() if value else None
