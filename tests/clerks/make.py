"""From a seed, a shape and a format to a document with its truth."""

from __future__ import annotations

from random import Random

from tests.clerks.files import FILES as OFFICE
from tests.clerks.habits import HABITS
from tests.clerks.halves import HALVES
from tests.clerks.pages import PAGES
from tests.clerks.pairs import PAIRS
from tests.clerks.writing import WRITING
from tests.reportgen.figures import draw
from tests.reportgen.grids import tables
from tests.reportgen.make import LAYOUTS
from tests.reportgen.odd_tables import Change
from tests.reportgen.packages import settled
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Story, write
from tests.reportgen.truth import Made, Truth

CHANGES: dict[str, Change] = {**HABITS, **HALVES, **PAIRS, **WRITING}
"""Shapes of the tables, for every format."""
FILES = {**PAGES, **OFFICE}
"""Shapes of one format, each printed in its own way."""
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
OWN = "own"
"""The format of a shape that prints itself."""


def clerk(seed: int, shape: str, layout: str = OWN) -> Made:
    """One document of that shape, in that format."""
    rng = Random(f"clerks/{seed}/{shape}/{layout}")
    story, truth = written(rng)
    if layout == OWN:
        data = FILES[shape](rng, story, truth)
    else:
        CHANGES[shape](rng, story, truth)
        data = LAYOUTS[FORMATS[layout]].printer(rng, story)
    return Made(f"{seed}/{shape}/{layout}/{truth.form}", layout, shape, settled(data), truth)


def formats(shape: str) -> tuple[str, ...]:
    """The formats that a shape can be printed in."""
    return (OWN,) if shape in FILES else tuple(FORMATS)


def written(rng: Random) -> tuple[Story, Truth]:
    """A report with its truth, before any shape is put on it."""
    form = rng.choice(("2021", "2021", "2019"))
    figures = draw(rng, form, rng.choice(("dense", "mixed", "sparse")))
    cells = print_cells(rng, figures, "plain", rng.choice(("none", "none", "marks")))
    story = write(rng, form, figures, tables(form, cells))
    truth = Truth(form, cells, story.title, story.agency, story.year, story.published.isoformat())
    truth.stated, truth.clean, truth.settled = story.stated, False, False
    return story, truth
