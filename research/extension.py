"""The crawl's extension that compares what is new after a filing, and writes down the coverage of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

from models.archive import Archive


class Watching(Protocol):
    on_filed: Callable[[int, int, str], None]


class Refresh:
    """Called by the crawl's closing, once the searches of the run are on record: coverage is made of them."""

    def after_judging(self, archive: Archive, run_id: int, watching: Watching) -> dict[str, Any]:
        """Compares what is new; gives the counts."""
        from research.across import refresh

        return {"refreshed": asdict(refresh(archive, watching.on_filed, run_id))}
