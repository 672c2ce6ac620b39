"""Pages as an extractor leaves them, with bars between cells: what it lost is not read under a wrong head."""

from __future__ import annotations

from random import Random

import pytest
import trafilatura

from tests.measured.reader import read_json
from tests.reportgen.make import LAYOUTS, make
from tests.reportgen.score import Score, score
from tests.seeds import SEED

UNTOLD = {"html notes", "html hidden columns"}
"""Numbers of notes run together with figures, and hidden cells come to light: the text does not show it."""
PAGES = sorted(name for name in LAYOUTS if name.startswith("html") and name not in UNTOLD)
WRONG = ("silently wrong", "invented")


def extracted(layout: str, seed: int) -> Score:
    """The score of a page's extracted text."""
    made = make(seed, layout)
    encoding = "gb18030" if layout == "html gb18030" else "utf-8"
    text = trafilatura.extract(made.data.decode(encoding), include_tables=True, favor_recall=True)
    assert text, (layout, seed)
    return score(read_json(text.encode()), made.truth)


def nothing_wrong(layout: str, seed: int) -> None:
    found = extracted(layout, seed)
    wrong = [one for one in found.faults if any(verdict in one for verdict in WRONG)]
    assert not wrong, (layout, seed, wrong)


@pytest.mark.parametrize("layout", ["html split", *Random(SEED).sample(PAGES, 4)])
def test_extracted_text_gives_no_wrong_figure(layout: str) -> None:
    nothing_wrong(layout, SEED)


def test_extracted_text_of_a_plain_page_is_read() -> None:
    found = extracted("html clean", SEED)
    assert found.cells["right"] >= 0.97 * found.total


@pytest.mark.soak
@pytest.mark.parametrize("layout", PAGES)
def test_no_extracted_page_gives_a_wrong_figure(layout: str) -> None:
    for seed in range(SEED, SEED + 12):
        nothing_wrong(layout, seed)
