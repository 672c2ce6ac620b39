"""Rows of lists and entries of menus in a drawn markup, shared by the layouts of this folder."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.portals_families.site import FamilyPortal
from tests.portals_other.building import listed, menu

GK, NB, ZW = "政府信息公开", "政府信息公开年报", "政务公开"
YEARS = (2020, 2021, 2022, 2023)
Rows = list[tuple[str, str, str]]

_SHAPES = (
    ("<ul class='list'>{}</ul>", "<li><a href='{0}' title='{1}'>{1}</a><span>{2}</span></li>"),
    ("<div class='newslist'>{}</div>", "<div class='row'><i></i><a href='{0}'>{1}</a> <em>{2}</em></div>"),
    ("<table>{}</table>", "<tr><td>{3}</td><td><a href='{0}' target=_blank>{1}</a></td><td>{2}</td></tr>"),
    ("<dl>{}</dl>", "<dd><span>[{2}]</span><a href='{0}'><font color=#333>{1}</font></a></dd>"),
    ("<ul>{}</ul>", "<li><a href='{0}'><p class='t'>{1}</p><p class='d'>{2}</p></a></li>"),
    ("<ul>{}</ul>", "<li><h4><a href='{0}'>{3}. {1}</a></h4><p class='time'>{2}</p><p class='s'>……</p></li>"),
)


def drawn(rng: Random) -> Callable[[Rows], str]:
    """One way to write the rows of a list."""
    around, row = rng.choice(_SHAPES)
    return lambda rows: around.format(
        "".join(
            row.format(escape(path), text, day, number) for number, (path, text, day) in enumerate(rows, 1)
        )
    )


def beside(base: str) -> list[tuple[str, str]]:
    """The other entries of a disclosure section."""
    return [
        (f"{base}zn", "政府信息公开指南"),
        (f"{base}zd", "政府信息公开制度"),
        (f"{base}ysq", "依申请公开"),
        (f"{base}fd", "法定主动公开内容"),
    ]


def two_a_unit(
    p: FamilyPortal,
    address: Callable[[int], str],
    units: list[str],
    crumbs: tuple[str, ...] = (GK, NB),
) -> Rows:
    """Two reports of each unit; their rows in any order."""
    rows = []
    for unit in units:
        for year in p.rng.sample(YEARS, 2):
            path = address(year)
            p.report(path, unit, year, crumbs=crumbs)
            day = f"{year + 1}-01-{p.rng.randint(10, 29)}"
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", day))
    p.rng.shuffle(rows)
    return rows


__all__ = ["GK", "NB", "YEARS", "ZW", "Rows", "beside", "drawn", "listed", "menu", "two_a_unit"]
