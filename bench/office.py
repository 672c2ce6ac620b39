"""Milliseconds per office file, against the usual library on the same report in the same run.

Baselines: python-docx and openpyxl, opening the file and taking the text of every cell; for DOC and RTF,
which they do not open, python-docx on the same kind of report as DOCX; for XLS and ODS, openpyxl on it as
XLSX. `python -m bench.office [--json] [--repeat N]`
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
from docx import Document

from bench.reading import Row, seconds
from pipelines.formats import to_document
from tests.reportgen.make import make

RECORDED = Path(__file__).parents[1] / "tests" / "formats" / "recorded" / "doc"


def text_of_docx(data: bytes) -> list[str]:
    """Every paragraph and every cell, as python-docx's documentation takes them."""
    document = Document(io.BytesIO(data))
    found = [paragraph.text for paragraph in document.paragraphs]
    return found + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def values_of_xlsx(data: bytes) -> list[object]:
    """Every value of every sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]


def made(layout: str) -> list[bytes]:
    """A few generated reports."""
    return [make(seed, layout).data for seed in range(4)]


def recorded() -> list[bytes]:
    """The recorded old Word files."""
    return [gzip.decompress(path.read_bytes()) for path in sorted(RECORDED.glob("*.gz"))]


def kinds() -> dict[str, tuple[list[bytes], Callable[[bytes], object], list[bytes]]]:
    """For each kind its files, the baseline, and the baseline's files."""
    docx, xlsx = made("docx plain"), made("xlsx")
    return {
        "docx": (docx, text_of_docx, docx),
        "doc": (recorded(), text_of_docx, docx),
        "odt": (made("odt"), text_of_docx, docx),
        "rtf": (made("rtf gbk"), text_of_docx, docx),
        "xlsx": (xlsx, values_of_xlsx, xlsx),
        "xls": (made("xls"), values_of_xlsx, xlsx),
        "ods": (made("ods"), values_of_xlsx, xlsx),
    }


def measure(repeat: int) -> list[Row]:
    """One line for each kind."""
    rows: list[Row] = []
    for name, (files, baseline, others) in kinds().items():
        reader = seconds(to_document, files, repeat)
        base = seconds(baseline, others, repeat)
        size = sum(map(len, files)) / len(files)
        rows.append(
            {"style": name, "bytes": size, "reader_s": reader, "baseline_s": base, "ratio": reader / base}
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = measure(options.repeat)
    if options.json:
        print(json.dumps(rows))
        return
    print(f"{'kind':8} {'kB':>7} {'reader ms':>10} {'baseline ms':>12} {'ratio':>6}")
    for row in rows:
        size, reader, base = (float(row[key]) for key in ("bytes", "reader_s", "baseline_s"))
        print(
            f"{row['style']:8} {size / 1e3:7.1f} {reader * 1e3:10.1f} {base * 1e3:12.1f} {row['ratio']:6.2f}"
        )


if __name__ == "__main__":
    main()
