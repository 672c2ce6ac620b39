"""How the text of a report states its figures: the wordings of stated.toml as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CONTEXTS = ("context", "around")


@dataclass(frozen=True)
class Pattern:
    """The wordings of one figure. Groups: `n` the number, `times` 万 or 亿; without `n` one states zero.

    They are only tried on sentences that have one of the `words`, the `context`, if there is one, and
    `around`, if there is one, in themselves or in what they stand under. `zeros` are those without `n`, the
    only ones that a sentence without a digit can have.
    """

    code: str
    unit: str
    words: tuple[str, ...]
    wordings: tuple[re.Pattern[str], ...]
    zeros: tuple[re.Pattern[str], ...]
    context: re.Pattern[str] | None = None
    around: re.Pattern[str] | None = None


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every figure in the order of the file."""
    data = tomllib.loads(files("pipelines.words").joinpath("stated.toml").read_text(encoding="utf-8"))
    pieces: dict[str, str] = data["pieces"]
    return tuple(
        _pattern(
            figure["code"],
            figure["unit"],
            tuple(figure["words"]),
            [re.compile(_filled(wording, pieces)) for wording in figure["wordings"]],
            *(re.compile(_filled(figure[key], pieces)) if key in figure else None for key in _CONTEXTS),
        )
        for figure in data["figures"]
    )


def _pattern(
    code: str,
    unit: str,
    words: tuple[str, ...],
    wordings: list[re.Pattern[str]],
    context: re.Pattern[str] | None,
    around: re.Pattern[str] | None,
) -> Pattern:
    zeros = tuple(wording for wording in wordings if "n" not in wording.groupindex)
    return Pattern(code, unit, words, tuple(wordings), zeros, context, around)


@cache
def words() -> tuple[str, ...]:
    """Every word that the wordings of some figure need, each once."""
    return tuple(dict.fromkeys(word for pattern in patterns() for word in pattern.words))


def _filled(wording: str, pieces: dict[str, str]) -> str:
    """The wording with its pieces put in; what is no piece, such as {0,12}, stays."""
    return re.sub(r"\{([A-Z]+)\}", lambda name: pieces[name[1]], wording)
