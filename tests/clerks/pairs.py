"""Two reports on one page: of two bodies, or of one body for two years."""

from __future__ import annotations

from random import Random

from tests.reportgen.figures import draw
from tests.reportgen.grids import tables
from tests.reportgen.odd_tables import Change
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Heading, Paragraph, Piece, Story, write
from tests.reportgen.truth import Truth


def _other(rng: Random, story: Story, agency: str, year: int, form: str) -> Story:
    """A report of that body and year, as long as this one, with figures of its own."""
    figures = draw(rng, form, rng.choice(("dense", "mixed")))
    other = write(rng, form, figures, tables(form, print_cells(rng, figures, "plain", "none")))
    other.title = f"{agency}{year}年政府信息公开工作年度报告"
    for place, piece in enumerate(other.pieces):
        if isinstance(piece, Paragraph):
            text = piece.text.replace(other.agency, agency).replace(str(other.year), str(year))
            other.pieces[place] = Paragraph(text)
    other.agency, other.year = agency, year
    assert other.title != story.title
    return other


def _title(rng: Random, text: str) -> Piece:
    return Heading(text, 1) if rng.random() < 0.5 else Paragraph(text)


def _below(rng: Random, story: Story, other: Story) -> None:
    story.pieces += [_title(rng, other.title), *other.pieces]


def _above(rng: Random, story: Story, other: Story) -> None:
    title = _title(rng, story.title)
    story.pieces[:0] = [_title(rng, other.title), *other.pieces, title]


def year_before_below(rng: Random, story: Story, truth: Truth) -> None:
    """The report of the year before after this year's."""
    _below(rng, story, _other(rng, story, story.agency, story.year - 1, truth.form))


def year_before_above(rng: Random, story: Story, truth: Truth) -> None:
    """The report of the year before first; the page's title names this year's."""
    _above(rng, story, _other(rng, story, story.agency, story.year - 1, truth.form))


def form_of_before_below(rng: Random, story: Story, truth: Truth) -> None:
    """An older report after this one, in the other form."""
    form = "2019" if truth.form == "2021" else "2021"
    _below(rng, story, _other(rng, story, story.agency, story.year - 2, form))


def office_below(rng: Random, story: Story, truth: Truth) -> None:
    """The office's own report after the government's."""
    place = story.agency[:3]
    _below(rng, story, _other(rng, story, f"{place}人民政府办公室", story.year, truth.form))


def government_above(rng: Random, story: Story, truth: Truth) -> None:
    """The government's report first; the page's title names another body's."""
    government = f"{story.agency[:3]}人民政府"
    other = f"{story.agency[:3]}教育局" if story.agency == government else government
    _above(rng, story, _other(rng, story, other, story.year, truth.form))


PAIRS: dict[str, Change] = {
    each.__name__: each
    for each in (
        year_before_below,
        year_before_above,
        form_of_before_below,
        office_below,
        government_above,
    )
}
