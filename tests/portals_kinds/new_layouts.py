"""New sites: pages rendered beforehand with data in the page, rows for a thumb, errors that answer 200,
endless pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing, menu
from tests.portals_kinds.kinds import Kind, cut


def prerendered(seed: int) -> Kind:
    """Lists show their first page as markup and fetch the next by a call that a script in the page spells."""
    p = Kind(seed, "prerendered", skins=("cards",))
    name, per, key = p.rng.choice(words.NB), 10, p.rng.choice(("channelId", "catalogId", "nodeId"))
    held, entries = dict[str, list[Row]](), list[tuple[str, str]]()
    for unit in ["", *p.bodies(4, 3)]:
        code, crumbs = f"{p.rng.getrandbits(64):016x}", (p.calls, unit or "本级", name)
        held[code] = p.shelf("/article/{}".format, [unit], p.years(4, first=2014), crumbs, 11)
        first = "".join(f"<div data-v-7ba5bd90 class='row'><a href='{at}' class='nuxt-link'>{t}</a><i>{d}</i>"
                        f"</div>"
                        for at, t, d in held[code][:per])  # fmt: skip
        script = (
            f"<div class='el-pagination' data-total='{len(held[code])}'><button class='btn-next'></button>"
            f"</div>"
            f'<script>window.__INIT__={{"total":{len(held[code])},"pageSize":{per},"{key}":"{code}"}};'
            f"async function turn(n){{const r=await fetch(`/prod-api/cms/article/list?{key}={code}&pageNum=$"
            f"{{n}}"
            f"&pageSize={per}`);const d=await r.json();app.rows=d.rows;}}</script>"
        )
        p.way(f"/channel/{code}", name, first + script, crumbs=crumbs)
        p.way(
            f"/organ/{code[:8]}",
            unit or "本级",
            menu(
                (f"/channel/{code}", name),
                *((f"/channel/x{n}", text) for n, text in enumerate(p.rng.sample(words.COLUMNS, 6))),
            ),
            crumbs=crumbs[:2],
        )
        entries.append((f"/organ/{code[:8]}", unit or p.owner))
        p.ways |= {f"/api {code} {k}" for k in range(1, len(cut(held[code], per)))}

    def page(asked: Request) -> Answer:
        rows, k = held.get(asked.query.get(key, ""), []), int(asked.query.get("pageNum") or 1)
        part = [
            {"articleId": int(at.rpartition("/")[2]), "title": t, "path": at, "createTime": d}
            for at, t, d in rows[(k - 1) * per : k * per]
        ]
        told = json.dumps(
            {"total": len(rows), "rows": part, "code": 200, "msg": "查询成功"}, ensure_ascii=False
        )
        return Answer(told.encode(), kind="application/json")

    p.dynamic["/prod-api/cms/article/list"] = page
    p.enter(body=f"<div class='organs'>{menu(*entries)}</div>")
    return p


def thumbs(seed: int) -> Kind:
    """Made for telephones: rows that are no links but bear their address, 加载更多 in an attribute."""
    p = Kind(seed, "thumbs", skins=("cards",))
    name, per = p.rng.choice(words.NB), p.rng.choice((8, 10))
    mark = p.rng.choice(("data-href", "data-url", "data-link"))
    at = f"{p.base}{p.rng.choice(('nb', 'annual', 'c21'))}"
    rows = p.shelf(
        f"{p.base}d/{{}}".format, ["", *p.bodies(6, 4)], p.years(3, first=2015), (p.calls, name), 6
    )
    pages = cut(rows, per)
    for k, part in enumerate(pages):
        cells = "".join(
            f"<div class='weui-cell weui-cell_access' {mark}='{to}'><div class='weui-cell__bd'><p>{text}</p>"
            f"</div><div class='weui-cell__ft'>{day}</div></div>"
            for to, text, day in part
        )
        more = (
            f"<div class='load-more' data-next='{at}?p={k + 2}'>加载更多</div>"
            if k + 1 < len(pages)
            else "<div class='weui-loadmore_line'>没有更多了</div>"
        )
        p.way(f"{at}?p={k + 1}" if k else at, name, cells + more, crumbs=(p.calls, name))
    grid = "".join(
        f"<div class='grid' {mark}='{p.base}g{n}'><img src='/i/{n}.png'><p>{text}</p></div>"
        for n, text in enumerate(p.rng.sample(words.COLUMNS, 11))
    )
    p.dynamic |= {f"{p.base}g{n}": p.noise for n in range(11)}
    own = f"<div class='grid' {mark}='{at}'><img src='/i/nb.png'><p>{name}</p></div>"
    p.enter(body=grid + own)
    return p


def always_200(seed: int) -> Kind:
    """Whatever is not there is answered with 200 and a page that says so, robots.txt too; home's menu has
    dead ends."""
    p = Kind(seed, "always 200")
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('nb/', 'gknb/index.html'))}"
    said = p.rng.choice(
        ("您访问的页面不存在或已删除", "系统繁忙，请稍后再试", "对不起，您所访问的栏目不存在！")
    )
    rows = p.shelf(f"{p.base}art/{{}}.html".format, ["", *p.bodies(5, 5)], p.years(3), (p.calls, name), 6)
    dead = [(f"{p.base}nd{year}/", f"{year}年政府信息公开年报") for year in (2008, 2009, 2010)]
    p.way(at, name, listing(rows), crumbs=(p.calls, name))
    p.enter((at, name), *dead)
    p.put(
        "",
        "提示信息",
        f"<div class='err'><h2>{said}</h2><p><span id='s'>5</span>秒后返回<a href='/'>首页</a></p></div>",
    )
    error = p.popped("")
    p.pages.pop("/robots.txt")
    p.dynamic["/"] = lambda asked: p.pages.get(asked.target, error)
    p.false |= {path for path, _ in dead}
    return p


def endless(seed: int) -> Kind:
    """A list of `?page=N` whose last page is given for every number beyond it, always with a next page."""
    p = Kind(seed, "endless")
    name, per, key = (
        p.rng.choice(words.NB),
        p.rng.choice((10, 12)),
        p.rng.choice(("page", "p", "pageIndex", "curpage")),
    )
    at = f"{p.base}{p.rng.choice(('list.html', 'nb.php', 'annual'))}"
    rows = p.shelf(
        f"{p.base}{{}}.html".format, ["", *p.bodies(7, 5)], p.years(3, first=2012), (p.calls, name), 7
    )
    pages = cut(rows, per)

    def page(asked: Request) -> Answer:
        k = int(asked.query.get(key) or 1)
        turn = f"<a href='{at}?{key}={max(k - 1, 1)}'>上一页</a> <a href='{at}?{key}={k + 1}'>下一页</a>"
        made = p.drawn(asked)
        made.put(
            at,
            name,
            f"{listing(pages[min(k, len(pages)) - 1], 3)}<div>{turn}</div>",
            crumbs=(p.calls, name),
        )
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {k}" for k in range(len(pages))}
    p.enter((at, name))
    return p


def old_and_new(seed: int) -> Kind:
    """The section's years each have a page: years of long ago one PDF for each body, the last ones
    articles."""
    p = Kind(seed, "old and new", skins=("blocks", "cards"))
    name, years, at = p.rng.choice(words.NB), p.years(5, first=2014), f"{p.base}nb/"
    bodies = p.bodies(4, 2)
    shown = list[str]()
    for n, year in enumerate(years):
        place, rows = f"{at}{year}/", list[Row]()
        for unit in bodies:
            if n < 2:
                rows.append(
                    p.filed(f"{place}{p.number()}.html", unit, year, crumbs=(p.calls, name, f"{year}年"))
                )
                continue
            path = f"/upload/{year}/{p.rng.getrandbits(60):x}.pdf"
            p.filed_file(path, unit, year)
            rows.append((path, f"{unit}{year}年政府信息公开年度报告", f"{year + 1}-01-20"))
        p.way(place, f"{year}年度", listing(rows, n), crumbs=(p.calls, name, f"{year}年"))
        shown.append(f"<option value='{escape(place)}'>{year}年度</option>")
    p.way(
        at,
        name,
        f"<select onchange='location.href=this.value'>{''.join(shown)}</select>",
        crumbs=(p.calls, name),
    )
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "prerendered": prerendered,
    "thumbs": thumbs,
    "always 200": always_200,
    "endless": endless,
    "old and new": old_and_new,
}
