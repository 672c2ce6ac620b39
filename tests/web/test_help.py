"""The pages that explain the others."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Page

from models.codebook_words import ENGLISH
from models.codes import figure_codes
from models.rules.catalogue import rules
from research.indicators import indicators
from tests.web.looks import assert_accessible
from web.cell_states import CELL_STATES


@pytest.mark.parametrize("path", ["/help", "/help/figures", "/help/rules", "/help/indicators"])
def test_help_is_accessible(page: Page, path: str) -> None:
    page.goto(path)
    assert_accessible(page)


def test_every_state_figure_rule_and_indicator_is_explained(client: httpx.Client) -> None:
    assert CELL_STATES.keys() == ENGLISH.states.keys()
    assert all(f'id="{state}"' in client.get("/help").text for state in CELL_STATES)
    figures = client.get("/help/figures").text
    assert not [row["code"] for row in figure_codes() if f"<code>{row['code']}</code>" not in figures]
    assert not [code for code in rules() if f'id="{code}"' not in client.get("/help/rules").text]
    assert not [one for one in indicators() if f'id="{one}"' not in client.get("/help/indicators").text]
