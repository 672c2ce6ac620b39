"""Sites with a habit of their own: every report is found, no other paper, little else is asked."""

from __future__ import annotations

import pytest

from tests.portals_drawn.habits.layouts import LAYOUTS, drawn
from tests.portals_drawn.second.test_second import is_held
from tests.seeds import SEED

SHARE = 0.4
"""Of the bodies."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(drawn(name, SEED, share=SHARE))
