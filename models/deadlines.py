"""By which day a report had to be published, by the law of its year and the kind of its body."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")
NEW_LAW = 2019
"""The first fiscal year of 条例 2019 第四十九条; before it, 条例 2007 第三十一条: 31 March for all."""

DEPARTMENTS = (1, 31)
GOVERNMENTS = (3, 31)
TOWNSHIPS = (1, 31)
"""No law sets a day for townships; this is a common local one, and softer."""

_DEPARTMENTS = frozenset({"department", "office"})
_TOWNSHIPS = frozenset({"township", "street"})


def deadline(kind: str, year: int, townships: tuple[int, int] = TOWNSHIPS) -> tuple[date, bool] | None:
    """The last day for the report of `year`, and whether a law sets it; None for bodies of other kinds."""
    if year < NEW_LAW:
        return date(year + 1, *GOVERNMENTS), True
    if kind in _DEPARTMENTS:
        return date(year + 1, *DEPARTMENTS), True
    if kind == "government":
        return date(year + 1, *GOVERNMENTS), True
    return (date(year + 1, *townships), False) if kind in _TOWNSHIPS else None


def is_late(
    published: date | None, last: date, first_seen: datetime | None, others: Collection[date]
) -> bool | None:
    """Whether a report came after its last day; None if nobody can say.

    Nobody can where there is no day, where it is older than the report can be or more than the next year
    (`last` is in the year after the fiscal year), where the report was seen before that day, or where other
    years' reports of the body bear the same day (`others`): pages put into a new product at once.
    """
    seen = first_seen.astimezone(LOCAL).date() if first_seen else None
    if seen is not None and seen <= last:
        return False
    if published is None or published in others or published.year != last.year:
        return None
    if seen is not None and published > seen:
        return None
    return published > last
