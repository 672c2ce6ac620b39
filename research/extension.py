"""The crawl's extension that compares what is new after a filing, and writes down the coverage of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

from models.archive import Archive


class Watching(Protocol):
    on_filed: Callable[[int, int, str], None]


class Refresh:
    """Called by the crawl's closing, after pipelines.extension.ReadAndFile."""

    def after_walk(self, archive: Archive, run_id: int, watching: Watching) -> dict[str, Any]:  # noqa: ARG002
        """Compares what is new; gives the counts."""
        from research.across import refresh

        return {"refreshed": asdict(refresh(archive, watching.on_filed))}
