"""Answers that many readers ask for alike, kept for a short while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
FRESH = 60.0
"""So long an answer is new."""
OLDEST = 900.0
"""So long it is still given while a new one is made."""
MOST = 64


class Memo:
    """The last answers by their keys, each made by one reader at a time.

    Of an answer older than `FRESH` a new one is made behind the reader, who gets the old one; what is older
    than `OLDEST` the reader waits for. What makes an answer must not stand on the session of a request.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._behind = ThreadPoolExecutor(1, "memo")
        self._waiting: set[Hashable] = set()

    def of(self, key: Hashable, make: Callable[[], T], *, oldest: float = OLDEST) -> T:
        """The answer kept under a key if younger than `oldest` seconds, else the one that `make` gives."""
        with self._lock:
            made, answer = self._kept.get(key, (float("-inf"), None))
            age = monotonic() - made
            anew = FRESH <= age < oldest and key not in self._waiting
            if anew:
                self._waiting.add(key)
        if anew:
            self._behind.submit(self._again, key, make)
        return answer if age < oldest else self._make(key, make)

    def _make(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                made, answer = self._kept.get(key, (float("-inf"), None))
            if monotonic() - made < FRESH:
                return answer  # type: ignore[no-any-return]
            try:
                answer = make()
            except BaseException:
                self._forget(key)
                raise
            with self._lock:
                self._kept[key] = monotonic(), answer
                self._kept.move_to_end(key)
                while len(self._kept) > MOST:
                    self._making.pop(self._kept.popitem(last=False)[0], None)
            return answer

    def _again(self, key: Hashable, make: Callable[[], object]) -> None:
        # Who asks next meets the failure.
        with suppress(Exception):
            self._make(key, make)
        with self._lock:
            self._waiting.discard(key)

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            self._kept.pop(key, None)
            self._making.pop(key, None)
