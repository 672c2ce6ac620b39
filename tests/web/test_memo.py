"""Answers kept for a while."""

from __future__ import annotations

import threading
from time import sleep

import pytest

from web import memo
from web.memo import Memo


def test_an_answer_is_made_once_however_many_ask_at_once() -> None:
    kept, made = Memo(), list[int]()

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return len(made)

    asking = [threading.Thread(target=kept.of, args=("a", make)) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert kept.of("a", make) == len(made) == 1
    assert kept.of("b", make) == 2


def test_an_answer_grows_old_and_old_keys_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Memo()
    monkeypatch.setattr(memo, "SECONDS", 0.0)
    assert [kept.of("a", lambda one=number: one) for number in (1, 2)] == [1, 2]  # type: ignore[misc]
    monkeypatch.setattr(memo, "SECONDS", 60.0)
    for number in range(memo.MOST + 1):
        kept.of(number, lambda: "old")
    assert kept.of(0, lambda: "new") == "new"
    assert kept.of(memo.MOST, lambda: "new") == "old"


def test_a_failure_is_not_kept() -> None:
    kept = Memo()
    with pytest.raises(ZeroDivisionError):
        kept.of("a", lambda: 1 // 0)
    assert kept.of("a", lambda: 1) == 1
