"""The menu: routes, in order, with what they are called."""

from __future__ import annotations

from models.messages import later

MENU = (
    ("start", later("Start")),
    ("coverage", later("Coverage")),
    ("explore", later("Explore")),
    ("search", later("Search")),
    ("findings", later("Findings")),
    ("operations", later("Operations")),
    ("help", later("Help")),
)
