"""`python -m tests.clerks.look [SHAPE ...] [-f FORMAT]`: what the reader makes of each shape."""

from __future__ import annotations

import argparse
from collections import Counter

from tests.clerks.make import CHANGES, FILES, clerk, formats
from tests.measured.campaign import judge
from tests.reportgen.score import VERDICTS


def main() -> None:
    """Prints a line a shape and format: the cells by verdict, and the faults if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shapes", nargs="*", default=[*CHANGES, *FILES])
    parser.add_argument("-f", "--formats", action="append")
    parser.add_argument("-n", "--number", type=int, default=1)
    parser.add_argument("-s", "--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    whole: Counter[str] = Counter()
    for shape in asked.shapes:
        for layout in formats(shape):
            if asked.formats and layout not in asked.formats:
                continue
            cells: Counter[str] = Counter()
            nonzero: Counter[str] = Counter()
            faults: list[str] = []
            for seed in range(asked.seed, asked.seed + asked.number):
                score, found = judge(clerk(seed, shape, layout))
                cells, nonzero, faults = cells + score.cells, nonzero + score.nonzero, faults + found
            whole += cells
            said = " ".join(f"{name} {cells[name]}" for name in VERDICTS if cells[name])
            odd = " ".join(f"{name} {nonzero[name]}" for name in VERDICTS[1:] if nonzero[name])
            if cells["right"] != cells.total() or faults:
                shown = faults[: 10 * asked.verbose]
                print(f"{shape:24} {layout:18} {said}  (not zero: {odd})", *shown, sep="\n   ")
    print(dict(whole))


if __name__ == "__main__":
    main()
