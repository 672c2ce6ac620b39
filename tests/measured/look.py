"""What the reader makes of documents, for a person to look at: a line a kind of document."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.measured.campaign import judge, keep
from tests.reportgen.score import VERDICTS, Score
from tests.reportgen.truth import Made

SHOWN = 8
"""Faults of a line that each -v shows."""


def parser(what: str, known: Iterable[str], number: int) -> argparse.ArgumentParser:
    """The command line of a look: names of what is looked at, how many of each, from which seed."""
    made = argparse.ArgumentParser()
    made.add_argument("chosen", nargs="*", default=[*known], metavar=what)
    made.add_argument("-n", "--number", type=int, default=number)
    made.add_argument("-s", "--seed", type=int, default=1)
    made.add_argument("-v", "--verbose", action="count", default=0)
    made.add_argument("-k", "--keep", type=Path, help="a folder to write the documents to")
    return made


class Look:
    """Prints a line a name: cells by verdict, those not zero apart, faults if asked; at last the sum."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.seeds = [*range(asked.seed, asked.seed + asked.number)]
        self._folder: Path | None = asked.keep
        self._shown = SHOWN * asked.verbose
        self._whole = Score()

    def at(self, name: str, documents: Iterable[Made], said: Sequence[str] = ()) -> None:
        """Reads the documents. What is `said` of them before stands among the faults."""
        sum_, faults = Score(), [*said]
        for made in documents:
            if self._folder:
                keep(made, self._folder)
            judged, found = judge(made)
            if not judged.total:
                judged.cells["missing"] += len(made.truth.cells)
            sum_.add(judged)
            faults += found
        self._whole.add(sum_)
        if sum_.cells["right"] != sum_.total or faults:
            every, loud = _told(sum_.cells, VERDICTS), _told(sum_.nonzero, VERDICTS[1:])
            print(f"{name:40} {every}  (not zero: {loud})", *faults[: self._shown], sep="\n   ", flush=True)

    def end(self) -> None:
        """Prints the sum of all."""
        print(dict(self._whole.cells), dict(self._whole.nonzero))


def _told(cells: Counter[str], verdicts: Sequence[str]) -> str:
    return " ".join(f"{verdict} {cells[verdict]}" for verdict in verdicts if cells[verdict])
