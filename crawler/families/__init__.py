"""Adapters of content management systems, one file each. A family is recognised on every page anew, by
cheap marks."""

from __future__ import annotations

from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.generic import GENERIC
from crawler.families.trs import TRS
from crawler.families.ucap import UCAP

FAMILIES: tuple[Family, ...] = (UCAP, TRS, GENERIC)


def family_of(page: Page) -> Family:
    """The first family that recognises the page; `generic` recognises every page."""
    return next(family for family in FAMILIES if family.recognise(page))


__all__ = ["FAMILIES", "Family", "family_of"]
