"""The operator's handbook and its Chinese twin: the same parts, commands, examples, settings and outcomes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.monitors import ENDS_OF, RULES

ROOT = Path(__file__).resolve().parents[2]
PAIRS = {
    name: tuple((ROOT / "docs" / page).read_text("utf-8") for page in (f"{name}.md", f"{name}.zh.md"))
    for name in ("operating", "machines")
}
SHARED = {
    "code": r"`([^`\n]+)`",
    "example": r"^    +(.*?)(?:\s+#.*)?$",
    "row": r"^\| ((?!exit|outcome|alarm)[\w, ]+) \|.*\|.*\|$",
    "link": r"\]\(([^)]+)\)",
}


@pytest.mark.parametrize(("name", "what"), [
    (name, what) for name in PAIRS for what in SHARED if (name, what) != ("machines", "row")
])
def test_both_tell_the_same(name: str, what: str) -> None:
    english, chinese = (sorted(set(re.findall(SHARED[what], page, re.M))) for page in PAIRS[name])
    ascii_only = [[one for one in side if one.isascii()] for side in (english, chinese)]
    assert ascii_only[0] == ascii_only[1]
    assert len(ascii_only[0]) > 0


@pytest.mark.parametrize("name", PAIRS)
def test_both_have_the_same_parts(name: str) -> None:
    shape = [[line[:2] for line in page.splitlines() if line.startswith(("#", "- "))] for page in PAIRS[name]]
    assert shape[0] == shape[1]


@pytest.mark.parametrize("page", PAIRS["operating"])
def test_every_alarm_is_explained_and_none_is_invented(page: str) -> None:
    rows = page.split("gongkai_alarms")[1].split("\n## ")[0].splitlines()
    told = [line.strip("| ").split(" | ") for line in rows if line.startswith("|")][2:]
    assert {row[0] for row in told} == RULES >= set(ENDS_OF)
    assert all(len(row) == 3 and all(row) for row in told)


@pytest.mark.parametrize("page", PAIRS["machines"])
def test_the_metrics_named_are_told(page: str) -> None:
    """By their names in the code: a family's own, or a counter's with `_total` behind it."""
    code = "".join((ROOT / path).read_text("utf-8") for path in (
        "research/gauges.py", "web/metering.py", "workers/metering.py",
    ))
    metrics = re.findall(r"`gongkai_(\w+)`", page)
    named = {one.removesuffix("_total") for one in metrics}
    assert len(named) > 10
    assert all(f'"{one}"' in code or f'"gongkai_{one}"' in code for one in named)
