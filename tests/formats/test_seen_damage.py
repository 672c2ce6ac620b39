"""Pages read from pictures: what is said of them, what is a rule on them."""

from __future__ import annotations

import pytest

from pipelines.document import Damage
from pipelines.findings import damage_finding
from pipelines.formats.pages.page import Page, Rule

pytest.importorskip("numpy", reason="the ocr extra is not installed")

WORD_BOX = (100.0, 50.0, 160.0, 60.0)
"""Left, top, right and bottom of a word in points."""


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


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (Rule(True, 55, 101, 159), False),
        (Rule(True, 53, 110, 130), False),
        (Rule(True, 55, 90, 200), True),
        (Rule(True, 60, 101, 159), True),
        (Rule(True, 70, 101, 159), True),
        (Rule(False, 130, 50, 61), False),
        (Rule(False, 130, 30, 80), True),
        (Rule(False, 99, 50, 61), True),
    ],
)
def test_strokes_of_letters_are_no_rules(rule: Rule, kept: bool) -> None:
    from pipelines.formats.ocr.engine import word
    from pipelines.formats.ocr.look import without_strokes

    assert list(without_strokes([rule], [word("公开申请", 1.0, *WORD_BOX)])) == ([rule] if kept else [])
