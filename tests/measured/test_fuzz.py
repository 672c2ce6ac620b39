"""Mutated documents never break the reader: for a few seconds here, longer by `make fuzz`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measured.fuzz import CRASHES, run, trouble
from tests.reportgen.seeds import first_seed

SECONDS = 8.0


def test_mutants_are_read_or_refused() -> None:
    count, found = run(SECONDS, first_seed())
    assert count
    assert not found, f"GONGKAI_TEST_SEED={first_seed()}\n" + "\n".join(found)


@pytest.mark.parametrize("path", sorted(CRASHES.iterdir()), ids=lambda path: path.name)
def test_what_once_broke_the_reader(path: Path) -> None:
    assert trouble(path.read_bytes()) is None
