"""Many generated documents read and scored: the work of the tests, of the soak and of docs/measured.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.reading import UnreadableError
from tests.measured.reader import read_json
from tests.reportgen.make import ALL_DAMAGES, LAYOUTS, make
from tests.reportgen.score import Score, score, stated_faults
from tests.reportgen.truth import Made

Kind = tuple[str, str]


OTHERS = tuple({name.split()[0] for name in LAYOUTS} - {"scan"})


@dataclass
class Result:
    """The sum of one kind of document; `faultless` counts those without any fault."""

    documents: int = 0
    faultless: int = 0
    score: Score = field(default_factory=Score)
    faults: list[str] = field(default_factory=list)

    def add(self, judged: Score, faults: list[str]) -> None:
        """Adds one more document."""
        self.documents += 1
        self.faultless += not faults
        self.score.add(judged)
        self.faults += faults


def judge(made: Made) -> tuple[Score, list[str]]:
    """The score of one document and its faults, each with the document's name."""
    try:
        reading = read_json(made.data)
    except UnreadableError as error:
        if made.damage == "truncated":
            return Score(), []
        return Score(), [f"{made.name}: unreadable: {error}"]
    result = score(reading, made.truth)
    faults = result.faults + (stated_faults(reading, made.truth) if made.truth.clean else [])
    return result, [f"{made.name}: {fault}" for fault in faults]


def run(kinds: Iterable[Kind], seed: int, count: int) -> dict[Kind, Result]:
    """Reads `count` documents of each kind (layout, damage) from consecutive seeds."""
    results: dict[Kind, Result] = {}
    for layout, damage in kinds:
        result = results.setdefault((layout, damage), Result())
        for number in range(seed, seed + count):
            result.add(*judge(make(number, layout, damage)))
    return results


def layouts(prefix: str = "") -> list[str]:
    """The names of the layouts, or of those of one format; scans, which take a minute each, only if asked."""
    return [name for name in LAYOUTS if name.startswith(prefix or OTHERS)]


UNSEEN = {"html headless": ("swapped_columns",)}
"""The damages that are not measured on some layouts; docs/measured.md tells why."""


def damages(layout: str) -> list[str]:
    """The damages that a layout can show."""
    unseen = next((names for start, names in UNSEEN.items() if layout.startswith(start)), ())
    return [name for name in ALL_DAMAGES if name not in unseen]


def keep(made: Made, folder: Path) -> Path:
    """Writes a document to a folder, to look at it."""
    path = folder / (made.name.replace("/", "_").replace(" ", "-") + "." + made.layout.split()[0])
    path.write_bytes(made.data)
    return path
