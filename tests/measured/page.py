"""Measured results as the page docs/measured.md."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tests.measured.campaign import Kind, Result
from tests.reportgen.score import VERDICTS

HEAD = """# Measured accuracy of the reader

Generated reports (`tests/reportgen`) read and held against what they bear, cell by cell. The generator
shares no code, label table or layout constant with the reader.
Written by `python -m tests.measured.gate --pin`, which also pins these figures as floors, with the hash of
the set, in `tests/measured/floors.json`: `make test` holds two documents of each shape against them, `make
soak` all. `python -m tests.measured.soak` does the same from other seeds.

{measured}

| verdict | a cell |
|---|---|
| right | has the state and value that the document prints |
| silently wrong | is said to hold a number that is not printed there, and no error or warning names it |
| invented | the same where no number is printed at all |
| flagged | holds another number, but an error or warning names it |
| open | is left open: `ambiguous`, `text`, or `uncertain` with a number beside it |
| missing | was not found |

A document is faultless if all that must be read is right, all that must be flagged is flagged, and, where
the document is clean, there is no error or warning. The share of right cells is given for all cells and for
those whose number is not zero. Of pictures, whose reading takes seconds a page, there are two documents of
each shape, undamaged and damaged, held by `make soak`.

Some damages leave a text that is, to the letter, that of another true report; no reader can tell them apart,
and the set does not hold them:

{undecidable}
"""


UNDECIDABLE = {
    "In sheets, PDF, OFD and DOCX of even columns, in a report that leaves other cells blank too: a row that "
    "lost a cell or has one too many": "Each cell stands under some heading; the same cells with their "
    "blanks are those of a report filled in so.",
    "There, a row of zeros and marks (`/`) that has one cell too many": "0 and `/` that change places add up "
    "as before. A lost cell is seen: the row alone ends in a blank.",
    "A zero lost where the same row has a 0 too many": "The row reads 0, 0, … with an empty cell beside it.",
    "Columns that changed places in a table without headings": "Nothing but a heading names a column.",
    "A shift in a row beside blank cells with which the sums hold": "A blank may stand for any number.",
}
"""What damages would leave the text of another true report, and why no reader can tell."""


def page(results: dict[Kind, Result], seed: int, seconds: float) -> str:
    """The page: what was measured, then lines for each shape and for each damage."""
    documents = sum(result.documents for result in results.values())
    cells = sum(result.score.total for result in results.values())
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False)
    measured = (
        f"Commit {commit.stdout.strip() or 'unknown'} · seed {seed} · {documents} documents · "
        f"{cells} cells · {seconds:.0f} s"
    )
    whole = {kind: result for kind, result in results.items() if kind[1] == "none"}
    damaged = {kind: result for kind, result in results.items() if kind[1] != "none"}
    told = [f"| {what} | {why} |" for what, why in UNDECIDABLE.items()]
    undecidable = "\n".join(["| what is not in the set | because |", "|---|---|", *told])
    lines = [HEAD.format(measured=measured, undecidable=undecidable), "## Undamaged documents, by shape", ""]
    lines += [*_lines(_by(whole, lambda kind: kind[0])), "", "## Damaged documents, by shape", ""]
    lines += [*_lines(_by(damaged, lambda kind: kind[0])), "", "## Damaged documents, by damage", ""]
    lines += [*_lines(_by(damaged, lambda kind: kind[1])), ""]
    return "\n".join(lines)


def of_pictures(floors: Mapping[str, Mapping[str, Any]]) -> str:
    """The end of the page: what is pinned of pictures, shape by shape."""
    rows: list[list[object]] = []
    for name, floor in sorted(floors.items()):
        cells, nonzero = Counter(floor["cells"]), Counter(floor["nonzero"])
        row = [name, floor["documents"], cells.total(), *(cells[v] for v in VERDICTS)]
        rows.append([*row, _share(cells), _share(nonzero)])
    table = _table(["documents", "cells"], rows)
    return "\n".join(["", "## Pictures of pages, by shape", "", *table, ""])


def _by(results: dict[Kind, Result], key: Callable[[Kind], str]) -> dict[str, Result]:
    """The results added up by what `key` makes of their kinds."""
    out: dict[str, Result] = {}
    for kind, result in results.items():
        both = out.setdefault(key(kind), Result())
        both.documents += result.documents
        both.faultless += result.faultless
        both.score.add(result.score)
    return out


def _lines(results: dict[str, Result]) -> list[str]:
    rows: list[list[object]] = []
    for name, result in results.items():
        cells = result.score.cells
        row = [name, result.documents, result.faultless, result.score.total, *(cells[v] for v in VERDICTS)]
        rows.append([*row, _share(cells), _share(result.score.nonzero)])
    return _table(["documents", "faultless", "cells"], rows)


def _table(counts: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    heads = ["", *counts, *VERDICTS, "right %", "right % of non-zero"]
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (heads, *rows)]
    return [lines[0], "|" + "---|" * len(heads), *lines[1:]]


def _share(cells: Counter[str]) -> str:
    return f"{100 * cells['right'] / cells.total():.2f}" if cells.total() else "–"
