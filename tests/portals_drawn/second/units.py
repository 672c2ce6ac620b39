"""Governments of the second lot that file by bodies: 赤水, 高淳, 红寺堡, 共青城, 石嘴山, 延边."""

from __future__ import annotations

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.second.base import Second, front, own_rows, rows_of, section, unit_section
from tests.portals_drawn.second.static import Folders

Place = tuple[str, str]


def folders(p: Second, parent: str, units: list[str]) -> list[tuple[str, str]]:
    """Each body's own folder."""
    return [(p.below(parent, p.slug(unit)), unit) for unit in units]


def directory(p: Second, at: str, name: str, groups: list[tuple[str, list[Place]]]) -> None:
    """A page of all bodies' names by group."""
    blocks = "".join(
        f'<div class="dep"><p class="t">{title}</p>{p.names([(to, p.shown(unit)) for to, unit in units])}</d'
        f'iv>'
        for title, units in groups)  # fmt: skip
    p.led(at, name, blocks, crumbs=(p.calls, name))


class Guizhou(Folders):
    """Columns end in numbers below the bodies' folders."""

    frame = 0
    is_numbered = True
    first = "zfxxgk"


def chishui(p: Guizhou) -> None:
    """赤水: departments and townships by directories; each has a section with its reports."""
    own = p.below(p.section, "zfxxgknb")
    bureaus, villages = p.below("", "zfbm"), p.below("", "xzjd")
    section(p, (own, NB), also=((bureaus, "部门信息公开"), (villages, "镇乡街道信息公开")))
    trail = (p.calls, NB)
    filing.listed(p, own, NB, own_rows(p, own, trail), trail)
    for at, name, units in zip(
        (bureaus, villages), ("部门信息公开", "镇乡街道信息公开"), p.bodies(18, 14), strict=True
    ):
        placed = folders(p, at, units)
        directory(p, at, name, [(name, placed)])
        for to, unit in placed:
            inner = p.below(to, "zfxxgk")
            p.ways.add(to)
            stub = (
                f'<html><head><meta http-equiv="refresh" content="0;url={inner}"></head><body></body></html>'
            )
            p.pages[to] = Answer(stub.encode(), kind="text/html")
            unit_section(p, unit, inner, p.below(inner, "zfxxgknb"), (p.calls, name, p.shown(unit)))
    front(p, (own, NB))


class Nanjing(Folders):
    """A body's page holds all its columns; which is shown is told behind the question mark."""

    frame = 3
    first = "xxgk"

    def names(self, entries: list[tuple[str, str]]) -> str:
        return "".join(
            f'<span class="dw" onclick="window.open(\'{at}\')">{name}</span>' for at, name in entries
        )


def gaochun(p: Nanjing) -> None:
    """高淳: a body's section is one page with all its columns in it, the reports' among them."""
    own = p.below(p.section, "xxgknb")
    units_at = p.below("", "bmjzxxgk")
    section(p, (own, "信息公开年报"), also=((units_at, "部门街镇信息公开"),))
    trail = (p.calls, "信息公开年报")
    filing.listed(p, own, trail[-1], own_rows(p, own, trail), trail)
    offices, towns = p.bodies(18, 8)
    placed = [(f"/gc{p.slug(unit)}/", unit) for unit in offices + towns]
    directory(
        p,
        units_at,
        "部门街镇信息公开",
        [("区级部门", placed[: len(offices)]), ("镇街", placed[len(offices) :])],
    )
    for at, unit in placed:
        where = (p.calls, "部门街镇信息公开", p.shown(unit))
        whose = filing.body(p, unit, 0.1)
        rows = [filing.report(p, at, whose, year, (*where, "信息公开年报")) for year in p.years()]
        tabs, shown = "", ""
        for n, (name, inside) in enumerate((
            ("机构概况", f"<p>{p.full(unit)}，地址：{p.county}行政中心。</p>"), ("规章制度", _noise(p, at)),
            ("业务工作", _noise(p, at)), ("信息公开年报", p.rows(rows, at)),
            ("财政信息", _noise(p, at)))):  # fmt: skip
            tabs += f'<li><a href="./?id=xxgk_{n + 226}" data-id="xxgk_{n + 226}">{name}</a></li>'
            shown += (
                f'<div class="tabcon" id="xxgk_{n + 226}" style="display:none"><h4>{name}</h4>{inside}</div>'
            )
        p.led(at, p.shown(unit), f'<ul class="tabs">{tabs}</ul>{shown}', crumbs=where)
    front(p, (own, "信息公开年报"))


def _noise(p: Second, at: str) -> str:
    return p.rows([p.noise_row() for _ in range(6)], at)


class Ningxia(Folders):
    """Numbered columns without tags of the frame's menus."""

    frame = 1
    first = "xxgk"


