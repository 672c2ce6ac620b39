"""In whatever shape a clerk or a program leaves a report, nothing of it is read wrong unseen."""

from __future__ import annotations

from random import Random

import pytest

from tests.clerks.files import FILES as OFFICE
from tests.clerks.habits import HABITS
from tests.clerks.make import FILES, OWN, clerk, formats
from tests.clerks.writing import WRITING
from tests.measured.campaign import judge
from tests.reportgen.score import Score
from tests.reportgen.seeds import first_seed

SHAPES = (*HABITS, *WRITING)
READ_WHOLE = (
    "head_again",
    "unit_row",
    "note_rows",
    "filled_by",
    "blank_rows",
    "numbered_rows",
    "units_in_labels",
    "total_row_first",
    "group_sums",
    "groups_as_titles",
    "table_for_each_group",
    "spacers",
    "decimals",
    "with_counters",
    "of_a_zone",
)
"""What a person reads without a doubt, in formats that keep the cells of a row apart."""
CELLS_KEPT = ("html", "html of Word", "text", "docx", "xlsx", "pdf", "ofd")
PAGES_READ_WHOLE = (
    "superscript",
    "struck_out",
    "hidden_before",
    "hidden_by_class",
    "for_screen_readers",
    "by_script",
    "with_comment",
    "broken_spans",
    "in_paragraphs",
    "tooltip",
    "framed",
    "twice",
    "headers_marked",
    *OFFICE,
)


def _judged(seed: int, shape: str, layout: str) -> Score:
    judged, faults = judge(clerk(seed, shape, layout))
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
    whole = shape in PAGES_READ_WHOLE or (shape in READ_WHOLE and layout in CELLS_KEPT)
    if whole:
        assert judged.cells["right"] == judged.total, f"GONGKAI_TEST_SEED={seed}: {judged.cells}"
    return judged


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_is_read_wrong(shape: str) -> None:
    seed = first_seed()
    drawn = Random(f"{seed}/{shape}")
    _judged(seed, shape, drawn.choice(formats(shape)))


@pytest.mark.parametrize("shape", FILES)
def test_what_one_format_alone_can_do_is_not_read_wrong(shape: str) -> None:
    _judged(first_seed(), shape, OWN)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("shape", [*SHAPES, *FILES])
def test_soak(shape: str) -> None:
    for layout in formats(shape):
        for seed in range(first_seed(), first_seed() + 6):
            _judged(seed, shape, layout)
