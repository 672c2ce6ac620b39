"""Governments whose product writes channels with templates: 通州, 边坝, 张家港, 乌什."""

from __future__ import annotations

import json
from typing import ClassVar

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import (
    NB,
    front,
    listed,
    mixed,
    own_reports,
    report,
    reports,
    reposted,
    section,
    side_menu,
)
from tests.portals_drawn.third.products import Shtml
from tests.portals_families.site import Request


class Tongzhou(Shtml):
    skin = "scripted"
    template = "index"
    weights: ClassVar = (84, 8, 6, 2)

    def below(self, parent: str, slug: str) -> str:
        return f"{parent.removesuffix('index.shtml') or '/zfxxgk/'}{slug}{self.number(100, 9999)}/index.shtml"

    def article_at(self, column: str, _day: str) -> str:
        return f"{column.rpartition('/')[0]}/{self.number(10**6, 10**7)}/index.html"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/{self.rng.randint(10**8, 10**9)}.{ending}"

    def pager(self, column: str, k: int, of: int, _total: int) -> str:
        stem = column.rpartition("/")[2].removesuffix(".shtml")
        return (
            f"<div id='pager'><script>Pager({{size:{of}, current:{k}, prefix:'{stem}',suffix:'shtml'}});"
            "</script></div>"
        )


def tongzhou(p: Tongzhou) -> None:
    """通州: the bodies of a platform stand in a script beside the page; a body's columns open by data-url."""
    own, units_at = p.below("", "tzq_gknb"), "/zfxxgk/units.shtml"
    script = "/zfxxgk/js/dwlist.js"
    section(p, (own, NB), also=((units_at, "部门街道乡镇信息公开"),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), per=20)
    tree, bodies = [], p.group(26, 14)
    for n, (group, units) in enumerate(bodies):
        below = []
        for unit in units:
            root = f"/zfxxgk/tzq{11 + n}{p.rng.choice('ABFHK')}{p.number(10, 999):03}/"
            below.append({"id": root.split("/")[2], "name": p.shown(unit), "url": f"{root}index.shtml"})
            _body_of_tongzhou(p, unit, root, (p.calls, group, p.shown(unit)))
        tree.append({"id": f"g{n}", "name": group, "children": below})
    written = "var dwList = " + json.dumps(tree, ensure_ascii=False, indent=1) + ";\ninitTree(dwList);\n"
    p.pages[script] = Answer(written.encode(), kind="application/javascript")
    p.ways.add(script)
    p.led(units_at, "部门街道乡镇信息公开", "<div class='tree' id='dwTree'></div><script "
    "src='/zfxxgk/js/jquery.ztree.js'>"
          f"</script><script src='{script}'></script>", crumbs=(p.calls, "部门街道乡镇信息公开"))  # fmt: skip
    front(p, (p.section, "政府信息公开"))


def _body_of_tongzhou(p: Tongzhou, unit: str, root: str, trail: Trail) -> None:
    at, nb = f"{root}index.shtml", f"{root}gknb/index.shtml"
    names = p.rng.sample(sorted(p.slugs), 8)
    noise = [p.noise_column(name, at, p.slugs[name]) for name in names]
    rows = "".join(
        f'<li data-url="{to}"><a href="javascript:void(0);">{name}</a></li>'
        for to, name in (*noise[:5], (nb, NB), *noise[5:])
    )
    side = f"<div class='lm' id='lm'><ul>{rows}</ul></div>"
    p.led(at, trail[-1], side + p.rows([p.noise_row() for _ in range(8)], at), crumbs=trail)
    whose = p.habits(unit, 0.6)
    listed(p, nb, NB, [report(p, nb, whose, year, (*trail, NB)) for year in p.years()], (*trail, NB), side)


class Bianba(Shtml):
    skin = "broad"
    template = "xxgk_list"
    weights: ClassVar = (50, 10, 36, 4)


def bianba(p: Bianba) -> None:
    """边坝: a small county; its column of annual reports is mostly of other papers, those of the few bodies
    that publish stand in it too; few rows are reposted among the notices."""
    p.home_url = f"http://{p.name}.{p.place.domain}/"
    column = p.below("", "nb")
    section(p, (column, "年度报告"))
    trail: Trail = (p.calls, "年度报告")
    (_, offices), (_, towns) = p.group(9, 5)
    rows = own_reports(p, column, trail, 2017) + reports(p, column, offices + towns, trail)
    rows = filing.newest_first(rows + mixed(p, column, trail, 24))
    listed(p, column, "年度报告", rows, trail, per=12)
    own = [row for row in rows if row[0] in p.truth][:2]
    front(p, (column, "年度报告"), told=tuple(reposted(p, row) for row in own))


