"""Seconds per report read, against what any reader must at least do to the same bytes, in the same run.

Baselines: HTML and text, an lxml parse and a trafilatura extraction; PDF, pdfminer's extract_text.
`python -m bench.reading [--json] [--repeat N] [FILE …]`; without files, generated reports.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from lxml import html
from pdfminer.high_level import extract_text

from pipelines.read import read
from tests.reportgen.make import make

STYLES = (
    "html clean",
    "html word",
    "html ragged",
    "html portal",
    "text tabs",
    "text cell a line",
    "pdf lines",
    "pdf rects",
)
Row = dict[str, float | str]


def baseline(data: bytes) -> None:
    """The least work on these bytes."""
    if data.startswith(b"%PDF"):
        extract_text(io.BytesIO(data))
        return
    text = data.decode(errors="replace")
    if "<" not in text[:200]:
        text = f"<html><body><pre>{text}</pre></body></html>"
    html.document_fromstring(text)
    trafilatura.extract(text)


def seconds(work: Callable[[bytes], object], documents: list[bytes], repeat: int) -> float:
    """The median seconds per document; the first pass warms up and does not count."""
    work(documents[0])
    times = []
    for _ in range(repeat):
        for data in documents:
            start = time.perf_counter()
            work(data)
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(name: str, documents: list[bytes], repeat: int) -> Row:
    """One line of the table: the reader, the baseline, and how many times the baseline the reader takes."""
    reader = seconds(lambda data: read([data]), documents, repeat)
    base = seconds(baseline, documents, repeat)
    size = statistics.mean(len(data) for data in documents)
    return {"style": name, "bytes": size, "reader_s": reader, "baseline_s": base, "ratio": reader / base}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    if options.files:
        jobs = {str(path): [path.read_bytes()] for path in options.files}
    else:
        jobs = {style: [make(seed, style).data for seed in range(4)] for style in STYLES}
    rows = [measure(name, documents, options.repeat) for name, documents in jobs.items()]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    print(f"{'style':24} {'kB':>7} {'reader ms':>10} {'baseline ms':>12} {'ratio':>6}")
    for row in rows:
        numbers = (float(row["bytes"]) / 1e3, float(row["reader_s"]) * 1e3, float(row["baseline_s"]) * 1e3)
        line = f"{row['style']:24} {numbers[0]:7.1f} {numbers[1]:10.1f} {numbers[2]:12.1f}"
        print(f"{line} {row['ratio']:6.2f}")


if __name__ == "__main__":
    main()
