"""Marks of a product: patterns tried only on pages that hold a plain piece of them, which is far cheaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


class Marks:
    """A pattern each match of which holds one of the plain pieces `needs`.

    With `any_case` the pieces are written in small letters."""

    def __init__(self, pattern: str, *needs: str, any_case: bool = False) -> None:
        self.pattern = re.compile(pattern, re.I if any_case else 0)
        self.needs = needs
        self.any_case = any_case

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self._may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text, in order."""
        return self.pattern.finditer(text if self._may_stand_in(text) else "")

    def _may_stand_in(self, text: str) -> bool:
        held = _small(text) if self.any_case else text
        return any(need in held for need in self.needs)


@lru_cache(2)
def _small(text: str) -> str:
    """The page under examination in small letters: several products ask for it."""
    return text.lower()
