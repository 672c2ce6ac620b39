"""One thing said in the two languages of the program, and templates filled in both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.value import value


@value
class Wording:
    """The same in English and Chinese; a template while it has {names}."""

    en: str
    zh: str

    def filled(self, places: Mapping[str, object]) -> Wording:
        """Both languages with their named places filled. KeyError if a place has no value."""
        english: dict[str, str] = {}
        chinese: dict[str, str] = {}
        for name, place in places.items():
            english[name], chinese[name] = (place, place) if type(place) is str else in_both(place)
        return Wording(self.en.format_map(english), self.zh.format_map(chinese))

    @staticmethod
    def joined(parts: list[Wording], en: str, zh: str) -> Wording:
        """Several as one, with what stands between them in each language."""
        return Wording(en.join(part.en for part in parts), zh.join(part.zh for part in parts))


def in_both(place: object) -> tuple[str, str]:
    """A value as messages in English and in Chinese print it."""
    if isinstance(place, Wording):
        return place.en, place.zh
    if isinstance(place, list | tuple):
        each = [in_both(one) for one in place]
        return ", ".join([en for en, _ in each]), "、".join([zh for _, zh in each])
    said = plain(place)
    return said, said


def plain(place: object) -> str:
    """A value as messages of either language print it: numbers in full, days by year first."""
    if isinstance(place, Decimal):
        return f"{place:f}"
    if isinstance(place, date):
        return place.isoformat()
    return str(place)
