"""Pages that scripts fill, below a site menu that names the government's own column on every page."""

from __future__ import annotations

import json

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, reports, section

JSON = "application/json"
Group = tuple[str, list[Entry]]


def _answer(p: Third, url: str, held: object) -> str:
    """What a script is told at an address, and the script that asks for it."""
    p.pages[url] = Answer(json.dumps(held, ensure_ascii=False).encode(), kind=JSON)
    p.ways.add(url)
    asks = (
        f"$.getJSON('{url}',function(d){{draw(d);}});",
        f"fetch('{url}').then(r=>r.json()).then(draw);",
        f"$.ajax({{url:'{url}',type:'get',dataType:'json',success:function(d){{draw(d)}}}});",
    )
    return f"<ul id='box'></ul><script>{p.rng.choice(asks)}</script>"


def _tree(groups: list[Group]) -> object:
    nodes = [{"name": group, "children": [{"name": unit, "url": at} for at, unit in entries]}
             for group, entries in groups]  # fmt: skip
    return {"code": 200, "data": nodes}


def _rows(rows: list[Row]) -> object:
    return {"total": len(rows), "rows": [{"title": said, "url": at, "date": day} for at, said, day in rows]}


def _start(p: Third) -> tuple[str, str]:
    """The hub's address and the site's menu."""
    own, hub = p.below("", "nb"), p.below("", "jg")
    side = section(p, (own, NB), also=((hub, "部门信息公开"),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    front(p, (own, NB))
    return hub, side


def placed(p: Third) -> list[Group]:
    """Bodies by group, each with its address."""
    return [(name, [(p.below("", p.slug(unit)), unit) for unit in units]) for name, units in p.group(14, 8)]


def bodies_asked(p: Third) -> None:
    """The hub asks for its bodies; each has a column."""
    hub, side = _start(p)
    groups = placed(p)
    named = [(name, [(at, p.shown(unit)) for at, unit in units]) for name, units in groups]
    asked = _answer(p, "/api/org/all.json", _tree(named))
    p.led(hub, "部门信息公开", side + asked, crumbs=(p.calls, "部门信息公开"))
    for at, unit in (each for _, bodies in groups for each in bodies):
        column, trail = p.below(at, "nb"), (p.calls, p.shown(unit))
        rows = p.rows([p.noise_row(at) for _ in range(8)], at)
        tabs = f"<div class='tab'>{p.names([(column, '年报')])}</div>"
        p.led(at, p.shown(unit), side + tabs + rows, crumbs=trail)
        listed(p, column, "年报", reports(p, column, [unit], trail), (*trail, "年报"), side)


def _listed_by_hub(p: Third) -> tuple[str, list[Entry]]:
    """The site's menu, and each body with its place, which the hub's directory names."""
    hub, side = _start(p)
    groups = placed(p)
    p.led(hub, "部门信息公开", side + filing.directory(p, groups), crumbs=(p.calls, "部门信息公开"))
    return side, [each for _, bodies in groups for each in bodies]


def columns_asked(p: Third) -> None:
    """Each body's page asks for its columns."""
    side, bodies = _listed_by_hub(p)
    for at, unit in bodies:
        column, trail = p.below(at, "nb"), (p.calls, p.shown(unit))
        guide = p.noise_column("公开指南", at, "zn")[0]
        held = _tree([("栏目", [(guide, "公开指南"), (column, "公开年报")])])
        asked = _answer(p, f"/api/column/{p.number()}.json", held)
        p.led(at, p.shown(unit), side + asked + p.rows([p.noise_row(at)], at), crumbs=trail)
        listed(p, column, "公开年报", reports(p, column, [unit], trail), (*trail, "公开年报"), side)


def papers_asked(p: Third) -> None:
    """Each body's page asks for all its papers."""
    side, bodies = _listed_by_hub(p)
    for at, unit in bodies:
        trail: Trail = (p.calls, p.shown(unit))
        rows = filing.newest_first((*(p.noise_row(at) for _ in range(9)), *reports(p, at, [unit], trail)))
        p.led(at, p.shown(unit), side + _answer(p, f"/api/list/{p.number()}.json", _rows(rows)), crumbs=trail)
