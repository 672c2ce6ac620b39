"""Holds a reading's cells against what is printed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from tests.scans_drawn.figures import Truth

SURE = {"printed", "aligned", "blank", "mark", "text"}
HARM = ("wrong silently", "invented silently")
KINDS = ("right", "right uncertain", *HARM, "wrong told", "invented told", "missing")


def judged(truth: Truth, reading: dict[str, Any]) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many cells came out how, of all and of those that hold more than 0; the unhappy ones in words."""
    told = {code for each in reading["findings"] if each["severity"] != "info" for code in each["figures"]}
    all_of, some, notes = Counter[str](), Counter[str](), []
    for code in sorted(truth.keys() | reading["figures"].keys()):
        cell = reading["figures"].get(code) or {"value": None, "state": "missing", "raw": None}
        seen = None if cell["value"] is None else Decimal(str(cell["value"]))
        kind = _kind(truth.get(code), seen, cell["state"], code in told)
        all_of[kind] += 1
        some[kind] += bool(truth.get(code))
        if kind not in {"right", "right uncertain"}:
            notes.append(f"{kind}: {code} {cell['state']} {cell['raw']!r} {seen}, printed {truth.get(code)}")
    return all_of, some, notes


def _kind(true: Decimal | None, seen: Decimal | None, state: str, told: bool) -> str:
    sure = state in SURE and not told
    if true is None:
        return ("right" if sure else "right uncertain") if seen is None else _harm("invented", sure)
    if seen == true:
        return "right" if state in SURE else "right uncertain"
    if seen is not None:
        return _harm("wrong", sure)
    return "wrong silently" if sure else "missing"


def _harm(what: str, sure: bool) -> str:
    return f"{what} {'silently' if sure else 'told'}"
