"""The states of a cell as pages show them: a sign, words, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from models.messages import gettext as _
from models.messages import later


@dataclass(frozen=True, slots=True)
class CellState:
    """How a state of a figure is shown; `sign` stands behind its number, nothing where none is needed."""

    sign: str
    said: str
    means: str

    @property
    def word(self) -> str:
        """One or a few words in the reader's language."""
        return _(self.said)

    @property
    def meaning(self) -> str:
        """A sentence in the reader's language."""
        return _(self.means)


CELL_STATES = {
    "printed": CellState("", later("printed"), later("The cell holds one number.")),
    "blank": CellState(
        "␣", later("blank"), later("The cell is there and empty. It is kept empty, never taken for 0.")
    ),
    "mark": CellState("", later("a mark"), later("The cell holds a stroke or 无 in place of a number.")),
    "text": CellState("!", later("words"), later("The cell holds words that are no number.")),
    "aligned": CellState(
        "≈",
        later("placed by the sums"),
        later(
            "The row has a cell too many or too few; the sums of the form leave one place for this number."
        ),
    ),
    "ambiguous": CellState(
        "?",
        later("cannot be placed"),
        later("The row has a cell too many or too few, and the sums do not tell which place is right."),
    ),
    "uncertain": CellState(
        "~",
        later("uncertain"),
        later("Read from a picture or a damaged text, and no sum proves it."),
    ),
    "missing": CellState("∅", later("missing"), later("The row or table is not in the document.")),
}
"""State → how it is shown. All but three have no value."""
