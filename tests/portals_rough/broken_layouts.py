"""Half broken: pages no tool would pass, addresses of several spellings, columns that are dead."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal
from tests.portals_rough.rows import GK, NB, YEARS, ZW, Rows, beside, drawn, menu, two_a_unit


def torn(seed: int) -> FamilyPortal:
    """GBK that nobody declares, tags unclosed or in capitals, values without quotes, a base that misleads."""
    p = FamilyPortal(seed, "torn", encoding="gb18030", head=p_head(seed))
    p.section = "/zwgk/default.asp"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xw/show.asp?id={n + 9}")
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/nb.asp", NB)), crumbs=(ZW,))
    rows = two_a_unit(
        p, lambda _: f"/zwgk/show.asp?id={p.rng.randint(10**3, 10**6)}", p.units(8, 7), (ZW, NB)
    )
    tear = p.rng.choice((_capitals, _unclosed, _twice, _commented, _formed))
    size = p.rng.randint(10, 14)
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    for k, part in enumerate(parts, 1):
        shown = [(path.rpartition("/")[2], text, day) for path, text, day in part]
        more = f"<a href='nb.asp?page={k + 1}'>下一页</a>" if k < len(parts) else ""
        p.way(f"/zwgk/nb.asp{f'?page={k}' if k > 1 else ''}", NB, tear(shown) + more, crumbs=(ZW, NB))
    return p


def p_head(seed: int) -> str:
    """What stands where the encoding should: nothing, a wrong one, or one too late to be seen."""
    return (
        "",
        "<META NAME=GENERATOR CONTENT='FrontPage 4.0'>",
        "<!--" + "-" * 1500 + "-->",
        "<meta charset=gb2312><base target=_blank>",
        "<base href=''>",
        "<meta charset='iso-8859-1'>",
    )[seed % 6]


def _capitals(rows: Rows) -> str:
    return (
        "<TABLE WIDTH=98%>"
        + "".join(
            f"<TR><TD NOWRAP><A HREF={path} TARGET=_blank><FONT COLOR=#000>{text}</FONT></A><TD>{day}"
            for path, text, day in rows
        )
        + "</TABLE>"
    )


def _unclosed(rows: Rows) -> str:
    return "<div class=list><ul>" + "".join(
        f'<li><a href="{path}" title="{text}>{text[:12]}…">{text}<span>{day}</a>' for path, text, day in rows
    )


def _twice(rows: Rows) -> str:
    return (
        "</div></body></html><html><body>"
        + "".join(f"<p><a href='{path}'>{text}</a> ({day})<p>" for path, text, day in rows)
        + "</html>"
    )


def _commented(rows: Rows) -> str:
    dead = "".join(f"<!--<li><a href='{path}x'>旧：{text}</a></li>--&gt;-->" for path, text, _ in rows[:3])
    return (
        "<ul>"
        + dead
        + "".join(
            f"<li><!--[if IE]><b><![endif]--><a\nhref='{path}\n'\n>{text}</a><i>{day}</i></li>"
            for path, text, day in rows
        )
        + "</ul>"
    )


def _formed(rows: Rows) -> str:
    return (
        "<form name=a><form name=b><table><tr><form>"
        + "".join(
            f"<td><a href= '{path}' onclick='return true;'>{text}</a></td><td>{day}</td></tr><tr>"
            for path, text, day in rows
        )
        + "</form></table>"
    )


def any_case(seed: int) -> FamilyPortal:
    """A server that reads addresses in any case, whose pages spell them in several; ids by name and code."""
    p = FamilyPortal(seed, "any case")
    p.section = "/ZWGK/Default.aspx"
    p.home(
        menu((p.section, ZW), ("/zwgk/default.aspx", "信息公开")),
        110,
        lambda n: f"/News/Show.aspx?id={n + 9}",
    )

    def spelt(path: str) -> str:
        return p.rng.choice(
            (
                path,
                path.lower(),
                path.replace("/ZWGK/", "/zwgk/"),
                path.replace("/ZWGK/", "/Zwgk/"),
                path.replace("?Id=", "?ID="),
            )
        )

    names = p.units(8, 7)
    rows: Rows = []
    for unit in names:
        for year in p.rng.sample(YEARS, 2):
            path = f"/ZWGK/Show.aspx?Id={p.rng.randint(10**3, 10**6)}"
            p.report(path, unit, year, crumbs=(ZW, NB))
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"{year + 1}-01-21"))
    made = drawn(p.rng)
    p.way(
        p.section,
        ZW,
        menu(*beside("/ZWGK/"), (spelt("/ZWGK/List.aspx?Id=12"), NB), ("/zwgk/dw.aspx", "公开单位")),
        crumbs=(ZW,),
    )
    p.way(
        "/ZWGK/List.aspx?Id=12",
        NB,
        made([(spelt(path), text, day) for path, text, day in rows]),
        crumbs=(ZW, NB),
    )
    p.way(
        "/ZWGK/dw.aspx",
        "公开单位",
        menu(*((f"/zwgk/Unit.aspx?Id={n}", unit) for n, unit in enumerate(names))),
        crumbs=(ZW, "公开单位"),
    )
    for n, unit in enumerate(names):
        own = [(spelt(path), text, day) for path, text, day in rows if unit in text]
        p.way(f"/ZWGK/Unit.aspx?Id={n}", unit, made(own), crumbs=(ZW, unit, "年报"))
    lower = {path.lower(): page for path, page in p.pages.items()}
    p.dynamic["/"] = lambda asked: lower.get(asked.target.lower())
    return p


def dead_columns(seed: int) -> FamilyPortal:
    """Most of the menu is dead: shells of a 404 with 200, pages that send home, empty columns; a twin of the
    column under each unit lists all rows again."""
    p = FamilyPortal(seed, "dead columns")
    p.section = "/gk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/w/{n + 9}.html")
    dead = p.rng.choice(
        (
            "<h2>您访问的页面不存在或已删除</h2>",
            "<p>该栏目正在建设中……</p>",
            "<script>location.href='/';</script>",
            "<p>暂无内容</p>",
            "",
        )
    )
    units, made = p.units(8, 7), drawn(p.rng)
    p.way(p.section, GK, menu(*beside("/gk/"), ("/gk/nb/", NB), ("/gk/bm/", "部门信息公开")), crumbs=(GK,))
    p.way(
        "/gk/bm/",
        "部门信息公开",
        menu(*((f"/gk/bm/{n}/", unit) for n, unit in enumerate(units))),
        crumbs=(GK, "部门信息公开"),
    )
    rows = []
    for n, unit in enumerate(units):
        own = two_a_unit(p, lambda _: f"/gk/v/{p.rng.randint(10**4, 10**7)}.html", [unit])
        rows += own
        if p.rng.random() < 0.5:
            p.way(f"/gk/bm/{n}/", unit, dead, crumbs=(GK, unit))
            continue
        p.way(f"/gk/bm/{n}/", unit, menu((f"/gk/bm/{n}/nb/", "年度报告")), crumbs=(GK, unit))
        p.way(f"/gk/bm/{n}/nb/", "年度报告", p.rng.choice((made(own), dead)), crumbs=(GK, unit, "年度报告"))
    p.way("/gk/nb/", NB, made(rows), crumbs=(GK, NB))
    return p


def sessions(seed: int) -> FamilyPortal:
    """Every answer writes its links with another session, slash or escape; all of them are one page."""
    p = FamilyPortal(seed, "sessions")
    p.section = "/信息公开/"
    p.home(menu(("/%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80/", GK)), 110, lambda n: f"/w/{n + 9}.html")
    rows = two_a_unit(p, lambda _: f"/信息公开/v{p.rng.randint(10**4, 10**7)}.html", p.units(8, 7))
    p.way(p.section, GK, menu(*beside("/信息公开/"), ("/信息公开/年报/", NB)), crumbs=(GK,))
    p.way("/信息公开/年报/", NB, drawn(p.rng)(rows), crumbs=(GK, NB))
    served = dict(p.pages)

    def spelt(match: re.Match[str]) -> str:
        path = match.group(1)
        how = p.rng.randrange(4)
        if how == 0:
            return "href='" + "".join(f"%{b:02x}" if b > 127 else chr(b) for b in path.encode()) + "'"
        if how == 1:
            return "href='" + "".join(f"%{b:02X}" if b > 127 else chr(b) for b in path.encode()) + "'"
        if how == 2 and not path.endswith("/"):
            return f"href='{path};jsessionid={p.rng.getrandbits(60):X}'"
        return f"href='{path.rstrip('/') or '/'}'"

    def answered(target: str) -> Answer | None:
        path = re.sub(r";jsessionid=\w+", "", target)
        page = served.get(path) or served.get(path.rstrip("/") + "/")
        if page is None or not page.kind.startswith("text/html"):
            return page
        return Answer(re.sub(r"href='(/[^'?]*)'", spelt, page.body.decode()).encode(), kind=page.kind)

    p.dynamic["/"] = lambda asked: answered(asked.target)
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "torn pages": torn,
    "addresses in any case": any_case,
    "dead columns": dead_columns,
    "sessions and escapes": sessions,
}
