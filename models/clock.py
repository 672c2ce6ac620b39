"""The program's clock: stored times, due times and legal dates come from here, time-outs and delays never."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


@cache
def _start() -> tuple[datetime, float]:
    given = os.environ.get("GONGKAI_NOW")
    if not given:
        return datetime.now(UTC), time.monotonic()
    start = datetime.fromisoformat(given)
    start = start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
    return start, time.monotonic()


def now() -> datetime:
    """The time in UTC. `GONGKAI_NOW` (ISO, no offset = UTC) sets where the clock starts; it then runs on."""
    start, since = _start()
    return start + timedelta(seconds=time.monotonic() - since)


def local_day(at: datetime) -> date:
    """The legal day of a time, in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def today() -> date:
    """The legal day now."""
    return local_day(now())
