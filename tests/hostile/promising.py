"""What every hostile portal has: a made portal of true reports, and titles that promise one where none is."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.portals_other.building import Portal


class Promising:
    """`made` holds the true reports of `units`; titles name `titled` years."""

    made: Portal
    units: list[str]
    titled: Sequence[int]

    @property
    def truth(self) -> set[str]:
        return set(self.made.truth)

    @property
    def fewest(self) -> int:
        """robots.txt, the ways and the reports."""
        return 1 + self.made.fewest

    def promise(self, rng: Random | None = None) -> str:
        """The title of a report of some unit, drawn by the portal's own luck or another."""
        rng = rng or self.made.rng
        unit = rng.choice(self.units)
        return f"{self.made.full(unit)}{rng.choice(self.titled)}年政府信息公开工作年度报告"
