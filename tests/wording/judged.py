"""Holds what a reading says against what a document states."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.wording.told import Report, Said

Figure = tuple[str, Decimal]


@dataclass
class Judged:
    """Stated figures of one or many readings, by code.

    wrong: the document states the code with another value; invented: it does not state the code at all;
    missed: stated and not read.
    """

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, said: Said, reading: dict[str, Any]) -> None:
        """Counts one reading."""
        found = {_figure(each) for each in reading["stated"]}
        allowed = {(code, value) for codes, value in said.states + said.may for code in codes}
        known = {code for code, _ in allowed}
        for code, value in sorted(found - allowed):
            self.faults.append(f"{said.id}: {code} = {value} " + ("wrong" if code in known else "invented"))
        for codes, value in said.states:
            held = any((code, value) in found for code in codes)
            (self.right if held else self.missed)[min(codes)] += 1

    def share(self) -> float:
        """Of the figures stated, those read right."""
        return self.right.total() / (self.right.total() + self.missed.total())


def _figure(each: dict[str, Any]) -> Figure:
    value = Decimal(str(each["value"]))
    return each["code"], value * 10000 if each["unit"] == "万元" else value


def frame_faults(report: Report, reading: dict[str, Any]) -> list[str]:
    """What the reading says falsely of the report as a whole."""
    told = {
        "year": reading["year"] == report.year,
        "agency": reading["agency"] in report.agencies,
        "published_on": reading["published_on"] in {report.published_on, None},
        "scope": report.scope is None or reading["scope"] in {report.scope, "unknown", None},
        "sections": not report.six_sections or _numbers(reading) == [1, 2, 3, 4, 5, 6],
        "parts": not report.five_parts or "part_missing" not in _rules(reading),
        "clean": not report.clean or not _complaints(reading),
    }
    return [f"{report.id}: {name}" for name, holds in told.items() if not holds]


def _numbers(reading: dict[str, Any]) -> list[int]:
    return [each["number"] for each in reading["sections"] if each["number"] is not None]


def _rules(reading: dict[str, Any]) -> set[str]:
    return {each["rule"] for each in reading["findings"]}


def _complaints(reading: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in reading["findings"] if each["severity"] != "info"]
