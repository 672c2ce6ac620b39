"""Adapters of content management systems, one file each. A family is recognised on every page anew, by
cheap marks."""

from __future__ import annotations

from crawler.discovery.page import Page
from crawler.families.components import COMPONENTS
from crawler.families.epoint import EPOINT
from crawler.families.family import Family
from crawler.families.generic import GENERIC
from crawler.families.gkmlpt import GKMLPT
from crawler.families.hanweb import HANWEB
from crawler.families.hebei import HEBEI
from crawler.families.jeecms import JEECMS
from crawler.families.jpaas import JPAAS
from crawler.families.listshow import LISTSHOW
from crawler.families.lonsun import LONSUN
from crawler.families.openness import OPENNESS
from crawler.families.querylist import QUERYLIST
from crawler.families.sitefactory import SITEFACTORY
from crawler.families.snowflake import SNOWFLAKE
from crawler.families.trs import TRS
from crawler.families.truecms import TRUECMS
from crawler.families.ucap import UCAP
from crawler.families.vsb import VSB

FAMILIES: tuple[Family, ...] = (
    QUERYLIST, JPAAS, COMPONENTS, UCAP, TRS, TRUECMS, HANWEB, GKMLPT, VSB, LONSUN, OPENNESS, EPOINT,
    SITEFACTORY, LISTSHOW, HEBEI, JEECMS, SNOWFLAKE, GENERIC)
"""In the order in which a page is shown to them: what shares the marks of another stands before it."""


def family_of(page: Page) -> Family:
    """The first family that recognises the page; `generic` recognises every page."""
    return next(family for family in FAMILIES if family.recognise(page))


__all__ = ["FAMILIES", "GENERIC", "Family", "family_of"]
