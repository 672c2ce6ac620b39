"""Counties of 云南, 宁夏, 新疆 and 西藏."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import FRIENDS, Row, listing, menu, numbered
from tests.reportgen.office import docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

def yunnan(seed: int) -> County:
    """云南: the portal keeps the last years; the older ones stand on the province's old platform, by
    class ids."""
    p = County(seed, "yunnan")
    p.shaped(
        lambda n: f"/zfxxgk/fdzdgknr/lm{n}.htm",
        lambda n: f"/zjx/lm{n}.htm",
        lambda n: f"/info/1{n % 900:03}/{n}.htm",
    )
    domain = f"{p.stem}.gov.cn"
    p.home_url, p.calls, p.section, name = (
        f"http://www.{domain}/",
        "政府信息公开",
        "/zfxxgk.htm",
        "政府信息公开年报",
    )
    at, crumbs, units = "/zfxxgk/zfxxgknb.htm", (p.calls, name), ("人民政府", *p.bodies(5, 3))
    rows = [
        p.filed(f"/info/1{p.rng.randint(100, 999)}/{p.number()}.htm", unit, year, crumbs=crumbs)
        for year in p.run(3)
        for unit in units
    ]
    p.near(rows)
    pages = -(-len(rows) // 12)

    def turned(k: int) -> str:
        return f"/zfxxgk/zfxxgknb/{pages - k}.htm" if k else at

    p.pages_of(turned, name, rows, 12, numbered(turned), crumbs=crumbs, side=menu(*p.noises(8)), cut=25)
    host = f"xxgk.{domain}"
    platform = _platform(p, host, units[1:6])
    p.way(
        p.section,
        p.calls,
        menu(*p.amid(14, (at, name)))
        + f"<p><a href='{platform}' target='_blank'>2018年以前政府信息公开目录</a></p>"
        f"{menu(*FRIENDS)}",
        crumbs=(p.calls,),
    )
    p.home_page((p.section, p.calls))
    return p


def _platform(p: County, host: str, units: tuple[str, ...]) -> str:
    """The old platform: a site of tables with one class for each unit's reports."""
    old = County(p.rng.randrange(10**6), "yunnan")
    model = f"/canton_model{p.rng.randint(1, 40)}/"
    old.county, old.site, old.article_shape = p.county, p.site, 2
    old.encoding, old.head = "gbk", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    old.shaped(
        lambda n: f"{model}newslist.aspx?classid={n}",
        lambda n: f"{model}newslist.aspx?classid={n}",
        lambda n: f"{model}newsview.aspx?id={n}",
    )
    old.calls, old.section, found = "信息公开目录", f"{model}default.aspx", []
    for unit in units:
        home = f"{model}departmentindex.aspx?departmentid={p.number()}"
        nb = f"{model}newslist.aspx?classid={p.number()}"
        trail = (unit, "年度报告")
        rows = [
            old.filed(f"{model}newsview.aspx?id={p.number()}", unit, year, crumbs=trail)
            for year in (2017, 2016, 2015)
        ]
        old.near(rows)
        old.way(nb, "年度报告", listing(rows, 1), crumbs=trail)
        old.way(home, unit, menu(*old.noises(12), (nb, "政府信息公开年度报告")), crumbs=(unit,))
        found.append((home, unit))
    old.way(f"{model}default.aspx", f"{p.county}政府信息公开门户网站", f"<h3>部门及乡镇</h3>{menu(*found)}")
    p.sites[host] = old.pages
    p.noisy |= old.noisy
    p.ways |= {f"http://{host}{path}" for path in old.ways}
    for path, true in old.truth.items():
        p.credit(f"http://{host}{path}", true.agency, true.year)
    return f"http://{host}{model}default.aspx"


def ningxia(seed: int) -> County:
    """宁夏: a column of each body whose rows are the files themselves; the county's own reports are
    articles."""
    p = County(seed, "ningxia")
    base = f"/xxgk_{p.number(10000, 99999)}/"
    p.shaped(
        lambda n: f"{base}lm_{n}/", lambda n: f"/zjx/lm_{n}/", lambda n: f"/xwzx/202403/t20240311_{n}.html"
    )
    p.calls, p.section, name, branches = "政务公开", base, "政府信息公开年报", ""
    for slug, kind, units in (
        ("bmxxgk", "部门信息公开", p.bodies(6, 0)),
        ("xzxxgk", "乡镇（街道）信息公开", p.bodies(0, 4)),
    ):
        found = []
        for n, unit in enumerate(units):
            at, crumbs = f"{base}{slug}/dw{n}/", (p.calls, kind, unit)
            nb = f"{at}zfxxgknb_{p.number()}/"
            rows = [_row_of_file(p, nb, unit, year) for year in p.run(p.rng.randint(2, 3))]
            p.way(nb, name, listing(rows, p.row_shape), crumbs=(*crumbs, name))
            p.way(at, unit, menu(*p.amid(11, (nb.replace(at, "./"), name))), crumbs=crumbs)
            found.append((at, unit))
        branches += f"<li><a href='javascript:void(0)'>{kind}</a>{menu(*found)}</li>"
    own, above = f"{base}zfxxgknb/", (p.calls, name)
    rows = [
        p.filed(f"{own}{year + 1}01/t{year + 1}0131_{p.number()}.html", "人民政府", year, crumbs=above)
        for year in p.run(8)
    ]
    p.near(rows)
    p.way(own, name, listing(rows, p.row_shape), crumbs=above)
    p.way(
        p.section,
        p.calls,
        f"{menu(*p.amid(13, (own, name)))}<ul class='tree'>{branches}</ul>",
        crumbs=(p.calls,),
    )
    p.home_page((p.section, "政务公开"))
    return p


