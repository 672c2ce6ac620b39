"""Each folder in pages/ is one page with what is to be understood of it; every field is a test of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from crawler.discovery.examined import Examined
from crawler.recording import FIELDS, Recorded, load, save

PAGES = Path(__file__).parent / "pages"
RECORDED = [load(folder) for folder in sorted(PAGES.iterdir())]
CASES = [(one, field) for one in RECORDED for field in one.expected]


@cache
def examined(folder: Path) -> Examined:
    return load(folder).examined()


def named(value: Recorded | str) -> str:
    return value if isinstance(value, str) else value.folder.name


@pytest.mark.parametrize(("recorded", "field"), CASES, ids=named)
def test_field(recorded: Recorded, field: str) -> None:
    expected = recorded.expected[field]
    wanted = sorted(expected, key=lambda way: [part or "" for part in way]) if field == "ways" else expected
    assert FIELDS[field](examined(recorded.folder)) == wanted


@pytest.mark.parametrize("recorded", RECORDED, ids=named)
def test_somebody_has_looked_at_what_is_expected(recorded: Recorded) -> None:
    assert recorded.looked_at, (
        f"{recorded.folder / 'expected.json'}: look at the page, put right what is expected of it, and write "
        "your name and the day as looked_at")


def test_a_new_recording_is_not_looked_at_yet(tmp_path: Path) -> None:
    one = RECORDED[0]
    made = save(tmp_path / "new", one.url, (one.folder / "page.html").read_bytes(), one.role, one.context)
    assert made.looked_at is None
    assert made.expected["role"] == one.expected["role"]
    with pytest.raises(FileExistsError):
        save(tmp_path / "new", one.url, b"", one.role, one.context)


def test_a_broken_expectation_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "expected.json").write_text('{"url": "http://x.gov.cn/"}')
    with pytest.raises(ValueError, match=r"expected\.json"):
        load(tmp_path)
