"""Text that stood in the report of the year before, and how many of its numbers are new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from research import contents
from research.across.cases import Case
from research.contents import Section
from research.said import said
from research.similarity import prose, repeated

MUCH, NEARLY_ALL = 0.5, 0.9
"""Shares of the prose: from the first on inspectors take points off, from the second on a text is a copy."""
LEAST = 200
"""Characters of prose below which nothing is said: a few set phrases are no copied report."""
_NUMBER = re.compile(r"\d+(?:[.,，]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def copied(session: Session, case: Case) -> Iterator[dict[str, Any]]:
    """How much of the prose is that of the year before, from half of it on."""
    own, before = case.own, case.before
    if before is None or own.reading_id is None or before.reading_id is None:
        return
    new, old = (contents.sections(session, one.reading_id or 0) for one in (own, before))
    found = repeated(prose(new), prose(old))
    if found.characters < LEAST or found.share is None or found.share < MUCH:
        return
    kept, changed = numbers(old, new)
    whole = found.share >= NEARLY_ALL
    yield said(
        "repeated_prose",
        {
            "year": before.report.fiscal_year,
            "percent": f"{found.share * 100:.0f}",
            "numbers": kept + changed,
            "changed": changed,
        },
        case="copied" if whole else "much",
        severity="warning" if whole else "info",
        other=before.report.id,
    )


def numbers(old: Sequence[Section], new: Sequence[Section]) -> tuple[int, int]:
    """How many numbers, without years, of the paragraphs that both have are the same, and how many not."""
    known: dict[str, list[list[str]]] = defaultdict(list)
    for paragraph in _paragraphs(old):
        known[_masked(paragraph)].append(_numbers(paragraph))
    kept = changed = 0
    for paragraph in _paragraphs(new):
        others = known.get(_masked(paragraph))
        if others:
            mine, theirs = _numbers(paragraph), others.pop(0)
            same = sum(one == other for one, other in zip(mine, theirs, strict=False))
            kept, changed = kept + same, changed + len(mine) - same
    return kept, changed


def _paragraphs(sections: Sequence[Section]) -> Iterator[str]:
    return (paragraph for section in sections for paragraph in section.paragraphs)


def _masked(paragraph: str) -> str:
    return _NUMBER.sub("0", "".join(paragraph.split()))


def _numbers(paragraph: str) -> list[str]:
    every: list[str] = _NUMBER.findall("".join(paragraph.split()))
    return [one for one in every if not _YEAR.match(one)]
