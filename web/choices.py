"""What can be explored: the indicators and every figure of the forms, by table, searchable by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from models.codes import figure_codes
from models.messages import language, later
from research.indicators import indicators

INDICATORS, REASONS = later("Indicators"), later("Share of each reason")
TABLES = {
    "二": later("Table 2: disclosure on own initiative"),
    "三": later("Table 3: requests"),
    "四": later("Table 4: reviews and lawsuits"),
    "统计表": later("Statistics until 2018"),
}
NO_SHARES = frozenset(
    {"licensing_enforcement_ratio", "dispute_rate", "per_capita", "lateness_days", "proactive_count"}
)
"""Indicators that are no share of a whole; the others are shown in percent."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure or an indicator: `id` is its code, `group` the heading it stands under."""

    id: str
    group: str
    zh: str
    en: str
    forms: Sequence[str] = ()
    unit: str = ""
    short: str = ""

    @property
    def name(self) -> str:
        """What it is called in the reader's language."""
        return self.zh if language() == "zh" else self.en

    @property
    def words(self) -> str:
        """All that it may be searched by."""
        return f"{self.id} {self.short} {self.zh} {self.en}".lower()

    @property
    def is_share(self) -> bool:
        return self.group in (INDICATORS, REASONS) and self.id not in NO_SHARES


@cache
def choices() -> Mapping[str, Choice]:
    """Id → choice: the indicators first, then the figures in the order of the forms."""
    found = {
        one.id: Choice(one.id, REASONS if "." in one.id else INDICATORS, one.zh, one.en, tuple(one.rates))
        for one in indicators().values()
    }
    for row in figure_codes():
        if row["form"] != "prose":
            known = found.get(row["code"])
            found[row["code"]] = Choice(
                row["code"], TABLES[row["table_label"].split("/")[0]],
                f"{row['row_label']} / {row['column_label'].split(' (')[0]}", row["meaning"],
                (*known.forms, row["form"]) if known else (row["form"],), row["unit"], row["short"],
            )  # fmt: skip
    return found


def matching(words: str) -> dict[str, list[Choice]]:
    """Heading → the choices that hold every word; of no words: all."""
    wanted = words.lower().split()
    found: dict[str, list[Choice]] = {}
    for one in choices().values():
        if all(word in one.words for word in wanted):
            found.setdefault(one.group, []).append(one)
    return found


def meant(text: str) -> Choice | None:
    """The choice of that id or short name."""
    known = choices()
    return known.get(text) or next((one for one in known.values() if text and one.short == text), None)
