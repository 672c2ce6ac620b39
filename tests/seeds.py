"""The seed of a test run: drawn anew for each, the same in all its processes, printed at its head.

GONGKAI_TEST_SEED repeats one.
"""

from __future__ import annotations

import os
import zlib
from random import SystemRandom


def _drawn() -> int:
    given = os.environ.get("GONGKAI_TEST_SEED")
    if given:
        return int(given)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return zlib.crc32(run.encode()) if run else SystemRandom().randrange(2**32)


SEED = _drawn()
