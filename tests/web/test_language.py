"""Chinese first, English one click away, every sentence in both."""

from __future__ import annotations

from io import BytesIO

from babel.messages.pofile import read_po
from playwright.sync_api import Page, expect

from cli.catalogue import unmarked
from models.messages import CATALOGUE
from models.messages.update import said


def test_every_sentence_has_a_translation_and_none_is_left_over() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="zh")
    spoken = {(message.context, str(message.id)) for message in said(unmarked()) if message.id}
    kept = {(message.context, str(message.id)): message for message in catalogue if message.id}
    assert spoken - kept.keys() == set(), "run python -m cli.catalogue"
    assert kept.keys() - spoken == set(), "run python -m cli.catalogue"
    assert not [name for name, one in kept.items() if not one.string or one.fuzzy]


def test_placeholders_are_the_same_in_both_languages() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="zh")
    assert not [(message.id, errors) for message, errors in catalogue.check()]


def test_a_reader_changes_the_language_and_stays_where_he_is(page: Page) -> None:
    page.goto("/bodies?q=望川")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/bodies?q=%E6%9C%9B%E5%B7%9D")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