class Zhangjiagang(Shtml):
    skin = "boxed"
    template = "common_list"
    asks = "/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort"
    encoding = "utf-8"


def zhangjiagang(p: Zhangjiagang) -> None:
    """张家港: a script asks for a body's reports by channel and department; the city's own are listed."""
    own, hub = p.below("", ""), f"/{p.site}/xxgknb/nav.shtml"
    section(p, (own, NB), also=((hub, "部门和镇（街道）年报"),))
    rows = own_reports(p, own, (p.calls, NB))
    listed(p, own, NB, rows + mixed(p, own, (p.calls, NB), 2), (p.calls, NB))
    channel, held, boxes = p.hexes(), dict[str, list[Row]](), ""
    for group, units in p.group(24, 10):
        links = ""
        for unit in units:
            code = f"014{p.number(100000, 999999)}"
            at = f"/{p.site}/xxgknb/nav_list.shtml?deptCode={code}"
            where = (p.calls, "部门和镇（街道）年报", p.shown(unit))
            whose = p.habits(unit, 0.1)
            held[code] = [report(p, own, whose, year, where) for year in p.years()]
            links += f'<a href="{at}" title="{p.shown(unit)}">{p.shown(unit)}</a>'
            p.led(at, p.shown(unit), (
                "<ul class='list' id='list'></ul><div id='page_div'></div><script>var channelId = "
                f"'{channel}'; var deptCode = '{code}';\nfunction "
                f"load(n){{$.ajax({{type:'post',url:'{p.asks}',"
                "data:{channelId:channelId,deptCode:deptCode,pageSize:20,pageIndex:n},success:show});"
                "}\nload(1);"
                "</script>"), crumbs=where)  # fmt: skip
            p.near(held[code])
        boxes += p.box(group, links)
    p.led(hub, "部门和镇（街道）年报", boxes, crumbs=(p.calls, "部门和镇（街道）年报"))
    p.ways |= {f"{p.asks}#{code}" for code in held}

    def loaded(asked: Request) -> Answer | None:
        form = asked.form or asked.query
        rows = held.get(form.get("deptCode", ""), []) if form.get("channelId") == channel else []
        given = rows if form.get("pageIndex", "1") in ("0", "1") else []
        data = {
            "allRow": len(rows),
            "totalPage": 1,
            "list": [
                {"TITLE": text, "URL_COMMP": at, "PUBLISHED_TIME_FORMAT": day} for at, text, day in given
            ],
        }
        return Answer(
            json.dumps({"code": 200, "data": data}, ensure_ascii=False).encode(), kind="application/json"
        )

    p.dynamic[p.asks] = loaded
    front(p, (own, NB))


class Wushi(Shtml):
    template = "zfxxgk_gknbz"


def wushi(p: Wushi) -> None:
    """乌什: the column's address sends on by script; every year is a channel that a tab opens, with the
    county's, the bureaus' and the townships' reports in three lists of which a tab shows one."""
    jump = f"/{p.site}/xxgknb/jump.shtml"
    section(p, (jump, NB))
    trail: Trail = (p.calls, NB)
    years = [(p.below("", ""), year) for year in range(p.last, 2015, -1)]
    first = years[0][0]
    p.pages[jump] = Answer((
        f"<html><head><meta charset='utf-8'></head><body><script>window.location.href = \"{first}\";"
        f"</script></body>"
        "</html>").encode(), kind="text/html")  # fmt: skip
    p.ways.add(jump)
    tabs = "".join(f"<li onclick=\"location.href='{at}'\">{year}年</li>" for at, year in years)
    (_, offices), (_, towns) = p.group(22, 9)
    groups = (("县人民政府", [GOVERNMENT]), ("县直部门", offices), ("乡镇", towns))
    habits = {unit: p.habits(unit, 0.0) for _, units in groups for unit in units}
    for at, year in years:
        here, inner = (*trail, f"{year}年"), ""
        for name, units in groups:
            rows = [
                report(p, at, habits[unit], year, here)
                for unit in units
                if unit == GOVERNMENT or p.rng.random() < (0.96 if year > 2018 else 0.4)
            ]
            rows += mixed(p, at, here, int(p.rng.random() < 0.25))
            inner += f"<div class='tabcon' style='display:none'><h4>{name}</h4>{p.rows(rows, at)}</div>"
        p.led(at, f"{year}年", f"<ul class='nian'>{tabs}</ul>{inner}", crumbs=here)
    side_menu(p, p.section, (jump, NB))
    front(p, (jump, "公开年报"))


LAYOUTS: dict[str, filing.Layout] = {
    "tongzhou": (Tongzhou, tongzhou), "bianba": (Bianba, bianba),
    "zhangjiagang": (Zhangjiagang, zhangjiagang),
    "wushi": (Wushi, wushi)}  # fmt: skip
