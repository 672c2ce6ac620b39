"""Measures the reader over drawn seeds: `python -m tests.unmodelled.look SEED …`."""

from __future__ import annotations

import sys

from tests.measured.reader import read_json
from tests.unmodelled.judge import Score
from tests.unmodelled.make import QUICK, reports, single


def main(arguments: list[str]) -> None:
    """Prints the counts, then every fault. `quick`: only pages and plain text; `passages`: those instead of
    reports; `missed`: what was missed too.
    """
    score = Score()
    papers = QUICK if "quick" in arguments else None
    for seed in (int(each) for each in arguments if each.isdigit()):
        for made, data in single(seed) if "passages" in arguments else reports(seed, papers):
            score.add(made, read_json(data))
    for name, count in sorted(score.counts.items()):
        print(f"{name:20} {count}")
    print(*(score.missed if "missed" in arguments else ()), *score.faults, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
