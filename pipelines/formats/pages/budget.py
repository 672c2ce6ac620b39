"""What one file of drawn pages may take: pages, objects on a page, time."""

from __future__ import annotations

import time

from models.messages import unreadable
from pipelines.reading import UnreadableError

MOST_PAGES = 500
MOST_SECONDS = 45.0
"""Two readers of one file, one after the other, stay within the time of a document."""
MOST_OBJECTS = 60_000
"""Glyphs and paths on one page: a dense page of a report has some 3,000."""
MOST_FORMS = 12
"""How deep drawings may stand in one another."""
CLOCK_EVERY = 256
"""Objects between two looks at the clock."""


class Budget:
    """What one file may take: raises UnreadableError at too many pages, too many objects, or too late."""

    def __init__(self) -> None:
        self._deadline = time.monotonic() + MOST_SECONDS
        self._page = self._objects = self._passed = 0

    def page(self, number: int) -> None:
        """Page `number` (1-based) begins."""
        if number > MOST_PAGES:
            raise UnreadableError(unreadable.MANY_PAGES(most=MOST_PAGES))
        self._page, self._objects = number, 0

    def spend(self, objects: int = 1) -> None:
        """So many more glyphs or paths of the page; at each `CLOCK_EVERY` of them the clock is looked at."""
        before = self._objects // CLOCK_EVERY
        self._objects += objects
        if self._objects > MOST_OBJECTS:
            raise UnreadableError(unreadable.MANY_OBJECTS(page=self._page, most=MOST_OBJECTS))
        if self._objects // CLOCK_EVERY != before:
            self._look_at_clock()

    def pass_by(self) -> None:
        """Something was read that draws nothing; any number of that is allowed, as long as there is time."""
        self._passed += 1
        if self._passed % CLOCK_EVERY == 0:
            self._look_at_clock()

    def _look_at_clock(self) -> None:
        if time.monotonic() > self._deadline:
            raise UnreadableError(unreadable.TIME_USED_UP(page=self._page))
