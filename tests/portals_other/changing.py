"""A portal over another: reports edited, renamed, withdrawn, moved, and one that was not there before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request


@dataclass
class Changing:
    """What `portal` answers, with its addresses and reports changed.

    On the first night `fresh` is named nowhere: another report stands twice in its stead. Where scripts put
    addresses together, `by_id`, pages name reports by their numbers alone."""

    portal: FamilyPortal
    edited: str
    renamed: str
    gone: str
    moved: str
    fresh: str
    stand_in: str
    is_second: bool = False
    by_id: bool = False

    @classmethod
    def of(cls, portal: FamilyPortal, rng: Random) -> Changing:
        """Of reports that are articles of their own, drawn."""
        pages = {path: cls.page(portal, path) for path in sorted(portal.truth)}
        edited, renamed, gone, moved, fresh, stand_in = rng.sample(
            [path for path, page in pages.items() if page.kind.startswith("text/html")], 6)
        return cls(portal, edited, renamed, gone, moved, fresh, stand_in)

    @staticmethod
    def page(portal: FamilyPortal, path: str) -> Answer:
        """What stands at the address of a report."""
        return portal.pages[path]

    @property
    def to(self) -> str:
        """Where the moved report stands on the second night."""
        return re.sub(r"([0-9a-f]+)(?=\.\w+$|$)", r"77\1", self.moved)

    @property
    def dynamic(self) -> Mapping[str, Callable[[Request], Answer | None]]:
        return self.portal.dynamic

    @property
    def standing(self) -> set[str]:
        """The paths of the reports of this night."""
        if not self.is_second:
            return set(self.portal.truth) - {self.fresh}
        return (set(self.portal.truth) | {self.to}) - {self.gone, self.moved}

    def name(self, request: Request) -> str:
        """What the portal's truth calls what is asked for."""
        return request.target.partition(";jsessionid=")[0]

    def target(self, name: str) -> str:
        """What is asked for by that name."""
        return name

    def answer(self, request: Request) -> Answer | None:
        target = self.name(request)
        if self.is_second and target in (self.gone, self.moved):
            return None
        at = self.moved if self.is_second and target == self.to else target
        found = self.portal.answer(replace(request, target=self.target(at)))
        return found and replace(found, body=self._changed(at, found.body))

    def _changed(self, path: str, body: bytes) -> bytes:
        if path in self.portal.truth:
            return self._edited(path, body) if self.is_second else body
        old, new = (self.moved, self.to) if self.is_second else (self.fresh, self.stand_in)
        return body.replace(self._name(old), self._name(new))

    def _name(self, path: str) -> bytes:
        """What of an address pages that lead there hold for sure."""
        number = re.search(r"\d+(?=\.\w+$|$)", path) if self.by_id else None
        return number.group().encode() if number else path.rpartition("/")[2].encode()

    @property
    def rewritten(self) -> set[str]:
        """The paths of the reports whose pages say something else on the second night."""
        both = {self.edited, self.renamed}
        return {path for path in both if self._edited(path, self.page(self.portal, path).body)
                != self.page(self.portal, path).body}

    def _edited(self, path: str, body: bytes) -> bytes:
        encoding = self._encoding(body)
        if path == self.edited:
            said = "<p>更正：本年度另收到政府信息公开申请九件，均已答复。</p>".encode(encoding)
            return body.replace(b"</h1>", b"</h1>" + said, 1)
        if path == self.renamed:
            old, new = ("年度报告</h1>".encode(encoding), "年度报告（更正版）</h1>".encode(encoding))
            return body.replace(old, new, 1)
        return body

    def _encoding(self, body: bytes) -> str:
        """That of one page: another host's may be another."""
        try:
            body.decode(self.portal.encoding)
        except UnicodeDecodeError:
            return "gb18030"
        return self.portal.encoding
