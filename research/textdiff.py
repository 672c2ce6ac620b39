"""The text of two reports side by side: sections by number, paragraphs aligned, then the words inside.

Characters are compared only inside aligned paragraphs (a whole report by characters takes a thousand times
as long), and a number is one piece: 852 to 839 is one number for another, never digits that changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from research.contents import Section
from research.similarity import PASSAGE, prose, repeated

_PIECES = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
ALIKE = 0.35
"""Paragraphs that share less than this are one removed and one added."""

MOST_PAIRS = 400_000
"""Of more pairs of changed paragraphs than these (600 on each side) none is looked for."""
MOST_WORDS = 36_000_000
"""Pieces of one paragraph times those of the other beyond which one simply stands for the other."""
SHORT = 2
"""An unchanged run of so few pieces between two changes is shown as part of the change."""


def diff_sections(old: Sequence[Section], new: Sequence[Section]) -> list[dict[str, Any]]:
    """Section by section: `number`, `heading`, `repeated` (0–1, see research.similarity) and `paragraphs`.

    A paragraph is {"op": …, "spans": [["=" | "-" | "+", text], …]} with op "same", "changed", "added",
    "removed", or, where it stands whole elsewhere in the other report, "moved" (here), "moved_away" (there).
    """
    whole = prose(old)
    found: list[dict[str, Any]] = []
    for before, after in _paired(old, new):
        paragraphs = diff_paragraphs(before.paragraphs if before else (), after.paragraphs if after else ())
        shown = after or before
        assert shown is not None
        found.append(
            {
                "number": shown.number,
                "heading": shown.heading,
                "repeated": repeated(prose([after]), whole).share if after else None,
                "paragraphs": paragraphs,
            }
        )
    _mark_moved([paragraph for section in found for paragraph in section["paragraphs"]])
    return found


def _mark_moved(paragraphs: Sequence[dict[str, Any]]) -> None:
    """What was taken out at one place and put in, word for word, at another was moved."""
    away: dict[str, list[dict[str, Any]]] = {}
    for paragraph in paragraphs:
        text = paragraph["spans"][0][1]
        if paragraph["op"] == "removed" and len(text) >= PASSAGE:
            away.setdefault(text, []).append(paragraph)
    for paragraph in paragraphs:
        if paragraph["op"] == "added" and away.get(paragraph["spans"][0][1]):
            away[paragraph["spans"][0][1]].pop(0)["op"] = "moved_away"
            paragraph["op"] = "moved"


def diff_paragraphs(old: Sequence[str], new: Sequence[str]) -> list[dict[str, Any]]:
    """Aligns two lists of paragraphs and compares the aligned ones."""
    found: list[dict[str, Any]] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found += [{"op": "same", "spans": [["=", text]]} for text in new[c:d]]
        else:
            found += _replaced(old[a:b], new[c:d])
    return found


def diff_words(old: str, new: str) -> list[list[str]]:
    """Spans ["=", kept], ["-", old], ["+", new], in order."""
    left, right = _PIECES.findall(old), _PIECES.findall(new)
    if len(left) * len(right) > MOST_WORDS:
        return [["-", old], ["+", new]]
    spans: list[list[str]] = []
    removed = added = ""
    for op, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        is_end = (a == 0 and c == 0) or (b == len(left) and d == len(right))
        if op == "equal" and (b - a > SHORT or is_end or not (removed or added)):
            spans += [span for span in (["-", removed], ["+", added]) if span[1]] + [
                ["=", "".join(left[a:b])]
            ]
            removed = added = ""
        else:
            removed, added = removed + "".join(left[a:b]), added + "".join(right[c:d])
    return spans + [span for span in (["-", removed], ["+", added]) if span[1]]


def _paired(old: Sequence[Section], new: Sequence[Section]) -> list[tuple[Section | None, Section | None]]:
    """Sections of the same number or heading, and the openings; the rest alone."""
    rest = dict(enumerate(old))
    keys = [_key(index, one) for index, one in enumerate(old)]
    pairs: list[tuple[Section | None, Section | None]] = []
    for index, after in enumerate(new):
        found = next((at for at in rest if keys[at] == _key(index, after)), None)
        pairs.append((None if found is None else rest.pop(found), after))
    return pairs + [(one, None) for one in rest.values()]


def _key(index: int, section: Section) -> int | str:
    """What makes two sections the same. The opening stands under the title, which names the year: it is 0."""
    if section.number is not None:
        return section.number
    return section.heading if index else 0


def _replaced(old: Sequence[str], new: Sequence[str]) -> list[dict[str, Any]]:
    """Pairs what is alike, keeping the order; the rest is removed or added."""
    pairs = _best_pairs(old, new)
    found: list[dict[str, Any]] = []
    a = b = 0
    for i, j in [*pairs, (len(old), len(new))]:
        found += [{"op": "removed", "spans": [["-", text]]} for text in old[a:i]]
        found += [{"op": "added", "spans": [["+", text]]} for text in new[b:j]]
        if i < len(old) and j < len(new):
            found.append({"op": "changed", "spans": diff_words(old[i], new[j])})
        a, b = i + 1, j + 1
    return found


def _best_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The order-keeping pairs with the greatest likeness in sum; none of more than can be looked through."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    left, right = [_runs(text) for text in old], [_runs(text) for text in new]
    alike = [[_alike(one, other) for other in right] for one in left]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, row in enumerate(alike):
        for j, likeness in enumerate(row):
            paired = best[i][j] + likeness if likeness >= ALIKE else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    pairs, i, j = [], len(old), len(new)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _runs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}


def _alike(one: set[str], other: set[str]) -> float:
    """Share of two-character runs in common: fast, and enough to align paragraphs."""
    return 2 * len(one & other) / (len(one) + len(other))
