"""The layouts of portals that are told to age, and what of one may be changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.portals_families.site import FamilyPortal
from tests.portals_fresh import test_fresh
from tests.portals_grown import test_grown
from tests.portals_kinds import test_kinds
from tests.portals_other import test_strange_products
from tests.portals_other.building import Filed
from tests.portals_other.whole import whole
from tests.portals_provinces import test_provinces
from tests.portals_rough import test_rough
from tests.portals_years.rows import Row, rows

LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    **test_strange_products.LAYOUTS, **test_fresh.LAYOUTS, **test_rough.LAYOUTS, **test_grown.LAYOUTS,
    **test_provinces.LAYOUTS, **test_kinds.LAYOUTS}  # fmt: skip
LOOPBACK = "http://127.0.0.1:8002/"
FEWEST = 8
APART = {
    "addresses in any case", "sessions and escapes", "pictures", "exploding", "split articles", "gansu",
    "guizhou", "ningxia"}  # fmt: skip
"""With documents that are no reports of their own, or addresses that are another each time."""


class UnfitError(Exception):
    """A layout that this cannot happen to."""


@dataclass
class Material:
    """A portal whose reports are pages that others name by the ends of their addresses."""

    portal: FamilyPortal
    rng: Random
    reports: list[str] = field(init=False)
    lists: dict[str, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        ends = Counter(_end(path) for path in self.portal.truth)
        pages = {path: page for path, page in self.portal.pages.items() if page.kind.startswith("text/html")}
        own = {path for path in self.portal.truth if path in pages and ends[_end(path)] == 1 and _end(path)}
        named = {_end(path): path for path in sorted(own)}
        self.lists = {}
        for at in sorted(set(pages) - set(self.portal.truth)):
            found = rows(self.text(at), named)
            if found:
                self.lists[at] = found
        listed = {row.report for held in self.lists.values() for row in held}
        self.reports = sorted(own & listed)
        if len(self.reports) < FEWEST or len(self.reports) < len(self.portal.truth) / 2:
            raise UnfitError("too few reports are pages that lists name")

    @property
    def encoding(self) -> str:
        return self.portal.encoding

    @property
    def truth(self) -> dict[str, Filed]:
        return self.portal.truth

    def text(self, path: str) -> str:
        """What stands at a path on the first night."""
        return self.portal.pages[path].body.decode(self.portal.encoding, "surrogateescape")

    def named(self, reports: set[str] | frozenset[str]) -> dict[str, str]:
        """Reports by the ends of their addresses."""
        return {_end(path): path for path in sorted(reports)}

    def whole_lists(self) -> list[str]:
        """The lists that name most."""
        most = max(len(held) for held in self.lists.values())
        return [at for at, held in self.lists.items() if len(held) == most]

    def one(self, fits: Callable[[str], bool] = bool) -> str:
        """A drawn report that something is true of."""
        fitting = [path for path in self.reports if fits(path)]
        if not fitting:
            raise UnfitError("no such report")
        return self.rng.choice(fitting)

    def some(self, count: int) -> frozenset[str]:
        """As many drawn reports."""
        return frozenset(self.rng.sample(self.reports, count))


def _end(path: str) -> str:
    return re.split(r"[/?=]", path)[-1]


def made(name: str, seed: int) -> Material:
    """A layout's material; raises `UnfitError`."""
    if name in APART:
        raise UnfitError("no report is one page")
    portal = LAYOUTS[name](seed) if name in test_kinds.LAYOUTS else whole(LAYOUTS[name], seed)
    if portal.home_url != LOOPBACK:
        raise UnfitError("on other hosts or below a folder")
    if not portal.truth:
        raise UnfitError("without reports")
    return Material(portal, Random(f"{seed} {name}"))
