"""Finds the documents of one portal among recorded answers, as a crawl would have found them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from crawler import blocks
from crawler.discovery import Context, OwnHosts, Role, content_hash, examine
from crawler.discovery.examined import Examined, Link
from crawler.discovery.urls import url_key
from crawler.frontier import context_to_json
from crawler.replay.warc import Capture, WarcError
from crawler.schedule import DOCUMENT_ROLES

LEAD: Role = "lead"
_OK = 200
_PAPERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
"""How files begin that may be a report though nothing led to them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One recorded sight of a document, with the words that led there; `article_key` that of its article."""

    capture: Capture
    key: str
    body: bytes = field(repr=False)
    content_hash: str
    title: str | None
    published_on: date | None
    context: dict[str, Any]
    article_key: str | None


@dataclass(frozen=True, slots=True)
class _Step:
    """An address that is to be looked at: what led there."""

    key: str
    role: Role
    context: Context
    article_key: str | None = None


class Replay:
    """One portal's recorded answers. Pages that nothing leads to are looked at last, by themselves."""

    def __init__(
        self, home_url: str, own_hosts: Iterable[str], captures: Iterable[Capture],
        progress: Callable[[int, int, str], None] | None = None,
    ) -> None:
        self.problems: list[str] = []
        self.pages = 0
        self._tell = progress or (lambda _done, _total, _what: None)
        self._hosts = OwnHosts(home_url, own_hosts)
        self._home = url_key(home_url)
        self._at: dict[str, list[Capture]] = defaultdict(list)
        for capture in sorted(captures, key=lambda one: one.at):
            self._at[url_key(capture.url)].append(capture)
        self._heap: list[tuple[float, int, _Step]] = []
        self._order = count()
        self._queued: dict[str, float] = {}
        self._done: set[str] = set()

    def documents(self) -> Iterator[Found]:
        """Every recorded sight of every document, articles before their attachments."""
        self._push(_Step(self._home, "home", Context()), float("inf"))
        yield from self._walk()
        for key in list(self._at):
            if key not in self._done:
                self._push(_Step(key, LEAD, Context()), 0.0)
                yield from self._walk()

    def _push(self, step: _Step, score: float) -> None:
        if step.key not in self._at or step.key in self._done or self._queued.get(step.key, -1.0) >= score:
            return
        self._queued[step.key] = score
        heapq.heappush(self._heap, (-score, next(self._order), step))

    def _walk(self) -> Iterator[Found]:
        while self._heap:
            _, _, step = heapq.heappop(self._heap)
            if step.key not in self._done:
                self._done.add(step.key)
                self._tell(len(self._done), len(self._at), step.key)
                yield from self._look(step)

    def _look(self, step: _Step) -> Iterator[Found]:
        """The newest answer says where the page leads; each answer is a sight of the document it is."""
        for capture in reversed(self._at[step.key]):
            if capture.location is not None:
                self._follow(step, capture.location)
                continue
            try:
                body = capture.body()
            except WarcError as error:
                self.problems.append(str(error))
                continue
            if body:
                yield from self._examined(step, capture, body)

    def _examined(self, step: _Step, capture: Capture, body: bytes) -> Iterator[Found]:
        self.pages += 1
        url = capture.url
        examined = examine(url, body, capture.content_type, step.role, step.context, self._hosts)
        if examined.sign is not None or blocks.sign(_OK, body) is not None:
            return
        if examined.redirect_to is not None and url_key(examined.redirect_to) != step.key:
            self._follow(step, examined.redirect_to)
            return
        is_document = examined.role in DOCUMENT_ROLES and not _is_stray(step, examined, body)
        for link in examined.links:
            if link.score > 0:
                self._push(self._next(step, link, is_document=is_document), link.score)
        if is_document:
            yield Found(
                capture, step.key, body, content_hash(examined, body),
                examined.title, examined.published_on or step.context.published_on,
                context_to_json(step.context), step.article_key,
            )  # fmt: skip

    def _follow(self, step: _Step, where: str) -> None:
        key = url_key(where)
        self._push(_Step(key, step.role, step.context, step.article_key), self._queued.get(step.key, 0.0))

    @staticmethod
    def _next(step: _Step, link: Link, *, is_document: bool) -> _Step:
        article = step.key if is_document and "attachment" in (link.role, link.kind) else None
        return _Step(url_key(link.url), link.role, link.context, article)


def _is_stray(step: _Step, examined: Examined, body: bytes) -> bool:
    """True for pictures, fonts and the like that no page led to as to a document."""
    return step.role == LEAD and examined.role == "attachment" and not body.startswith(_PAPERS)
