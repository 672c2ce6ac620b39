"""Answers about the whole archive that are kept for a minute: what they count changes once a night."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from fastapi import Request

SECONDS = 60.0
Answer = TypeVar("Answer")


def kept(request: Request, name: str, make: Callable[[], Answer]) -> Answer:
    """The answer of that name, made anew if it is older than SECONDS."""
    held: dict[str, tuple[float, Answer]] = request.app.state.__dict__.setdefault("kept", {})
    made, answer = held.get(name, (None, None))
    if made is None or answer is None or monotonic() - made > SECONDS:
        answer = make()
        held[name] = (monotonic(), answer)
    return answer
