"""Measures the reader on thousands of generated documents and writes the table of docs/measured.md.

`python -m tests.measured.soak --help` tells the options.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections import Counter
from pathlib import Path

from tests.measured.campaign import Kind, Result, damages, keep, layouts, run
from tests.reportgen.make import ALL_DAMAGES, make
from tests.reportgen.score import VERDICTS
from tests.reportgen.seeds import first_seed

PDF_SHARE = 5
"""PDFs are slower to make and to read: one is measured for this many of the others."""

HEAD = """# Measured accuracy of the reader

Generated reports (`tests/reportgen`) read and held against what they bear, cell by cell. The generator
shares no code, label table or layout constant with the reader.
Written by `python -m tests.measured.soak --write docs/measured.md`.

{measured}

| verdict | a cell |
|---|---|
| right | has the state and value that the document prints |
| silently wrong | is said to hold a number that is not printed there, and no error or warning names it |
| invented | the same where no number is printed at all |
| flagged | holds another number, but an error or warning names it |
| open | is left open: `ambiguous` or `text` |
| missing | was not found |

A document is faultless if all that must be read is right, all that must be flagged is flagged, and, where
the document is clean, there is no error or warning. The share of right cells is given for all cells and for
those whose number is not zero.
"""


def main() -> None:
    """Runs, prints the faults, prints or writes the table."""
    options = _options()
    seed = first_seed() if options.seed is None else options.seed
    kinds = [
        (layout, damage)
        for layout in layouts(options.layout)
        for damage in damages(layout)
        if options.damage in (None, damage)
    ]
    started = time.monotonic()
    results: dict[Kind, Result] = {}
    for kind in kinds:
        count = max(1, options.count // PDF_SHARE) if kind[0].startswith("pdf") else options.count
        results.update(run([kind], seed, count))
        _tell(kind, results[kind], options.show)
        if options.keep and results[kind].faults:
            number = int(results[kind].faults[0].split("/")[0])
            keep(make(number, *kind), options.keep)
    page = table(results, seed, time.monotonic() - started)
    if options.write:
        options.write.write_text(page, encoding="utf-8")
    else:
        print(page)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="documents of each layout and damage")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--layout", default="", help="only layouts that start so")
    parser.add_argument("--damage", choices=ALL_DAMAGES)
    parser.add_argument("--show", type=int, default=5, help="faults shown of each kind")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the first faulty document of each kind")
    return parser.parse_args()


def _tell(kind: Kind, result: Result, show: int) -> None:
    if result.faults:
        faulty = result.documents - result.faultless
        print(f"{kind[0]} / {kind[1]}: {faulty} of {result.documents} with faults")
    for fault in result.faults[:show]:
        print("   ", fault)


def table(results: dict[Kind, Result], seed: int, seconds: float) -> str:
    """The page: what was measured, then one line for each layout and one for each damage."""
    documents = sum(result.documents for result in results.values())
    cells = sum(result.score.total for result in results.values())
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False)
    measured = (
        f"Commit {commit.stdout.strip() or 'unknown'} · seeds from {seed} · {documents} documents · "
        f"{cells} cells · {seconds:.0f} s"
    )
    lines = [
        HEAD.format(measured=measured),
        "## Undamaged documents, by layout",
        "",
        *_lines({kind[0]: result for kind, result in results.items() if kind[1] == "none"}),
        "",
        "## Damaged documents, by damage (all layouts together)",
        "",
        *_lines(_by_damage(results)),
        "",
    ]
    return "\n".join(lines)


def _by_damage(results: dict[Kind, Result]) -> dict[str, Result]:
    out: dict[str, Result] = {}
    for (_, damage), result in results.items():
        if damage != "none":
            both = out.setdefault(damage, Result())
            both.documents += result.documents
            both.faultless += result.faultless
            both.score.add(result.score)
    return out


def _lines(results: dict[str, Result]) -> list[str]:
    heads = ["", "documents", "faultless", "cells", *VERDICTS, "right %", "right % of non-zero"]
    out = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for name, result in results.items():
        cells = result.score.cells
        row = [name, result.documents, result.faultless, result.score.total, *(cells[v] for v in VERDICTS)]
        row += [_share(cells), _share(result.score.nonzero)]
        out.append("| " + " | ".join(str(item) for item in row) + " |")
    return out


def _share(cells: Counter[str]) -> str:
    return f"{100 * cells['right'] / cells.total():.2f}" if cells.total() else "–"


if __name__ == "__main__":
    main()
