"""How much one portal may take of a run."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.errors import CrawlError
from models.messages import gettext as _
from models.messages import kept
from models.space import Room


def seconds_until(clock: str, now: datetime | None = None) -> float:
    """Seconds from now to the next HH:MM of this machine's local time. CrawlError if it is no such time."""
    # A stop time belongs to the machine's clock, not to the stored times that GONGKAI_NOW moves.
    here = now or datetime.now()
    try:
        hour, minute = (int(part) for part in clock.split(":"))
        then = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError:
        raise CrawlError(
            _("--until %(clock)s: no time of day. Write it as 06:30") % {"clock": clock}
        ) from None
    return ((then if then > here else then + timedelta(days=1)) - here).total_seconds()


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one portal's walk; None is no limit. `deadline` is on the monotonic clock."""

    requests: int | None = None
    documents: int | None = None
    deadline: float | None = None
    room: Room = field(default_factory=Room)

    @classmethod
    def of(
        cls,
        requests: int | None,
        documents: int | None,
        max_time: float | None,
        until: str | None,
        room: Room | None = None,
    ) -> Budget:
        spans = [span for span in (max_time, seconds_until(until) if until else None) if span is not None]
        return cls(requests, documents, time.monotonic() + min(spans) if spans else None, room or Room())

    def spent(self, requests: int, documents: int = 0) -> str | None:
        """Which limit is reached, in words; None if there is still room for one more."""
        if self.requests is not None and requests >= self.requests:
            return kept.REQUESTS_MADE(number=self.requests)
        if self.documents is not None and documents >= self.documents:
            return kept.DOCUMENTS_FETCHED(number=self.documents)
        if self.deadline is not None and time.monotonic() >= self.deadline:
            return kept.TIME_IS_UP()
        return self.room.short()
