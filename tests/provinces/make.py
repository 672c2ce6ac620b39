"""All reports by name: those of the provinces, and mixtures by the habit in them."""

from __future__ import annotations

from functools import partial
from random import Random

from tests.provinces import (
    central,
    east,
    errors,
    north,
    northeast,
    northwest,
    others,
    south,
    southwest,
    tellers,
)
from tests.provinces.damage import DAMAGES
from tests.provinces.mixed import ALL_HABITS, mixed
from tests.provinces.report import Maker, Report

_REGIONS = (north, northeast, east, central, south, southwest, northwest, errors, others, tellers)
REPORTS: dict[str, Maker] = {name: maker for region in _REGIONS for name, maker in region.REPORTS.items()}
MIXED: dict[str, Maker] = {f"mixed_{habit}": partial(mixed, habit=habit) for habit in ALL_HABITS}

_WHOLE = tuple(habit for habit in ALL_HABITS if habit != "cells_of_lines")
"""Habits after which each figure has a cell of its own."""


def _hurt(random: Random, damage: str) -> Report:
    """A mixture with this damage, and more often than not with one or two others."""
    others = random.sample(sorted(DAMAGES), random.randrange(3))
    return mixed(random, random.choice(_WHOLE), [damage, *others])


HURT: dict[str, Maker] = {f"hurt_{damage}": partial(_hurt, damage=damage) for damage in DAMAGES}


def report(name: str, seed: int) -> Report:
    """The report of this name with figures drawn from the seed."""
    return (REPORTS | MIXED | HURT)[name](Random(f"{name} {seed}"))
