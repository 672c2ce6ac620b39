"""What comes of drawn scans: `python -m tests.scans_drawn.look [--seed N] [--of WORD] [-v]`."""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.measured.reader import read_json
from tests.scans_drawn.cases import KINDS, made
from tests.scans_drawn.judge import KINDS as OUTCOMES
from tests.scans_drawn.judge import judged


def main() -> None:
    """One line a kind, and the sum."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--of", action="append", help="only kinds with this word in their name; more may be given"
    )
    asked.add_argument("-v", action="store_true", help="every cell that is not right")
    given = asked.parse_args()
    sums, sums_some, sheets, spent = Counter[str](), Counter[str](), 0, 0.0
    print(f"{'':22}{'  '.join(OUTCOMES)}")
    for name in (name for name in KINDS if not given.of or any(word in name for word in given.of)):
        case = made(name, given.seed)
        begun = time.monotonic()
        cells, some, notes = judged(case.truth, read_json(*case.parts))
        took = time.monotonic() - begun
        print(f"{name:22}{_line(cells)} | not 0 {_line(some)} | {case.sheets} in {took:.0f} s", flush=True)
        for note in notes if given.v else [each for each in notes if "silently" in each]:
            print(f"      {note}", flush=True)
        sums, sums_some, sheets, spent = sums + cells, sums_some + some, sheets + case.sheets, spent + took
    print(f"{'all':22}{_line(sums)} | not 0 {_line(sums_some)} | {spent / max(1, sheets):.1f} s a page")


def _line(cells: Counter[str]) -> str:
    return " ".join(f"{cells[kind]:5}" for kind in OUTCOMES)


if __name__ == "__main__":
    main()
