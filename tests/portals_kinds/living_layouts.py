"""Sites that never stand still or hide their ways: other words at each asking, libraries of policies,
bare rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing
from tests.portals_kinds.kinds import Kind, cut


def restless(seed: int) -> Kind:
    """Each page counts its readers, tells the time and the weather, bears a token and other news at each
    asking."""
    p = Kind(seed, "restless", skins=("blocks", "cards"))
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('nb/', 'gknb/index.html'))}"
    rows = p.shelf(
        f"{p.base}{{}}.html".format, ["", *p.bodies(5, 4)], p.years(3, first=2014), (p.calls, name), 5
    )
    p.way(at, name, listing(rows, 1), crumbs=(p.calls, name))
    p.enter((at, name))
    asked_so_far = count(1)

    def page(asked: Request) -> Answer | None:
        found = p.pages.get(asked.target)
        if found is None or not found.kind.startswith("text/html"):
            return found or (p.noise(asked) if asked.path.startswith(p.news_at) else None)
        rng = Random(f"{seed} {next(asked_so_far)}")
        read, hour = rng.randint(100, 99999), rng.randint(10, 59)
        top = (
            f"<div class='time'>今天是2025年4月{rng.randint(1, 28)}日 18:{hour} 晴 {rng.randint(3, 30)}℃"
            f"</div>"
            f"<input type='hidden' name='__RequestVerificationToken' value='{rng.getrandbits(90):x}'>"
        )
        hot = listing(
            [
                (f"{p.news_at}{rng.randint(100, 999999)}.html", f"群众最关心的{rng.randint(2, 99)}件事", "")
                for _ in range(5)
            ]
        )
        foot = f"<div class='tj'>总访问量：{read * 71} 今日访问：{read} 在线：{rng.randint(2, 40)}人</div>"
        body = found.body.decode().replace("<span id='ll'></span>", f"<span>{read}</span>")
        body = body.replace("<h1", f"{top}<h1", 1) if "<h1" in body else body
        body = body.replace("</body>", f"<div class='hot'><h3>猜你喜欢</h3>{hot}</div>{foot}</body>")
        body = body.replace("</article>", f"<p class='r'>阅读量 {read}</p></article>")
        return replace(found, body=body.encode())

    p.dynamic["/"] = page
    return p


def policy_library(seed: int) -> Kind:
    """A section is a library of policies by year, kind and body; its one way to reports stands among the
    facets."""
    p = Kind(seed, "policy library")
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('library', 'zcwjk.html', 'files.jsp'))}"
    own = f"{p.base}{p.rng.choice(('c', 'lm', 'n'))}{p.number(100, 999)}/"
    rows = p.shelf(f"{own}{{}}.html".format, ["", *p.bodies(5, 3)], p.years(3), (p.calls, name), 5)
    p.way(own, name, listing(rows, 2), crumbs=(p.calls, name))
    facets = [
        ("年份", "y", [f"{year}年" for year in range(2008, 2025)]),
        ("文种", "k", ["通知", "意见", "函", "公告"]),
        ("发文机构", "d", list(words.DEPARTMENTS)),
        ("乡镇", "t", list(words.TOWNS)),
    ]
    ways = "".join(
        f"<dl><dt>{of}</dt>"
        + "".join(f"<dd><a href='{at}?{key}={n}'>{text}</a></dd>" for n, text in enumerate(named))
        + "</dl>"
        for of, key, named in facets
    )

    def page(asked: Request) -> Answer:
        made = p.drawn(asked)
        if "id" in asked.query:
            return p.noise(replace(asked, target=f"{p.news_at}{asked.query['id']}.html"))
        papers = [
            (f"{at}?id={made.rng.randint(10**4, 10**6)}", made.look_alike()[1], "2023-03-04")
            for _ in range(15)
        ]
        more = "".join(
            f"<a href='{at}?{key}={value}&p={n}'>{n}</a>"
            for key, value in asked.query.items()
            for n in range(2, 9)
        )
        made.put(at, "政策文件库", ways + listing(papers) + more, crumbs=(p.calls, "政策文件库"))
        return made.popped(at)

    p.dynamic[at] = page
    p.way(p.section, p.calls, p.columns(p.base, (own, name), (at, "政策文件库")) + ways, crumbs=(p.calls,))
    p.front()
    return p


def rows_of_buttons(seed: int) -> Kind:
    """A table's rows name the body and the year in cells of their own; a button 查看 of a script opens
    the report."""
    p = Kind(seed, "rows of buttons", skins=("blocks", "cards"))
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('nb', 'annual', 'ndbg'))}"
    show = f"{p.base}{p.rng.choice(('show/', 'detail/', 'view?id='))}"
    rows = list[tuple[str, str, int]]()
    for unit in ["", *p.bodies(5, 4)]:
        for year in p.years(3, first=2014):
            path = f"{show}{p.number()}"
            p.filed(path, unit, year, crumbs=(p.calls, name))
            rows.append((path, p.full(unit), year))
    p.rng.shuffle(rows)
    pages = [rows[n : n + 15] for n in range(0, len(rows), 15)]
    for k, part in enumerate(pages):
        kind = p.rng.choice(("row", "button"))
        script = f"<script>function openInfo(id){{window.open('{show}'+id);}}</script>"
        cells = "".join(
            f"<tr{_click(path, show) if kind == 'row' else ''}><td>{n + 1}</td><td>{whose}</td><td>{year}年"
            f"</td><td>政府信息公开"
            f"年度报告</td><td><button class='btn'{_click(path, show) if kind == 'button' else ''}>查看"
            f"</button></td></tr>"
            for n, (path, whose, year) in enumerate(part)
        )
        more = f"<a href='{at}?page={k + 2}'>下一页</a>" if k + 1 < len(pages) else ""
        head = "<tr><th>序号</th><th>公开主体</th><th>年度</th><th>名称</th><th>操作</th></tr>"
        p.way(
            f"{at}?page={k + 1}" if k else at,
            name,
            f"{script}<table>{head}{cells}</table>{more}",
            crumbs=(p.calls, name),
        )
    p.enter((at, name))
    return p


def _click(path: str, show: str) -> str:
    return f" onclick=\"openInfo('{path.removeprefix(show)}')\""


def menu_file(seed: int) -> Kind:
    """The menu of every page is a file that a script fetches: a tree of names and addresses in JSON."""
    p = Kind(seed, "menu file", skins=("cards",))
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('nb/', 'c12/'))}"
    rows = p.shelf(f"{at}{{}}.html".format, ["", *p.bodies(5, 4)], p.years(3), (p.calls, name), 5)
    p.way(at, name, listing(rows), crumbs=(p.calls, name))
    columns = [
        {"name": text, "url": f"{p.base}x{n}/"} for n, text in enumerate(p.rng.sample(words.COLUMNS, 12))
    ]
    p.dynamic |= {str(one["url"]): p.noise for one in columns}
    columns.insert(p.rng.randint(0, 12), {"name": name, "url": at})
    branches = [
        {"name": text, "url": to, "children": [{"name": t, "url": a} for a, t in subs]}
        for to, text, subs in p.entries
    ]
    tree = [*branches[:3], {"name": p.calls, "url": "", "children": columns}, *branches[3:]]
    told = json.dumps({"code": 0, "data": tree}, ensure_ascii=False)
    file = p.rng.choice(("/data/menu.json", "/api/nav", "/static/json/channels.json"))
    p.pages[file] = Answer(told.encode(), kind="application/json")
    p.ways.add(file)
    p.entries, p.section, p.calls = [], "/", "首页"
    p.front(
        more=f"<nav id='nav'></nav><script>$.getJSON('{file}',function(r){{$('#nav').html(tpl(r.data));}});"
             f"</script>"
    )
    return p


def posted_search(seed: int) -> Kind:
    """The section's lists come by a form that posts: a column chosen, words if one likes, pages by their
    number."""
    p = Kind(seed, "posted search")
    name, per, key = p.rng.choice(words.NB), 10, p.rng.choice(("channelId", "lmid", "categoryCode"))
    at = f"{p.base}{p.rng.choice(('query.action', 'list.do', 'search.jsp'))}"
    rows = p.shelf(
        f"{p.base}v/{{}}.html".format, ["", *p.bodies(4, 4)], p.years(3, first=2015), (p.calls,), 5
    )
    columns = p.rng.sample(words.COLUMNS, 9)
    place = p.rng.randint(0, 9)
    columns.insert(place, name)
    options = "".join(f"<option value='{n + 40}'>{text}</option>" for n, text in enumerate(columns))
    form = (
        f"<form id='f1' action='{at}' method='post'><select name='{key}'>{options}</select>"
        "<input type='hidden' name='pageNo' id='pageNo' value='1'><input type='submit' value='查询'></form>"
        "<script>function goto(n){document.getElementById('pageNo').value=n;document.getElementById('f1').sub"
        "mit();}</script>"
    )

    def page(asked: Request) -> Answer:
        told, made, shown = asked.form, p.drawn(asked), list[Row]()
        k = int(told.get("pageNo") or 1)
        pages = cut(rows, per) if told.get(key) == str(place + 40) else []
        shown = pages[k - 1] if k <= len(pages) else []
        own = form.replace(f"value='{told.get(key)}'", f"value='{told.get(key)}' selected").replace(
            "id='pageNo' value='1'", f"id='pageNo' value='{k}'"
        )
        turn = f"<a href='javascript:goto({k + 1})'>下一页</a> {k}/{len(pages)}页" if k < len(pages) else ""
        made.put(at, "查询结果", f"{own}{listing(shown, 2)}{turn}", crumbs=(p.calls, "查询结果"))
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {k}" for k in range(len(cut(rows, per)))}
    p.enter(body=form)
    return p


def splits(seed: int) -> Kind:
    """Each body's site is a folder with a home of its own; what the county's page calls them is only a
    picture."""
    p = Kind(seed, "splits")
    name, ways = p.rng.choice(words.NB), list[str]()
    for n, unit in enumerate(p.bodies(5, 4)):
        o = p.of(p.full(unit))
        folder, column = (
            f"/{p.rng.choice(('site', 'zz', 'w'))}{n}",
            f"/{p.rng.choice(('gk/nb', 'xxgk/c7', 'ndbg'))}/",
        )
        at = f"{folder}{column}"
        rows = o.shelf(f"{at}{{}}.html".format, [unit], o.years(3, first=2015), (unit, "信息公开", name), 4)
        o.section, o.calls = f"{folder}/gk.html", "信息公开"
        o.entries = [
            (f"{folder}/dt{m}/", text, ()) for m, text in enumerate(("本局动态", "机构概况", "业务工作"))
        ]
        p.dynamic |= {to: p.noise for to, _, _ in o.entries}
        o.way(at, name, listing(rows, n), crumbs=(unit, "信息公开", name))
        o.way(o.section, "信息公开", o.columns(f"{folder}/gk/", (at, name)), crumbs=(unit, "信息公开"))
        o.way(
            f"{folder}/",
            unit,
            listing([(f"{folder}/dt1/{m}.html", o._headline(), "01-02") for m in range(20)]),
        )
        p.pages |= {path: page for path, page in o.pages.items() if path != "/robots.txt"}
        p.ways, p.truth, p.false = p.ways | o.ways, p.truth | o.truth, p.false | o.false
        ways.append(f"<a href='{folder}/'><img src='/i/{n}.jpg' alt='{unit}'></a>")
    p.enter(body=f"<h3>部门网站群</h3><div class='group'>{''.join(ways)}</div>")
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "restless": restless,
    "policy library": policy_library,
    "rows of buttons": rows_of_buttons,
    "menu file": menu_file,
    "posted search": posted_search,
    "splits": splits,
}
