"""The sample portals by name."""

from __future__ import annotations

from samples.portal import SamplePortal
from samples.ucap import UcapCounty


def ucap_county(seed: int | str = 1) -> SamplePortal:
    """A county on UCAP (开普云) like those of 赣州: departments and townships each with a 年度报告 channel."""
    return UcapCounty(seed)
