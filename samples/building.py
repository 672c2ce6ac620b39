"""Putting pages into a site: times, validators and the marks a test needs, the same for every family."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from samples.draw import Draw
from samples.portal import VIEWS, Answer, PageRole, Site

FIRST_NIGHT = datetime(2025, 3, 30, 18, 5, 12, tzinfo=UTC)
SECOND_NIGHT = datetime(2025, 4, 1, 18, 7, 40, tzinfo=UTC)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(2, 20, 16), tzinfo=UTC)


class Shelf:
    """Collects the answers of one night."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.answers: dict[str, Answer] = {}
        self.lookalikes: set[str] = set()
        self.news: set[str] = set()

    def put(
        self,
        target: str,
        body: bytes,
        role: PageRole,
        *,
        needed: bool = False,
        modified: datetime = FIRST_NIGHT,
        media_type: str = "text/html",
    ) -> None:
        """A page with a view counter, and a tenth of the others, are sent without validators."""
        validators = VIEWS not in body and not self.draw.chance(f"bare {target}", 0.1)
        self.answers[target] = Answer(
            body, media_type, modified=modified, validators=validators, needed=needed, role=role
        )

    def redirect(self, target: str, location: str, status: int = 302, *, needed: bool = False) -> None:
        answer = Answer(b"", "text/html", status, location, validators=False, needed=needed)
        self.answers[target] = answer


def touch_changed(first: Site, second: Site) -> None:
    """Pages that differ from the first night were written on the second."""
    for target, answer in second.answers.items():
        before = first.answers.get(target)
        if before is not None and before.body != answer.body:
            second.answers[target] = replace(answer, modified=SECOND_NIGHT)
