"""Measures the reader by code over drawn seeds: `python -m tests.ordinary.look BATCH SEED …`."""

from __future__ import annotations

import re
import sys
from collections import Counter

from tests.measured.reader import read_json
from tests.ordinary.make import reports
from tests.unmodelled.judge import Score


def main(arguments: list[str]) -> None:
    """Prints the counts, what went wrong by code, then every fault and what was missed."""
    score = Score()
    for seed in (int(each) for each in arguments[1:]):
        for made, data in reports(seed, arguments[0]):
            score.add(made, read_json(data))
    for name, count in sorted(score.counts.items()):
        print(f"{name:20} {count}")
    told = Counter(tuple(re.findall(r": (stated \w+)(?:: )?|(p\.[\w.|]+)", fault)) for fault in score.faults)
    print(*told.most_common(), sep="\n")
    print(*score.faults, *score.missed, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
