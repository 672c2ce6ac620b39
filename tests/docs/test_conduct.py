"""docs/conduct.md: its numbers are those of the settings, in both languages."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = re.compile(r"^\| .+ \| ([\d.]+) \| `([\w.]+)\.([A-Z_]+)(?:\.([\w ]+))?` \|$", re.M)


@pytest.mark.parametrize("page", ["conduct.md", "conduct.zh.md"])
def test_each_number_is_that_of_its_setting(page: str) -> None:
    rows = ROW.findall((DOCS / page).read_text("utf-8"))
    assert len(rows) == 19
    for told, module, name, key in rows:
        value = getattr(import_module(module), name)
        assert float(told) == float(value[key] if key else value), name


def test_both_languages_name_the_same_settings_and_commands() -> None:
    english, chinese = ((DOCS / page).read_text("utf-8") for page in ("conduct.md", "conduct.zh.md"))
    settings = re.compile(r"`(crawler\.[^`]+)`")
    command = re.compile(r"gongkai (?:portals|crawl|todo)[ a-z-]*")
    assert settings.findall(english) == settings.findall(chinese)
    assert {one.strip() for one in command.findall(english)} == {
        one.strip() for one in command.findall(chinese)}
