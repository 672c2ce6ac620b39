"""The states of coverage as a page shows them: a colour, a sign and words."""

from __future__ import annotations

from dataclasses import dataclass

from models.messages import gettext as _
from models.messages import later
from research.coverage import STATES


@dataclass(frozen=True, slots=True)
class State:
    """How a state of research.coverage.STATES is shown; `tone` is good, warn, bad or soft."""

    code: str
    sign: str
    tone: str
    said: str

    @property
    def word(self) -> str:
        """One or two words in the reader's language."""
        return _(self.said)

    @property
    def meaning(self) -> str:
        """A sentence in the reader's language."""
        return _(STATES[self.code])


_ALL = (
    State("on_time", "●", "good", later("on time")),
    State("late", "▲", "warn", later("late")),
    State("date_unknown", "○", "good", later("day unknown")),
    State("found", "●", "good", later("found")),
    State("not_at_address", "▼", "bad", later("taken down")),
    State("not_found", "×", "bad", later("not found")),
    State("cut_by_budget", "…", "soft", later("walk cut short")),
    State("blocked", "■", "soft", later("blocked")),
    State("forbidden", "□", "soft", later("forbidden")),
    State("unreachable", "◊", "soft", later("unreachable")),
    State("publishes_elsewhere", "→", "soft", later("elsewhere")),
    State("not_due", "–", "soft", later("not due yet")),
    State("never_looked", "?", "soft", later("never looked")),
)
SHOWN = {one.code: one for one in _ALL}
"""State → how it is shown, in the order of research.coverage.STATES."""
