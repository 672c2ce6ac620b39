"""From a seed, a shape and a format to a document with its truth."""

from __future__ import annotations

from random import Random

from tests.clerks.halves import HALVES
from tests.clerks.pairs import PAIRS
from tests.reportgen.figures import draw
from tests.reportgen.grids import tables
from tests.reportgen.make import LAYOUTS
from tests.reportgen.odd_tables import Change
from tests.reportgen.packages import settled
from tests.reportgen.printing import print_cells
from tests.reportgen.story import write
from tests.reportgen.truth import Made, Truth

CHANGES: dict[str, Change] = {**HALVES, **PAIRS}
FORMATS = {
    "html": "html clean",
    "html of Word": "html word",
    "text": "text tabs",
    "compact text": "text compact",
    "cell a line": "text cell a line",
    "pipes": "text pipes",
    "docx": "docx plain",
    "rtf": "rtf unicode",
    "xlsx": "xlsx",
    "ods": "ods",
    "pdf": "pdf lines",
    "pdf without rules": "pdf unruled centred",
    "ofd": "ofd runs",
}


def clerk(seed: int, shape: str, layout: str) -> Made:
    """One document of that shape, in that format."""
    rng = Random(f"clerks/{seed}/{shape}/{layout}")
    form = rng.choice(("2021", "2021", "2019"))
    profile = rng.choice(("dense", "mixed", "sparse"))
    figures = draw(rng, form, profile)
    cells = print_cells(rng, figures, "plain", rng.choice(("none", "none", "marks")))
    story = write(rng, form, figures, tables(form, cells))
    truth = Truth(form, cells, story.title, story.agency, story.year, story.published.isoformat())
    truth.stated, truth.clean, truth.settled = story.stated, False, False
    CHANGES[shape](rng, story, truth)
    data = settled(LAYOUTS[FORMATS[layout]].printer(rng, story))
    return Made(f"{seed}/{shape}/{layout}/{form}/{profile}", FORMATS[layout], shape, data, truth)