def hongsibu(p: Ningxia) -> None:
    """红寺堡: departments have sections, townships one column of reports for all."""
    own, towns_at, units_at = (p.below(p.section, slug) for slug in ("zfxxgknb", "xzjdnb", "bmxxgkml"))
    section(p, (own, NB), (towns_at, "乡镇（街道）政府信息公开年报"), also=((units_at, "部门信息公开目录"),))
    trail = (p.calls, NB)
    filing.listed(p, own, NB, own_rows(p, own, trail, 1.0), trail)
    offices, towns = p.bodies(17, 6)
    trail = (p.calls, "乡镇（街道）政府信息公开年报")
    filing.listed(p, towns_at, trail[-1], rows_of(p, towns_at, towns, trail), trail, per=15)
    placed = folders(p, units_at, offices)
    directory(p, units_at, "部门信息公开目录", [("政府部门", placed)])
    for at, unit in placed:
        unit_section(
            p, unit, at, p.below(at, "xxgknb"), (p.calls, "部门信息公开目录", p.shown(unit)), "信息公开年报"
        )
    front(p, (own, NB), (units_at, "部门信息公开目录"))


class Jiujiang(Folders):
    """Each body has a folder below the root; numbers end the names of columns."""

    frame = 0
    is_numbered = True
    ending = "html"

    def below(self, parent: str, slug: str) -> str:
        return f"/{slug}/" if parent == "/" else super().below(parent, slug)


def gongqing(p: Jiujiang) -> None:
    """共青城: bodies are chosen from lists to choose; each has its folder and reports."""
    own = p.below(p.section, "zfxxgknb")
    trail = (p.calls, NB)
    chosen = ""
    for name, units in zip(("部门信息公开", "乡镇街道信息公开"), p.bodies(18, 6), strict=True):
        placed = folders(p, "/", units)
        options = "".join(f'<option value="{at}">{p.shown(unit)}</option>' for at, unit in placed)
        chosen += f'<select name="bm" onchange="jump(this)"><option>{name}</option>{options}</select>'
        for at, unit in placed:
            unit_section(p, unit, at, p.below(at, "zfxxgknb"), (p.calls, name, p.shown(unit)))
    section(p, (own, NB), extra=f'<div class="xz">{chosen}</div>')
    filing.listed(p, own, NB, own_rows(p, own, trail), trail)
    front(p, (own, NB))


class Shizuishan(Folders):
    """The city's departments in folders, as in the counties."""

    frame = 3
    first = "zwgk"


def shizuishan(p: Shizuishan) -> None:
    """石嘴山: one page of reports with blocks for the city, its departments and counties, each led on."""
    column = p.below(p.section, "zfxxgknb")
    section(p, (column, NB))
    p.places[(p.calls, NB)] = column
    offices, districts = p.bodies(20, 3)
    blocks = ""
    for slug, name, units in (
        ("szf", "市人民政府", []),
        ("szfbm", "市政府部门", offices),
        ("xq", "县区", districts),
    ):
        at = p.below(column, slug)
        trail = (p.calls, NB, name)
        rows: list[Row] = rows_of(p, at, units, trail) if units else own_rows(p, at, trail)
        filing.listed(p, at, name, rows, trail)
        blocks += (
            f'<div class="k"><h3>{name}<a class="more" href="{p.relative(column, at)}">更多&gt;&gt;'
            f"</a></h3>{p.rows(rows[:7], column)}</div>"
        )
    p.led(column, NB, blocks, crumbs=(p.calls, NB))
    front(p, (column, NB))


class Yanbian(Folders):
    """Departments on hosts of their own below the city's domain."""

    frame = 0
    ending = "html"
    home_url = "http://www.yanbian.gov.cn/"

    def below(self, parent: str, slug: str) -> str:
        return f"{parent}{slug}/" if parent.startswith("http") else super().below(parent, slug)


def yanbian(p: Yanbian) -> None:
    """延边: the prefecture's own since 2008; departments on hosts of their own, counties' sites outside."""
    p.home_url = "http://www.yanbian.gov.cn/"
    own, sites = p.below(p.section, "zfxxgknb"), p.below("", "bmwz")
    section(p, (own, NB), also=((sites, "部门信息公开"),))
    trail = (p.calls, NB)
    filing.listed(p, own, NB, own_rows(p, own, trail), trail)
    offices, _ = p.bodies(12, 0)
    p.hosts = {f"{p.slug(unit)}.yanbian.gov.cn" for unit in offices}
    placed = [(f"http://{p.slug(unit)}.yanbian.gov.cn/", unit) for unit in offices]
    outside = [(f"http://www.{stem}.gov.cn/", town) for stem, town in zip(
        ("yanji", "tumen", "dunhua", "hunchun", "longjing", "helong", "wangqing", "antu"),
        p.place.towns, strict=True)]  # fmt: skip
    directory(p, sites, "部门信息公开", [("州直部门", placed), ("县市政府", outside)])
    for at, unit in placed:
        unit_section(p, unit, at, f"{at}xxgk/nb/", (p.shown(unit),))
    front(p, (own, NB))
    p.finish()


LAYOUTS: dict[str, filing.Layout] = {
    "chishui": (Guizhou, chishui),
    "gaochun": (Nanjing, gaochun),
    "hongsibu": (Ningxia, hongsibu),
    "gongqing": (Jiujiang, gongqing),
    "shizuishan": (Shizuishan, shizuishan),
    "yanbian": (Yanbian, yanbian),
}
