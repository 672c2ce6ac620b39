"""Figures that the text states, with the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipelines.document import Document
from pipelines.match.text import squeeze
from pipelines.reading import Statement
from pipelines.words.sentences import Sentence, sentences
from pipelines.words.stated_patterns import OTHER_YEAR, ROUNDED, ROUNDED_AFTER, patterns

_TIMES = {"万": 10_000, "亿": 100_000_000}


def read_statements(document: Document) -> tuple[Statement, ...]:
    """The stated figures in order; the same figure with the same number is given once."""
    stated: dict[tuple[str, Decimal], Statement] = {}
    for sentence in sentences(document):
        for statement in _in_sentence(sentence):
            stated.setdefault((statement.code, statement.value), statement)
    return tuple(stated.values())


def _in_sentence(sentence: Sentence) -> Iterator[Statement]:
    squeezed = squeeze(sentence.text).replace("，", ",")
    for pattern in patterns():
        for match in pattern.wording.finditer(squeezed):
            if _is_stated(match, squeezed):
                yield Statement(pattern.code, _value(match), pattern.unit, sentence.text, sentence.section)


def _is_stated(match: re.Match[str], sentence: str) -> bool:
    """False for rounded numbers and for the numbers of other years and other matters."""
    clause = sentence[_clause_start(sentence, match.start()) : match.end()]
    if OTHER_YEAR.search(clause):
        return False
    if "n" not in match.re.groupindex:
        return True
    before, after = (
        sentence[: match.start("n")],
        sentence[match.end("n") :].removeprefix(match["times"] or ""),
    )
    return ROUNDED.search(before) is None and ROUNDED_AFTER.match(after) is None


def _clause_start(sentence: str, place: int) -> int:
    return max(sentence.rfind(mark, 0, place) for mark in (",", "、", ":")) + 1


def _value(match: re.Match[str]) -> Decimal:
    if "n" not in match.re.groupindex:
        return Decimal(0)
    return Decimal(match["n"].replace(",", "")) * _TIMES.get(match["times"] or "", 1)
