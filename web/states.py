"""The states of coverage as a page shows them: a colour, a sign and words."""

from __future__ import annotations

from dataclasses import dataclass

from models.messages import gettext as _
from models.messages import later


@dataclass(frozen=True, slots=True)
class State:
    """How a state of research.coverage.STATES is shown; `tone` is good, warn, bad or soft."""

    code: str
    sign: str
    tone: str
    said: str
    meant: str

    @property
    def word(self) -> str:
        """One or two words in the reader's language."""
        return _(self.said)

    @property
    def meaning(self) -> str:
        """A sentence in the reader's language."""
        return _(self.meant)


_ALL = (
    State("on_time", "●", "good", later("on time"), later("published by its last day")),
    State("late", "▲", "warn", later("late"), later("published after its last day")),
    State(
        "date_unknown", "○", "good", later("day unknown"),
        later("found; when it was published cannot be said"),
    ),
    State("found", "●", "good", later("found"), later("found; no day is set for bodies of its kind")),
    State(
        "not_at_address", "▼", "bad", later("taken down"),
        later("found once, not found at its address since"),
    ),
    State("not_found", "×", "bad", later("not found"), later("not found after a complete walk")),
    State("cut_by_budget", "…", "soft", later("walk cut short"), later("not found; the walk was cut short")),
    State("blocked", "■", "soft", later("blocked"), later("not found; a firewall is in the way")),
    State(
        "forbidden", "□", "soft", later("forbidden"),
        later("not found; robots.txt or the server forbids looking"),
    ),
    State(
        "unreachable", "◊", "soft", later("unreachable"),
        later("not found; the pages could not be fetched"),
    ),
    State(
        "publishes_elsewhere", "→", "soft", later("elsewhere"),
        later("its system publishes on a site of its own"),
    ),
    State("not_due", "–", "soft", later("not due yet"), later("its last day is still to come")),
    State("never_looked", "?", "soft", later("never looked"), later("nobody has looked yet")),
)  # fmt: skip
SHOWN = {one.code: one for one in _ALL}
"""State → how it is shown, in the order of research.coverage.STATES."""
