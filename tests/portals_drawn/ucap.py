"""Counties on UCAP: 威远, 水磨沟, 友好, 崇州, 万年."""

from __future__ import annotations

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, NEAR, Drawn
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Row, share


class Ucap(Drawn):
    """`/{site}/c{number}/{template}.shtml`; pages from `_2`; articles by month and 32 hex digits."""

    frame = 0
    template = "list"

    def below(self, _parent: str, _slug: str) -> str:
        return f"/{self.place.stem}/c{self.number(100000, 199999)}/{self.template}.shtml"

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".shtml", f"_{k + 1}.shtml") if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day[:4]}{day[5:7]}/{self.hexes()}.shtml"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.removesuffix('.shtml')}/files/{self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        title = f"{name}.{path.rpartition('.')[2]}"
        link = f'<a href="{path}\n" title="{title}" target="_blank">{title}</a>'
        return f'<div class="fjxz"><p>下载文件：</p><ul><li>{link}</li></ul></div>'

    def rows(self, rows: list[Row], _on: str) -> str:
        made = "".join(
            f"<li><a href='{at}' target='_blank' title='{text}'  >"
            f"{text if len(text) < 36 else text[:34] + '…'}</a>"
            f"<span>{day}</span></li>"
            for at, text, day in rows
        )
        return f'<ul class="listContent">{made}</ul>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        name = column.rpartition("/")[2].removesuffix(".shtml")
        return (
            f'<div id="page_div" class="page"></div><script src="/{self.place.stem}/xhtml/js/page.js"></scr'
            f"ipt><script>"
            f"createPageHTML('page_div',{of}, {k + 1},'{name}','shtml',{total});</script>"
        )

    def told(self, _column: str, _address: str) -> str:
        return (
            f'<meta name="others" content="页面生成时间 2026-03-02 09:12:44"><meta name="template,templateg'
            f'roup,version" '
            f'content="{self.template},default,1.2"><script>var websiteCode="{self.place.stem}";</script>'
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="xl-header"><h1 id="UCAPTITLE">{title}</h1><div class="attr"><span>发布时间：{day}'
            f"</span><span>"
            f'来源：{source}</span><span>浏览次数：<b id="hits"></b></span></div></div><div class="xl-con" '
            f'id="zoomcon">'
            f'<UCAPCONTENT>{text}</UCAPCONTENT></div>{NEAR}{share()}<script>$.post("/u/hit/count",{{manuscr'
            f'iptId:"'
            f'{self.hexes()}"}});</script>'
        )


def weiyuan(p: Drawn) -> None:
    """威远县: bodies in two tabs of the section, each with a section of its own."""
    by_body(p, ("部门信息公开", "镇信息公开"), 14, 9)


def by_body(
    p: Drawn, tabs: tuple[str, str], departments: int, towns: int, nb: str = NB, *, gathers: bool = False
) -> None:
    """The government's column in the section, and a directory of bodies with sections of their own; one that
    `gathers` names the bodies' reports too."""
    column = p.below(p.section, "zfxxgknb")
    p.opening += [
        (p.section, "政府信息公开"),
        (column, nb),
        p.noise_column("政务公开工作", p.section, "zwgkgz"),
    ]
    side = filing.navigation(p, p.section, (column, nb), 26)
    ways, gathered = [], list[Row]()
    for tab, slug, units in zip(tabs, ("bmxxgk", "xzxxgk"), p.bodies(departments, towns), strict=True):
        parent = p.below(p.section, slug)
        p.places[(p.calls, tab)] = parent
        named = [(p.below(parent, p.slug(unit)), unit) for unit in units]
        p.led(parent, tab, filing.directory(p, [(tab, named)]), crumbs=(p.calls, tab))
        for at, unit in named:
            gathered += filing.own_section(p, unit, at, (p.calls, tab, p.shown(unit)), nb=nb)
        ways.append((parent, tab))
    latest = p.rows([p.noise_row() for _ in range(8)], p.section)
    inner = f'{side}{filing.tabs(ways)}<div class="right"><h2>最新信息</h2>{latest}</div>'
    p.led(p.section, p.calls, inner, crumbs=(p.calls,))
    rows = filing.own_reports(p, column, (p.calls, nb))
    rows = filing.newest_first(rows + [row for row in gathered if len(row[1]) > 19]) if gathers else rows
    filing.listed(p, column, nb, rows, (p.calls, nb), side=side)
    filing.front(p, (column, nb))


class Xinjiang(Ucap):
    """A stub sends on to the newest year's page of names."""

    frame = 3

    def below(self, parent: str, slug: str) -> str:
        at = super().below(parent, slug)
        return at if slug else at.replace(self.template, "zfxxgk_gknbz")


