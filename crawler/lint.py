"""What is wrong with the adapters and the register, as far as their text alone can tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from crawler.discovery.urls import url_key
from crawler.errors import CrawlError
from crawler.families import FAMILIES, Family
from crawler.recording import Recorded
from crawler.register.seeding import read
from crawler.targets import home_address

_MARK = re.compile(r"[.#]?[\w\-]+")
LEVELS = ("province", "prefecture", "county", "township")


def lint(recorded: Sequence[Recorded]) -> list[str]:
    """Every fault in words, adapters first. `recorded` are the pages that adapters are held against."""
    return [*_adapters(FAMILIES, recorded), *_register()]


def _adapters(families: Sequence[Family], recorded: Sequence[Recorded]) -> Iterator[str]:
    for name, count in Counter(family.name for family in families).items():
        if count > 1:
            yield f"families: {count} adapters are called {name}"
    if families[-1].name != "generic":
        yield "families: generic must stand last, for it recognises every page"
    covered = {one.expected.get("family") for one in recorded}
    for family in families:
        for body in family.bodies:
            if not _MARK.fullmatch(body):
                yield f"{family.name}: body “{body}” is no id (#…), class (.…) or tag"
        if family.name not in covered:
            yield f"{family.name}: no recorded page is one of its own; make one with `gongkai record URL`"
    for one in recorded:
        if not one.looked_at:
            yield f"{one.folder.name}: nobody has looked at what is expected of this page (looked_at)"


def _register() -> Iterator[str]:
    codes = {row["code"] for row in read("divisions.csv")}
    seen: dict[str, str] = {}
    for number, row in enumerate(read("portals.csv"), start=2):
        where = f"portals.csv, line {number} ({row['name']})"
        try:
            key = url_key(home_address(row["home_url"]))
        except CrawlError as error:
            yield f"{where}: {error}"
            continue
        if key in seen and not row["note"]:
            yield f"{where}: the same home page as {seen[key]}, and no note says why"
        seen.setdefault(key, row["name"])
        if row["division_code"] and row["division_code"] not in codes:
            yield f"{where}: {row['division_code']} is no code of divisions.csv"
        if row["level"] not in LEVELS:
            yield f"{where}: level “{row['level']}” is none of {', '.join(LEVELS)}"
