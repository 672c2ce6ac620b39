"""Reports with two oddities and a damage at once, in any format: three do what none does alone."""

from __future__ import annotations

from random import Random

from tests.clerks.habits import HABITS
from tests.clerks.halves import HALVES
from tests.clerks.make import FORMATS, written
from tests.clerks.writing import WRITING
from tests.reportgen.damages import DAMAGES
from tests.reportgen.grids import Grid, Slot
from tests.reportgen.make import LAYOUTS
from tests.reportgen.packages import settled
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Made, Truth
from tests.strangers.rows import opened


def marks_beside(rng: Random, story: Story, truth: Truth) -> None:
    """A row's figures one place to the right or left, with a mark in the place left free."""
    lines = [line for line in story.grid("t3").lines if line.key and len(line.values()) == 7]
    for line in rng.sample(lines, min(2, len(lines))):
        slots = line.values()
        texts = [slot.text for slot in slots]
        moved = ["/", *texts[:-1]] if rng.random() < 0.5 else [*texts[1:], "/"]
        for slot, text in zip(slots, moved, strict=True):
            if slot.text != text:
                truth.must_flag.add(slot.code or "")
            slot.text = text


def off_the_page(rng: Random, story: Story, truth: Truth) -> None:
    """One cell of a row of table 三 is gone, those after it are one place further left."""
    lines = [line for line in story.grid("t3").lines if line.key and len(line.values()) == 7]
    line = rng.choice(lines)
    gone = rng.choice(line.values())
    line.slots = [slot for slot in line.slots if slot is not gone]
    truth.doubtful |= {slot.code or "" for slot in line.values()} | {gone.code or ""}
    truth.cells[gone.code or ""] = Borne("absent")


def blank_cells(rng: Random, story: Story, truth: Truth) -> None:
    """Some figures blank."""
    for piece in story.pieces:
        if isinstance(piece, Grid):
            slots: list[Slot] = [slot for line in piece.lines for slot in line.values()]
            for slot in rng.sample(slots, max(1, len(slots) // 30)):
                slot.text = ""
                truth.cells[slot.code or ""] = Borne("blank")


ODD = {**HABITS, **HALVES, **WRITING}
HURTS = {**DAMAGES, "marks_beside": marks_beside, "off_the_page": off_the_page, "blank_cells": blank_cells}


def doubly(seed: int) -> Made:
    """One document of two oddities and a damage, all drawn from the seed."""
    rng = Random(f"doubly/{seed}")
    layout = rng.choice(list(FORMATS))
    while True:
        story, truth = written(rng)
        one, other = rng.sample(list(ODD), 2)
        hurt = rng.choice(list(HURTS))
        try:
            ODD[one](rng, story, truth)
            ODD[other](rng, story, truth)
            HURTS[hurt](rng, story, truth)
            data = LAYOUTS[FORMATS[layout]].printer(rng, story)
        except (ValueError, IndexError, StopIteration, KeyError, AssertionError, TypeError, AttributeError):
            continue  # the three do not go together
        opened(truth)
        return Made(f"{seed}/{layout}/{one}+{other}+{hurt}", layout, hurt, settled(data), truth)
