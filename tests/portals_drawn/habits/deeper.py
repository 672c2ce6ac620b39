"""Habits of depth: columns below columns, years before groups, bodies over pages, rows without names."""

from __future__ import annotations

from functools import partial

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits import inside
from tests.portals_drawn.habits.paged import HUB
from tests.portals_drawn.habits.places import JG, Filling, links, placed
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered


class Deep(Folders):
    root = "sc"


def among_bodies(p: Third) -> None:
    """The government's own reports stand in the place of its office, one of the bodies."""
    hub = p.below("", "jg")
    side = section(p, also=((hub, JG),))
    groups = [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in p.group(14, 8)]
    office = (p.below("", "zfb"), f"{GOVERNMENT}办公室")
    groups[0][1].insert(0, office)
    shown = [(name, [(at, _said(p, unit)) for at, unit in bodies]) for name, bodies in groups]
    p.led(hub, JG, side + links(p, shown), crumbs=(p.calls, JG))
    for at, unit in (each for _, bodies in groups for each in bodies):
        trail: Trail = (p.calls, _said(p, unit))
        column = p.below(at, "nb")
        menu = inside.opened(p, at, trail[-1], trail, side, (column, "公开年报"))
        made = own_reports if (at, unit) == office else partial(_of, unit)
        listed(p, column, "公开年报", made(p, column, trail), (*trail, "公开年报"), side + menu)
    front(p)


def _said(p: Third, unit: str) -> str:
    return f"{p.place.short}{unit}" if unit.startswith(GOVERNMENT) else p.shown(unit)


def _of(unit: str, p: Third, column: str, trail: Trail) -> list[Row]:
    return reports(p, column, [unit], trail)


def gathered(p: Third) -> None:
    """A row for each body; its article names all years' reports in a sentence each."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    trail, rows = (p.calls, HUB), list[Row]()
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        made = reports(p, hub, [unit], trail)
        day = f"{p.last + 1}-02-1{p.rng.randint(0, 9)}"
        at, title = p.article_at(hub, day), f"{p.bare(unit)}历年政府信息公开工作年度报告"
        inner = "".join(f"<p><a href='{to}'>{said}</a></p>" for to, said, _ in made)
        p.page(at, title, p.printed(title, p.bare(unit), day, inner), crumbs=trail, day=day)
        p.ways.add(at)
        p.covers.add(at)
        rows.append((at, title, day))
    listed(p, hub, HUB, filing.newest_first(rows), trail)
    front(p, (own, NB))


def deep(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """The column stands below that of what the law asks for, which names topics."""
    content, column = p.below(at, "fdzd"), p.below(at, "nb")
    guide, asking = p.noise_column("政府信息公开指南", at, "zn"), p.noise_column("依申请公开", at, "sq")
    tabs: list[Entry] = [guide, (content, "法定主动公开内容"), asking]
    head = f"<h2>{name}</h2><div class='tab'>{p.names(tabs)}</div>"
    papers = p.rows([p.noise_row(at) for _ in range(7)], at)
    p.led(at, name, side + head + papers, crumbs=trail)
    topics = [*inside.columns(p, content, 6), (column, "政府信息公开年报")]
    where = (*trail, "法定主动公开内容")
    p.led(content, "法定主动公开内容", f"{side}{head}<div class='zt'>{p.names(topics)}</div>", crumbs=where)
    listed(p, column, NB, rows, (*where, NB), side + head)


def over_pages(p: Third) -> None:
    """The page of bodies goes on over pages of six."""
    own, hub = p.below("", "nb"), p.below("", "jg")
    side = section(p, (own, NB), also=((hub, JG),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    bodies = [(p.below("", p.slug(unit)), unit) for _, units in p.group(14, 8) for unit in units]
    parts = [bodies[n : n + 6] for n in range(0, len(bodies), 6)]
    for k, part in enumerate(parts):
        shown = p.names([(at, p.shown(unit)) for at, unit in part])
        pager = p.pager(hub, k, len(parts), len(bodies))
        p.led(p.page_at(hub, k), JG, f"{side}<div class='jg'>{shown}</div>{pager}", crumbs=(p.calls, JG))
    for at, unit in bodies:
        trail: Trail = (p.calls, JG, p.shown(unit))
        inside.years_below(p, at, p.shown(unit), reports(p, at, [unit], trail), trail, side)
    front(p, (own, NB))


def years_first(p: Third) -> None:
    """A page for each year, below it one for each group of bodies."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    groups = [(name, [p.habits(unit, 0) for unit in units]) for name, units in p.group(14, 8)]
    years = range(p.last, p.last - 4, -1)
    pages = [(p.below(hub, f"y{year}"), f"{year}年") for year in years]
    p.led(hub, HUB, f"<div class='nf'>{p.names(pages)}</div>", crumbs=(p.calls, HUB))
    for (at, said), year in zip(pages, years, strict=True):
        trail: Trail = (p.calls, HUB, said)
        below = [(p.below(at, f"g{n}"), name) for n, (name, _) in enumerate(groups)]
        p.led(at, said, f"<div class='fz'>{p.names(below)}</div>", crumbs=trail)
        for (column, name), (_, bodies) in zip(below, groups, strict=True):
            rows = [report(p, column, whose, year, (*trail, name)) for whose in bodies]
            listed(p, column, name, filing.newest_first(rows), (*trail, name))
    front(p, (own, NB))


ODD = (
    "{y}年政府信息公开工作情况", "{u}{y}年信息公开情况报告", "政府信息公开{y}年度工作报告",
    "{y}年{u}信息公开工作总结", "{u}政务公开{y}年年度报告", "{y}年政府信息公开年度工作情况报告")  # fmt: skip


def renamed(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str, plain: str = "") -> None:
    """Rows are called as each editor likes, or all the same."""
    column = p.below(at, "nb")
    menu = inside.opened(p, at, name, trail, side, (column, "公开年报"))
    said = [(to, plain or p.rng.choice(ODD).format(u=name, y=int(day[:4]) - 1), day) for to, _, day in rows]
    listed(p, column, "公开年报", said, (*trail, "公开年报"), side + menu)


def _below(fill: Filling) -> partial[None]:
    return partial(placed, fill=fill)


DEEPER: dict[str, Layout] = {
    "among bodies": (Numbered, among_bodies),
    "gathered": (Deep, gathered),
    "deep": (Numbered, _below(deep)),
    "over pages": (Numbered, over_pages),
    "years first": (Deep, years_first),
    "odd rows": (Numbered, _below(renamed)),
    "nameless rows": (Deep, _below(partial(renamed, plain="政府信息公开工作年度报告"))),
}
