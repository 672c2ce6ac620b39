"""Within one report: which document stands for it, and what the others are to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from pipelines.filing.evidence import Decision, Source
from pipelines.filing.group import Group
from pipelines.findings import finding
from pipelines.reading import Finding

Values = dict[tuple[str, str], tuple[str, Decimal | None]]
MEDIA_ORDER = ("html", "word", "text", "pdf", "other", "image")
ENOUGH = 10
"""Figures that two documents must share before equal figures make them one."""

SAME_WORDS = 0.97
MOSTLY = 0.1
"""Two formats of one report may differ in this share of the figures that both have."""
ALIKE_WORDS = 0.6
"""Share of their runs of letters that two formats of one report have in common, misread ones too."""
_RUN = 4
LONG_AGO = date(1900, 1, 1)


class Comparer:
    """Compares documents by their figures and words; each reading is loaded once."""

    def __init__(self, values: Callable[[int], Values], words: Callable[[int], str]) -> None:
        self._load_values, self._load_words = values, words
        self._values: dict[int, Values] = {}
        self._words: dict[int, str] = {}

    def values(self, reading_id: int) -> Values:
        """The figures of a reading."""
        if reading_id not in self._values:
            self._values[reading_id] = self._load_values(reading_id)
        return self._values[reading_id]

    def differing(self, one: Decision, other: Decision) -> tuple[str, ...]:
        """Codes whose values differ; where one has a blank or a mark, only another number than 0 differs.

        What one of them could not read for certain says nothing.
        """
        a, b = self._certain(one), self._certain(other)
        return tuple(
            sorted({code for code, form in a.keys() & b.keys() if _differ(a[code, form], b[code, form])})
        )

    def _certain(self, one: Decision) -> Values:
        values = self.values(one.source.reading_id)
        return {key: value for key, value in values.items() if value[0] != "uncertain"}

    def is_recognised(self, one: Decision) -> bool:
        """True if it was read by eye, from a picture or a damaged text."""
        values = self.values(one.source.reading_id).values()
        return media(one.source.media_type) == "image" or any(state == "uncertain" for state, _ in values)

    def akin(self, one: Decision, other: Decision) -> bool:
        """True if two formats say one report: nearly all figures are equal or, with few, most of the words.

        A spreadsheet has only tables, a picture is misread here and there; a report of the same form by
        another hand differs in most figures that are not 0.
        """
        a, b = self.values(one.source.reading_id), self.values(other.source.reading_id)
        shared = [k for k in a.keys() & b.keys() if a[k][1] is not None and b[k][1] is not None]
        if len(shared) < ENOUGH:
            return self._common_words(one, other) >= ALIKE_WORDS
        differing = sum(a[key][1] != b[key][1] for key in shared)
        told = sum(bool(a[key][1] or b[key][1]) for key in shared)
        return differing <= MOSTLY * len(shared) and 2 * differing <= told

    def _common_words(self, one: Decision, other: Decision) -> float:
        a, b = (_runs(self._text(d.source.reading_id)) for d in (one, other))
        return 2 * (a & b).total() / max(1, a.total() + b.total())

    def alike(self, one: Decision, other: Decision) -> bool:
        """True if both say the same figures, or where one has too few, the same words."""
        a, b = self.values(one.source.reading_id), self.values(other.source.reading_id)
        shared = [k for k in a.keys() & b.keys() if a[k][1] is not None and b[k][1] is not None]
        if len(shared) >= ENOUGH:
            return not self.differing(one, other)
        return self.same_words(one, other)

    def same_words(self, one: Decision, other: Decision) -> bool:
        """True if the texts are the same but for a trifle."""
        a, b = (self._text(d.source.reading_id) for d in (one, other))
        if not a or not b or abs(len(a) - len(b)) > 0.1 * max(len(a), len(b)):
            return a == b and bool(a)
        return a == b or SequenceMatcher(None, a, b, autojunk=True).ratio() >= SAME_WORDS

    def _text(self, reading_id: int) -> str:
        if reading_id not in self._words:
            self._words[reading_id] = self._load_words(reading_id)
        return self._words[reading_id]


def _runs(text: str) -> Counter[str]:
    """The runs of letters of a text, each with its count."""
    return Counter(text[at : at + _RUN] for at in range(max(0, len(text) - _RUN + 1)))


def _differ(a: tuple[str, Decimal | None], b: tuple[str, Decimal | None]) -> bool:
    if a[1] is not None and b[1] is not None:
        return a[1] != b[1]
    number, other = (a, b) if a[1] is not None else (b, a)
    return bool(number[1]) and other[0] in ("blank", "mark", "text")


def media(media_type: str | None) -> str:
    """html, word, text, pdf, image or other."""
    name = media_type or ""
    for part, word in (
        ("html", "html"),
        ("json", "html"),
        ("word", "word"),
        ("ofd", "pdf"),
        ("pdf", "pdf"),
        ("image/", "image"),
        ("text/plain", "text"),
        ("opendocument.text", "word"),
        ("rtf", "word"),
    ):
        if part in name:
            return word
    return "other"


def relate(
    group: Group, comparer: Comparer, home_portal: int | None
) -> tuple[int, dict[int, str], list[Finding]]:
    """(preferred document, relation of each document, findings of the report)."""
    newest = {document: versions[-1] for document, versions in group.documents().items()}
    preferred = min(newest.values(), key=lambda d: _rank(d, newest, home_portal))
    relations = {preferred.source.document_id: "preferred"}
    remarks: list[Finding] = []
    for document, decision in newest.items():
        if decision is not preferred:
            relations[document], more = _relation(decision, preferred, comparer)
            remarks += more
    readable = any(decision.source.error is None for decision in newest.values())
    for decision in newest.values():
        # What cannot be read beside a document that can is no loss.
        remarks += [one for one in decision.remarks if one.rule != "report_unreadable" or not readable]
    return preferred.source.document_id, relations, list(dict.fromkeys(remarks))


def _rank(decision: Decision, newest: dict[int, Decision], home_portal: int | None) -> tuple[object, ...]:
    """Smaller is better: there, agreeing with its place, own site, readable, latest, most tables, HTML."""
    source = decision.source
    together = [d for d in newest.values() if d.source.cluster == source.cluster]
    day = max((d.source.published_on or LONG_AGO for d in together), default=LONG_AGO)
    return (
        not source.current,
        LONG_AGO.toordinal() - source.last_seen.toordinal() if not source.current else 0,
        not decision.place_agrees,
        home_portal is not None and source.portal_id != home_portal,
        source.error is not None,
        -day.toordinal(),
        -len(source.forms),
        MEDIA_ORDER.index(media(source.media_type)),
        source.document_id,
    )


def _relation(decision: Decision, preferred: Decision, comparer: Comparer) -> tuple[str, list[Finding]]:
    mine, its = decision.source, preferred.source
    if mine.content_hash == its.content_hash or mine.bytes_hash == its.bytes_hash:
        return "copy", []
    if mine.error or its.error:
        return "rendition" if mine.cluster == its.cluster else "rival", []
    differing = comparer.differing(decision, preferred)
    other_format = mine.media_type != its.media_type
    other_format = other_format or comparer.is_recognised(decision) != comparer.is_recognised(preferred)
    if other_format and (mine.cluster == its.cluster or comparer.akin(decision, preferred)):
        return "rendition", _disagreement(decision, preferred, differing)
    if comparer.alike(decision, preferred) and comparer.same_words(decision, preferred):
        return "copy", []
    if not mine.current:
        return "rival", []
    if not differing:
        return "rival", [finding("rival_documents", case="words", url=mine.url, other=its.url)]
    return "rival", [_differing("rival_documents", "differ", differing, mine, its)]


def _disagreement(decision: Decision, preferred: Decision, differing: tuple[str, ...]) -> list[Finding]:
    if not differing:
        return []
    return [_differing("renditions_disagree", "", differing, decision.source, preferred.source)]


def _differing(code: str, case: str, codes: tuple[str, ...], mine: Source, its: Source) -> Finding:
    """`codes` differ between two documents; the message names the first few."""
    some = ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")
    return finding(code, case=case, figures=codes, count=len(codes), codes=some, url=mine.url, other=its.url)
