"""Holds a reading against a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.provinces.report import Report

PRINTED = {"printed", "aligned"}


@dataclass
class Judged:
    """Counts of cells by what became of them, and every fault in words.

    Cells: right, wrong (silently), flagged (wrong, with an error or warning of its code), missing, invented.
    """

    cells: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, name: str, report: Report, reading: dict[str, Any]) -> None:
        """Counts one reading."""
        self._cells(name, report, reading)
        self._stated(name, report, reading)
        self.faults += [f"{name}: {fault}" for fault in frame_faults(report, reading)]

    def read(self) -> float:
        """Of all cells, those read right."""
        cells = sum(count for kind, count in self.cells.items() if "," not in kind)
        return self.cells["right"] / cells if cells else 1

    def _cells(self, name: str, report: Report, reading: dict[str, Any]) -> None:
        warned = _warned(reading)
        for code in sorted(report.figures.keys() | reading["figures"].keys()):
            found = reading["figures"].get(code)
            kind = _kind(report.figures.get(code), found, code in warned)
            if kind in ("right", "missing") and report.figures.get(code):
                self.cells[f"{kind}, not 0"] += 1
            self.cells[kind] += 1
            if kind != "right":
                told = f"{name}: {code} {kind}: {report.figures.get(code)} read as {_short(found)}"
                (self.faults if kind in ("wrong", "invented") else self.missed).append(told)

    def silent(self, name: str, report: Report, reading: dict[str, Any]) -> None:
        """Only the faults of figures, where it is not told what exactly the document still prints."""
        warned = _warned(reading)
        for code, found in reading["figures"].items():
            kind = _kind(report.figures.get(code), found, code in warned)
            if kind in ("wrong", "invented"):
                self.faults.append(f"{name}: {code} {kind}: read as {_short(found)}")

    def _stated(self, name: str, report: Report, reading: dict[str, Any]) -> None:
        found = {(each["code"], _yuan(each)) for each in reading["stated"]}
        for code, value in sorted(found - set(report.stated.items()) - set(report.may.items())):
            self.stated["wrong" if code in report.stated else "invented"] += 1
            self.faults.append(f"{name}: {code} = {value} is not stated ({report.stated.get(code)})")
        for code, value in report.stated.items():
            self.stated["right" if (code, value) in found else "missed"] += 1
            if (code, value) not in found:
                self.missed.append(f"{name}: {code} = {value} not found")


def _kind(true: Decimal | None, found: dict[str, Any] | None, warned: bool) -> str:
    value = None if found is None or found["value"] is None else Decimal(str(found["value"]))
    if found is None or found["state"] not in PRINTED:
        return "right" if true is None and value is None else "missing"
    if true == value:
        return "right"
    if warned:
        return "flagged"
    return "invented" if true is None else "wrong"


def _short(found: dict[str, Any] | None) -> str:
    return "nothing" if found is None else f"{found['value']} ({found['state']}, raw {found['raw']!r})"


def _warned(reading: dict[str, Any]) -> set[str]:
    return {code for each in _complaints(reading) for code in each["figures"]}


def _complaints(reading: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in reading["findings"] if each["severity"] != "info"]


def _yuan(each: dict[str, Any]) -> Decimal:
    value = Decimal(str(each["value"]))
    return value * 10000 if each["unit"] == "万元" else value


def frame_faults(report: Report, reading: dict[str, Any]) -> list[str]:
    """What the reading says falsely of the report as a whole."""
    faults = []
    day = report.day.isoformat() if report.day else None
    for name, read, right in (
        ("year", reading["year"], (report.year,)),
        ("agency", reading["agency"], report.bodies),
        ("published_on", reading["published_on"], (day,)),
        ("scope", reading["scope"], (report.scope, "unknown", None) if report.scope else (reading["scope"],)),
        ("forms", reading["forms"], (report.forms if report.forms is not None else reading["forms"],)),
    ):
        if read not in right:
            faults.append(f"{name} {read!r}, not {right!r}")
    numbers = {each["number"] for each in reading["sections"]}
    if report.sections == 6 and not numbers >= {1, 2, 3, 4, 5, 6}:
        faults.append(f"sections {sorted(numbers - {None})}")
    complaints = [f"{each['rule']} ({each['severity']}): {each['message']}" for each in _complaints(reading)]
    if report.clean:
        faults += [f"flagged without reason: {each}" for each in complaints]
    found = {each["rule"] for each in reading["findings"]}
    return faults + [f"{rule} is due" for rule in report.due if rule not in found]
