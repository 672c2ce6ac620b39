"""`scrapy crawl portals`: what cannot be done as asked is told in one clear line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import copy_archive

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("argument", "said"), [
    ("portal=无此地", "无此地: no portal of that name or code is registered"),
    ("portals=赣县区", "-a portals=…: no such argument"),
    pytest.param(
        "archive=sqlite:////nowhere/at/all.db", "its folder /nowhere/at does not exist",
        marks=pytest.mark.sqlite,
    ),
])  # fmt: skip
def test_wrong_usage_is_one_line_and_exit_code_2(
    tmp_path: Path, seeded: Path, argument: str, said: str
) -> None:
    copy_archive(seeded, tmp_path / "a.db")
    asked = [sys.executable, "-m", "scrapy", "crawl", "portals", "-a", argument]
    environment = {**os.environ, "GONGKAI_ARCHIVE": f"sqlite:///{tmp_path / 'a.db'}"}
    ended = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
