"""The Scrapy extension that reads and files what a walk brought, once the walk is over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Protocol

from models.archive import Archive


class Watching(Protocol):
    def on_read(self, done: int, total: int, what: str) -> None: ...

    def on_filed(self, done: int, total: int, what: str) -> None: ...


class ReadAndFile:
    """Called by the crawl's closing, which asks every extension that has `after_walk`."""

    def after_walk(self, archive: Archive, run_id: int, watching: Watching) -> dict[str, Any]:
        """Reads what is not read yet and files it; gives the counts of both."""
        # Only a crawl that ends needs the reader: loading it takes longer than a small portal's walk.
        from pipelines.filing import file_all
        from pipelines.pending import read_pending

        read = read_pending(archive, progress=watching.on_read)
        filed = file_all(archive, run_id, progress=watching.on_filed)
        return {"read": asdict(read), "filed": asdict(filed)}
