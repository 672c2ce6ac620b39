"""Questions to the archive: queries, differences, series, checks across years, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from research.api import Archive

__all__ = ["Archive"]


def __getattr__(name: str) -> object:
    # Loaded when asked for: a crawl uses a part of this package and should not wait for all of it.
    if name == "Archive":
        from research.api import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
