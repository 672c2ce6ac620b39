"""Holds a reading (the public JSON of one document) against the truth of the document, cell by cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.reportgen.truth import Borne, Truth

Json = dict[str, Any]
SAYING = ("printed", "aligned")
VERDICTS = ("right", "silently wrong", "flagged", "open", "missing", "invented")


@dataclass
class Score:
    """Verdicts on one document.

    right: the cell's own state and value (or, in a doubtful cell, the true value).
    silently wrong: printed or aligned, not borne there, no error or warning names the code.
    invented: the same where the document bears no number at all.
    flagged: wrong, but an error or warning names the code.
    open: left as ambiguous, text or uncertain; missing: not found, or a number read as blank.
    `nonzero` counts the cells alone whose true number is not zero.
    """

    cells: Counter[str] = field(default_factory=Counter)
    nonzero: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The number of cells judged."""
        return self.cells.total()

    def add(self, other: Score) -> None:
        """Adds another document's verdicts."""
        self.cells += other.cells
        self.nonzero += other.nonzero
        self.faults += other.faults


def score(reading: Json, truth: Truth) -> Score:
    """The verdicts; `faults` lists what must not be, each as one line, empty when all is well."""
    out = Score()
    figures: Json = reading["figures"]
    named = flagged_codes(reading)
    for code, borne in truth.cells.items():
        figure = figures.get(code, {"state": "missing", "value": None})
        verdict = _verdict(code, figure, borne, truth, code in named)
        out.cells[verdict] += 1
        if borne.kind == "value" and borne.value:
            out.nonzero[verdict] += 1
        if _is_fault(verdict, code, truth):
            out.faults.append(
                f"{code}: {verdict}: expected {_shown(borne)}, got {figure['state']} {figure['value']!r} "
                f"(raw {figure.get('raw')!r})"
            )
    out.faults += _document_faults(reading, truth, named)
    return out


def flagged_codes(reading: Json) -> set[str]:
    """Codes that an error or a warning names."""
    return {
        code
        for finding in reading["findings"]
        if finding["severity"] in ("error", "warning")
        for code in finding["figures"]
    }


def _verdict(code: str, figure: Json, borne: Borne, truth: Truth, named: bool) -> str:
    state, value = figure["state"], _number(figure["value"])
    if state in SAYING:
        if borne.kind == "value" and value == borne.value and (named or code not in truth.must_flag):
            return "right"
        if named:
            return "flagged"
        return "silently wrong" if borne.kind == "value" else "invented"
    if state == borne.kind or (state == "missing" and borne.kind == "absent"):
        return "right"
    if state in ("ambiguous", "text", "uncertain"):
        return "open"
    return "missing"


def _is_fault(verdict: str, code: str, truth: Truth) -> bool:
    if verdict in ("silently wrong", "invented"):
        return True
    return verdict != "right" and truth.settled and code not in truth.doubtful


def _document_faults(reading: Json, truth: Truth, named: set[str]) -> list[str]:
    faults: list[str] = []
    extra = set(reading["figures"]) - set(truth.cells)
    if not truth.settled:
        extra = {code for code in extra if reading["figures"][code]["value"] is not None}
    if extra:
        faults.append(f"figures of no cell of this form: {sorted(extra)[:5]}")
    if truth.clean:
        faults += [
            f"flagged on a clean document: {finding['rule']}: {finding['message']}"
            for finding in reading["findings"]
            if finding["severity"] in ("error", "warning")
        ]
        faults += _head_faults(reading, truth)
    quiet = "contradicted in the document, no error or warning names it"
    return faults + [f"{code}: {quiet}" for code in truth.broken - named]


def _head_faults(reading: Json, truth: Truth) -> list[str]:
    expected = {"agency": truth.agency, "year": truth.year, "published_on": truth.published_on}
    return [
        f"{name}: expected {value!r}, got {reading[name]!r}"
        for name, value in expected.items()
        if value is not None and reading[name] != value
    ]


def stated_faults(reading: Json, truth: Truth) -> list[str]:
    """Statements of the prose read with another number than the sentence states."""
    return [
        f"{item['code']}: states {truth.stated[item['code']]}, read {item['value']!r}: {item['sentence']}"
        for item in reading["stated"]
        if item["code"] in truth.stated and _number(item["value"]) != truth.stated[item["code"]]
    ]


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _shown(borne: Borne) -> str:
    return f"{borne.kind} {borne.raw!r}" if borne.kind == "value" else borne.kind
