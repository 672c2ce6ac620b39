"""The seeds of a test run, the same in all its processes.

A run without GONGKAI_TEST_SEED repeats the one before, so that a change is judged by what it changed; only
the portals of `tests/portals_families` are drawn anew each time. GONGKAI_TEST_SEED=drawn draws all anew, as
`make soak` does, and GONGKAI_TEST_SEED=<number> repeats a run.
"""

from __future__ import annotations

import os
import zlib
from random import SystemRandom

_USUAL = 20261121


def _drawn() -> int:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return zlib.crc32(run.encode()) if run else SystemRandom().randrange(2**32)


def _given(otherwise: int) -> int:
    given = os.environ.get("GONGKAI_TEST_SEED") or str(otherwise)
    return DRAWN_NOW if given == "drawn" else int(given)


DRAWN_NOW = _drawn()
SEED = _given(_USUAL)
"""Of everything that is made at random."""
DRAWN = _given(DRAWN_NOW)
"""Of what no run has seen before; tests that use it name it when they fail."""
