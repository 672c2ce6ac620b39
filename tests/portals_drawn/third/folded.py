"""Governments whose product writes folders: 习水, 福绵, 海口, 鄂尔多斯, 两江新区."""

from __future__ import annotations

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
from tests.portals_drawn.third.products import Folders


class Xishui(Folders):
    weights: ClassVar = (58, 14, 24, 4)


def xishui(p: Xishui) -> None:
    """习水: the catalogue of before 2020 and the platform since stand side by side, each with its reports."""
    new, old = p.below(p.section, "zfxxgknb"), p.below("/xxgkml/", "ndbg")
    side = section(p, (new, NB), also=((p.below("/xxgkml/", "ml"), "信息公开目录（2020年前）"),))
    (_, offices), (_, towns) = p.group(22, 20)
    trail = (p.calls, NB)
    groups = (("县政府年报", [GOVERNMENT]), ("县直部门年报", offices), ("镇（街道）年报", towns))
    placed = [(p.below(new, f"n{n}"), name, units) for n, (name, units) in enumerate(groups)]
    tabs = side + "".join(f'<a class="tab" href="{at}">{name}</a>' for at, name, _ in placed)
    first: list[Row] = []
    older: list[Row] = []
    for at, name, units in placed:
        here = (*trail, name)
        rows: list[Row] = []
        for unit in units:
            whose = p.habits(unit, 0.05)
            for year in range(p.last, 2014, -1):
                if year >= 2019:
                    rows.append(report(p, at, whose, year, here))
                elif p.rng.random() < 0.4 or unit == GOVERNMENT:
                    older.append(report(p, old, whose, year, ("信息公开目录", "年度报告")))
        rows = filing.newest_first(rows + mixed(p, at, here, 2))
        listed(p, at, name, rows, here, tabs, 20)
        first += rows[:6]
    p.led(new, NB, tabs + p.rows(first, new), crumbs=trail)
    catalogue = p.opening[-1][0]
    menu = side_menu(p, catalogue, (old, "年度报告"))
    p.led(catalogue, "信息公开目录", menu + p.rows([p.noise_row() for _ in range(15)], catalogue),
          crumbs=("信息公开目录",))  # fmt: skip
    listed(p, old, "年度报告", filing.newest_first(older), ("信息公开目录", "年度报告"), menu, 20)
    front(p, (p.section, "政府信息公开平台"))


class Fumian(Folders):
    skin = "broad"
    root = "xxgk"
    ending = "shtml"

    def near_to(self, on: str, at: str) -> str:  # noqa: ARG002
        return f"//www.{self.place.domain}{at}" if at.endswith("shtml") and "index" not in at else at


def fumian(p: Fumian) -> None:
    """福绵: one page of boxes, each with the first rows and a way to all; one office's files are numbers."""
    p.home_url = f"http://www.{p.place.domain}/"
    column = p.below(p.section, "ndbg")
    section(p, (column, NB))
    (name, offices), (below, towns) = p.group(20, 6)
    boxes = ""
    for n, (title, units) in enumerate(
        (("区政府年报", [GOVERNMENT]), (f"{name}年报", offices), (f"{below}年报", towns))
    ):
        at, here = p.below(column, f"nb{n}"), (p.calls, NB, title)
        if n == 0:
            rows = own_reports(p, at, here, 2012)
        else:
            rows = reports(p, at, [unit for unit in units if n == 2 or unit != offices[0]], here)
        listed(p, at, title, filing.newest_first(rows + mixed(p, at, here, 1)), here)
        boxes += p.box(title, p.rows(rows[:6], at), at)
    files = ""
    for year in p.years() if p.has_files else []:
        file = f"{column}W0{p.rng.randint(10**17, 10**18)}.pdf"
        p.file(file, p.story_of(offices[0], year))
        p.credit(file, offices[0], year)
        files += (
            f'<li><a href="{file}" title="{p.full(offices[0])}{year}年政府信息公开工作年度报告">'
            f"附件下载</a></li>"
        )
    p.led(column, NB, f"<div class='nbfl'>{boxes}</div><div class='mk'><h3>{p.shown(offices[0])}</h3>"
    f"<ul>{files}"
          "</ul></div>", crumbs=(p.calls, NB))  # fmt: skip
    front(p, (column, "政府信息公开年报"))


