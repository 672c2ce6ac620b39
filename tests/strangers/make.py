"""From a seed and a shape to a document with its truth."""

from __future__ import annotations

from random import Random

from tests.clerks.make import written
from tests.reportgen.packages import settled
from tests.reportgen.truth import Made
from tests.strangers.boxes import BOXES
from tests.strangers.laid_out import LAID_OUT
from tests.strangers.lines import LINES
from tests.strangers.papers import PAPERS
from tests.strangers.rows import Shape
from tests.strangers.scripts import SCRIPTS
from tests.strangers.sheets import SHEETS
from tests.strangers.type3 import TYPE3
from tests.strangers.words import WORDS

SHAPES: dict[str, Shape] = {**BOXES, **SCRIPTS, **SHEETS, **WORDS, **PAPERS, **LINES, **LAID_OUT, **TYPE3}


def stranger(seed: int, shape: str) -> Made:
    """One document of that shape."""
    rng = Random(f"strangers/{seed}/{shape}")
    story, truth = written(rng)
    data = SHAPES[shape](rng, story, truth)
    return Made(f"{seed}/{shape}/{truth.form}", shape, shape, settled(data), truth)
