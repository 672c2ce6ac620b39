"""With GONGKAI_STRICT_SKIPS=1 no test may be skipped for any reason but absent shared material."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

def test_shared():
    pytest.skip("needs ../shared")

@pytest.mark.skipif(True, reason="needs ../shared/reports")
def test_marked():
    pass

def test_lazy():
    pytest.skip("no time today")

@pytest.mark.xfail(reason="known")
def test_expected():
    assert False
"""


@pytest.mark.parametrize(
    ("strict", "said"), [("", "3 skipped, 1 xfailed"), ("1", "1 failed, 2 skipped, 1 xfailed")]
)
def test_skips(tmp_path: Path, strict: str, said: str) -> None:
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "-rf",
        "test_some.py",
    ]
    environment = {**os.environ, "GONGKAI_STRICT_SKIPS": strict, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert said in answer.stdout
    assert ("test_lazy was skipped" in answer.stdout) == bool(strict)