class Haikou(Folders):
    skin = "boxed"
    frame = 1

    def near_to(self, on: str, at: str) -> str:
        return at if at.startswith("http") else super().near_to(on, at)

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/files/{self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        return f'<p class="fujian"><a href="{path}" target="_blank">{name}</a></p>'


def haikou(p: Haikou) -> None:
    """海口: years below the column, each with the city's, the departments' and the districts' reports; some
    departments keep theirs on hosts of their own; the districts' own portals are linked beside."""
    p.home_url = f"http://www.{p.place.domain}/"
    column = p.below(p.section, "ndbg")
    section(p, (column, NB))
    (_, offices), (_, districts) = p.group(22, 10)
    apart, offices = offices[:4], offices[4:]
    habits = {unit: p.habits(unit) for unit in (GOVERNMENT, *offices, *districts)}
    trail: Trail = (p.calls, NB)
    years = [(p.below(column, f"{year}nb"), year) for year in range(p.last, 2013, -1)]
    tabs = "".join(f'<li><a href="{at}">{year}年</a></li>' for at, year in years)
    for at, year in years:
        here, inner = (*trail, f"{year}年"), ""
        for n, (name, units) in enumerate(
            (("市政府", [GOVERNMENT]), ("市政府部门", offices), ("区政府", districts))
        ):
            box = p.below(at, f"b{n}")
            rows = [
                report(p, box, habits[unit], year, (*here, name))
                for unit in units
                if unit == GOVERNMENT or p.rng.random() < (0.95 if year > 2018 else 0.3)
            ]
            rows += mixed(p, box, (*here, name), int(p.rng.random() < 0.2))
            inner += p.box(name, p.rows(rows, at))
            p.near(rows)
        p.led(at, f"{year}年", f"<ul class='nf'>{tabs}</ul>{inner}", crumbs=here)
    outside = "".join(
        f'<li><a href="http://{stem}.gov.cn/zfxxgk/">{name}</a></li>'
        for stem, name in (
            ("xiuying", "秀英区人民政府"),
            ("longhua-hk", "龙华区人民政府"),
            ("qiongshan-hk", "琼山区人民政府"),
        )
    )
    own = "".join(f'<li><a href="http://{p.departments[unit]}.{p.place.domain}/">{p.shown(unit)}</a></li>'
                  for unit in apart)  # fmt: skip
    p.led(column, NB, f"<ul class='nf'>{tabs}</ul>{p.box('部门网站', f'<ul>{own}</ul>')}"
          f"{p.box('各区政府网站', f'<ul>{outside}</ul>')}", crumbs=trail)  # fmt: skip
    for unit in apart:
        _own_site(p, unit)
    front(p, (column, NB))
    p.finish()


def _own_site(p: Haikou, unit: str) -> None:
    """A department's own host: its first page, its disclosure section, its column of reports."""
    name = f"{p.departments[unit]}.{p.place.domain}"
    p.hosts.add(name)
    base = f"http://{name}/"
    gk, nb = f"{base}zfxxgk/", f"{base}zfxxgk/ndbg/"
    news = p.rows([p.noise_row() for _ in range(20)], base)
    p.led(base, f"{p.full(unit)}网站", f"<a href='{gk}'>政府信息公开</a><a href='/gzdt/'>工作动态</a>{news}")
    menu = (
        f"<ul><li><a href='{gk}zn/'>政府信息公开指南</a></li><li><a href='{gk}fdzd/'>法定主动公开内容</a>"
        f"</li>"
        f"<li><a href='{nb}'>政府信息公开年报</a></li></ul>"
    )
    p.led(gk, p.calls, menu, crumbs=(p.full(unit), p.calls))
    for at, title in (
        (f"{gk}zn/", "政府信息公开指南"),
        (f"{gk}fdzd/", "法定主动公开内容"),
        (f"{base}gzdt/", "动态"),
    ):
        p.page(at, title, f"{menu}<p>本单位{title}正在更新。</p>", crumbs=(p.full(unit), title))
    rows = [report(p, nb, p.habits(unit, 0.5), year, (p.full(unit), p.calls, NB)) for year in p.years()]
    p.led(nb, NB, menu + p.rows(rows, nb), crumbs=(p.full(unit), p.calls, NB))


class Ordos(Folders):
    root = "ordosml"
    ending = "html"
    calls = "政务公开"
    most = 22

    def pager(self, _column: str, k: int, of: int, _total: int) -> str:
        return (
            f"<div class='fy'><script>var currentPage={k};var countPage={of};var m_sPrefix='index';"
            f"if(countPage>1){{document.write('<a href=\"index_'+(currentPage+1)+'.html\">下一页</a>');}}"
            "</script></div>"
        )


def ordos(p: Ordos) -> None:
    """鄂尔多斯: the first page sends on; own reports since 2008 in one list, bodies by year and group in
    boxes; the banners' own portals are another column; the newest one is reposted as a notice."""
    start = "/index_154.html"
    p.pages["/"] = Answer(
        b"<html><head><meta http-equiv='Refresh' content=\"0; URL=./index_154.html\"></head>"
        b"<body></body></html>",
        kind="text/html",
    )
    p.ways.add("/")
    column = p.below(p.section, "zfxxgknb")
    side = section(p, (column, NB))
    (_, offices), (_, banners) = p.group(24, 9)
    trail: Trail = (p.calls, NB)
    own, rest, others = (p.below(column, slug) for slug in ("szf", "bmqq", "qqlj"))
    tabs = side + "".join(
        f"<b><a href='{at}'>{name}</a></b>"
        for at, name in ((own, "市人民政府"), (rest, "部门、旗区年报"), (others, "旗区政府网站年报链接"))
    )
    p.led(column, NB, tabs, crumbs=trail)
    rows = own_reports(p, own, (*trail, "市人民政府"))
    listed(p, own, "市人民政府", rows, (*trail, "市人民政府"), tabs, 10)
    years = [(p.below(rest, str(year + 1)), year) for year in range(p.last, 2016, -1)]
    ways = "".join(f"<p><a href='{at}'>{year}年度</a></p>" for at, year in years)
    p.led(rest, "部门、旗区年报", tabs + ways,
          crumbs=(*trail, "部门、旗区年报"))  # fmt: skip
    habits = {unit: p.habits(unit) for unit in (*offices, *banners)}
    for at, year in years:
        here = (*trail, "部门、旗区年报", f"{year}年度")
        made = [report(p, at, habits[unit], year, here) for unit in habits if p.rng.random() < 0.94]
        listed(p, at, f"{year}年度", made + mixed(p, at, here, 2), here, tabs, 20)
    links = "".join(
        f"<li><a href='http://www.{stem}.gov.cn/zwgk/nb/' target='_blank'>{name}政府信息公开年报</a></li>"
        for stem, name in (("ds", "东胜区"), ("dlt", "达拉特旗"), ("zge", "准格尔旗"), ("wsq", "乌审旗"))
    )
    p.led(others, "旗区政府网站年报链接", f"{tabs}<ul>{links}</ul>", crumbs=(*trail, "旗区政府网站年报链接"))
    front(p, (p.section, "信息公开"), at=start, told=(reposted(p, rows[0]),))


class Liangjiang(Folders):
    skin = "broad"
    root = "zwgk_199"

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(
            f"<tr><td class='t'><a href='{self.near_to(on, at)}'>{text}</a></td><td>{day}</td><td>有效</td>"
            "</tr>"
            for at, text, day in rows
        )
        return f"<table class='zcwjk-list'><tr><th>标题</th><th>发布日期</th><th>状态</th></tr>{made}</table>"


def liangjiang(p: Liangjiang) -> None:
    """两江新区: a zone's committee, its bureaus and the streets it runs, each with its own section."""
    column = p.below(p.section, "zfxxgknb")
    (_, bureaus), (_, streets) = p.group(14, 8)
    placed = [(p.below("/gkml/", f"d{n}"), unit) for n, unit in enumerate(bureaus + streets)]
    names = "".join(f"<li onclick=\"window.open('{at}')\">{p.shown(unit)}</li>" for at, unit in placed)
    section(p, (column, NB), extra=p.box("部门和直管街道公开目录", f"<ul class='bmml'>{names}</ul>"))
    listed(p, column, NB, own_reports(p, column, (p.calls, NB)), (p.calls, NB))
    for at, unit in placed:
        here: Trail = (p.calls, "部门和直管街道公开目录", p.shown(unit))
        nb = p.below(at, "ndbg")
        side = side_menu(p, at, (nb, "政府信息公开工作年度报告"), topics=8)
        p.led(at, p.shown(unit), side + p.rows([p.noise_row() for _ in range(9)], at), crumbs=here)
        trail = (*here, "政府信息公开工作年度报告")
        whose = p.habits(unit, 0.3)
        rows = [report(p, nb, whose, year, trail) for year in p.years()]
        listed(p, nb, trail[-1], rows + mixed(p, nb, trail, int(p.rng.random() < 0.3)), trail, side)
    front(p, (p.section, "政府信息公开"))


LAYOUTS: dict[str, filing.Layout] = {
    "xishui": (Xishui, xishui), "fumian": (Fumian, fumian), "haikou": (Haikou, haikou),
    "ordos": (Ordos, ordos),
    "liangjiang": (Liangjiang, liangjiang)}  # fmt: skip
