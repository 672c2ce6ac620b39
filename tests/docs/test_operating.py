"""docs/operating.md and its Chinese twin: the same parts, commands, examples, settings and outcomes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
ENGLISH, CHINESE = ((DOCS / page).read_text("utf-8") for page in ("operating.md", "operating.zh.md"))


@pytest.mark.parametrize("pattern", [
    r"`([^`\n]+)`",
    r"^    (.*?)(?:\s+#.*)?$",
    r"^\| ((?!exit|outcome)[\w, ]+) \|.*\|.*\|$",
    r"\]\(([^)]+)\)",
], ids=["code", "example", "row", "link"])
def test_both_tell_the_same(pattern: str) -> None:
    english, chinese = (sorted(set(re.findall(pattern, page, re.M))) for page in (ENGLISH, CHINESE))
    ascii_only = [[one for one in side if one.isascii()] for side in (english, chinese)]
    assert ascii_only[0] == ascii_only[1]
    assert len(ascii_only[0]) > 0


def test_both_have_the_same_parts() -> None:
    shape = [[line[:2] for line in page.splitlines() if line.startswith(("#", "- "))]
             for page in (ENGLISH, CHINESE)]
    assert shape[0] == shape[1]
