"""Documents of programs that a test machine may lack, recorded with their truth.

`python -m tests.producers.record [PRODUCER ...]` records them anew; the suite reads only what it has written.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from tests.producers.make import produced
from tests.reportgen.truth import Borne, Kind, Made, Truth

FOLDER = Path(__file__).parent / "recorded"
KINDS = {
    "browser text": 4,
    "calc html": 1,
    "calc csv tabs": 1,
    "gnumeric csv": 6,
    "gnumeric html": 3,
    "mutool html": 1,
    "mutool text": 2,
    "pandoc markdown": 3,
    "pandoc page markdown": 2,
    "pandoc plain": 1,
    "pdftohtml": 104,
}
"""Producers with the seed of their document: those small enough that were once read wrong, or not."""
NAMES = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))


def recorded(name: str) -> Made:
    """A recorded document with its truth."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    cells = {code: _borne(*cell) for code, cell in told.pop("cells").items()}
    truth = Truth(cells=cells, clean=False, settled=False, **told)
    return Made(
        f"recorded/{name}", name, "none", gzip.decompress((FOLDER / f"{name}.gz").read_bytes()), truth
    )


def _borne(kind: Kind, value: str | None, raw: str, unit: str | None) -> Borne:
    return Borne(kind, None if value is None else Decimal(value), raw, unit)


def record(name: str, seed: int) -> None:
    """Writes the document, packed, and its truth beside it."""
    (made,) = produced(name, [seed])
    assert made is not None, f"{name} made nothing"
    file = name.replace(" ", "-").replace("/", "")
    (FOLDER / f"{file}.gz").write_bytes(gzip.compress(made.data, mtime=0))
    truth = made.truth
    told = {
        **{key: getattr(truth, key) for key in ("form", "title", "agency", "year", "published_on")},
        "cells": {code: [*asdict(borne).values()] for code, borne in truth.cells.items()},
    }
    text = json.dumps(told, ensure_ascii=False, default=str).replace('"t', '\n"t')
    (FOLDER / f"{file}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("producers", nargs="*", default=[*KINDS])
    FOLDER.mkdir(exist_ok=True)
    for name in parser.parse_args().producers:
        record(name, KINDS[name])


if __name__ == "__main__":
    main()
