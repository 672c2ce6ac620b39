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
from models.messages import gettext as _

_MARK = re.compile(r"[.#]?[\w\-]+")
LEVELS = ("province", "prefecture", "county", "township")


def lint(recorded: Sequence[Recorded]) -> list[str]:
    """Every fault in words, adapters first. `recorded` are the pages that adapters are held against."""
    return [*_adapters(FAMILIES, recorded), *_register()]


def _adapters(families: Sequence[Family], recorded: Sequence[Recorded]) -> Iterator[str]:
    for name, count in Counter(family.name for family in families).items():
        if count > 1:
            yield _("families: %(count)s adapters are called %(name)s") % {"count": count, "name": name}
    if families[-1].name != "generic":
        yield _("families: generic must stand last, for it recognises every page")
    covered = {one.expected.get("family") for one in recorded}
    for family in families:
        for body in family.bodies:
            if not _MARK.fullmatch(body):
                yield _("%(name)s: body “%(body)s” is no id (#…), class (.…) or tag") % {
                    "name": family.name, "body": body}
        if family.name not in covered:
            yield _("%(name)s: no recorded page is one of its own; make one with `gongkai record URL`") % {
                "name": family.name}
    for one in recorded:
        if not one.looked_at:
            yield _("%(name)s: nobody has looked at what is expected of this page (looked_at)") % {
                "name": one.folder.name}


def _register() -> Iterator[str]:
    codes = {row["code"] for row in read("divisions.csv")}
    seen: dict[str, str] = {}
    for number, row in enumerate(read("portals.csv"), start=2):
        where = _("portals.csv, line %(line)s (%(name)s): ") % {"line": number, "name": row["name"]}
        try:
            key = url_key(home_address(row["home_url"]))
        except CrawlError as error:
            yield f"{where}{error}"
            continue
        if key in seen and not row["note"]:
            yield where + _("the same home page as %(other)s, and no note says why") % {"other": seen[key]}
        seen.setdefault(key, row["name"])
        if row["division_code"] and row["division_code"] not in codes:
            yield where + _("%(code)s is no code of divisions.csv") % {"code": row["division_code"]}
        if row["level"] not in LEVELS:
            yield where + _("level “%(level)s” is none of %(levels)s") % {
                "level": row["level"], "levels": ", ".join(LEVELS)}
