"""Governments of old habits: 临洮, 共和, 壶关, 秭归."""

from __future__ import annotations

from typing import ClassVar

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Body, Layout, Trail
from tests.portals_drawn.fourth.base import Fourth, body_rows, body_section, directory, groups_of
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import NB, front, listed, mixed, own_reports, report, section, side_menu
from tests.portals_drawn.third.products import Folders, Numbered


class Asp(Fourth):
    """ASP of 2008: classes and articles by number, lists in tables, the first and the last page by name."""

    skin = "tabled"

    def below(self, _parent: str, _slug: str) -> str:
        return f"/ShowClass.asp?ClassID={self.number(10, 999)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&page={k + 1}" if k else column

    def article_at(self, _column: str, _day: str) -> str:
        return f"/ShowArticle.asp?ArticleID={self.number(10**5, 10**6)}"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/UploadFiles/{self.rng.randint(2008, 2026)}{self.number(10**6, 10**8)}.{ending}"

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        return self.cells(rows)

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        steps = (("首页", 0, k > 0), ("上一页", k - 1, k > 0), ("下一页", k + 1, k < of - 1),
                 ("尾页", of - 1, k < of - 1))  # fmt: skip
        ways = " ".join(
            f'<a href="{self.page_at(column, n)}">{name}</a>' if leads else name for name, n, leads in steps
        )
        return f'<div align="center">共 <b>{total}</b> 条 页次：{k + 1}/{of}页 {ways}</div>'


class Lintao(Asp):
    def below(self, parent: str, slug: str) -> str:
        return f"/old/{slug}.html" if parent == "/old/" else super().below(parent, slug)


def oldest_first(rows: list[Row]) -> list[Row]:
    return filing.newest_first(rows)[::-1]


def lintao(p: Lintao) -> None:
    """临洮: all bodies' reports in two lists, the oldest first; the portal of before 2015 is kept."""
    own, all_of = p.below("", "nb"), p.below("", "bmnb")
    side = section(p, (own, "信息公开年报"), (all_of, "部门乡镇年报"))
    trail: Trail = (p.calls, "信息公开年报")
    rows = own_reports(p, own, trail, 2015) + mixed(p, own, trail, 4)
    listed(p, own, "信息公开年报", oldest_first(rows), trail, side)
    trail = (p.calls, "部门乡镇年报")
    units = [unit for _, units in groups_of(p, 20, 16)[1:] for unit in units]
    rows = [row for unit in units for row in body_rows(p, unit, all_of, trail, 0.0)]
    listed(p, all_of, "部门乡镇年报", oldest_first(rows), trail, side, 20)
    _old_portal(p, units)
    way = p.rng.choice(("旧版网站", "网站旧版", "历史网站", "原网站入口"))
    front(p, (own, "信息公开年报"), extra=f'<div class="jiu"><a href="/old/" target="_blank">{way}</a></div>')


def _old_portal(p: Lintao, units: list[str]) -> None:
    """The portal as it was left in 2014: a first page, a section, reports of the years before 2015."""
    at, nb = "/old/xxgk.html", "/old/ndbg.html"
    noise = [p.noise_column(name, "/old/", f"c{n}") for n, name in enumerate(
        ("政务要闻", "通知公告", "公开指南", "机构设置", "政府文件", "领导活动", "便民服务"))]  # fmt: skip
    menu = "".join(f'<td><a href="{to}">{name}</a></td>' for to, name in (*noise, (at, "政府信息公开")))
    p.led("/old/", "旧版", f"<table><tr>{menu}</tr></table>{p.cells([p.noise_row() for _ in range(12)])}")
    p.led(at, "政府信息公开", f"<table><tr>{menu}<td><a href='{nb}'>年度报告</a></td></tr></table>",
          crumbs=("政府信息公开",))  # fmt: skip
    rows = []
    for unit in (GOVERNMENT, *p.rng.sample(units, min(4, len(units)))):
        whose = Body(unit, p.habits(unit).title, "html")
        rows += [report(p, nb, whose, year, ("政府信息公开", "年度报告")) for year in range(2014, 2007, -1)]
    p.led(nb, "年度报告", p.cells(oldest_first(rows)), crumbs=("政府信息公开", "年度报告"))


class Gonghe(Numbered, Fourth):
    skin = "plain"


YEARLESS = ("{u}政府信息公开工作年度报告", "政府信息公开工作年度报告", "{f}政府信息公开年度报告")
OTHERS = (
    "{s}人民政府网站{y}年度工作年度报表", "{s}{y}年法治政府建设年度报告", "{u}{y}年度部门决算公开报告",
    "{u}{y}年法治政府建设情况报告", "{u}{y}年度部门决算", "政府网站年度工作报表（{y}年度）",
    "{u}{y}年部门预算", "{u}{y}年度工作总结")  # fmt: skip


