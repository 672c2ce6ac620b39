"""The plain pieces that marks of products are sought by stand in whatever their patterns match."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import families
from crawler.families.marks import Marks


def _all_marks() -> dict[str, Marks]:
    found: dict[str, Marks] = {}
    for module in pkgutil.iter_modules(families.__path__):
        values = vars(importlib.import_module(f"{families.__name__}.{module.name}"))
        found |= {f"{module.name}.{name}": one for name, one in values.items() if isinstance(one, Marks)}
    return found


MARKS = _all_marks()


@pytest.mark.parametrize("name", sorted(MARKS))
@settings(max_examples=20)
@given(data=st.data())
def test_no_match_is_passed_over(name: str, data: st.DataObject) -> None:
    marks = MARKS[name]
    text = data.draw(st.from_regex(marks.pattern))
    assert marks.search(text) is not None
    assert [found.span() for found in marks.finditer(text)] == [
        found.span() for found in marks.pattern.finditer(text)]


def test_a_text_without_the_pieces_is_not_searched() -> None:
    marks = Marks("a|b", "a")
    assert marks.search("b") is None
    assert marks.search("ba") is not None
