"""The register has no fault; of adapters, faults are told by name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crawler import lint as linting
from crawler.families import FAMILIES
from crawler.recording import load

PAGES = Path(__file__).parent / "pages"


def test_nothing_is_wrong_with_adapters_and_register() -> None:
    assert linting.lint([load(folder) for folder in sorted(PAGES.iterdir())]) == []


def test_faults_of_adapters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = (*FAMILIES[:-1], replace(FAMILIES[0], bodies=("div.body > p",)))
    monkeypatch.setattr(linting, "FAMILIES", twice)
    told = "\n".join(linting.lint([]))
    assert f"2 adapters are called {FAMILIES[0].name}" in told
    assert "generic must stand last" in told
    assert "“div.body > p” is no id" in told
    assert re.search(r"ucap: no recorded page", told)


def test_faults_of_the_register_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = ("division_code", "name", "level", "home_url", "note")
    rows = [dict(zip(fields, row, strict=True)) for row in (
        ("360700", "甲市", "prefecture", "http://a.gov.cn/", ""),
        ("999999", "乙县", "shire", "https://www.a.gov.cn/", ""),
        ("", "丙县", "county", "ftp://b.gov.cn/", ""))]
    monkeypatch.setattr(linting, "read", lambda name: rows if name == "portals.csv" else [{"code": "360700"}])
    told = "\n".join(linting.lint([]))
    assert "line 3 (乙县): the same home page as 甲市" in told
    assert "999999 is no code" in told
    assert "level “shire”" in told
    assert "line 4 (丙县)" in told
