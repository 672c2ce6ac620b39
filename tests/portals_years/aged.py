"""A portal that is another each night: what stands between it and who asks, and what it is then worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request

Asking = Callable[[Request], Answer | None]
Layer = Callable[[Request, Asking], Answer | None]
"""Answers a request itself, or with what the portal below says of it or of another."""


@dataclass(frozen=True)
class Night:
    """What a night makes of a portal, and what the archive must say of it after.

    `gone` are reports that no longer stand, `came` addresses that are new. `edited` are those of another text
    than before, once and for all nights; `free` may be told so or not. `either`: may stand or not. `alarm`:
    whether one must be open after it; null where that is left to the crawl. `is_whole`: every page is
    visited. `is_told`: the portal's truth tells bodies and years of this night."""

    layers: tuple[Layer, ...] = ()
    gone: frozenset[str] = frozenset()
    came: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    alarm: bool | None = False
    is_whole: bool = True
    is_told: bool = True


@dataclass
class Aged:
    """`night` counts from 1. `validated`: pages have an ETag; else layers say what headers they have."""

    portal: FamilyPortal
    nights: tuple[Night, ...]
    night: int = 1
    validated: bool = True
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where reports came to stand, by where they stood."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Second addresses of reports."""
    dynamic: Mapping[str, Asking] = field(init=False)

    def __post_init__(self) -> None:
        self.dynamic = self.portal.dynamic

    @property
    def now(self) -> Night:
        return self.nights[min(self.night, len(self.nights)) - 1]

    @property
    def standing(self) -> set[str]:
        """The paths of the documents of this night, but for those that may stand or not."""
        return (set(self.portal.truth) | self.now.came) - self.now.gone - self.now.either

    def answer(self, asked: Request) -> Answer | None:
        ask: Asking = self.portal.answer
        for layer in self.now.layers:
            ask = _through(layer, ask)
        return ask(asked)


def within_a_week(night: Night, late: frozenset[str]) -> tuple[Night, ...]:
    """Routine nights; on the last what came or went on a list's further pages must have been seen."""
    return *(replace(night, either=night.either | late) for _ in range(14)), night


def _through(layer: Layer, below: Asking) -> Asking:
    return lambda asked: layer(asked, below)


def at_path(asked: Request, path: str) -> Request:
    """The same request for another path."""
    return replace(asked, target=path)


def is_page(answer: Answer | None) -> bool:
    """True of a page of text that was found."""
    return answer is not None and answer.status == 200 and answer.kind.startswith("text/html")


def on_pages(change: Callable[[Request, str], str], encoding: str) -> Layer:
    """Every page's text changed."""

    def layer(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        if found is None or not is_page(found):
            return found
        text = found.body.decode(encoding, "surrogateescape")
        changed = change(asked, text)
        if changed == text:
            return found
        return replace(found, body=changed.encode(encoding, "surrogateescape"))

    return layer


def on_texts(pages: Mapping[str, Callable[[str], str]], encoding: str) -> Layer:
    """The pages at some paths changed, each in its own way."""
    return on_pages(lambda asked, text: pages.get(asked.target, str)(text), encoding)


def nothing_at(paths: frozenset[str] | set[str]) -> Layer:
    """Nothing stands at these paths."""
    return lambda asked, below: None if asked.target in paths else below(asked)


def added(pages: Mapping[str, Answer]) -> Layer:
    """Pages that the portal did not have."""
    return lambda asked, below: pages.get(asked.target) or below(asked)
