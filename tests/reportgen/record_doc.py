"""Old Word files with their truth: generated reports that LibreOffice, run by hand, turned into DOC.

`python -m tests.reportgen.record_doc` records them and needs `soffice`; the suite reads only what it has
written.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.reportgen.make import make
from tests.reportgen.truth import Borne, Made, Truth

FOLDER = Path(__file__).parents[1] / "formats" / "recorded" / "doc"
KINDS = ("docx plain", "docx by hand", "docx revised", "docx nested", "docx hidden columns", "rtf gbk")
NAMES = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))


@cache
def recorded(name: str) -> Made:
    """A recorded file with its truth."""
    data = gzip.decompress((FOLDER / f"{name}.doc.gz").read_bytes())
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    cells = {code: Borne("value", number(raw), raw) for code, raw in told["cells"].items()}
    head = (told["title"], told["agency"], told["year"], told["published_on"])
    return Made(f"recorded/{name}", "doc", "none", data, Truth(told["form"], cells, *head))


def number(raw: str) -> Decimal:
    """The number that a cell prints, in whatever digits."""
    plain = raw.translate(str.maketrans("０１２３４５６７８９．－", "0123456789.-")).replace(",", "")
    sign = -1 if re.match(r"\s*[减\-]", plain) else 1
    return sign * Decimal(re.sub(r"[^\d.]", "", plain))


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, layout in enumerate(KINDS):
        record(
            make(
                4100 + number,
                layout,
                form="2019" if "revised" in layout else "2021",
                profile="dense",
                blanks="none",
            )
        )


def record(made: Made) -> None:
    """Writes the DOC, packed, and its truth beside it."""
    with tempfile.TemporaryDirectory() as folder:
        name = made.layout.replace(" ", "-")
        source = Path(folder) / f"{name}.{made.layout.split()[0]}"
        source.write_bytes(made.data)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "doc",
        ]
        subprocess.run([*command, "--outdir", folder, source], check=True, timeout=120, capture_output=True)
        data = source.with_suffix(".doc").read_bytes()
    (FOLDER / f"{name}.doc.gz").write_bytes(gzip.compress(data, mtime=0))
    truth = {
        "form": made.truth.form,
        "title": made.truth.title,
        "agency": made.truth.agency,
        "year": made.truth.year,
        "published_on": made.truth.published_on,
        "cells": {code: cell.raw for code, cell in made.truth.cells.items()},
    }
    text = json.dumps(truth, ensure_ascii=False, indent=0)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
