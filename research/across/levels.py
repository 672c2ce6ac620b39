"""A government's report against those of the bodies below it, where the scopes of both allow it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from models.rules import Wording, phrase
from research.across.cases import Case
from research.said import said
from research.values import number

SUMMED = {
    "t3.new.total": "本年新收",
    "t3.carried_in.total": "上年结转",
    "t3.total.total": "办理结果总计",
    "t3.carried_out.total": "结转下年度",
    "t2.licensing": "行政许可",
    "t2.penalty": "行政处罚",
    "t2.coercion": "行政强制",
}
"""What is counted at one body only: the bodies below a government cannot have more together."""
SHARED = {
    "t4.review.total": "行政复议",
    "t4.direct.total": "未经复议直接起诉",
    "t4.after_review.total": "复议后起诉",
}
"""What several bodies may count each: only a single body's number is held against the whole."""
CODES = (*SUMMED, *SHARED)


def above_and_below(case: Case) -> Iterator[dict[str, Any]]:
    """The whole of a government is never less than its parts that were found."""
    exceeding: list[Wording] = []
    codes: list[str] = []
    for code, label in {**SUMMED, **SHARED}.items():
        whole = case.own.values.get(code)
        parts = [value for one in case.children if (value := one.values.get(code)) is not None]
        if whole is None or not parts:
            continue
        below = sum(parts, Decimal(0)) if code in SUMMED else max(parts)
        if below > whole:
            bodies = len(parts) if code in SUMMED else 1
            said_of = {"whole": number(whole), "parts": number(below), "bodies": bodies}
            exceeding.append(phrase("whole_and_parts", label=label, **said_of))
            codes.append(code)
    if exceeding:
        yield said("less_than_its_parts", {"figures": exceeding}, subject="report", figures=codes)
