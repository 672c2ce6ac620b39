"""Counties whose departments have a site of their own, and whose pages mix http, https and charsets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Size, items
from tests.portals_large.tree_layouts import numbered
from tests.portals_other.building import menu

DOMAIN = "pingchuan.gov.cn"


def departments_site(size: Size, seed: int) -> Large:
    """The departments' reports stand on one sub-site that says another charset than it sends; the townships
    are a step deeper, by their kind."""
    p = Large(seed, "departments site", size=size, kinds=("page", "page", "pdf", "docx"))
    p.home_url, host = f"http://www.{DOMAIN}/", f"{p.rng.choice(('bmgk', 'xxgk', 'gk'))}.{DOMAIN}"
    departments = [unit for unit in p.bodies if unit in names.DEPARTMENTS]
    _sub_site(p, host, departments)
    groups = dict[str, list[tuple[str, str]]]()
    for n, unit in enumerate(unit for unit in p.bodies if unit not in departments):
        base, crumbs = f"{p.section}xz/t{n}/", (GK, "乡镇信息公开", unit)
        p.way(base, unit, p.columns(base, (f"{base}nb/", "政府信息公开年报")), crumbs=crumbs)
        rows = p.shelf(unit, numbered(f"{base}nb/"), (*crumbs, "政府信息公开年报"))
        p.way(f"{base}nb/", "政府信息公开年报", items(rows), crumbs=(*crumbs, "政府信息公开年报"))
        kind = "街道" if unit.endswith("办事处") else unit[-1]
        groups.setdefault(kind, []).append((base, unit))
    kinds = []
    for kind, units in groups.items():
        at = f"{p.section}xz/{ {'街道': 'jd', '镇': 'z', '乡': 'x'}[kind]}/"
        p.way(at, f"{kind}信息公开", menu(*units), crumbs=(GK, "乡镇信息公开", kind))
        kinds.append((at, kind))
    p.way(f"{p.section}xz/", "乡镇信息公开", menu(*kinds), crumbs=(GK, "乡镇信息公开"))
    ways = ((f"http://{host}/", "部门信息公开"), (f"{p.section}xz/", "乡镇信息公开"))
    p.enter(*ways)
    return p


def _sub_site(p: Large, host: str, units: list[str]) -> None:
    """A site whose first page opens a department by a script; each has a column of reports."""
    own = Large(p.rng.randrange(10**6), "sub-site", size=p.size, kinds=p.kinds)
    own.county, own.section = p.county, "/gkml/"
    cells = ""
    for n, unit in enumerate(units):
        base = f"/dept/{n + 12}/"
        cells += f"<li><a href='javascript:void(0)' onclick=\"openDept('{n + 12}')\">{unit}</a></li>"
        own.way(f"{base}index.html", unit, own.columns(base, (f"{base}nb/", "年度报告")), crumbs=(unit,))
        rows = own.shelf(unit, numbered(f"{base}nb/"), (unit, "年度报告"), mixed=True)
        own.way(f"{base}nb/", "年度报告", items(rows), crumbs=(unit, "信息公开", "年度报告"))
    script = "function openDept(id){window.open('/dept/'+id+'/index.html');}"
    own.way("/", "部门信息公开", f"<h3>部门信息公开</h3><ul>{cells}</ul><script>{script}</script>")
    p.ways |= {f"http://{host}{path}" for path in own.ways}
    p.false |= {f"http://{host}{path}" for path in own.false}
    p.truth |= {
        f"http://{host}{path}": replace(true, path=f"http://{host}{path}") for path, true in own.truth.items()
    }
    p.sites[host] = {path: _sent_otherwise(page) for path, page in own.pages.items()}


def _sent_otherwise(page: Answer) -> Answer:
    """A page in GB18030 that says it is UTF-8."""
    if page.kind != "text/html":
        return page
    return replace(page, body=page.body.decode().encode("gb18030"), kind="text/html;charset=utf-8")


def mixed_schemes(size: Size, seed: int) -> Large:
    """Whole addresses, now http and now https; rows by data-href; UTF-8 declared as gb2312; robots.txt asks
    for a delay."""
    p = Large(seed, "mixed schemes", size=size, kinds=KINDS, head='<meta charset="gb2312">')
    p.home_url, name = f"https://www.{DOMAIN}/", p.rng.choice(names.SHELF[1:])
    p.pages["/robots.txt"] = Answer(
        b"User-agent: *\r\nCrawl-delay: 5\r\nDisallow: /search/\r\nDisallow: /manage/\r\n", kind="text/plain"
    )
    base, per = f"{p.section}nb/", 8

    def whole(path: str) -> str:
        host = p.rng.choice((f"http://www.{DOMAIN}", f"https://www.{DOMAIN}", f"http://{DOMAIN}", ""))
        return f"{host}{path}"

    rows = [row for unit in p.bodies for row in p.shelf(unit, numbered(base), (GK, name), mixed=True)]
    p.rng.shuffle(rows)
    pages = [rows[at : at + per] for at in range(0, len(rows), per)]
    script = "<script>function openUrl(o){window.open(o.getAttribute('data-href'));}</script>"
    for k, part in enumerate(pages):
        shown = "".join(
            f"<li data-href='{whole(at)}' onclick='openUrl(this)'><span>{title}</span><i>{day}</i></li>"
            for at, title, day in part
        )
        more = f"<a href='{whole(f'{base}index_{k + 1}.html')}'>下一页</a>" if k + 1 < len(pages) else ""
        p.way(
            f"{base}index_{k}.html" if k else base,
            name,
            f"<ul>{shown}</ul><div class='fy'>{k + 1}/{len(pages)}页 {more}</div>{script}",
            crumbs=(GK, name),
        )
    p.way(p.section, p.calls[0], p.columns(p.section, (whole(base), name)), crumbs=(GK,))
    p.front((whole(p.section), p.calls[0]), ("/search/?q=", "搜索"))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "a site of all departments": departments_site,
    "http and https mixed": mixed_schemes,
}
