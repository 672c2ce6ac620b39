"""Every damage by its name."""

from __future__ import annotations

from tests.reportgen import damage, damage_rows

DAMAGES: dict[str, damage.Damage] = {**damage.DAMAGES, **damage_rows.DAMAGES_OF_ROWS}
