"""A long walk does not grow with its pages."""

from __future__ import annotations

import pytest

from bench.memory import grown

MOST = 8192
"""Bytes a page: what short texts and addresses take until as many as are remembered are known."""


@pytest.mark.soak
def test_memory_grows_by_no_more_than_what_is_remembered_of_a_page() -> None:
    growth = grown(3000, 250)
    assert growth.pages >= 3000
    assert growth.bytes_a_page < MOST