def smgq(p: Drawn) -> None:
    """水磨沟区: of each year a page of names; the column itself only sends there."""
    stub = f"/{p.place.stem}/xxgknb/jump.shtml"
    p.opening += [(p.section, "政府信息公开"), (stub, NB)]
    departments, towns = p.bodies(13, 9)
    years = {year: p.below(stub, "") for year in range(p.last, 2016, -1)}
    side = filing.tabs([(at, f"{year}年度") for year, at in years.items()])
    habits = [(filing.body(p, unit), set(p.years())) for unit in (*departments, *towns)]
    government = filing.body(p, GOVERNMENT)
    for year, at in years.items():
        trail = (p.calls, NB, f"{year}年度")
        groups = [
            ("区人民政府", [government]),
            ("区政府部门", [b for b, own in habits[:13] if year in own]),
            ("街道（片区管委会）", [b for b, own in habits[13:] if year in own]),
        ]
        made = [
            (name, [(filing.report(p, at, whose, year, trail)[0], whose.unit) for whose in group])
            for name, group in groups
            if group
        ]
        p.led(at, NB, f"{side}<div class='right'>{filing.directory(p, made)}</div>", crumbs=trail)
    p.ways.add(stub)
    newest = years[p.last]
    p.pages[stub] = Answer(
        f"<html><head><script>window.location.href='{newest}';</script></head></html>".encode(),
        kind="text/html",
    )
    inner = filing.navigation(p, p.section, (stub, NB), 24)
    p.led(
        p.section, p.calls, inner + p.rows([p.noise_row() for _ in range(10)], p.section), crumbs=(p.calls,)
    )
    filing.front(p, (stub, NB))


class Heilongjiang(Ucap):
    """Articles by month and number."""

    frame = 1
    template = "zfxxgk"

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day[:4]}{day[5:7]}/c06_{self.number(100000, 999999)}.shtml"


def youhao(p: Drawn) -> None:
    """友好区: all bodies' reports in the one column."""
    flat(p, 10, 4)


def flat(p: Drawn, departments: int, towns: int, nb: str = NB, per: int = 20) -> None:
    """One column of all bodies' reports."""
    column = p.below(p.section, "zfxxgknb")
    p.opening += [(p.section, p.calls), (column, nb), p.noise_column("政策文件", p.section, "zcwj")]
    side = filing.navigation(p, p.section, (column, nb), 24)
    p.led(p.section, p.calls, side + p.rows([p.noise_row() for _ in range(12)], p.section), crumbs=(p.calls,))
    units = [unit for part in p.bodies(departments, towns) for unit in part]
    trail = (p.calls, nb)
    rows = filing.own_reports(p, column, trail) + filing.reports_of(p, column, units, trail)
    filing.listed(p, column, nb, filing.newest_first(rows), trail, side=side, per=per)
    filing.front(p, (column, nb))


class Chengdu(Ucap):
    """Articles by day, `content_` and 32 hex digits."""

    frame = 3
    sends_on = (
        '<!DOCTYPE html><html><head><script>window.location.href="{}";</script></head><body></body></html>'
    )
    template = "xxgk_list"

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day[:7]}/{day[8:]}/content_{self.hexes()}.shtml"


def chongzhou(p: Drawn) -> None:
    """崇州市: departments and townships with sections of their own."""
    by_body(p, ("市级部门", "镇（街道）"), 15, 10, "年度报告")


class Jiangxi(Ucap):
    """`/{site}/{slug}/pc/list.html`, articles of 19 digits."""

    frame = 1

    def below(self, _parent: str, slug: str) -> str:
        return f"/{self.place.stem}/{slug}{self.number(100, 9999)}/pc/list.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("list.html", f"list_{k + 1}.html") if k else column

    def article_at(self, column: str, _day: str) -> str:
        drawn = self.rng.randint(16 * 10**12, 2 * 10**13)
        return f"{column.rpartition('/')[0]}/content/content_{drawn}{self.number(10, 99999):05}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/{self.place.stem}/uploadfile/{self.hexes()}.{ending}"

    def pager(self, _column: str, k: int, of: int, total: int) -> str:
        return (
            f'<div class="page" id="page_div"></div><script>createPageHTML(\'page_div\',{of}, {k + 1},\'li'
            f"st','html'"
            f",{total});</script>"
        )


def wannian(p: Drawn) -> None:
    """万年县: three columns below that of reports: county, departments, townships."""
    in_groups(p, ("县政府", "县直部门", "乡镇"), 14, 10)


def in_groups(p: Drawn, names: tuple[str, str, str], departments: int, towns: int, nb: str = NB) -> None:
    """Below the column of reports one for the government, one for its departments, one for townships."""
    column = p.below(p.section, "zfxxgknb")
    p.opening += [(p.section, p.calls), (column, nb), p.noise_column("重点领域信息公开", p.section, "zdly")]
    side = filing.navigation(p, p.section, (column, nb), 28)
    p.led(p.section, p.calls, side + p.rows([p.noise_row() for _ in range(12)], p.section), crumbs=(p.calls,))
    own, (offices, local) = [GOVERNMENT], p.bodies(departments, towns)
    groups = list(zip(("xzf", "xzbm", "xzxx"), names, (own, offices, local), strict=True))
    filing.grouped(p, column, nb, groups, (p.calls,))
    filing.front(p, (column, nb))


LAYOUTS: dict[str, filing.Layout] = {
    "weiyuan": (Ucap, weiyuan),
    "smgq": (Xinjiang, smgq),
    "youhao": (Heilongjiang, youhao),
    "chongzhou": (Chengdu, chongzhou),
    "wannian": (Jiangxi, wannian),
}
