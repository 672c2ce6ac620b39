"""A row's label in traditional characters or with slips of the pen names that row or none, never another."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from pipelines.forms import FormTable, Row, forms
from pipelines.match.labels import LabelIndex, Sureness, index
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.text import ideographs
from tests.seeds import SEED

TABLES = [table for form in forms() for table in form.tables]
STRAY = "山水木火土风云花鸟石"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("縂計", "总计"),
        ("總計", "总计"),
        ("結轉下年度繼續辦理", "结转下年度继续办理"),
        ("行政許可", "行政许可"),
    ],
)
def test_traditional_characters_are_compared_as_simplified(printed: str, meant: str) -> None:
    assert ideographs(printed) == meant


def _labels(table: FormTable, row: Row) -> LabelIndex | ListedLabels:
    """The labels as they are read where this row stands."""
    if table.heads is None:
        return index(table)
    labels = ListedLabels(table)
    labels.passed(row)
    return labels


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.id}")
def test_a_misspelt_label_names_its_row_or_none(table: FormTable) -> None:
    drawn = random.Random(SEED)
    for _, row in table.lines:
        places = [place for place, sign in enumerate(row.label) if ideographs(sign)]
        for _ in range(20):
            letters = list(row.label)
            for place in drawn.sample(places, min(len(places), drawn.choice((1, 2)))):
                letters[place] = drawn.choice(STRAY)
            match = _labels(table, row).match("".join(letters))
            assert match is None or match.row.id == row.id, ("".join(letters), match.sureness)


def test_the_labels_of_a_form_name_their_rows_surely() -> None:
    for table in TABLES:
        for block, row in table.lines:
            match = _labels(table, row).match(row.label) if block.anchor == "row" else None
            assert match is None or (match.row.id, match.sureness) == (row.id, Sureness.WORDS)


@pytest.mark.parametrize("width", range(4, 12))
def test_a_label_on_several_lines_is_one_and_two_labels_are_two(width: int) -> None:
    """Of every form, in a column so many characters wide."""
    for table in TABLES:
        if table.lines[0][0].anchor == "header":
            continue
        labels = ListedLabels(table) if table.heads else index(table)
        rows = [row for _, row in table.lines]
        for above, row in pairwise(rows):
            lines = [row.label[at : at + width] for at in range(0, len(row.label), width)]
            assert not labels.names_several("\n".join(lines)), lines
            if row.label[:1].isdigit() and above.label[:1].isdigit():
                assert labels.names_several(f"{above.label}\n{row.label}"), (above.label, row.label)
