"""What the text states, held against the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipelines.reading import Figure, Finding, Statement


def check_narrative(figures: Mapping[str, Figure], stated: Sequence[Statement]) -> Iterator[Finding]:
    """Nothing yet."""
    yield from ()
