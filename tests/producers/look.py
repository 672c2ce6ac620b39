"""`python -m tests.producers.look [PRODUCER ...]`: what the reader makes of each program's documents."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from pipelines.reading import UnreadableError
from tests.measured.reader import read_json
from tests.producers.make import PRODUCERS, able, produced
from tests.reportgen.score import VERDICTS, flagged_codes, score


def main() -> None:
    """Prints a line a producer: the cells by verdict, those not zero apart, and the faults if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("producers", nargs="*", default=[*PRODUCERS])
    parser.add_argument("-n", "--number", type=int, default=4)
    parser.add_argument("-s", "--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("-k", "--keep", type=Path, help="a folder to write the documents to")
    asked = parser.parse_args()
    whole, loud = Counter[str](), Counter[str]()
    for name in asked.producers:
        if not able(name):
            print(f"{name:24} the machine lacks a program")
            continue
        cells, nonzero = Counter[str](), Counter[str]()
        said: list[str] = []
        for made in produced(name, [*range(asked.seed, asked.seed + asked.number)]):
            if made is None:
                said.append("nothing was made")
                continue
            if asked.keep:
                (asked.keep / made.name.replace("/", "_").replace(" ", "-")).write_bytes(made.data)
            try:
                reading = read_json(made.data)
            except UnreadableError as error:
                said.append(f"{made.name}: unreadable: {error}")
                cells["missing"] += len(made.truth.cells)
                continue
            judged = score(reading, made.truth)
            cells, nonzero = cells + judged.cells, nonzero + judged.nonzero
            said += [f"{made.name}: {fault}" for fault in judged.faults]
            if flagged_codes(reading) or any(
                f["severity"] in ("error", "warning") for f in reading["findings"]
            ):
                rules = Counter(
                    f["rule"] for f in reading["findings"] if f["severity"] in ("error", "warning")
                )
                said.append(f"{made.name}: flagged: {dict(rules)}")
        whole, loud = whole + cells, loud + nonzero
        shown = " ".join(f"{verdict} {cells[verdict]}" for verdict in VERDICTS if cells[verdict])
        odd = " ".join(f"{verdict} {nonzero[verdict]}" for verdict in VERDICTS[1:] if nonzero[verdict])
        print(f"{name:24} {shown}  (not zero: {odd})", *said[: 8 * asked.verbose], sep="\n   ", flush=True)
    print(dict(whole), dict(loud))


if __name__ == "__main__":
    main()
