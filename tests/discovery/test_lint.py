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
    rows = [
        {"division_code": "360700", "name": "甲市", "level": "prefecture", "home_url": "http://a.gov.cn/", "note": ""},
        {"division_code": "999999", "name": "乙县", "level": "shire", "home_url": "https://www.a.gov.cn/", "note": ""},
        {"division_code": "", "name": "丙县", "level": "county", "home_url": "ftp://b.gov.cn/", "note": ""}]
    monkeypatch.setattr(linting, "read", lambda name: rows if name == "portals.csv" else [{"code": "360700"}])
    told = "\n".join(linting.lint([]))
    assert "line 3 (乙县): the same home page as 甲市" in told
    assert "999999 is no code" in told
    assert "level “shire”" in told
    assert "line 4 (丙县)" in told
