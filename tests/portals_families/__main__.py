"""Walks sample portals of every family and prints recall, precision, and requests over the fewest."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tests.portals_families.products import PRODUCTS
from tests.portals_families.walk import walk
from tests.seeds import SEED


def main(words: Sequence[str] | None = None) -> int:
    """Prints one line a family; 1 if a family missed a report or took another paper for one."""
    parser = argparse.ArgumentParser(prog="python -m tests.portals_families", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="the first seed")
    parser.add_argument("--count", type=int, default=3, help="how many portals of each family")
    parser.add_argument("--only", choices=sorted(PRODUCTS), action="append", help="these families alone")
    told = parser.parse_args(words)
    print(f"seed {told.seed}, {told.count} portals a family")
    lines = [_line(name, range(told.seed, told.seed + told.count)) for name in told.only or PRODUCTS]
    return 1 if not all(lines) else 0


def _line(name: str, seeds: Sequence[int]) -> bool:
    walks = [walk(PRODUCTS[name](seed).portal) for seed in seeds]
    reports = sum(len(one.portal.truth) for one in walks)
    found = reports - sum(len(one.missed) for one in walks)
    wrong = sum(len(one.wrong) for one in walks)
    worst = max(one.times for one in walks)
    print(f"{name:12} recall {found / reports:7.2%} ({found} of {reports}), "
          f"precision {found / max(found + wrong, 1):7.2%}, requests/fewest at most {worst:.2f}")
    return found == reports and not wrong


if __name__ == "__main__":
    raise SystemExit(main())
