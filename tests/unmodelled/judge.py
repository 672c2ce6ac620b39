"""Holds a reading against what is true of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from tests.unmodelled.cases import Case

READ = {"printed", "aligned"}


@dataclass
class Score:
    """Counts by name, and what is wrong in words."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, case: Case, reading: dict[str, Any]) -> None:
        """Counts one reading."""
        raised = [each for each in reading["findings"] if each["severity"] != "info"]
        self._cells(case, reading["figures"], {code for each in raised for code in each["figures"]})
        self._stated(case, reading["stated"])
        self._frame(case, reading)
        for each in raised:
            if each["rule"] not in case.allowed:
                self._fault("findings false", case, f"{each['rule']}: {each['message']}")
        if case.rules:
            rules = {each["rule"] for each in reading["findings"]}
            self._told("planted found", bool(rules & case.rules), case, f"not raised: {set(case.rules)}")

    def _cells(self, case: Case, figures: dict[str, Any], named: set[str]) -> None:
        for code in sorted(case.figures.keys() | figures.keys()):
            cell = figures.get(code) or {"value": None, "state": "missing"}
            value = None if cell["value"] is None else Decimal(str(cell["value"]))
            true = case.figures.get(code)
            taken = value if cell["state"] in READ else None
            if taken == true and (true is not None or cell["state"] != "missing" or code not in case.figures):
                self.counts["cells right"] += 1
            elif code in named or cell["state"] in {"ambiguous", "uncertain"}:
                self.counts["cells flagged"] += 1
                self.missed.append(f"{case.name}: {code} flagged {cell['value']}, true {true}")
            elif taken is None:
                self.counts["cells missing"] += 1
                self.missed.append(f"{case.name}: {code} missing")
            elif true is None:
                self._fault("cells invented", case, f"{code} = {taken}")
            else:
                self._fault("cells wrong", case, f"{code} = {taken}, true {true}")

    def _stated(self, case: Case, stated: list[dict[str, Any]]) -> None:
        found = {(each["code"], _in_units(each)): each["sentence"] for each in stated}
        allowed = {(code, value) for codes, value in case.states + case.may for code in codes}
        known = {code for code, _ in allowed}
        for (code, value), sentence in found.items():
            if (code, value) not in allowed:
                kind = "stated wrong" if code in known else "stated invented"
                self._fault(kind, case, f"{code} = {value} in {sentence}")
        for codes, value in case.states:
            held = any((code, value) in found for code in codes)
            self.counts["stated right" if held else "stated missed"] += 1
            if not held:
                self.missed.append(f"{case.name}: {'|'.join(codes)} = {value} missed")

    def _frame(self, case: Case, reading: dict[str, Any]) -> None:
        names = {_folded(name) for name in case.agencies}
        agency, days = reading["agency"], (reading["published_on"], reading["published_from"])
        if case.year:
            self._known("year", reading["year"], reading["year"] == case.year, case)
        else:
            self._told("year", reading["year"] is None, case, reading["year"])
        self._known("body", agency, _folded(agency or "") in names, case)
        if case.published:
            self._known("day", days[0] and days, days == case.published, case)
        if case.scope:
            self._told("scope", reading["scope"] in {case.scope, "unknown"}, case, reading["scope"])
            self.counts["scope known"] += reading["scope"] == case.scope

    def _known(self, name: str, seen: object, holds: bool, case: Case) -> None:
        if seen is None:
            self.counts[f"{name} missed"] += 1
            self.missed.append(f"{case.name}: {name} missed")
        else:
            self._told(name, holds, case, seen)

    def _told(self, name: str, holds: bool, case: Case, seen: object) -> None:
        self.counts[f"{name} right"] += holds
        if not holds:
            self._fault(f"{name} wrong", case, str(seen))

    def _fault(self, name: str, case: Case, what: str) -> None:
        self.counts[name] += 1
        self.faults.append(f"{case.name}: {name}: {what}")


def _folded(name: str) -> str:
    return normalize("NFKC", name)


def _in_units(each: dict[str, Any]) -> Decimal:
    value = Decimal(str(each["value"]))
    return value * 10000 if each["unit"] == "万元" else value
