"""Governments whose lists are data of a script, on columns by number: 瓯海, 威海."""

from __future__ import annotations

from html import escape
from typing import ClassVar

from tests.portals_drawn import filing
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import (
    NB,
    Third,
    front,
    listed,
    mixed,
    own_reports,
    report,
    section,
    side_menu,
)


class Hanwei(Third):
    """Columns by number whose rows stand in data of a script; further rows are asked for."""

    weights: ClassVar = (72, 14, 12, 2)

    def below(self, _parent: str, _slug: str) -> str:
        return f"/col/col{self.number(1229000000, 1229999999)}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?uid={column.split('/')[2][3:]}&pageNum={k + 1}" if k else column

    def article_at(self, column: str, day: str) -> str:
        number = "".join(filter(str.isdigit, column.split("/")[2] if "/col/" in column else "58817"))
        year, month, of = day.split("-")
        return f"/art/{year}/{int(month)}/{int(of)}/art_{number}_{self.number(10**5, 10**7)}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/module/download/downfile.jsp?classid=0&filename={self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        ending = path.rpartition(".")[2]
        return (
            f'<p><img src="/module/jslib/icons/{ending}.gif"><a href="{escape(path)}" target="_blank">{name}.'
            f"{ending}</a></p>"
        )

    def rows(self, rows: list[Row], on: str) -> str:
        number = "".join(filter(str.isdigit, on.split("/")[2] if "/col/" in on else "1"))
        made = "".join(
            f'<record><![CDATA[\n<li><a title="{text}" href="{at}" target="_blank">{text}</a><span>{day}'
            f'</span></li>'
            "]]></record>" for at, text, day in rows)  # fmt: skip
        return (
            f'<div id="{number}"><script type="text/xml"><datastore>\n<nextgroup><![CDATA[]]></nextgroup>'
            f"<recordset>"
            f"{made}</recordset></datastore></script></div><script>var "
            f"opts={{perPage:20,groupSize:3,totalRecord:"
            f"{len(rows)},proxyUrl:'/module/jpage/dataproxy.jsp'}};</script>"
        )

    def pager(self, _column: str, _k: int, _of: int, _total: int) -> str:
        return ""


class Ouhai(Hanwei):
    skin = "boxed"


def ouhai(p: Ouhai) -> None:
    """瓯海: groups of bodies open by script, their columns by data-href; every list is data of a script."""
    own = p.below("", "")
    hub = p.below("", "")
    section(p, (own, NB), also=((hub, "部门（街镇）政府信息公开"),))
    rows = own_reports(p, own, (p.calls, NB))
    listed(p, own, NB, rows + mixed(p, own, (p.calls, NB), 2), (p.calls, NB), per=60)
    tree = ""
    for group, units in p.group(22, 13):
        below = ""
        for unit in units:
            at, nb = p.below("", ""), p.below("", "")
            below += f'<li><a href="javascript:void(0)" data-href="{at}">{p.shown(unit)}</a></li>'
            trail: Trail = (p.calls, group, p.shown(unit))
            side = side_menu(p, at, (nb, NB), topics=9)
            p.led(at, p.shown(unit), side + p.rows([p.noise_row() for _ in range(9)], at), crumbs=trail)
            whose = p.habits(unit, 0.25)
            made = [report(p, nb, whose, year, (*trail, NB)) for year in p.years()]
            listed(p, nb, NB, made, (*trail, NB), side, 60)
        tree += f'<dl><dt onclick="openNode(this)">{group}</dt><dd><ul>{below}</ul></dd></dl>'
    p.led(
        hub, "部门（街镇）政府信息公开", f"<div class='tree'>{tree}</div>", crumbs=(p.calls, "部门（街镇）")
    )
    front(p, (own, NB))


class Weihai(Hanwei):
    skin = "broad"
    annual = "/module/xxgk/xxgkAnnualReport.jsp"


def weihai(p: Weihai) -> None:
    """威海: bodies by their codes; a page for every body and year, which names the body's other years."""
    own, hub = p.below("", ""), p.below("", "")
    section(p, (own, NB), also=((hub, "部门、区市政府信息公开年报"),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), per=60)
    boxes = ""
    for group, units in p.group(22, 4):
        links = ""
        for n, unit in enumerate(units):
            area = f"1137100000{p.number(10**6, 10**7)}{n % 10}"
            years = p.years()
            ways = "".join(
                f'<a href="{p.annual}?area={area}&amp;fbtime={year}">{year}年</a>' for year in years
            )
            links += f'<li><a href="{p.annual}?area={area}&amp;fbtime={years[0]}">{p.shown(unit)}</a></li>'
            for year in years:
                at = f"{p.annual}?area={area}&fbtime={year}"
                story = p.story_of(unit, year)
                title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
                p.credit(at, unit, year)
                day = story.published.isoformat()
                p.page(at, NB, f"<div class='nf'>{ways}"
                f"</div>{p.printed(title, p.bare(unit), day, p.text(story))}",
                       crumbs=(p.calls, NB, p.shown(unit)), day=day)  # fmt: skip
        boxes += p.box(group, f"<ul>{links}</ul>")
    p.led(hub, "部门、区市政府信息公开年报", boxes, crumbs=(p.calls, "部门、区市年报"))
    front(p, (own, NB))


LAYOUTS: dict[str, filing.Layout] = {"ouhai": (Ouhai, ouhai), "weihai": (Weihai, weihai)}
