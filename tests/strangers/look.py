"""`python -m tests.strangers.look [SHAPE ...]`: what the reader makes of each shape."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tests.measured.campaign import judge
from tests.reportgen.score import VERDICTS
from tests.strangers.make import SHAPES, stranger


def main() -> None:
    """Prints a line a shape: the cells by verdict, those not zero apart, and the faults if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shapes", nargs="*", default=[*SHAPES])
    parser.add_argument("-n", "--number", type=int, default=2)
    parser.add_argument("-s", "--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("-k", "--keep", type=Path, help="a folder to write the documents to")
    asked = parser.parse_args()
    whole, loud = Counter[str](), Counter[str]()
    for shape in asked.shapes:
        cells, nonzero = Counter[str](), Counter[str]()
        faults: list[str] = []
        for seed in range(asked.seed, asked.seed + asked.number):
            made = stranger(seed, shape)
            if asked.keep:
                (asked.keep / made.name.replace("/", "_")).write_bytes(made.data)
            score, found = judge(made)
            cells, nonzero, faults = cells + score.cells, nonzero + score.nonzero, faults + found
        whole, loud = whole + cells, loud + nonzero
        said = " ".join(f"{name} {cells[name]}" for name in VERDICTS if cells[name])
        odd = " ".join(f"{name} {nonzero[name]}" for name in VERDICTS[1:] if nonzero[name])
        if cells["right"] != cells.total() or faults:
            print(f"{shape:26} {said}  (not zero: {odd})", *faults[: 8 * asked.verbose], sep="\n   ")
    print(dict(whole), dict(loud))


if __name__ == "__main__":
    main()
