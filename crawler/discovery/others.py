"""What other governments publish: named beside a county's pages, and no report of it or its bodies."""

from __future__ import annotations

import re

from crawler.discovery.hosts import OwnHosts
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.text import squashed

_RUN_BY = re.compile(r"主办(?:单位|方)?[:：]?([\u4e00-\u9fff]{2,16}?[市县区旗])(?:人民)?政府")
_SITE_CODE = re.compile(r"网站标识码[:：]?\d{4}(\d\d)\d{4}(?!\d)")
"""A government site's number: two digits for the province, two for the prefecture, two for the county."""
_NAMED = re.compile(
    r"^(?:关于)?([\u4e00-\u9fff]{2,16}?[省市州盟县区旗])人民政府(?!办事处)(?=\d|关于|政府信息公开|信息公开)")
"""The place whose government a title begins with."""
_CITY = "市"
_HIGHER = re.compile(r"^[省市州盟](?:人民)?政府(?:本级)?(?:\d|政府|信息公开|年报|年度)")


def is_of_another(link: Found, page: Page, hosts: OwnHosts) -> bool:
    """True of a link that leads out of a county's own place, to a report of another county's government or a
    higher one, or to the column of such."""
    if "政府" not in link.full or "报" not in link.full:
        return False
    if not hosts.owns(link.url) or not hosts.is_outside(link.url):
        return False
    own = _county(page)
    if own is None:
        return False
    said = squashed(link.full)
    named = _NAMED.match(said)
    if named:
        return not _is_same(named[1], own)
    return not own.endswith(_CITY) and _HIGHER.match(said) is not None


def _is_same(named: str, own: str) -> bool:
    """True of two names of one place: with and without what is above it, or before and after a reform that
    left it its first letter."""
    if own.endswith(named) or named.endswith(own):
        return True
    return named[:1] in (own[:1], own.rstrip(_CITY).rpartition(_CITY)[2][:1])


def _county(page: Page) -> str | None:
    """The county that runs a page, as it says itself; null if it names none. A city is a county if the
    number of its site says so."""
    run, code = _RUN_BY.search(page.letters), _SITE_CODE.search(page.letters)
    if run is None or (code is None and run[1].endswith(_CITY)):
        return None
    return None if code is not None and code[1] == "00" else run[1]
