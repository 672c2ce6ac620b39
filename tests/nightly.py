"""The clock of tests that crawl for several nights in one process."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

FIRST = datetime(2025, 4, 1, 18, tzinfo=UTC)


def at_night(number: int, monkeypatch: pytest.MonkeyPatch, first: datetime = FIRST) -> None:
    """The clock, of child processes too, stands at the hour of that night, counted from 1, and runs on."""
    at, since = first + timedelta(days=number - 1), time.monotonic()
    monkeypatch.setenv("GONGKAI_NOW", at.isoformat())
    monkeypatch.setattr("models.clock._start", lambda: (at, since))
