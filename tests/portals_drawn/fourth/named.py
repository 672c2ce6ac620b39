"""Governments whose lists are folded or by the year: 正安, 宁洱, 海原, 河池."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import ClassVar

from tests.portals_drawn import filing
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.fourth.base import Fourth, body_rows, body_section, groups_of
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import NB, front, listed, mixed, own_reports, report, section
from tests.portals_drawn.third.products import Folders

PICTURES = 12
"""Pictures that a first page holds in itself."""
HELD = 180_000
"""Bytes of each."""


class Zhengan(Fourth):
    """Folders and files have Chinese names, written as they are."""

    skin = "broad"
    weights: ClassVar = (52, 18, 24, 6)
    named: ClassVar = {
        "zfxxgk": "政府信息公开", "zfxxgknb": "政府信息公开年报", "zfxxgkzn": "公开指南",
        "zfxxgkzd": "公开制度", "fdzdgknr": "法定主动公开内容", "ysqgk": "依申请公开",
        "wznb": "网站年度报表"}  # fmt: skip

    def below(self, parent: str, slug: str) -> str:
        return f"{parent or '/政务/'}{self.named.get(slug, slug)}{self.number(1, 999)}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}第{k + 1}页.html" if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column}{day[:4]}年/信息{self.number(10**5, 10**7)}.html"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/附件/年报（{self.number(100, 99999)}）.{ending}"

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f'<li><a href="{at}" title="{text}">{text}</a><i>{day}</i></li>' for at, text, day in rows
        )
        return f'<ul class="gk-list">{made}</ul>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:  # noqa: ARG002
        ways = "".join(
            f'<a class="{"on" if n == k else ""}" href="{self.page_at(column, n)}">{n + 1}</a>'
            for n in range(of)
        )
        return f'<div class="fy">{ways}</div>' if of > 1 else ""


def zhengan(p: Zhengan) -> None:
    """正安: the first page holds its pictures in itself; departments and townships have sections."""
    own, hub = p.below(p.section, "zfxxgknb"), p.below(p.section, "bmxz")
    side = section(p, (own, NB), also=((hub, "部门乡镇信息公开"),))
    trail: Trail = (p.calls, NB)
    rows = own_reports(p, own, trail) + mixed(p, own, trail, 2)
    listed(p, own, NB, filing.newest_first(rows), trail, side)
    inner = ""
    for name, units in groups_of(p, 20, 18)[1:]:
        placed = [(p.below(hub, p.slug(unit)), unit) for unit in units]
        inner += p.box(name, p.names([(at, p.shown(unit)) for at, unit in placed]))
        for at, unit in placed:
            body_section(p, unit, at, (p.calls, "部门乡镇信息公开", p.shown(unit)))
    p.led(hub, "部门乡镇信息公开", inner, crumbs=(p.calls, "部门乡镇信息公开"))
    front(p, (own, NB))
    shown = "".join(
        f'<img class="tp" src="data:image/jpeg;base64,{b64encode(p.rng.randbytes(HELD)).decode()}">'
        for _ in range(PICTURES)
    )
    first = p.pages["/"]
    first.body = first.body.replace(b"<div class='jd'>", shown.encode() + b"<div class='jd'>", 1)


class Ninger(Folders, Fourth):
    skin = "scripted"
    root = "xxgk"


def ninger(p: Ninger) -> None:
    """宁洱: the page of all annual reports is folds that a script fills with data of its own."""
    hub = p.below(p.section, "zfxxgknb")
    section(p, (hub, NB))
    trail: Trail = (p.calls, NB)
    data, keeps = [], p.rng.random() < 0.5
    for n, (name, units) in enumerate(groups_of(p, 22, 9)):
        column = p.below(hub, f"z{n}")
        rows = [row for unit in units for row in body_rows(p, unit, column, trail, 0.1)]
        rows += mixed(p, column, trail, 3)
        p.near(rows)
        items = [{"id": k, "title": text, "linkUrl": at, "pubDate": day}
                 for k, (at, text, day) in enumerate(rows, 1)]  # fmt: skip
        data.append({"groupName": name, "groupId": n, "items": items})
    written = json.dumps(data, ensure_ascii=keeps).replace("/", "\\/" if keeps else "/")
    script = (
        f"<script>\nvar nbData = {written};\n"
        "$(function(){ $.each(nbData,function(i,g){ var h='<div class=\"panel\"><div class=\"panel-heading\" "
        "data-toggle=\"collapse\">'+g.groupName+'</div><ul>'; $.each(g.items,function(j,v){ h+='<li><a "
        "target=\"_blank\" href=\"'+v.linkUrl+'\">'+v.title+'</a><span>'+v.pubDate+'</span></li>'; }); "
        "$('#accordion').append(h+'</ul></div>'); }); });\n</script>"
    )
    p.led(hub, NB, f'<h2>{NB}</h2><div class="panel-group" id="accordion"></div>{script}', crumbs=trail)
    front(p, (p.section, "政府信息公开"))


class Haiyuan(Folders, Fourth):
    skin = "plain"
    root = "zwgk"


def haiyuan(p: Haiyuan) -> None:
    """海原: a choice of years leads to each year's directory, where all bodies' reports stand."""
    hub = p.below(p.section, "nb")
    section(p, (hub, "政府信息公开年度报告"))
    trail: Trail = (p.calls, "政府信息公开年度报告")
    bodies = [unit for _, units in groups_of(p, 20, 17) for unit in units]
    habits = {unit: p.habits(unit, 0.0) for unit in bodies}
    begun = {unit: p.years()[-1] for unit in bodies}
    years = range(p.last, 2014, -1)
    placed = {year: f"{hub}{year}/" for year in years}
    for year in years:
        options = "".join(
            f'<option value="{p.near_to(placed[year], placed[of])}"'
            f'{" selected" * (of == year)}>{of}年</option>'
            for of in years
        )
        side = (
            '<div class="xz">年度：<select name="nd" onchange="location.href='
            f'this.options[this.selectedIndex].value">{options}</select></div>'
        )
        here = (*trail, f"{year}年")
        units = [unit for unit in bodies if begun[unit] <= year]
        rows = [report(p, placed[year], habits[unit], year, here) for unit in units]
        if rows:
            listed(p, placed[year], f"{year}年", filing.newest_first(rows), here, side)
        else:
            p.led(placed[year], f"{year}年", f"{side}<p>暂无信息</p>", crumbs=here)
    options = "".join(f'<option value="{at}">{year}年</option>' for year, at in placed.items())
    choice = (
        "<div class='xz'>选择年度：<select id='nd' onchange='window.location.href=this.value'>"
        f"{options}</select></div>"
    )
    p.led(hub, "政府信息公开年度报告", f"{choice}<p>请选择年度查看政府信息公开年度报告。</p>", crumbs=trail)
    front(p, (hub, "信息公开年报"))


class Hechi(Folders, Fourth):
    skin = "boxed"
    root = "xxgk"


def hechi(p: Hechi) -> None:
    """河池: a table of all bodies by years, whose cells say but 查看; the city's own stand in a list."""
    own, hub = p.below(p.section, "sznb"), p.below(p.section, "ndbghz")
    section(p, (own, NB), also=((hub, "各县（区）、部门年报汇总"),))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail), trail)
    years = range(p.last, p.last - 6, -1)
    heads = "".join(f"<th>{year}年</th>" for year in years)
    word = p.rng.choice(("查看", "详情", "点击查看", '<img src="/images/doc.gif" border="0">'))
    inner = ""
    for name, units in groups_of(p, 24, 11)[1:]:
        lines = ""
        for unit in units:
            whose, cells = p.habits(unit), ""
            for year in years:
                made = report(p, hub, whose, year, (p.calls, "年报汇总")) if p.rng.random() < 0.93 else None
                cells += f'<td><a href="{made[0]}">{word}</a></td>' if made else "<td>—</td>"
            lines += f"<tr><td>{p.shown(unit)}</td>{cells}</tr>"
        inner += f"<h3>{name}</h3><table border='1'><tr><th>单位</th>{heads}</tr>{lines}</table>"
    p.led(hub, "各县（区）、部门年报汇总", inner, crumbs=(p.calls, "年报汇总"))
    front(p, (own, NB))


LAYOUTS: dict[str, Layout] = {
    "zhengan": (Zhengan, zhengan), "ninger": (Ninger, ninger), "haiyuan": (Haiyuan, haiyuan),
    "hechi": (Hechi, hechi)}  # fmt: skip
