"""The seed that generated documents of a run begin from."""

from __future__ import annotations

from tests.seeds import SEED


def first_seed() -> int:
    """The seed of this run, small enough that files and messages that name it stay short."""
    return SEED % 10**9
