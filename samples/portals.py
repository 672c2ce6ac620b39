"""The sample portals by name."""

from __future__ import annotations

from pathlib import Path

from samples.portal import SamplePortal
from samples.real import RealDocuments
from samples.trs import TrsCounty
from samples.ucap import UcapCounty


def ucap_county(seed: int | str = 1) -> SamplePortal:
    """A county on UCAP (开普云) like those of 赣州: each unit with a 年度报告 channel of its own."""
    return UcapCounty(seed)


def trs_county(seed: int | str = 1) -> SamplePortal:
    """A county on TRS WCM (拓尔思): a column with a sub-column a year, old pages in GBK, some units apart."""
    return TrsCounty(seed)


def real_documents_portal(shared: Path, seed: int | str = 1) -> SamplePortal:
    """The seven real sample reports of the folder `shared`, byte for byte."""
    return RealDocuments(shared, seed)