def gonghe(p: Gonghe) -> None:
    """共和: a column 年报 of annual papers of all kinds below headings of years; titles bear a wrong year or
    none."""
    hub = p.below("", "nb")
    section(p, (hub, "年报"))
    trail: Trail = (p.calls, "年报")
    units = [unit for _, units in groups_of(p, 16, 10) for unit in units]
    habits = {unit: p.habits(unit, 0.0) for unit in units}
    yearless = {unit for unit in units if p.rng.random() < 0.2}
    begun = {unit: p.years()[-1] for unit in units}
    inner = ""
    for year in range(p.last, 2016, -1):
        rows = []
        for unit in (unit for unit in units if begun[unit] <= year):
            said = ""
            if unit in yearless:
                said = p.said(p.rng.choice(YEARLESS), unit, year)
            elif p.rng.random() < 0.04:
                said = p.said(habits[unit].title, unit, year - 1)
            rows.append(report(p, hub, habits[unit], year, trail, said))
        for n, made in enumerate(p.rng.sample(OTHERS, 5)):
            title = p.said(made, p.rng.choice(list(p.departments)), year)
            rows.append(p.plain_paper(title, hub, f"{year + 1}-03-2{n}", trail))
        p.near(rows)
        inner += f"<h3 class='nian'>{year}年度</h3>{p.rows(filing.newest_first(rows), hub)}"
    p.led(hub, "年报", f"<h2>年报</h2>{inner}", crumbs=trail)
    front(p, (p.section, "政府信息公开"))


class Huguan(Folders, Fourth):
    """Rows of tables open by clicks; pages turn by a function."""

    skin = "boxed"
    root = "xxgk"
    ending = "shtml"

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f"<tr onclick=\"window.open('{at}')\" style='cursor:pointer'><td>{text}</td><td>{day}</td></tr>"
            for at, text, day in rows
        )
        return f"<table class='lb'><tbody>{made}</tbody></table>"

    def pager(self, column: str, k: int, of: int, total: int) -> str:  # noqa: ARG002
        turning = (
            "<script>function goPage(n){ if(n<1||n>" + str(of) + ") return; location.href = "
            f"n==1 ? '{column}' : '{column}index_'+(n-1)+'.shtml'; }}</script>"
        )
        ways = (("首页", 1), ("上一页", k), ("下一页", k + 2), ("尾页", of))
        return turning + "".join(f'<a href="javascript:goPage({n})">{name}</a>' for name, n in ways)


def huguan(p: Huguan) -> None:
    """壶关: rows that are clicked, the oldest first; each group of bodies has a list."""
    hub = p.below(p.section, "ndbg")
    side = section(p, (hub, NB))
    trail: Trail = (p.calls, NB)
    below = []
    for n, (name, units) in enumerate(groups_of(p, 20, 10)):
        column = p.below(hub, f"g{n}")
        below.append((column, f"{name}年报"))
        here = (*trail, f"{name}年报")
        rows = [row for unit in units for row in body_rows(p, unit, column, here, 0.0)]
        listed(p, column, f"{name}年报", oldest_first(rows + mixed(p, column, here, 2)), here, side, 18)
    p.led(hub, NB, side + filing.tabs(below), crumbs=trail)
    front(p, (hub, NB))


class Zigui(Folders, Fourth):
    skin = "broad"
    root = "zfxxgk"
    weights: ClassVar = (70, 14, 12, 4)

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        return self.cells(rows)


def zigui(p: Zigui) -> None:
    """秭归: townships are areas of a map on a page below the section; answers of bodies are slow."""
    own, map_of, bureaus = (p.below(p.section, slug) for slug in ("nb", "xzgk", "bmgk"))
    side = section(p, (own, NB), also=((bureaus, "部门信息公开"), (map_of, "乡镇信息公开")))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail), trail, side)
    _, (_, offices), (_, towns) = groups_of(p, 18, 12)
    placed = [(p.below(bureaus, p.slug(unit)), unit) for unit in offices]
    directory(p, bureaus, "部门信息公开", [(at, p.shown(unit)) for at, unit in placed])
    for at, unit in placed:
        body_section(p, unit, at, (p.calls, "部门信息公开", p.shown(unit)))
    areas, corner = "", p.rng.randint(20, 90)
    for n, unit in enumerate(towns):
        at = p.below(map_of, p.slug(unit))
        spot = ",".join(str(corner + 31 * n + 7 * k) for k in range(6))
        areas += (
            f'<area shape="poly" coords="{spot}" href="{p.near_to(map_of, at)}" alt="{unit}" '
            f'title="{unit}" target="_blank">'
        )
        body_section(p, unit, at, (p.calls, "乡镇信息公开", unit))
        p.pages[at].slow = 0.3
    chart = f'<img src="/images/map.png" usemap="#Map" border="0"><map name="Map" id="Map">{areas}</map>'
    p.led(map_of, "乡镇信息公开", side_menu(p, p.section, (own, NB), topics=6) + chart,
          crumbs=(p.calls, "乡镇信息公开"))  # fmt: skip
    front(p, (own, NB))


LAYOUTS: dict[str, Layout] = {
    "lintao": (Lintao, lintao), "gonghe": (Gonghe, gonghe), "huguan": (Huguan, huguan),
    "zigui": (Zigui, zigui)}  # fmt: skip
