"""Text cut into the units that are searched for: each Chinese character, each number, each other word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

_HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_UNIT = re.compile(rf"\d+(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)*|(?=[^\W_])[{_HAN}]|(?:(?![{_HAN}])[^\W\d_])+")
LONGEST = 64
"""Characters of a unit that are indexed; longer ones are told apart when the text itself is looked at."""
END = "_"


class Unit(NamedTuple):
    """A unit as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int


@cache
def _folded(char: str) -> str:
    return unicodedata.normalize("NFKC", char).casefold()


def units(text: str) -> list[Unit]:
    """The units in order; full width is half width, capitals are small, thousands have no separator.

    Blanks, punctuation and signs are no units: they part words and numbers, and are otherwise passed over.
    """
    folded = [_folded(char) for char in text]
    plain = "".join(folded)
    at = list(range(len(text) + 1))
    if len(plain) != len(text) or any(len(part) != 1 for part in folded):
        at = [index for index, part in enumerate(folded) for _ in part] + [len(text)]
    return [
        Unit(found[0].replace(",", ""), at[found.start()], at[found.end() - 1] + 1)
        for found in _UNIT.finditer(plain)
    ]


def may_hold(passage: str, phrase: Sequence[str]) -> bool:
    """False if a unit of the phrase stands nowhere in the passage; quicker than to cut it into units."""
    plain = "".join(map(_folded, passage)).replace(",", "")
    return all(word in plain for word in phrase)


def passages(text: str) -> list[str]:
    """The pieces of a stored line that words are looked for in: a paragraph, or each cell of a table row."""
    return text.split("\t")


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Each unit with the one after it, and the last with a mark: what the index of one passage holds."""
    cut = [word[:LONGEST] for word in words]
    for first, second in pairwise(cut):
        yield first + second
    if cut:
        yield cut[-1] + END


def phrases(text: str) -> list[list[str]]:
    """What a person looks for: the units of each word, words parted by blanks outside of quotation marks."""
    found, quoted, word = [], False, ""
    balanced = sum(text.count(mark) for mark in _QUOTES) % 2 == 0
    for char in text:
        if char in _QUOTES:
            quoted = balanced and not quoted
        if char.isspace() and not quoted:
            found.append(word)
            word = ""
        else:
            word += char
    cut = [[unit.word for unit in units(one)] for one in [*found, word]]
    return [list(one) for one in dict.fromkeys(tuple(one) for one in cut if one)]


_QUOTES = '"“”「」『』'


def places(passage: Sequence[Unit], phrase: Sequence[str]) -> list[tuple[int, int]]:
    """Where a phrase stands in a passage: (start, end) in its text."""
    words, size = [unit.word for unit in passage], len(phrase)
    return [
        (passage[at].start, passage[at + size - 1].end)
        for at in range(len(words) - size + 1)
        if words[at] == phrase[0] and words[at : at + size] == list(phrase)
    ]
