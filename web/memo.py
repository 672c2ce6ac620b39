"""Answers that many readers ask for alike, kept for a short while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
SECONDS = 60.0
MOST = 64


class Memo:
    """The last answers by their keys; each is made anew after `SECONDS`, by one reader at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under a key, or else the one that `make` gives."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                until, answer = self._kept.get(key, (0.0, None))
            if monotonic() < until:
                return answer  # type: ignore[no-any-return]
            try:
                made = make()
            except BaseException:
                with self._lock:
                    self._making.pop(key, None)
                raise
            with self._lock:
                self._kept[key] = monotonic() + SECONDS, made
                self._kept.move_to_end(key)
                while len(self._kept) > MOST:
                    self._making.pop(self._kept.popitem(last=False)[0], None)
            return made
