"""The codebook is the schema's, and tells all of it."""

from __future__ import annotations

from models.base import Base
from models.codebook import CODEBOOK, STATES, codebook
from models.views import VIEWS
from pipelines.reading import State


def test_the_codebook_is_that_of_the_schema() -> None:
    assert CODEBOOK.read_text(encoding="utf-8") == codebook(), "run: python -m models.codebook"


def test_every_table_view_and_column_is_described() -> None:
    described = codebook()
    for table in [*Base.metadata.sorted_tables, *VIEWS.sorted_tables]:
        assert table.comment, table.name
        assert f"### {table.name}\n" in described
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_every_state_is_defined() -> None:
    assert list(STATES) == [str(state) for state in State]
