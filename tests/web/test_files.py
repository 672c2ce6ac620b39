"""Files that a reader takes along: nothing in them is reckoned with, and nothing printed is changed."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from web.files import as_file


def told(value: object) -> str:
    body = bytes(as_file([{"raw": value}], ["raw"], "one", "csv").body)
    return list(csv.reader(StringIO(body.decode("utf-8-sig"))))[1][0]


@pytest.mark.parametrize("raw", ["-", "--", "-12", "+3.5", "-1,234.50", "- 4", "-7%", "—", "/", "减4", "12"])
def test_marks_and_signed_numbers_stand_as_printed(raw: str) -> None:
    assert told(raw) == raw


@pytest.mark.parametrize(
    "raw", ["=1+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "+A1", "-2(3)", "\t=1", "\r=1", "-12\n=1"]
)
def test_what_a_spreadsheet_would_reckon_with_is_text(raw: str) -> None:
    assert told(raw).startswith("'")


def test_numbers_lists_and_nothing() -> None:
    assert [told(one) for one in (None, True, -12, 0.5, ("a", "b"))] == ["", "1", "-12", "0.5", "a;b"]
