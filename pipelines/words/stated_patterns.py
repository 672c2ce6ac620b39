"""How the text of a report states its figures: the wordings of stated.toml as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ROUNDED = re.compile(r"(?:约|近|超过?|逾|达到?)$")
ROUNDED_AFTER = re.compile(r"(?:余|多|左右|以上)")
OTHER_YEAR = re.compile(r"去年|同比|较上年|比上年|上年同期|历年|以来|人大代?表?建议|提案|议案")
"""Clauses with these words speak of another year or another matter."""


@dataclass(frozen=True)
class Pattern:
    """One wording of one figure. Groups: `n` the number, `times` 万 or 亿; without `n` it states zero."""

    code: str
    unit: str
    wording: re.Pattern[str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every wording in the order of the file."""
    data = tomllib.loads(files("pipelines.words").joinpath("stated.toml").read_text(encoding="utf-8"))
    pieces: dict[str, str] = data["pieces"]
    return tuple(
        Pattern(figure["code"], figure["unit"], re.compile(_filled(wording, pieces)))
        for figure in data["figures"]
        for wording in figure["wordings"]
    )


def _filled(wording: str, pieces: dict[str, str]) -> str:
    """The wording with its pieces put in; what is no piece, such as {0,12}, stays."""
    return re.sub(r"\{([A-Z]+)\}", lambda name: pieces[name[1]], wording)
