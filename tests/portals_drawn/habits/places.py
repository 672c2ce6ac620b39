"""Where bodies' places are named, and where the government's own reports stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.portals_drawn import filing
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits import inside
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered

JG = "部门乡镇信息公开"
Groups = list[tuple[str, list[Entry]]]
Filling = Callable[[Third, str, str, list[Row], Trail, str], None]
Naming = Callable[[Third, Groups], str]


class Placed(Folders):
    root = "xw"


def links(p: Third, groups: Groups) -> str:
    return "".join(f"<div class='bm'><h3>{name}</h3>{p.names(entries)}</div>" for name, entries in groups)


def counted(p: Third, groups: Groups) -> str:
    """How many papers a body has, behind its name."""
    return links(p, [(name, [(at, f"{said}({p.rng.randint(9, 400)})") for at, said in entries])
                     for name, entries in groups])  # fmt: skip


def pictured(_: Third, groups: Groups) -> str:
    """Signs whose names are their pictures'."""
    return "".join(f"<a href='{at}'><img src='/i/{n}.png' alt='{said}'></a>"
                   for _, entries in groups for n, (at, said) in enumerate(entries))  # fmt: skip


def lettered(p: Third, groups: Groups) -> str:
    """Bodies under the letters that their names begin with."""
    bodies = [entry for _, entries in groups for entry in entries]
    letters = [bodies[n : n + 3] for n in range(0, len(bodies), 3)]
    heads = "".join(f"<li><a href='javascript:void(0)'>{chr(65 + n)}</a></li>" for n in range(len(letters)))
    return f"<ul>{heads}</ul>" + "".join(
        f"<div class='zm' style='display:none'>{p.names(part)}</div>" for part in letters)  # fmt: skip


def chosen(_: Third, groups: Groups) -> str:
    """Bodies to choose from a box."""
    return "".join(
        f"<select onchange='window.open(this.value)'><option value=''>--{name}--</option>"
        + "".join(f"<option value='{at}'>{said}</option>" for at, said in entries) + "</select>"
        for name, entries in groups)  # fmt: skip


def held(_: Third, groups: Groups) -> str:
    """Links that lead nowhere and hold the address beside."""
    return "".join(
        f"<h3>{name}</h3><ul>"
        + "".join(f"<li><a href='javascript:void(0)' data-url='{at}'>{said}</a></li>" for at, said in entries)
        + "</ul>" for name, entries in groups)  # fmt: skip


def paired(p: Third, groups: Groups) -> str:
    """Beside each body its guide and its reports."""
    rows = "".join(
        f"<tr><td>{said}</td><td><a href='{p.noise_column('公开指南', at, 'zn')[0]}'>公开指南</a> | "
        f"<a href='{at}'>年报</a></td></tr>" for _, entries in groups for at, said in entries)  # fmt: skip
    return f"<table class='jg'>{rows}</table>"


