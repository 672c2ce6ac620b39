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
            judged, faults = judge(make(number, layout, damage))
            result.documents += 1
            result.faultless += not faults
            result.score.add(judged)
            result.faults += faults
    return results


def layouts(prefix: str = "") -> list[str]:
    """The names of the layouts, or of those of one format; scans, which take a minute each, only if asked."""
    return [name for name in LAYOUTS if name.startswith(prefix or OTHERS)]


def damages(layout: str) -> list[str]:
    """The damages that a layout can show.

    The cells of a ruled page or of a sheet cannot be too many or too few, and columns are known by their
    headings alone.
    """
    unseen: tuple[str, ...] = ()
    if layout.startswith(("pdf", "ofd", "xls", "ods", "docx plain")):
        unseen = (
            "surplus_zero",
            "surplus_blank",
            "missing_cell",
            "ragged_both_ways",
            "wrong_sum_and_ragged",
            "blank_and_surplus",
        )
    elif layout == "html headless":
        unseen = ("swapped_columns", "wrong_header", "lost_column", "doubled_column")
    elif LAYOUTS[layout].filled:
        unseen = ("blank_and_surplus", "shifted_blank", "shifted_table4", "surplus_blank")
    return [name for name in ALL_DAMAGES if name not in unseen]


def keep(made: Made, folder: Path) -> Path:
    """Writes a document to a folder, to look at it."""
    path = folder / (made.name.replace("/", "_").replace(" ", "-") + "." + made.layout.split()[0])
    path.write_bytes(made.data)
    return path
