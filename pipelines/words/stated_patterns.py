"""How the text of a report states its figures: the wordings of stated.toml as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Pattern:
    """One wording of one figure. Groups: `n` the number, `times` 万 or 亿; without `n` it states zero.

    Where there is a `context`, it is only tried on sentences that have it.
    """

    code: str
    unit: str
    wording: re.Pattern[str]
    context: re.Pattern[str] | None = None


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every wording in the order of the file."""
    data = tomllib.loads(files("pipelines.words").joinpath("stated.toml").read_text(encoding="utf-8"))
    pieces: dict[str, str] = data["pieces"]
    return tuple(
        Pattern(
            figure["code"],
            figure["unit"],
            re.compile(_filled(wording, pieces)),
            re.compile(_filled(figure["context"], pieces)) if "context" in figure else None,
        )
        for figure in data["figures"]
        for wording in figure["wordings"]
    )


def _filled(wording: str, pieces: dict[str, str]) -> str:
    """The wording with its pieces put in; what is no piece, such as {0,12}, stays."""
    return re.sub(r"\{([A-Z]+)\}", lambda name: pieces[name[1]], wording)
