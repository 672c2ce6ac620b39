"""One thing said in the two languages of the program, and templates filled in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_LIST = {"en": ", ", "zh": "、"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The same in English and Chinese; a template while it has {names}."""

    en: str
    zh: str

    def filled(self, places: Mapping[str, object]) -> Wording:
        """Both languages with their named places filled. KeyError if a place has no value."""
        return Wording(
            self.en.format_map({name: shown(value, "en") for name, value in places.items()}),
            self.zh.format_map({name: shown(value, "zh") for name, value in places.items()}),
        )

    @staticmethod
    def joined(parts: list[Wording], en: str, zh: str) -> Wording:
        """Several as one, with what stands between them in each language."""
        return Wording(en.join(part.en for part in parts), zh.join(part.zh for part in parts))


def shown(value: object, language: str) -> str:
    """A value as a message prints it: wordings in their language, numbers plain, lists with commas."""
    if isinstance(value, Wording):
        return value.en if language == "en" else value.zh
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return _LIST[language].join(shown(each, language) for each in value)
    return str(value)
