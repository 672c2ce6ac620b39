"""Answers kept for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic, sleep

import pytest

from web import memo
from web.memo import FRESH, MOST, OLDEST, Memo

Clock = Callable[[float], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Lets so many seconds pass."""
    passed = [0.0]
    monkeypatch.setattr(memo, "monotonic", lambda: passed[0])

    def later(seconds: float) -> None:
        passed[0] += seconds

    return later


def comes(kept: Memo, key: str, wanted: object) -> bool:
    """Whether the memo gives an answer before long."""
    until = monotonic() + 20
    while monotonic() < until:
        if kept.of(key, lambda: wanted) == wanted:
            return True
        sleep(0.01)
    return False


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


def test_an_answer_that_grew_old_is_given_once_more_while_a_new_one_is_made(later: Clock) -> None:
    kept, begun, go_on = Memo(), threading.Event(), threading.Event()
    kept.of("a", lambda: "old")

    def slow() -> str:
        begun.set()
        assert go_on.wait(20)
        return "new"

    later(FRESH - 1)
    assert kept.of("a", lambda: "too soon") == "old"
    later(1)
    assert kept.of("a", slow) == "old"
    assert begun.wait(20)
    assert kept.of("a", lambda: "made twice") == "old"
    go_on.set()
    assert comes(kept, "a", "new")


def test_nobody_gets_an_answer_of_long_ago(later: Clock) -> None:
    kept = Memo()
    kept.of("a", lambda: "old")
    later(FRESH)
    assert kept.of("a", lambda: "new", oldest=FRESH) == "new"
    later(OLDEST)
    assert kept.of("a", lambda: "newer") == "newer"


def test_keys_of_old_are_let_go() -> None:
    kept = Memo()
    for number in range(MOST + 1):
        kept.of(number, lambda: "old")
    assert kept.of(0, lambda: "new") == "new"
    assert kept.of(MOST, lambda: "new") == "old"


def test_a_failure_is_not_kept(later: Clock) -> None:
    kept = Memo()
    with pytest.raises(ZeroDivisionError):
        kept.of("a", lambda: 1 // 0)
    assert kept.of("a", lambda: 1) == 1
    later(FRESH)
    assert kept.of("a", lambda: 1 // 0) == 1
    assert comes(kept, "a", 2)
