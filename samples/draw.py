"""Choices drawn from a seed, each under its own name: adding one choice never changes another."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

Choice = TypeVar("Choice")


class Draw:
    """A source of named choices. The same seed and name always give the same choice."""

    def __init__(self, seed: int | str) -> None:
        self.seed = str(seed)

    def under(self, name: str) -> Draw:
        """A source of its own for one part of the portal."""
        return Draw(f"{self.seed}/{name}")

    def random(self, name: str) -> random.Random:
        return random.Random(f"{self.seed}/{name}")

    def pick(self, name: str, options: Sequence[Choice]) -> Choice:
        return self.random(name).choice(options)

    def shuffled(self, name: str, options: Sequence[Choice]) -> list[Choice]:
        return self.random(name).sample(options, len(options))

    def some(self, name: str, options: Sequence[Choice], count: int) -> list[Choice]:
        """`count` of the options, in their own order."""
        chosen = set(self.random(name).sample(range(len(options)), count))
        return [option for index, option in enumerate(options) if index in chosen]

    def number(self, name: str, low: int, high: int) -> int:
        return self.random(name).randint(low, high)

    def chance(self, name: str, share: float) -> bool:
        return self.random(name).random() < share

    def hex(self, name: str, digits: int = 32) -> str:
        return hashlib.sha256(f"{self.seed}/{name}".encode()).hexdigest()[:digits]

    def day(self, name: str, first: date, last: date) -> date:
        return first + timedelta(days=self.number(name, 0, (last - first).days))
