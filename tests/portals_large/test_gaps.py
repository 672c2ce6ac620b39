"""Columns by day: between the reports of two springs stand pages of a year's other papers."""

from __future__ import annotations

from random import Random

import pytest

from crawler.paging import MOST_BARE
from tests.portals_families.walk import Walked, walk
from tests.portals_large.county import GK, Large, Row, items
from tests.portals_large.test_large import FEW
from tests.portals_large.tree_layouts import numbered
from tests.portals_other.whole import whole
from tests.seeds import SEED

PER = 12
BASE = "/zwgk/nb/"


def budget(p: Large, year: int) -> Row:
    """A paper that nobody takes for a report by its name."""
    path, unit = f"{BASE}{p.rng.randint(10**5, 10**8)}.html", p.rng.choice(p.bodies)
    p.paper(path, f"{p.full(unit)}{year}年度部门决算公开", crumbs=(GK, "年度报告"))
    return path, f"{unit}{year}年度部门决算公开", f"{year}-0{p.rng.randint(6, 9)}-1{p.rng.randint(0, 9)}"


def column(gaps: list[int], *, turned: bool = True) -> Large:
    """A column of reports with so many pages of other papers after each page of reports; where it is not
    `turned`, every page shows the first one's rows."""

    def layout(seed: int) -> Large:
        p = Large(seed, "gaps", size=FEW)
        address, crumbs, pages = numbered(BASE), (GK, "年度报告"), list[list[Row]]()
        for year, gap in zip(range(2024, 2000, -1), gaps, strict=False):
            pages.append([p.filed(unit, year, address, crumbs) for unit in p.bodies])
            pages += [[budget(p, year) for _ in range(PER)] for _ in range(gap)]
        for k in range(len(pages)):
            more = f"<a href='index_{k + 1}.html'>下一页</a>" if k + 1 < len(pages) else ""
            at = f"{BASE}index_{k}.html" if k else BASE
            p.way(at, "年度报告", items(pages[k if turned else 0]) + more, crumbs=crumbs)
        p.enter((BASE, "年度报告"))
        return p

    made = whole(layout, SEED)
    assert isinstance(made, Large)
    return made


def lists(walked: Walked) -> int:
    return sum(BASE in url and ("index_" in url or url.endswith("/")) for url in walked.fetched)


@pytest.mark.parametrize("gap", range(MOST_BARE + 1))
def test_reports_behind_pages_of_other_papers_are_found(gap: int) -> None:
    walked = walk(column([gap, Random(f"{SEED} {gap}").randint(0, gap), 0]))
    assert not walked.missed
    assert not walked.wrong


def test_a_column_that_goes_on_without_reports_is_left() -> None:
    walked = walk(column([40]))
    assert not walked.missed
    assert lists(walked) == 1 + MOST_BARE + 1


def test_a_column_that_shows_the_same_rows_is_left() -> None:
    walked = walk(column([1, 1, 0], turned=False))
    assert lists(walked) == 2
