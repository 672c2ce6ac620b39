"""The accuracy gate: a pinned set of generated documents, its hash, and what the reader must reach on it.

`python -m tests.measured.gate` reads the whole set and shows it against the floors; `--pin` writes them anew.
The sample reports with random figures (`test_real_layouts`) stand beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.measured.campaign import Kind, Result, damages, judge, layouts
from tests.reportgen.make import make
from tests.reportgen.score import VERDICTS
from tests.reportgen.truth import Made

FLOORS = Path(__file__).with_name("floors.json")
SEEDS = (20_260_001,)
QUICK = ("html", "text")
EVERY = 11
"""The normal suite takes one in so many kinds of the quick formats; the long one all that are pinned."""
Floor = dict[str, Any]


def kinds(formats: Sequence[str] = ()) -> list[Kind]:
    """Every layout with every damage it can show, of the formats given or of all."""
    return [
        (layout, damage)
        for layout in layouts()
        for damage in damages(layout)
        if not formats or layout.split()[0] in formats
    ]


def quick() -> list[Kind]:
    """The kinds of the normal suite."""
    return kinds(QUICK)[::EVERY]


def documents(kind: Kind, seeds: Sequence[int] = SEEDS) -> Iterator[Made]:
    """The documents of a kind."""
    return (make(seed, *kind) for seed in seeds)


def measure(kind: Kind, seeds: Sequence[int] = SEEDS) -> tuple[Floor, list[str]]:
    """What the reader reaches on a kind, with the hash of its bytes and truths; and the faults."""
    digest = hashlib.sha256()
    result = Result()
    for made in documents(kind, seeds):
        digest.update(made.data)
        digest.update(said(made).encode())
        judged, faults = judge(made)
        result.score.add(judged)
        result.faults += faults
    cells = {verdict: count for verdict in VERDICTS if (count := result.score.cells[verdict])}
    nonzero = {verdict: count for verdict in VERDICTS if (count := result.score.nonzero[verdict])}
    return {"sha256": digest.hexdigest(), "cells": cells, "nonzero": nonzero}, result.faults


def said(made: Made) -> str:
    """The truth of a document as text, the same in every process."""
    truth = made.truth
    cells = [f"{code}={cell.kind}:{cell.value}" for code, cell in sorted(truth.cells.items())]
    named = [sorted(codes) for codes in (truth.doubtful, truth.must_flag, truth.broken)]
    open_to = [*named, truth.clean, truth.settled]
    return "\n".join([*cells, *map(str, open_to)])


def name(kind: Kind) -> str:
    """How a kind is called in the file of floors."""
    return " / ".join(kind)


def floors() -> dict[str, Floor]:
    """The pinned floors by kind."""
    found: dict[str, Floor] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def below(found: Floor, floor: Floor) -> list[str]:
    """Why a kind fails its floor: fewer right cells, or more that are wrong; empty if it holds."""
    faults = []
    for group in ("cells", "nonzero"):
        right, least = found[group].get("right", 0), floor[group].get("right", 0)
        if right < least:
            faults.append(f"{group}: {right} right, the floor is {least}")
        wrong = found[group].get("silently wrong", 0) + found[group].get("invented", 0)
        if wrong:
            faults.append(f"{group}: {wrong} silently wrong or invented")
    return faults


def main() -> None:
    """Measures every kind; pins it, or says what fell below its floor or is not pinned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="write the floors; a person looks at what changed")
    parser.add_argument("--quick", action="store_true", help="only what the normal suite takes")
    parser.add_argument("formats", nargs="*", help="html, text, pdf … (default: all)")
    options = parser.parse_args()
    pinned = floors() if FLOORS.exists() else {}
    for kind in quick() if options.quick else kinds(options.formats):
        found, faults = measure(kind)
        floor = pinned.get(name(kind))
        pinned[name(kind)] = found
        state = "new" if floor is None else "changed" if floor["sha256"] != found["sha256"] else "held"
        lower = below(found, floor or found)
        if state != "held" or lower or faults:
            print(f"{name(kind)}: {state}", *lower, *faults[:3], sep="\n    ")
    if options.pin:
        rows = (f" {json.dumps(key)}: {json.dumps(pinned[key])}" for key in sorted(pinned))
        FLOORS.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
