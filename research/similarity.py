"""How much of a report's prose another one has too: one definition for years, versions and neighbours.

The prose is the text of the sections without tables, headings and the words that law and form put into every
report (boilerplate.toml). Spaces are left out and every number counts as the same number. `repeated` is the
share of the characters of that prose which stand in a passage of at least PASSAGE characters that the other
prose has too, wherever it stands there.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

from research.contents import Section

PASSAGE = 13
"""Characters: shorter runs are set phrases of the field, not copied text."""
_ONE_IN = 8
_NUMBER = re.compile(r"\d+(?:[.,，]\d+)*")
_CUT = "\n"


@dataclass(frozen=True, slots=True)
class Repeated:
    """`characters` of prose, of which `repeated` stand in the other too; `share` is null without prose."""

    characters: int
    repeated: int

    @property
    def share(self) -> float | None:
        return round(self.repeated / self.characters, 4) if self.characters else None


def prose(sections: Sequence[Section]) -> str:
    """The prose of sections, ready to be held against another's: passages never reach over a paragraph."""
    return _CUT.join(filter(None, (plain(text) for section in sections for text in section.paragraphs)))


@lru_cache(4096)
def plain(text: str) -> str:
    """A paragraph without spaces, with numbers all alike and boilerplate cut out."""
    bare = _NUMBER.sub(lambda found: "0000" if len(found[0]) == 4 else "0", "".join(text.split()))
    return _CUT.join(filter(None, _boilerplate().split(bare)))


def repeated(text: str, other: str) -> Repeated:
    """How much of `text` stands in `other` too. Both as `prose` or `plain` gives them."""
    known = _known(other)
    covered = reached = 0
    for at, run in enumerate(_windows(text)):
        if _CUT in run or run not in known:
            continue
        covered += at + PASSAGE - max(at, reached)
        reached = at + PASSAGE
    return Repeated(len(text) - text.count(_CUT), covered)


def alike(proses: Mapping[Hashable, str], least: float) -> Iterator[tuple[Hashable, Hashable, Repeated]]:
    """Every ordered pair (one, other) with at least the share `least` of one's prose in the other's.

    Pairs are looked for by a sample of their passages, then measured whole; pairs that share little are not.
    """
    held: dict[str, list[Hashable]] = defaultdict(list)
    sampled = {name: set(_sample(text)) for name, text in proses.items()}
    for name, runs in sampled.items():
        for run in runs:
            held[run].append(name)
    for name, runs in sampled.items():
        shared = Counter(other for run in runs for other in held[run] if other != name)
        for other, count in sorted(shared.items(), key=lambda pair: (-pair[1], str(pair[0]))):
            if count < least * len(runs) / 2:
                break
            found = repeated(proses[name], proses[other])
            if found.share is not None and found.share >= least:
                yield name, other, found


def _windows(text: str) -> Iterator[str]:
    return (text[at : at + PASSAGE] for at in range(len(text) - PASSAGE + 1))


@lru_cache(4)
def _known(text: str) -> frozenset[str]:
    """Every run of a text: a difference holds each section against the same other text."""
    return frozenset(_runs(text))


def _runs(text: str) -> Iterator[str]:
    return (run for run in _windows(text) if _CUT not in run)


def _sample(text: str) -> Iterator[str]:
    """One run in so many, the same ones in every text that has them."""
    return (run for run in _runs(text) if crc32(run.encode()) % _ONE_IN == 0)


@cache
def _boilerplate() -> re.Pattern[str]:
    patterns = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text("utf-8"))["patterns"]
    return re.compile("|".join(re.sub(r"\((?!\?)", "(?:", pattern) for pattern in patterns))