def _row_of_file(p: County, at: str, unit: str, year: int) -> Row:
    title, day = p.said(p.rng.choice(words.REPORTS), unit, year), f"{year + 1}-01-19"
    if p.rng.random() < 0.5:
        file = f"{at}{year + 1}01/P0{p.number()}{p.number()}.pdf"
        p.file(file, unit, year)
    else:
        file = f"{at}{year + 1}01/W0{p.number()}{p.number()}.docx"
        p.file(file, unit, year, lambda story: docx(p.rng, story), DOCX)
    return file.replace(at, "./"), title, day


def xinjiang(seed: int) -> County:
    """新疆: a stub sends to the newest year; each year's page has boxes of bodies, and the year is
    chosen above."""
    p = County(seed, "xinjiang")
    site = f"/{p.stem}"
    p.shaped(
        lambda n: f"{site}/c{n}/zfxxgk_list.shtml",
        lambda n: f"{site}/c{n}/list.shtml",
        lambda n: f"{site}/ywdt/202403/{n:032x}.shtml",
    )
    p.calls, p.section, name = "政府信息公开", f"{site}/zfxxgk/zfxxgk.shtml", "政府信息公开年报"
    years, groups = (
        p.run(3),
        (("县政府", ["人民政府"]), ("县政府部门", p.bodies(6, 0)), ("乡（镇）", p.bodies(0, 4))),
    )
    places = {year: f"{site}/c{p.number()}/zfxxgk_gknbz.shtml" for year in years}
    choice = "".join(f"<a class='{{}}' href='{at}'>{year}</a>" for year, at in places.items())
    for year, at in places.items():
        crumbs, boxes = (p.calls, name, f"{year}年"), ""
        for group, units in groups:
            rows = [
                p.filed(
                    f"{at.rpartition('/')[0]}/{year + 1}01/{p.rng.getrandbits(128):032x}.shtml",
                    unit,
                    year,
                    crumbs=crumbs,
                )
                for unit in units
            ]
            p.near(rows)
            names = [(path, p.shown(unit), "") for (path, _, _), unit in zip(rows, units, strict=True)]
            boxes += f"<div class='gknb_tit'>{group}</div><div class='gknb_con'>{listing(names, 0)}</div>"
        p.way(at, f"{year}年", f"<div class='year'>{choice.replace('{}', 'y')}</div>{boxes}", crumbs=crumbs)
    jump = f"{site}/zfxxgknb/jump.shtml"
    p.ways.add(jump)
    p.pages[jump] = Answer(
        f"<html><head><meta charset='utf-8'>"
        f"<script>var url='{places[years[0]]}';window.location.replace(url);</script></head>"
        "<body></body></html>".encode()
    )
    p.way(p.section, p.calls, menu(*p.amid(12, (jump, name))), crumbs=(p.calls,))
    p.home_page((p.section, p.calls))
    return p


def xizang(seed: int) -> County:
    """西藏: a small site with few papers; its reports of all years and bodies stand in one list among
    guides."""
    p = County(seed, "xizang")
    p.shaped(lambda n: f"/zwgk/zc{n}/", lambda n: f"/lm{n}/", lambda n: f"/xwzx/202403/t20240311_{n}.html")
    p.calls, p.section, name = "政务公开", "/zwgk/", p.rng.choice(("信息公开年报", "政府信息公开年度报告"))
    at, crumbs = "/zwgk/xxgknb/", ("政务公开", name)
    rows = [
        p.filed(f"{at}{year + 1}03/t{year + 1}0311_{p.number()}.html", unit, year, crumbs=crumbs)
        for year in p.run(5)
        for unit in ("人民政府", *p.bodies(2, 1))
    ]
    rows += p.decoys(3, lambda n: f"{at}202203/t20220311_{n}.html", crumbs)

    def turned(k: int) -> str:
        return f"{at}index_{k}.html" if k else at

    p.pages_of(
        turned,
        name,
        rows,
        12,
        lambda k, of: (
            f"<script>var currentPage = {k};var countPage = {of};var prevPage = currentPage-1;if(countP"
            f"age>1&&currentPage!=0){{document."
            'write("<a href=\'index_"+prevPage+".html\'>上一页</a>");}</script>'
        ),
        crumbs=crumbs,
    )
    p.way(p.section, p.calls, menu(*p.amid(9, ("./xxgknb/", name))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"), ("http://bo.example.cn/", "བོད་ཡིག"), news=30)
    return p


LAYOUTS: dict[str, Callable[[int], County]] = {
    "yunnan": yunnan,
    "ningxia": ningxia,
    "xinjiang": xinjiang,
    "xizang": xizang,
}
