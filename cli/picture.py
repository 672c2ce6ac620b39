"""Writes docs/demo.svg, the README's picture, from what the demo prints: `python -m cli.picture`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from io import StringIO
from itertools import takewhile
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parent.parent / "docs" / "demo.svg"
WIDTH = 112
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def write() -> None:
    """Runs the demo and draws the second night and the head of the year-on-year diff."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "cli.main", "demo", "--folder", folder]
        printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    lines = printed.splitlines()
    night = _part(lines, "Night 2", "One report")
    changes = _part(lines, "$ gongkai versions", "Two years")
    difference = _part(lines, "$ gongkai diff", "Carried over")
    console = Console(record=True, width=WIDTH, file=StringIO())
    for line in [*_without_runs(night), *changes, "", *difference[:22]]:
        console.print(Text.from_ansi(line), soft_wrap=False, overflow="ellipsis", no_wrap=True)
    PICTURE.write_text(console.export_svg(title="gongkai demo"), "utf-8")


def _part(lines: list[str], start: str, end: str) -> list[str]:
    plain = [ANSI.sub("", line) for line in lines]
    first = next(index for index, line in enumerate(plain) if line.startswith(start))
    return lines[
        first : first + sum(1 for _ in takewhile(lambda line: not line.startswith(end), plain[first:]))
    ]


def _without_runs(lines: list[str]) -> list[str]:
    runs = _part(lines, "Runs", "2 new")
    at = lines.index(runs[0])
    return lines[:at] + lines[at + len(runs) :]


if __name__ == "__main__":
    write()
