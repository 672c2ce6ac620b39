"""What reading one report takes against what a library's default call takes in the same run.

Each row is the whole way from bytes to Reading (document, figures, words, findings) on generated reports;
times are processor time, the least of several runs, so that other work on the machine counts little.
`python -m bench.performance [--repeat N] [--write]` prints the reader's part of docs/performance.md, or
writes it.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from pdfminer.high_level import extract_text

from bench.office import recorded, text_of_docx, values_of_xlsx
from bench.pdf import pages_of
from pipelines.read import read
from tests.reportgen.make import make

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
COMMAND = "python -m bench.performance --write"
HEADING = "## The reader"
SEEDS = range(3)


@dataclass(frozen=True)
class Row:
    """One kind of report, the library's call it is held against, and the kind of report that call gets."""

    name: str
    layout: str
    call: str
    work: Callable[[bytes], object]
    of: str = ""
    paged: bool = False


def _trafilatura(data: bytes) -> object:
    return trafilatura.extract(data.decode())


def _pdfminer(data: bytes) -> object:
    return extract_text(io.BytesIO(data))


ROWS = (
    Row("HTML, clean", "html clean", "trafilatura.extract", _trafilatura),
    Row("HTML, exported by Word", "html word", "trafilatura.extract", _trafilatura),
    Row("PDF, a page with ruled tables", "pdf lines", "pdfminer extract_text", _pdfminer, paged=True),
    Row("PDF, a page with rectangles for rules", "pdf rects", "pdfminer extract_text", _pdfminer, paged=True),
    Row("DOCX", "docx plain", "python-docx, all cells", text_of_docx),
    Row("DOC", "", "python-docx, all cells of a DOCX", text_of_docx, of="docx plain"),
    Row("XLSX", "xlsx", "openpyxl, all cells", values_of_xlsx),
    Row("XLS", "xls", "openpyxl, all cells of an XLSX", values_of_xlsx, of="xlsx"),
)
IMPORTS = (
    ("the reader, with a page read", "from pipelines.read import read; read([b'<p>1</p>'])"),
    ("trafilatura alone", "import trafilatura"),
)
_MEASURE = (
    "import time; began = time.process_time(); {work}; took = time.process_time() - began; "
    "print(took, open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
)


def seconds(work: Callable[[bytes], object], files: Sequence[bytes], repeat: int) -> float:
    """Processor seconds for all files, of each the least of the runs; a run before them warms up."""
    return sum(_least(work, data, repeat) for data in files)


def _least(work: Callable[[bytes], object], data: bytes, repeat: int) -> float:
    times = []
    for _ in range(repeat + 1):
        began = time.process_time()
        work(data)
        times.append(time.process_time() - began)
    return min(times[1:])


def measured(row: Row, repeat: int) -> tuple[float, float, float]:
    """Kilobytes of a report, and milliseconds of the reader and of the library's call, a report or a page."""
    files = [make(seed, row.layout).data for seed in SEEDS] if row.layout else recorded()
    others = [make(seed, row.of).data for seed in SEEDS] if row.of else files
    counts = (pages_of(files), pages_of(others)) if row.paged else (len(files), len(others))
    reader = seconds(lambda data: read([data]), files, repeat) / counts[0]
    library = seconds(row.work, others, repeat) / counts[1]
    return sum(map(len, files)) / len(files) / 1e3, reader * 1e3, library * 1e3


def process(work: str) -> tuple[float, float]:
    """Processor seconds and MiB that a fresh process takes for this statement."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE.format(work=work)], capture_output=True, check=True, text=True
    )
    took, size = done.stdout.split()
    return float(took), int(size) / 1024


def chapter(repeat: int) -> str:
    """The reader's chapter of the page, the last one, with the figures of this run."""
    lines = [
        HEADING,
        "",
        f"Made by `{COMMAND}`; `make bench` prints it. Every row is the whole way from",
        "bytes to Reading: document, figures, words and findings. Processor time on one core of a small",
        "server that does other work too, CPython 3.11; the least of several runs of generated reports",
        "(`tests/reportgen`). Only the ratios, taken in one run, carry over to another machine.",
        "",
        "| report | kB | reader, ms | library, ms | ratio | against |",
        "|---|---|---|---|---|---|",
    ]
    for row in ROWS:
        size, reader, library = measured(row, repeat)
        figures = f"{size:.0f} | {reader:.1f} | {library:.1f} | {reader / library:.2f}"
        lines.append(f"| {row.name} | {figures} | {row.call} |")
    lines += ["", "| process | start, s | memory, MiB |", "|---|---|---|"]
    for name, work in IMPORTS:
        took, size = process(work)
        lines.append(f"| {name} | {took:.2f} | {size:.0f} |")
    lines += [
        "",
        "The readers of PDF, office files and pictures are imported only when such a file comes. Single",
        "formats in more layouts: `python -m bench.reading`, `bench.pdf`, `bench.office`.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    text = chapter(options.repeat)
    if options.write:
        before = PAGE.read_text(encoding="utf-8").split(HEADING)[0].rstrip()
        PAGE.write_text(f"{before}\n\n{text}", encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
