"""Seeds are drawn when a test runs; a failure prints its seed and the environment repeats it."""

from __future__ import annotations

import os
from random import SystemRandom


def first_seed() -> int:
    """The seed of this run: GONGKAI_TEST_SEED, else drawn now."""
    given = os.environ.get("GONGKAI_TEST_SEED")
    return int(given) if given else SystemRandom().randrange(10**9)
