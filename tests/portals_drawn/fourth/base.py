"""A government of the fourth lot: its names, a body's section, lists in tables."""

from __future__ import annotations

from typing import ClassVar

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.fourth.places import PLACES, PREFECTURES, ZONES
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.third.base import NB, Third, listed, report, side_menu


class Fourth(Third):
    """`twin` is another name of its host, under which some of its links lead."""

    register: ClassVar = PLACES
    twin = ""

    @property
    def is_city(self) -> bool:
        return self.name in PREFECTURES

    @property
    def every_host(self) -> set[str]:
        return super().every_host | ({self.twin} if self.twin else set())

    def full(self, unit: str) -> str:
        if self.name in ZONES:
            return f"{self.county}管理委员会" if unit == GOVERNMENT else f"{self.county}{unit}"
        whole = super().full(unit)
        return f"{whole}{GOVERNMENT}" if unit.endswith("苏木") else whole

    def bare(self, unit: str) -> str:
        return self.full(unit) if self.name in ZONES and unit == GOVERNMENT else super().bare(unit)

    def shown(self, unit: str) -> str:
        return unit if unit.endswith("苏木") else super().shown(unit)

    def shown_department(self, unit: str) -> str:
        return unit if self.name in ZONES else super().shown_department(unit)

    def cells(self, rows: list[Row]) -> str:
        """A list as a table whose last cell is the day."""
        made = "".join(
            f'<tr><td width="40" align="center">{n}</td><td><a href="{at}" target="_blank">{text}</a></td>'
            f'<td width="110">{day}</td></tr>' for n, (at, text, day) in enumerate(rows, 1))  # fmt: skip
        heads = "<tr><th>序号</th><th>标题</th><th>发布日期</th></tr>"
        return f'<table class="tb" width="100%">{heads}{made}</table>'


def body_section(
    p: Fourth, unit: str, at: str, trail: Trail, nb: str = NB, *, nameless: float = 0.2, per: int = 15
) -> None:
    """A body's own section: its menu with its column of reports, what is new."""
    column = p.below(at, "zfxxgknb")
    side = side_menu(p, at, (column, nb), topics=8)
    p.led(at, trail[-1], side + p.rows([p.noise_row() for _ in range(8)], at), crumbs=trail)
    rows = body_rows(p, unit, column, (*trail, nb), nameless)
    listed(p, column, nb, rows, (*trail, nb), side, per)


def body_rows(p: Fourth, unit: str, column: str, trail: Trail, nameless: float = 0.2) -> list[Row]:
    """A body's reports, newest first."""
    whose = p.habits(unit, nameless)
    return filing.newest_first([report(p, column, whose, year, trail) for year in p.years()])


def groups_of(p: Fourth, departments: int, towns: int) -> list[tuple[str, list[str]]]:
    """The government itself, its departments and what is below it."""
    first = ("县政府" if not p.is_city else "市政府", [GOVERNMENT])
    return [first, *p.group(departments, towns)]


def directory(p: Fourth, at: str, name: str, entries: list[Entry], extra: str = "") -> None:
    """A page of bodies' names."""
    p.led(at, name, extra + p.box(name, p.names(entries)), crumbs=(p.calls, name))