def simple(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Nothing but the body's reports."""
    listed(p, at, name, rows, trail, side)


def placed(p: Third, naming: Naming = links, fill: Filling = simple) -> None:
    """The government's own column beside a page that names bodies' places."""
    own, hub = p.below("", "nb"), p.below("", "jg")
    side = section(p, (own, NB), also=((hub, JG),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    groups = [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in p.group(14, 8)]
    shown = [(name, [(at, p.shown(unit)) for at, unit in bodies]) for name, bodies in groups]
    p.led(hub, JG, f"{side}<div class='ml'>{naming(p, shown)}</div>", crumbs=(p.calls, JG))
    for at, unit in (each for _, bodies in groups for each in bodies):
        trail: Trail = (p.calls, p.shown(unit))
        fill(p, at, p.shown(unit), reports(p, at, [unit], trail), trail, side)
    front(p, (own, NB))


def at_foot(p: Third) -> None:
    """Bodies have little sites, named in a box at the foot of the first page."""
    own = p.below("", "nb")
    side = section(p, (own, NB))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    groups = [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in p.group(14, 8)]
    shown = [(f"{name}网站", [(at, p.shown(unit)) for at, unit in bodies]) for name, bodies in groups]
    for at, unit in (each for _, bodies in groups for each in bodies):
        trail: Trail = (p.shown(unit),)
        inside.little_site(p, at, p.shown(unit), reports(p, at, [unit], trail), trail, side)
    front(p, (own, NB), extra=f"<div class='wz'>{chosen(p, shown)}</div>")


def aside(p: Third) -> None:
    """All reports stand in one column; bodies have places of their own, with notices alone."""
    own, every, hub = p.below("", "nb"), p.below("", "bmnb"), p.below("", "jg")
    side = section(p, (own, NB), also=((every, "各单位年报"), (hub, JG)))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    groups = [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in p.group(14, 8)]
    bodies = [each for _, entries in groups for each in entries]
    trail: Trail = (p.calls, "各单位年报")
    listed(p, every, "各单位年报", reports(p, every, [unit for _, unit in bodies], trail), trail)
    p.led(hub, JG, filing.directory(p, groups), crumbs=(p.calls, JG))
    for at, unit in bodies:
        inside.town_notices(p, at, p.shown(unit), [], (p.calls, p.shown(unit)), side)
    front(p, (own, NB))
    empty = tuple(at for at, _ in bodies)
    p.ways = {way for way in p.ways if not way.startswith(empty)}


def looked_at(p: Third) -> None:
    """A page for each year: bodies in plain text, beside each a link that says «look»."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    name = "部门和乡镇年报"
    section(p, (own, NB), also=((hub, name),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    years: dict[int, list[tuple[str, str]]] = {}
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        whose = p.habits(unit, 0)
        for year in p.years():
            row = report(p, hub, whose, year, (p.calls, name))
            years.setdefault(year, []).append((row[0], p.shown(unit)))
    pages = [(p.below(hub, f"y{year}"), f"{year}年") for year in sorted(years, reverse=True)]
    p.led(hub, name, f"<div class='nf'>{p.names(pages)}</div>", crumbs=(p.calls, name))
    for (at, said), year in zip(pages, sorted(years, reverse=True), strict=True):
        rows = "".join(f"<tr><td>{n}</td><td>{unit}</td><td><a href='{to}'>查看</a></td></tr>"
                       for n, (to, unit) in enumerate(years[year], 1))  # fmt: skip
        table = f"<table><tr><th>序号</th><th>单位</th><th>年报</th></tr>{rows}</table>"
        p.led(at, said, f"<h2>{said}度部门和乡镇年报</h2>{table}", crumbs=(p.calls, name, said))
    front(p, (own, NB))


def in_text(p: Third) -> None:
    """The newest of the government's is linked in a sentence, earlier ones are in a column of the past."""
    own, past, hub = p.below("", "nb"), p.below("", "lsnb"), p.below("", "bmnb")
    side = section(p, (own, NB), also=((hub, "各单位年报"),))
    rows = own_reports(p, own, (p.calls, NB))
    year = int(rows[0][2][:4]) - 1
    said = (f"<p>本机关{year}年度政府信息公开工作年度报告<a href='{rows[0][0]}'>见此</a>，往年报告请查阅"
            f"<a href='{past}'>历史年报</a>。</p>")  # fmt: skip
    p.led(own, NB, f"{side}<div class='wz'>{said}</div>", crumbs=(p.calls, NB))
    listed(p, past, "历史年报", rows[1:], (p.calls, NB, "历史年报"), side)
    units = [unit for _, names in p.group(14, 8) for unit in names]
    trail: Trail = (p.calls, "各单位年报")
    listed(p, hub, "各单位年报", reports(p, hub, units, trail), trail)
    front(p, (own, NB))


def reformed(p: Third) -> None:
    """Bodies of before a reform stand on a page of their own, named at the end of the others."""
    own, hub, gone = p.below("", "nb"), p.below("", "jg"), p.below("", "ycx")
    side = section(p, (own, NB), also=((hub, JG),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    (first, offices), (second, towns) = p.group(14, 8)
    kinds = ((first, offices[::2]), (second, towns), ("已撤销单位", offices[1::2]))
    groups = [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in kinds]
    shown = [(name, [(at, p.shown(unit)) for at, unit in bodies]) for name, bodies in groups]
    way = f"<p class='ls'><a href='{gone}'>{p.rng.choice(('机构改革前部门', '已撤销单位'))}</a></p>"
    p.led(hub, JG, side + links(p, shown[:2]) + way, crumbs=(p.calls, JG))
    p.led(gone, "已撤销单位", side + links(p, shown[2:]), crumbs=(p.calls, JG, "已撤销单位"))
    for at, unit in (each for _, bodies in groups for each in bodies):
        trail: Trail = (p.calls, p.shown(unit))
        inside.years_below(p, at, p.shown(unit), reports(p, at, [unit], trail), trail, side)
    front(p, (own, NB))


def _below(fill: Filling) -> Callable[[Third], None]:
    return partial(placed, fill=fill)


def _named(naming: Naming) -> Callable[[Third], None]:
    return partial(placed, naming=naming)


PLACED: dict[str, Layout] = {
    "years below": (Placed, _below(inside.years_below)),
    "past named": (Numbered, _below(inside.past_named)),
    "other content": (Placed, _below(inside.other_content)),
    "unlike names": (Numbered, _below(inside.unlike)),
    "only years": (Placed, _below(inside.only_years)),
    "cut rows": (Numbered, _below(inside.shortened)),
    "days apart": (Placed, _below(inside.days_apart)),
    "more": (Placed, _below(inside.more)),
    "empty twin": (Numbered, _below(inside.twin)),
    "clicked": (Placed, _below(inside.clicked)),
    "town notices": (Placed, _below(inside.town_notices)),
    "little sites": (Placed, _below(inside.little_site)),
    "counted": (Numbered, _named(counted)),
    "pictured": (Numbered, _named(pictured)),
    "lettered": (Placed, _named(lettered)),
    "chosen": (Numbered, _named(chosen)),
    "held": (Placed, _named(held)),
    "paired": (Numbered, _named(paired)),
    "at foot": (Placed, at_foot),
    "looked at": (Numbered, looked_at),
    "aside": (Placed, aside),
    "in text": (Placed, in_text),
    "reformed": (Numbered, reformed),
}
