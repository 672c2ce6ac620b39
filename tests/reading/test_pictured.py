"""Figures read from a picture: what the identities prove, and that no misread number is taken for print."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from pipelines.document import Block, Document, Table, Text
from pipelines.read import read_document
from pipelines.reading import Reading, State
from tests.reading.tables import HEAD, SECTIONS, table
from tests.reportgen.figures import Figures, draw
from tests.reportgen.form import COLUMNS, TABLE3
from tests.reportgen.seeds import first_seed

SAYING = (State.PRINTED, State.ALIGNED)
ALIKE = {"1": "7", "3": "8", "5": "6", "0": "8", "2": "7", "4": "1", "6": "5", "7": "1", "8": "3", "9": "4"}
KEYS = [row.key for row in TABLE3["2021"]]


def _read(figures: Figures, confidence: float = 0.97) -> Reading:
    rows = [list(row) for row in HEAD]
    rows += [
        [row.label, *(str(figures[f"t3.{row.key}.{name}"]) for name in COLUMNS)] for row in TABLE3["2021"]
    ]
    plain = table(rows)
    seen = Table(1, tuple(tuple(replace(cell, confidence=confidence) for cell in row) for row in plain.rows))
    title = Text("石塘县财政局2023年政府信息公开工作年度报告", 1)
    blocks: tuple[Block, ...] = (title, *(Text(heading, 2) for heading in SECTIONS), seen)
    return read_document(Document("image/png", blocks), "0" * 64)


def _silent(reading: Reading) -> set[str]:
    """Codes whose number is said without an error or a warning that names it."""
    named = {code for found in reading.findings if found.severity != "info" for code in found.figures}
    return {each.code for each in reading.figures if each.state in SAYING and each.code not in named}


def _misread(rng: Random, number: object) -> int:
    digits = list(str(number))
    at = rng.randrange(len(digits))
    digits[at] = ALIKE[digits[at]]
    return int("".join(digits))


def _drawn(number: int, profile: str) -> tuple[Random, Figures]:
    rng = Random(f"pictured/{first_seed() + number}/{profile}")
    figures = draw(rng, "2021", profile)
    return rng, {code: value for code, value in figures.items() if code.startswith("t3.")}


def test_a_full_table_proves_itself_and_one_of_doubtful_numbers_does_not() -> None:
    _, figures = _drawn(0, "dense")
    assert _silent(_read(figures)) == set(figures)
    assert _silent(_read(figures, confidence=0.5)) == set()


@pytest.mark.parametrize("profile", ["dense", "mixed", "sparse"])
def test_a_misread_number_is_never_said_silently(profile: str) -> None:
    for number in range(4):
        rng, figures = _drawn(number, profile)
        code = rng.choice(list(figures))
        wrong = _misread(rng, figures[code])
        assert code not in _silent(_read(figures | {code: figures[code] * 0 + wrong})), (code, figures[code])


@pytest.mark.parametrize("profile", ["mixed", "sparse"])
def test_a_number_misread_like_the_sum_that_it_equals_is_never_said_silently(profile: str) -> None:
    """In a row with one number its 总计 is the same print, and is misread alike."""
    for number in range(4):
        rng, figures = _drawn(number, profile)
        alone = [
            (f"t3.{key}.{name}", f"t3.{key}.total")
            for key in KEYS
            for name in COLUMNS[:-1]
            if figures[f"t3.{key}.{name}"] == figures[f"t3.{key}.total"] != 0
        ]
        if not alone:
            continue
        pair = rng.choice(alone)
        wrong = _misread(rng, figures[pair[0]])
        changed = figures | {code: figures[code] * 0 + wrong for code in pair}
        assert not set(pair) & _silent(_read(changed)), pair


def test_where_a_column_does_not_add_up_the_finding_names_it_and_rows_prove_the_rest() -> None:
    rng, figures = _drawn(1, "dense")
    name = rng.choice(COLUMNS[:-1])
    for code in (f"t3.carried_in.{name}", "t3.carried_in.total"):
        figures[code] += 5
    reading = _read(figures)
    silent, broken = _silent(reading), {"new", "carried_in", "total", "carried_out"}
    assert not silent & {f"t3.{key}.{name}" for key in broken}
    assert silent >= {f"t3.{key}.{other}" for key in KEYS for other in set(COLUMNS) - {name, "total"}}
    errors = [found for found in reading.findings if found.rule == "t3_balance"]
    assert errors
    assert f"t3.carried_in.{name}" in errors[0].figures
