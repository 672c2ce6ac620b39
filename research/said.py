"""`said`: a finding of the catalogue that needs the whole archive, as JSON has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.rules import rule, worded


def said(
    code: str,
    places: Mapping[str, object],
    *,
    case: str = "",
    severity: str | None = None,
    subject: str = "reports",
    figures: Sequence[str] = (),
    expected: str | None = None,
    other: int | None = None,
) -> dict[str, Any]:
    """A finding with its messages filled; severity is the rule's first unless named.

    `other` is the report that it is held against. KeyError if the catalogue has no such rule, case or place;
    ValueError for a severity that the rule never has.
    """
    known, message = rule(code), worded(code, case, places)
    severity = severity or known.severity[0]
    if severity not in known.severity:
        raise ValueError(f"{code} is never {severity}")
    return {
        "subject": subject,
        "rule": code,
        "severity": severity,
        "at_fault": known.at_fault[0],
        "figures": list(figures),
        "message": message.en,
        "message_zh": message.zh,
        "expected": expected,
        "other_report_id": other,
    }
