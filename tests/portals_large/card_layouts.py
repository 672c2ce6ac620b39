"""Reports as cards behind tabs, in frames with years to choose, on pages of topics outside the section."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, Large, Row, Size, items
from tests.portals_large.tree_layouts import numbered


def by_year(p: Large, address: Callable[[int, int], str], crumbs: tuple[str, ...]) -> dict[int, list[Row]]:
    """The reports of all bodies by their years, newest first; a row's name is its body's."""
    held = dict[int, list[Row]]()
    for unit in p.bodies:
        for year in p.years():
            at, _, day = p.filed(unit, year, lambda n, y=year: address(y, n), crumbs)  # type: ignore[misc]
            held.setdefault(year, []).append((at, unit, day))
    return dict(sorted(held.items(), reverse=True))


def cards_by_year(size: Size, seed: int) -> Large:
    """Cards with covers; only the newest year's stand in the page, the others' come at a click on a tab."""
    p = Large(seed, "cards by year", size=size, kinds=("page", "page", "pdf"))
    base, name = f"{p.section}nbk/", p.rng.choice(names.SHELF[1:])
    held = by_year(p, lambda year, n: f"{base}a/{year + 1}/{n}.html", (GK, name))
    attribute, loading = p.rng.choice(
        (("data-url", "$(this).attr('data-url')"), ("data-src", "$(this).data('src')"))
    )
    caption = p.rng.choice(("{y}年政府信息公开年报", "{y}年度报告", "{y}"))

    def cards(year: int) -> str:
        return "".join(
            f"<div class='card' data-href='{at}'><img src='/cover/{k % 7}.jpg'><p class='t'>{unit}</p>"
            f"<p class='y'>{caption.format(y=year)}</p></div>"
            for k, (at, unit, _) in enumerate(held[year])
        )

    tabs, newest = "", next(iter(held))
    for year in held:
        at = f"{base}cards_{year}.html"
        tabs += f"<li {attribute}='{at}'{' class=on' if year == newest else ''}>{year}年</li>"
        if year != newest:
            p.ways.add(at)
            p.pages[at] = Answer(cards(year).encode(), kind="text/html")
    # The newest year's tab has an address of its own that shows what the page shows already.
    p.pages[f"{base}cards_{newest}.html"] = Answer(cards(newest).encode(), kind="text/html")
    p.ways.add(f"{base}cards_{newest}.html")
    script = (
        "$('.years li').click(function(){$(this).addClass('on').siblings().removeClass('on');"
        f"$('#cards').load({loading});}});"
        "$('#cards').on('click','.card',function(){window.open($(this).data('href'));});"
    )
    p.way(
        base,
        name,
        f"<ul class='years'>{tabs}</ul><div id='cards'>{cards(newest)}</div><script>{script}</script>",
        crumbs=(GK, name),
    )
    p.enter((base, name))
    return p


def framed_years(size: Size, seed: int) -> Large:
    """A frame with the rows of one year, its pager and a choice of years; reports are files in a viewer."""
    p = Large(seed, "framed years", size=size, kinds=("page", "viewer"))
    name, per = p.rng.choice(names.SHELF[1:]), p.rng.choice((3, 5))
    field = p.rng.choice(("curPage", "pageNo", "p"))
    held = dict[int, list[Row]]()
    for unit in p.bodies:
        for year in p.years():
            held.setdefault(year, []).append(_viewed(p, unit, year, name))
    newest = max(held)

    def answer(asked: Request) -> Answer:
        year, page = int(asked.query.get("year") or newest), int(asked.query.get(field) or 1)
        rows, last = held.get(year, []), -(-len(held.get(year, [])) // per)
        options = "".join(
            f"<option value='{y}'{' selected' if y == year else ''}>{y}年</option>" for y in sorted(held)
        )
        pager = "".join(
            f"<a href='javascript:toPage({k})'>{word}</a>"
            for k, word in ((1, "首页"), (page + 1, "下一页"), (last, "尾页"))
            if k <= last
        )
        script = (
            "function changeYear(y){location.href='nbList.jsp?year='+y;}"
            f"function toPage(n){{location.href='nbList.jsp?year={year}&{field}='+n;}}"
        )
        return Answer(
            f"<html><head><meta charset='utf-8'><script>{script}</script></head><body>"
            f"<select name='year' onchange='changeYear(this.value)'>{options}</select>"
            f"{items(rows[per * (page - 1) : per * page])}<div>共{len(rows)}条 {page}/{last} {pager}</div>"
            "</body></html>".encode(),
            kind="text/html;charset=utf-8",
        )

    p.dynamic["/gkxx/nbList.jsp"] = answer
    p.ways |= {
        f"/gkxx/nbList.jsp?year={y}&{field}={k}"
        for y, rows in held.items()
        for k in range(1, -(-len(rows) // per) + 1)
    }
    p.pages["/static/pdfjs/web/viewer.html"] = Answer(b"<html><title>PDF.js viewer</title></html>")
    p.way(
        "/gkxx/nb.jsp",
        name,
        "<iframe src='/gkxx/nbList.jsp' width='100%' height='900' frameborder='0'></iframe>",
        crumbs=(GK, name),
    )
    p.enter(("/gkxx/nb.jsp", name))
    return p


def _viewed(p: Large, unit: str, year: int, name: str) -> Row:
    """A report as a page, or as a page that shows its file in a viewer."""
    number = p.rng.randint(10**4, 10**7)
    path, day = f"/gkxx/show.jsp?id={number}", f"{year + 1}-01-{p.rng.randint(10, 28)}"
    title = p.title(p.rng.choice(names.PLAIN), unit, year)
    if p.rng.choice(p.kinds) == "page" or not p.size.files:
        p.report(path, unit, year, crumbs=(GK, name), title=title)
        return path, title, day
    file = f"/files/{year + 1}/{number}.pdf"
    p.report_file(file, unit, year)
    shown = quote(file, safe="") if p.rng.random() < 0.5 else file
    p.way(
        path,
        title,
        f"<h2>{title}</h2><p>时间：{day}</p>"
        f"<iframe src='/static/pdfjs/web/viewer.html?file={shown}' width='100%' height='1000'></iframe>",
        crumbs=(GK, name),
    )
    return path, title, day


def topic_outside(size: Size, seed: int) -> Large:
    """A topic page, reached by a banner, has the years of all bodies; the section has the office's own."""
    p = Large(seed, "topic outside", size=size, kinds=("page", "page", "pdf"))
    base = f"/ztzl/{p.rng.choice(('zfxxgknb', 'ndbgzl', 'zwgkndbg'))}/"
    name = p.rng.choice(("政府信息公开年报专栏", "政府信息公开工作年度报告专题", "年度政府信息公开年报"))
    banners, held = "", dict[int, dict[bool, list[Row]]]()
    for unit in p.bodies:
        for year in p.years():
            at = f"{base}{year}/{p.rng.randint(10**5, 10**7)}"
            if p.size.files and p.rng.random() < 0.3:
                path, day = p.report_file(f"{at}.pdf", unit, year).path, ""
            else:
                path, _, day = p.filed(unit, year, lambda _, at=at: f"{at}.html", ("专题专栏", name))  # type: ignore[misc]
            held.setdefault(year, {}).setdefault(unit in names.DEPARTMENTS, []).append((path, unit, day))
    for year in sorted(held, reverse=True):
        at = f"{base}{year}/"
        groups = "".join(
            f"<h2>{'县直单位' if of_county else '乡镇（街道）'}</h2><div class='dw'>"
            + "".join(f"<a href='{to}' target='_blank'>{unit}</a>" for to, unit, _ in rows)
            + "</div>"
            for of_county, rows in sorted(held[year].items(), reverse=True)
        )
        p.way(at, f"{year}年{name}", groups, crumbs=("专题专栏", name, f"{year}年度"))
        banners += f"<div class='pic'><a href='{at}'><img src='{year}.jpg'></a><p>{year}年度</p></div>"
    p.way(base, name, f"<div class='head'></div>{banners}", crumbs=("专题专栏", name))
    own = [p.filed("人民政府办公室", year, numbered(f"{p.section}nb/"), (GK, "年报")) for year in p.years(4)]
    p.way(f"{p.section}nb/", "政府信息公开年报", items(own), crumbs=(GK, "政府信息公开年报"))
    p.way(
        p.section, p.calls[0], p.columns(p.section, (f"{p.section}nb/", "政府信息公开年报")), crumbs=(GK,)
    )
    others = "".join(
        f"<a href='/zt/l{n}/'><img src='/b{n}.jpg' alt='{word}'></a>"
        for n, word in enumerate(("乡村振兴", "法治政府建设年度报告", "优化营商环境", "安全生产月"))
    )
    banner = p.rng.choice(
        (
            f"<a href='{base}'><img src='/b9.jpg' alt='{name}'></a>",
            f"<a href='{base}' title='{name}'><img src='/b9.jpg'></a>",
        )
    )
    p.front((p.section, p.calls[0]), more=f"<div class='ztzl'><h3>专题专栏</h3>{others}{banner}</div>")
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "cards behind tabs": cards_by_year,
    "frames with years to choose": framed_years,
    "a topic outside the section": topic_outside,
}
