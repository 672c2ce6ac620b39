"""What is said of pages that were read from pictures."""

from __future__ import annotations

import pytest

from pipelines.document import Damage
from pipelines.findings import damage_finding
from pipelines.formats.pages.page import Page

pytest.importorskip("numpy", reason="the ocr extra is not installed")


def _damage(*unread: int) -> list[Damage]:
    from pipelines.formats.ocr.look import Seen
    from pipelines.formats.ocr.read import seen_damage

    pages = [
        Seen(Page(number, 595, 842, (), (), 1, 0, 0), (), count) for number, count in enumerate(unread, 1)
    ]
    return seen_damage(pages)


def test_pages_read_from_pictures_are_counted_and_so_is_ink_that_was_not_read() -> None:
    assert [note.rule for note in _damage()] == []
    assert [note.rule for note in _damage(0, 0)] == ["read_from_pictures"]
    pictures, ink = map(damage_finding, _damage(2, 1))
    assert (pictures.rule, ink.rule) == ("read_from_pictures", "unread_ink")
    assert "2" in pictures.message
    assert "3" in ink.message
    assert "3" in ink.message_zh
