"""Counties on TRS: 万柏林, 沙市, 武隆, 明溪."""

from __future__ import annotations

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, NEAR, Drawn
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Entry, Row, catalogued, share
from tests.portals_drawn.ucap import by_body, in_groups


class Trs(Drawn):
    """Folders named by letters; articles `t{day}_{number}` below the month; pages from `index_1`."""

    frame = 0
    first = "zwgk"
    ending = "html"

    def below(self, parent: str, slug: str) -> str:
        if parent.startswith("/"):
            return f"{parent}{slug}/" if parent != "/" else f"/{slug}/"
        return f"/{self.first}/{slug}/" if slug in ("zfxxgk", "xxgk") else f"/{slug}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{k}.{self.ending}" if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column}{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{self.number()}.{self.ending}"

    def file_at(self, article: str, ending: str) -> str:
        day = article.rpartition("/")[2][1:9]
        return f"{article.rpartition('/')[0]}/P0{day}{self.rng.randint(10**11, 10**12)}.{ending}"

    def attached(self, path: str, name: str) -> str:
        title = f"{name}.{path.rpartition('.')[2]}"
        file = path.rpartition("/")[2]
        return (
            f'<p><a appendix="true" data-appendix="true" needdownload="true" href="./{file}" title="{title}" '
            f'download="{title}" OLDSRC="/protect/{file}">{title}</a></p>'
        )

    def rows(self, rows: list[Row], on: str) -> str:
        folder = on.rpartition("/")[0] + "/"
        made = "".join(
            f'<li><a href="'
            f'{"./" + at.removeprefix(folder) if at.startswith(folder) and folder != "/" else at}" '
            f'target="_blank" title="{text}">{text}</a><span>{day}</span></li>'
            for at, text, day in rows
        )
        return f'<ul class="list">{made}</ul>'

    def pager(self, _column: str, k: int, of: int, _total: int) -> str:
        return (
            f'<div class="page"><script>createPageHTML({of}, {k}, "index", "{self.ending}");</script></div>'
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'{catalogued(self.rng, title, source, day)}<h1 class="title">{title}</h1><div class="fbsj">发'
            f"布时间：{day} "
            f'　来源：{source}　字号：[<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(14'
            f')">小</a>]</div>'
            f'<div class="TRS_Editor view TRS_UEDITOR trs_paper_default trs_web" id="zoom">{text}</div>'
            f"{NEAR}{share()}"
        )


class Taiyuan(Trs):
    """Rows in tables, bodies to choose."""

    frame = 2
    first = "wblxxgk"
    ending = "shtml"

    def names(self, entries: list[Entry]) -> str:
        options = "".join(f'<option value="{at}">{name}</option>' for at, name in entries)
        first = '<option value="">--请选择--</option>'
        return f'<select onchange="location.href=this.value">{first}{options}</select>'

    def rows(self, rows: list[Row], _on: str) -> str:
        return (
            "<table width='98%'>"
            + "".join(
                f"<TR><TD width=12><img src='/images/d.gif'></TD><TD><A \n href=\"{at}\" target=_blank titl"
                f"e='{text}'>{text}</A>"
                f"</TD><TD width=90>[{day}]</TD></TR>"
                for at, text, day in rows
            )
            + "</table>"
        )


def wanbailin(p: Drawn) -> None:
    """万柏林区: departments and streets with folders and sections of their own."""
    by_body(p, ("政府部门", "街道办事处"), 13, 11, "政府信息公开年度报告")


class Hubei(Trs):
    """Folders by letters; articles in .shtml."""

    frame = 3
    ending = "shtml"
    first = "zfxxgk"


def shashi(p: Drawn) -> None:
    """沙市区: below the column of reports one for each body, by group; each names the others beside it."""
    column = p.below(p.section, "zfxxgknb")
    p.opening += [(p.section, p.calls), (column, NB)]
    side = filing.navigation(p, p.section, (column, NB), 22)
    p.led(p.section, p.calls, side + p.rows([p.noise_row() for _ in range(10)], p.section), crumbs=(p.calls,))
    offices, towns = p.bodies(14, 10)
    groups = [("qzf", "区政府", [GOVERNMENT]), ("qzfbm", "区直部门", offices), ("xzjd", "乡镇街道", towns)]
    below = [(p.below(column, slug), name, units) for slug, name, units in groups]
    p.places[(p.calls, NB)] = column
    for at, name, units in below:
        named = [(p.below(at, p.slug(unit)), unit) for unit in units]
        p.led(at, name, filing.directory(p, [(name, named)]), crumbs=(p.calls, NB, name))
        beside = filing.tabs([(to, p.shown(unit)) for to, unit in named])
        for to, unit in named:
            trail = (p.calls, NB, name, p.shown(unit))
            whose = filing.body(p, unit, 0.1)
            rows = [filing.report(p, to, whose, year, trail) for year in p.years()]
            filing.listed(p, to, p.shown(unit), rows, trail, side=beside)
    p.led(column, NB, filing.tabs([(at, name) for at, name, _ in below]), crumbs=(p.calls, NB))
    filing.front(p, (column, NB))


class Chongqing(Trs):
    """Folders whose letters end in a number."""

    frame = 1

    def below(self, parent: str, slug: str) -> str:
        name = f"{slug}_{self.number(10000, 199999)}"
        return f"{parent}{name}/" if parent and parent != "/" else f"/{name}/"


def wulong(p: Drawn) -> None:
    """武隆区: bodies with sections of their own below 部门街镇, in each 法定主动公开内容 and the reports."""
    by_body(p, ("政府部门", "乡镇街道"), 16, 14, gathers=True)


class Fujian(Trs):
    """Articles in .htm."""

    frame = 0
    ending = "htm"
    first = "zwgk"


def mingxi(p: Drawn) -> None:
    """明溪县: county, departments and townships, each one list of all years."""
    in_groups(p, ("县政府", "县直部门", "乡镇"), 14, 9, "政府信息公开年度报告")


LAYOUTS: dict[str, filing.Layout] = {
    "wanbailin": (Taiyuan, wanbailin),
    "shashi": (Hubei, shashi),
    "wulong": (Chongqing, wulong),
    "mingxi": (Fujian, mingxi),
}
