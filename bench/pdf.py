"""Milliseconds a page from PDF to Document, by each reader, against what two libraries take for plain text.

`python -m bench.pdf [--json] [--repeat N] [FILE …]`; without files, generated reports with lines for rules,
with rectangles for rules, and without rules. The least of the repeats counts, all in one run.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_text

from pipelines.formats.pdf.read import read_pdf, read_pdf_again
from tests.reportgen.make import make

STYLES = ("pdf lines", "pdf rects", "pdf unruled any")
Row = dict[str, float | str]


def plain_text(data: bytes) -> None:
    """What pdfium's own text extraction takes."""
    file = pypdfium2.PdfDocument(data)
    for page in file:
        page.get_textpage().get_text_range()
    file.close()


def pages_of(documents: list[bytes]) -> int:
    """The pages of all documents."""
    count = 0
    for data in documents:
        file = pypdfium2.PdfDocument(data)
        count += len(file)
        file.close()
    return count


WORK: dict[str, Callable[[bytes], object]] = {
    "first_ms": read_pdf,
    "second_ms": read_pdf_again,
    "pdfium_text_ms": plain_text,
    "pdfminer_text_ms": lambda data: extract_text(io.BytesIO(data)),
}


def measure(name: str, documents: list[bytes], repeat: int) -> Row:
    """One line: milliseconds a page of each kind of work, and the first reader's ratios to plain text."""
    row: Row = {"style": name, "pages": pages_of(documents)}
    for kind, work in WORK.items():
        times = []
        for _ in range(repeat):
            start = time.perf_counter()
            for data in documents:
                work(data)
            times.append(time.perf_counter() - start)
        row[kind] = min(times) * 1e3 / float(row["pages"])
    row["to_pdfium_text"] = float(row["first_ms"]) / float(row["pdfium_text_ms"])
    row["to_pdfminer_text"] = float(row["first_ms"]) / float(row["pdfminer_text_ms"])
    return row


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    if options.files:
        jobs = {str(path): [path.read_bytes()] for path in options.files}
    else:
        jobs = {style: [make(seed, style).data for seed in range(3)] for style in STYLES}
    rows = [measure(name, documents, options.repeat) for name, documents in jobs.items()]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    names = list(rows[0])
    print(" ".join(f"{name:>16}" for name in names))
    for row in rows:
        cells = (row[name] for name in names)
        print(" ".join(f"{cell:>16}" if isinstance(cell, str) else f"{cell:16.2f}" for cell in cells))


if __name__ == "__main__":
    main()
