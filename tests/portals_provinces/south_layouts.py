"""Counties of 广东, 广西, 海南 and 贵州."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import listing, menu, numbered


def guangdong(seed: int) -> County:
    """广东: a topic page a year with a grid of bare names; the years before in a plain column."""
    p = County(seed, "guangdong")
    p.shaped(
        lambda n: f"/zwgk/lm{n}/index.html",
        lambda n: f"/zjx/lm{n}/index.html",
        lambda n: f"/xwzx/zwyw/content/post_{n}.html",
    )
    p.calls, p.section, name = "政务公开", "/zwgk/index.html", "政府信息公开年报"
    at, topics = "/zwgk/zfxxgknb/", list[tuple[str, str]]()
    groups = (("县政府", ["人民政府"]), ("县政府组成部门", p.bodies(7, 0)), ("镇（街道）", p.bodies(0, 4)))
    for year in p.run(2):
        base, grid = f"/ztzl/{year}nzfxxgknb/", ""
        crumbs = ("专题专栏", f"{year}年政府信息公开年度报告")
        for group, units in groups:
            cells = ""
            for n, unit in enumerate(units):
                path = (
                    f"/{p.stem}dw{n}/gkmlpt/content/2/{p.number(1000, 9999)}/post_{p.number()}.html"
                    if group.startswith("县政府组")
                    else f"{base}content/post_{p.number()}.html"
                )
                p.filed(
                    path,
                    unit,
                    year,
                    crumbs=crumbs,
                    title=p.said("{f}{y}年政府信息公开工作年度报告", unit, year),
                )
                cells += f"<div class='col-3'><a href='{path}' target='_blank'>{p.shown(unit)}</a></div>"
            grid += f"<div class='tit'>{group}</div><div class='row'>{cells}</div>"
        picture = f"<img src='/img/{year}nb.jpg' width='1200'>"
        p.way(base + "index.html", crumbs[-1], picture + grid, crumbs=crumbs)
        topics.append((base + "index.html", f"{year}年政府信息公开年度报告专栏"))
    crumbs = ("政务公开", name)
    rows = [
        p.filed(f"{at}content/post_{p.number()}.html", unit, year, crumbs=crumbs)
        for year in (2022, 2021, 2020, 2019)
        for unit in ("人民政府", *groups[2][1])
    ]
    rows += p.decoys(2, lambda n: f"{at}content/post_{n}.html", crumbs)

    def turned(k: int) -> str:
        return f"{at}index_{k + 1}.html" if k else f"{at}index.html"

    p.pages_of(turned, name, rows, 10, numbered(turned), crumbs=crumbs, side=menu(*topics))
    p.way(p.section, p.calls, menu(*p.amid(16, (f"{at}index.html", name))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def guangxi(seed: int) -> County:
    """广西: catalogues by unit, in tables with index numbers; what is gone is a page that says so with
    200."""
    p = County(seed, "guangxi")
    p.shaped(lambda n: f"/zwgk/lm_{n}/", lambda n: f"/zjx/lm_{n}/", lambda n: f"/xwzx/t{n}.shtml")
    p.calls, p.section, name, found = (
        "政府信息公开",
        "/zfxxgk/",
        p.rng.choice(("政府信息公开年报", "公开年报")),
        dict[str, str](),
    )
    for base, group, units in (
        ("xxgkzfb", "县政府", ["人民政府"]),
        ("xxgkbm", "县直部门", p.bodies(6, 0)),
        ("xxgkxz", "乡镇", p.bodies(0, 5)),
    ):
        entries = []
        for n, unit in enumerate(units):
            at, crumbs = f"/{base}/dw{n}/", (p.calls, group, unit)
            nb = f"{at}ndbg_{p.number()}/"
            p.places.update({crumbs: at, crumbs[:2]: p.section})
            rows = [
                p.filed(f"{nb}t{p.number(10**6, 10**8)}.shtml", unit, year, crumbs=(*crumbs, name))
                for year in p.run(p.rng.randint(2, 4))
            ]
            p.near(rows)
            gone = (
                f"{nb}t{p.number(10**6, 10**8)}.shtml",
                p.said("{u}{y}年政府信息公开工作年度报告", unit, 2017),
                "2018-01-12",
            )
            lines = "".join(
                f"<tr><td>{k + 1}</td><td><a href='{path.replace(nb, './')}'>{text}</a></td>"
                f"<td>{p.number()}/{day[:4]}-{k:05}</td>"
                f"<td>{day}</td></tr>"
                for k, (path, text, day) in enumerate([*rows, gone])
            )
            heads = "<tr><th>序号</th><th>标题</th><th>索引号</th><th>生成日期</th></tr>"
            p.way(
                nb,
                name,
                f"{menu(*p.noises(10))}<table>{heads}{lines}</table>"
                "<script>createPageHTML(1,0,'index','shtml')</script>",
                crumbs=(*crumbs, name),
            )
            p.way(at, unit, menu(*p.amid(p.rng.randint(10, 22), (nb.replace(at, "./"), name))), crumbs=crumbs)
            entries.append((at, p.shown(unit)))
        found[group] = menu(*entries)
    boxes = "".join(f"<div class='zfxxgk_bm'><h3>{group}</h3>{told}</div>" for group, told in found.items())
    p.way(p.section, p.calls, menu(*p.amid(8)) + boxes, crumbs=(p.calls,))
    p.shell = (
        "<html><head><title>404</title></head><body><div class='err'><img src='/404.png'>"
        "<p>抱歉，您访问的页面不存在或已删除</p>"
        "<a href='/'>返回首页</a></div></body></html>"
    ).encode()
    p.home_page((p.section, p.calls))
    return p


def hainan(seed: int) -> County:
    """海南: the column of reports shows the newest year; the others are entries of its side menu."""
    p = County(seed, "hainan")
    site = f"/{p.stem}"
    p.shaped(
        lambda n: f"{site}/lm{n}/list3.shtml",
        lambda n: f"{site}/lm{n}/list3.shtml",
        lambda n: f"{site}/zwdt/202403/{n:032x}.shtml",
    )
    p.calls, p.section, name = "政务公开", f"{site}/zwgk/zwgk.shtml", "政府信息公开年报"
    years, units = p.run(p.rng.randint(3, 5)), ("人民政府", *p.bodies(6, 3))
    side = menu(*((f"{site}/{year}n/list3.shtml", f"{year}年") for year in years))
    for year in years:
        crumbs, at = ("政务公开", name, f"{year}年"), f"{site}/{year}n/"
        titles = (None, p.rng.choice(words.YEARLESS[2:]))
        rows = []
        for unit in units:
            made = p.rng.choice(titles)
            path = f"{at}{year + 1}01/{p.rng.getrandbits(128):032x}.shtml"
            rows.append(p.filed(path, unit, year, crumbs=crumbs, title=made and p.said(made, unit, year)))
        p.near(rows)
        p.way(
            f"{at}list3.shtml",
            f"{year}年",
            f"<div class='l'><h3>{name}</h3>{side}</div>{listing(rows, p.row_shape)}"
            f"<script>createPageHTML('page_div',1,1,'list3','shtml',{len(rows)});</script>",
            crumbs=crumbs,
        )
    jump = f"{site}/zfxxgknb/redirect_firstChannel.shtml"
    p.ways.add(jump)
    p.pages[jump] = Answer(
        f"<html><head><script>window.location.href='{site}/{years[0]}n/list3.shtml';</script></head>"
        "</html>".encode()
    )
    p.way(p.section, p.calls, menu(*p.amid(16, (jump, name))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def guizhou(seed: int) -> County:
    """贵州: a choice of units whose entries send on to each one's section; reports as PDF in a frame."""
    p = County(seed, "guizhou")
    p.shaped(
        lambda n: f"/newsite/zwgk_5753282/lm_{n}/",
        lambda n: f"/newsite/zjx/lm_{n}/",
        lambda n: f"/newsite/xwzx/202403/t20240311_{n}.html",
    )
    p.calls, p.section, name = "政务公开", "/newsite/zwgk_5753282/", "政府信息公开年报"
    options = {"县政府部门": list[str](), "乡镇（街道）": list[str]()}
    own = f"{p.section}zfxxgk/zfxxgknb_{p.number()}/"
    _framed(p, own, "人民政府", p.run(4), (p.calls, name))
    for group, units in zip(options, (p.bodies(6, 0), p.bodies(0, 5)), strict=True):
        for n, unit in enumerate(units):
            at = f"{p.section}{'bm' if '部门' in group else 'xz'}xxgk/dw{n}/"
            nb, crumbs = f"{at}zfxxgknb_{p.number()}/", (p.calls, unit, name)
            _framed(p, nb, unit, p.run(p.rng.randint(2, 4)), crumbs)
            guide = f"{at}zfxxgkzn/"
            tabs = menu(
                (guide, "政府信息公开指南"),
                p.noise_column("政府信息公开制度"),
                p.noise_column("法定主动公开内容"),
                (nb, name),
            )
            p.way(
                guide,
                "政府信息公开指南",
                f"<h2>{unit}</h2>{tabs}<p>为方便公民、法人和其他组织获取政府信息，编制本指南。</p>",
                crumbs=(p.calls, unit),
            )
            p.ways.add(at)
            p.pages[at] = Answer(
                b"<html><head><meta http-equiv='refresh' content='0;url=./zfxxgkzn/'></head></html>"
            )
            options[group].append(f"<option value='{at}'>{unit}</option>")
    choices = "".join(
        f"<select name='dw' onchange=\"window.open(this.options[this.selectedIndex].value,'_blank')\">"
        f"<option value='#'>{group}"
        f"</option>{''.join(rows)}</select>"
        for group, rows in options.items()
    )
    p.way(p.section, p.calls, f"{choices}{menu(*p.amid(19, (own, name)))}", crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


def _framed(p: County, at: str, unit: str, years: list[int], crumbs: tuple[str, ...]) -> None:
    """A column of reports, of which the newest are files shown in the page."""
    rows = []
    for year in years:
        path = f"{at}{year + 1}01/t{year + 1}0117_{p.number()}.html"
        if year < 2023 or p.rng.random() < 0.6:
            rows.append(p.filed(path, unit, year, crumbs=crumbs))
            continue
        file, title = f"{at}{year + 1}01/P{p.number()}{p.number()}.pdf", p.said(words.REPORTS[0], unit, year)
        p.file(file, unit, year)
        name = file.rpartition("/")[2]
        shown = p.rng.choice(
            (
                f"<iframe src='./{name}' width='100%' height='900'></iframe>",
                f"<embed src='./{name}' type='application/pdf'>",
                f"<iframe src='/pdfjs/web/viewer.html?file={file}' width='100%'></iframe>",
            )
        )
        p.cover(path, title, p.full(unit), f"{year + 1}-01-17", shown, crumbs)
        rows.append((path, title, f"{year + 1}-01-17"))
    p.near(rows)
    told = [(path.replace(at, "./"), text, day) for path, text, day in rows]
    p.way(
        at,
        crumbs[-1],
        listing(told, p.row_shape, 22) + "<script>createPageHTML(1, 0, 'index', 'html');</script>",
        crumbs=crumbs,
    )


LAYOUTS: dict[str, Callable[[int], County]] = {
    "guangdong": guangdong,
    "guangxi": guangxi,
    "hainan": hainan,
    "guizhou": guizhou,
}
