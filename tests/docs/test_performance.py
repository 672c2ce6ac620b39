"""docs/performance.md has the rows of the bench that makes it, and names commands that are there."""

from __future__ import annotations

import re
from importlib.util import find_spec

from bench.performance import COMMAND, HEADING, IMPORTS, PAGE, ROWS
from bench.scale import COMMAND as SCALE
from bench.scale import QUESTIONS


def test_the_page_has_the_rows_of_the_bench() -> None:
    lines = PAGE.read_text("utf-8").split(HEADING)[1].splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    rows = [(row[0], row[-1]) for row in cells if len(row) == 6 and "---" not in row[1]][1:]
    assert rows == [(row.name, row.call) for row in ROWS]
    processes = [row[0] for row in cells if len(row) == 3 and "---" not in row[0]][1:]
    assert processes == [name for name, _ in IMPORTS]


def test_the_page_names_modules_that_are_there() -> None:
    text = PAGE.read_text("utf-8")
    named = set(re.findall(r"\bbench\.\w+", text))
    assert COMMAND in text
    assert named
    assert all(find_spec(name) for name in named)


def test_the_page_answers_the_questions_of_the_scale_bench() -> None:
    told = PAGE.read_text("utf-8").split("## Large archives")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if line.startswith("|")][2:]
    assert [row[0] for row in rows] == [one.name for one in QUESTIONS]
    assert [row[3] for row in rows] == [f"{one.target:g}" if one.target else "–" for one in QUESTIONS]
    assert SCALE in told
