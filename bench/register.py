"""What the whole register costs a night, computed from measured nights: requests, bytes, hours, and what
limits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from crawler.addresses import place
from crawler.options import DEFAULT_DELAY
from crawler.register.seeding import read
from crawler.settings import CONCURRENT_REQUESTS
from crawler.spiders.portals import AHEAD


@dataclass(frozen=True)
class Night:
    """One portal's night: its requests and the bytes that came (before compression on the way)."""

    requests: int
    bytes: int


@dataclass(frozen=True)
class Cost:
    """One night of all portals. `limit` says what the hours are those of."""

    name: str
    requests: int
    gigabytes: float
    hours: float
    limit: str


@dataclass(frozen=True)
class Register:
    """Portals, the most on one platform, and what a first, a routine and a full night cost."""

    portals: int
    most_on_one_platform: int
    costs: tuple[Cost, ...]

    @classmethod
    def of(
        cls, first: Sequence[Night], routine: Sequence[Night], full: Sequence[Night], rate: float
    ) -> Register:
        """`rate`: pages a second that one process bears without waiting for the network."""
        rows = read("portals.csv")
        platforms = Counter(row["platform"] or place(row["home_url"])[0] for row in rows)
        most = max(platforms.values())
        named = (("first night", first), ("routine night", routine), ("full revisit", full))
        return cls(
            len(rows),
            most,
            tuple(_cost(name, night, len(rows), most, rate) for name, night in named if night),
        )

    def lines(self) -> list[str]:
        """The costs in words."""
        told = f"whole register: {self.portals} portals, at most {self.most_on_one_platform} on a platform"
        return [told] + [
            f"{cost.name:13} {cost.requests:9,} requests  {cost.gigabytes:6.1f} GB  {cost.hours:5.1f} h, "
            f"limited by {cost.limit}"
            for cost in self.costs
        ]


def _cost(name: str, nights: Sequence[Night], portals: int, most: int, rate: float) -> Cost:
    requests = mean(night.requests for night in nights)
    seconds = {
        f"the delay of {DEFAULT_DELAY:g} s on the largest platform": most * requests * DEFAULT_DELAY,
        f"the {CONCURRENT_REQUESTS} requests under way at once": (
            portals * requests * DEFAULT_DELAY * AHEAD / CONCURRENT_REQUESTS
        ),
        f"the processor, {rate:.0f} pages a second": portals * requests / rate,
    }
    limit = max(seconds, key=lambda one: seconds[one])
    size = portals * mean(night.bytes for night in nights) / 1e9
    return Cost(name, round(portals * requests), size, seconds[limit] / 3600, limit)
