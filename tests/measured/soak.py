"""Measures the reader on thousands of generated documents from seeds of one's own, and shows the faults.

`python -m tests.measured.soak --help` tells the options; the pinned set of docs/measured.md is the gate's.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tests.measured.campaign import Kind, Result, damages, keep, layouts, run
from tests.measured.page import page
from tests.reportgen.make import ALL_DAMAGES, make
from tests.reportgen.seeds import first_seed

PDF_SHARE = 5
"""PDFs are slower to make and to read: one is measured for this many of the others."""


def main() -> None:
    """Runs, prints the faults and the tables."""
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
    print(page(results, seed, time.monotonic() - started))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="documents of each layout and damage")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--layout", default="", help="only layouts that start so")
    parser.add_argument("--damage", choices=ALL_DAMAGES)
    parser.add_argument("--show", type=int, default=5, help="faults shown of each kind")
    parser.add_argument("--keep", type=Path, help="folder for the first faulty document of each kind")
    return parser.parse_args()


def _tell(kind: Kind, result: Result, show: int) -> None:
    if result.faults:
        faulty = result.documents - result.faultless
        print(f"{kind[0]} / {kind[1]}: {faulty} of {result.documents} with faults")
    for fault in result.faults[:show]:
        print("   ", fault)


if __name__ == "__main__":
    main()
