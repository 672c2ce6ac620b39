"""Further habits: a topic for each year, a form of bodies, years folded below names, numbers of sessions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from uuid import uuid4

from tests.crawl.site import Answer
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits import inside
from tests.portals_drawn.habits.paged import HUB, every
from tests.portals_drawn.habits.places import Groups, links, placed
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered
from tests.portals_families.site import Request

SESSION = ";jsessionid="
_WAY = re.compile(r"(href=['\"]/(?:xm|html)/[^'\"?]*)(?=['\"])")


class Topics(Folders):
    root = "xm"


def by_topic(p: Third) -> None:
    """Each year has a page of its own, of bodies by group; the newest is named on the first page, earlier
    ones at its foot."""
    own = p.below("", "nb")
    section(p, (own, NB))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    groups = p.group(14, 8)
    filed = {unit: _by_year(p, p.below("", "wj"), unit) for _, units in groups for unit in units}
    years = range(p.last, p.last - 5, -1)
    pages = [(p.below("", f"zt{year}"), f"{year}年度政府信息公开工作年度报告专题") for year in years]
    past = f"<div class='wq'><h4>往期专题</h4>{p.names([(at, said[:6]) for at, said in pages[1:]])}</div>"
    for (at, said), year in zip(pages, years, strict=True):
        inner = "".join(
            p.box(name, p.names([(of[year], p.shown(unit)) for unit in units if year in (of := filed[unit])]))
            for name, units in groups
        )
        p.led(at, said, f"<img src='/b.png' alt=''>{inner}{past}", crumbs=("专题专栏", said))
    kept = {at for of in filed.values() for year, at in of.items() if year in years}
    for at in {at for of in filed.values() for at in of.values()} - kept:
        p.truth.pop(at)
    top, name = pages[0]
    front(p, (own, NB), extra=f"<div class='zt'><a href='{top}'><img src='/zt.jpg' alt='{name}'></a></div>")


def _by_year(p: Third, column: str, unit: str) -> dict[int, str]:
    whose = p.habits(unit, 0)
    made = {year: report(p, column, whose, year, (p.calls, HUB)) for year in p.years()}
    return {year: row[0] for year, row in made.items() if row[0] in p.truth}


class Articles(Topics):
    """Without files."""

    def __post_init__(self) -> None:
        self.has_files = False
        super().__post_init__()


def formed(_: Third, groups: Groups) -> str:
    """Bodies to choose in a form that is sent by a button."""
    options = "".join(
        f"<option value='{at[6:-5]}'>{said}</option>" for _, entries in groups for at, said in entries
    )
    return (
        f"<form action='/unit' method='get'>单位：<select name='dw'><option value=''>请选择</option>{options}"
        "</select><input type='submit' value='查看'></form>"
    )


class Formed(Numbered):
    def answer(self, request: Request) -> Answer | None:
        if request.path == "/unit" and request.query.get("dw"):
            return self.pages.get(f"/html/{request.query['dw']}.html")
        return super().answer(request)


def entered(_: Third, groups: Groups) -> str:
    """Bodies in plain text; the link beside says no more than «enter»."""
    rows = "".join(
        f"<li><span>{said}</span><a href='{at}' target='_blank'>进入</a></li>"
        for _, entries in groups
        for at, said in entries
    )
    return f"<ul class='dw'>{rows}</ul>"


def folded(p: Third) -> None:
    """One page: below each body's name its years."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    trail: Trail = (p.calls, HUB)
    inner = ""
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        rows = reports(p, hub, [unit], trail)
        years = "".join(f"<dd><a href='{at}'>{int(day[:4]) - 1}</a></dd>" for at, _, day in rows)
        inner += f"<dl class='zd'><dt>{p.shown(unit)}</dt>{years}</dl>"
    p.led(hub, HUB, f"<div class='fold'>{inner}</div>", crumbs=trail)
    front(p, (own, NB))


class Sessions(Topics):
    """Each answer writes another number of the reader's session behind the addresses that it links."""

    def near_to(self, on: str, at: str) -> str:  # noqa: ARG002
        return at

    def answer(self, request: Request) -> Answer | None:
        path = request.target.partition(SESSION)[0]
        found = super().answer(Request(request.method, path, request.headers, request.body))
        if found is None or not found.kind.startswith("text/html"):
            return found
        number = f"{SESSION}{uuid4().hex.upper()}"
        return replace(found, body=_WAY.sub(rf"\1{number}", found.body.decode()).encode())


def villages(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """A township's place names its villages, with papers of their own."""
    column = p.below(at, "nb")
    names = ("东岭村", "西河村", "南山社区", "北坪村", "卫生院") if name[-1] in "镇乡道" else ()
    beside: list[Entry] = [p.noise_column(said, at, f"c{n}") for n, said in enumerate(names)]
    box = f"<div class='cj'><h4>村（社区）公开</h4>{p.names(beside)}</div>"
    menu = inside.opened(p, at, name, trail, side, (column, "公开年报"), extra=box)
    listed(p, column, "公开年报", rows, (*trail, "公开年报"), side + menu)


def short_names(p: Third, groups: Groups) -> str:
    """Bodies by the names that people use."""
    used = (("发展和改革", "发改"), ("卫生健康委员会", "卫健委"), ("人力资源和社会保障", "人社"),
            ("住房和城乡建设", "住建"), ("自然资源", "资规"), ("农业农村", "农业"), ("市场监督管理", "市监"),
            ("交通运输", "交通"), ("委员会", "委"))  # fmt: skip
    shown = []
    for name, entries in groups:
        made = []
        for at, said in entries:
            text = said
            for whole, short in used:
                text = text.replace(whole, short)
            bare = text.removesuffix("街道").removesuffix("镇").removesuffix("乡")
            made.append((at, bare if len(bare) > 1 else text))
        shown.append((name, made))
    return links(p, shown)


FURTHER: dict[str, Layout] = {
    "by topic": (Articles, by_topic),
    "formed": (Formed, partial(placed, naming=formed)),
    "entered": (Numbered, partial(placed, naming=entered)),
    "folded": (Topics, folded),
    "sessions": (Sessions, every),
    "villages": (Numbered, partial(placed, fill=villages)),
    "short names": (Topics, partial(placed, naming=short_names)),
}
