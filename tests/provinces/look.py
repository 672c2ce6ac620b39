"""`python -m tests.provinces.look [REPORT ...] [-n SEEDS] [-s FIRST]`: what is made of each report."""

from __future__ import annotations

from argparse import ArgumentParser

from tests.measured.reader import read_json
from tests.provinces.judged import Judged
from tests.provinces.make import HURT, MIXED, REPORTS, report


def main() -> None:
    """Prints a line a report, then what is at fault."""
    words = ArgumentParser()
    words.add_argument("reports", nargs="*")
    words.add_argument("-n", type=int, default=1)
    words.add_argument("-s", type=int, default=1)
    words.add_argument("--missed", action="store_true")
    asked = words.parse_args()
    whole = Judged()
    for name in asked.reports or [*REPORTS, *MIXED, *HURT]:
        judged = Judged()
        for seed in range(asked.s, asked.s + asked.n):
            made = report(name, seed)
            judged.add(f"{name} {seed}", made, read_json(made.data))
        print(f"{name:16} {dict(judged.cells)} stated {dict(judged.stated)} faults {len(judged.faults)}")
        for mine, its in ((whole.cells, judged.cells), (whole.stated, judged.stated)):
            mine.update(its)
        whole.faults += judged.faults
        whole.missed += judged.missed
    print(dict(whole.cells), dict(whole.stated))
    print("\n".join(whole.faults + (whole.missed if asked.missed else [])))


if __name__ == "__main__":
    main()
