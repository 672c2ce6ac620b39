"""Sites whose own noise explodes: catalogues of facets, search alone, archives by year, ids of sessions,
no reports."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from random import Random
from urllib.parse import quote, urlencode

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing, menu
from tests.portals_kinds.kinds import Kind, cut

KINDS = ("命令", "决定", "公告", "通告", "意见", "通知", "通报", "批复", "函", "纪要")
SUBJECTS = ("综合政务", "国土资源", "财政金融", "农业水利", "商贸海关", "城乡建设", "卫生体育", "公安司法")


def _turned(at: str, query: dict[str, str], k: int, of: int) -> str:
    near = [n for n in (k - 1, k + 1, k + 2, of) if 0 < n <= of and n != k]
    return "".join(
        f"<a href='{at}?{urlencode(query | {'page': str(n)})}'>{'下一页' if n == k + 1 else n}</a>"
        for n in near
    )


def catalogue(seed: int) -> Kind:
    """Tables by 索引号 of eight thousand papers, by kind, subject and body, in three orders; reports are
    one kind."""
    p = Kind(seed, "catalogue")
    name, per = p.rng.choice(("年度报告", "信息公开年报", "年报")), p.rng.choice((12, 15))
    at, bodies = f"{p.base}{p.rng.choice(('ml.jsp', 'catalog.aspx', 'index.php'))}", p.bodies(6, 4)
    rows = p.shelf(
        f"{p.base}xx/{{}}.html".format, bodies, p.years(3, first=2015), (p.calls, "体裁分类", name)
    )
    place = p.rng.randint(0, len(KINDS))
    kinds = [*KINDS[:place], name, *KINDS[place:]]

    def page(asked: Request) -> Answer:
        told, made = asked.query, p.drawn(asked)
        of_reports, k = told.get("tc") == str(place), int(told.get("page") or 1)
        pages = cut(rows, per)
        shown = (
            (pages[k - 1] if k <= len(pages) else [])
            if of_reports
            else [
                (f"{p.news_at}{made.rng.randint(10**3, 10**6)}.html", made._headline(), "2023-01-02")
                for _ in range(per)
            ]
        )
        body = "".join(
            f"<tr><td>{made.rng.randint(10**8, 10**9)}/{day[:4]}-00{n:03}</td><td><a href='{to}'>{text}</a>"
            f"</td>"
            f"<td>{day}</td></tr>"
            for n, (to, text, day) in enumerate(shown)
        )
        facets = [("体裁分类", "tc", kinds), ("主题分类", "zt", SUBJECTS), ("机构分类", "jg", bodies)]
        ways = "".join(
            f"<dl><dt>{title}</dt>"
            + "".join(f"<dd><a href='{at}?{key}={n}'>{text}</a></dd>" for n, text in enumerate(of))
            + "</dl>"
            for title, key, of in facets
        )
        given = {key: value for key, value in told.items() if key in ("tc", "zt", "jg")}
        orders = "".join(
            f"<a href='{at}?{urlencode(given | {'sort': o})}'>{t}</a>"
            for o, t in (("d", "日期↓"), ("n", "名称↑"))
        )
        last = len(pages) if of_reports else 400
        made.put(
            at,
            "信息公开目录",
            f"{ways}<div>{orders}</div><table><tr><th>索引号</th><th>名称</th><th>日期</th></tr>{body}"
            f"</table><div>{_turned(at, given, k, last)}</div>",
            crumbs=(p.calls, "信息公开目录"),
        )
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {at, *(f"{at} {k}" for k in range(len(cut(rows, per))))}
    p.enter((at, p.rng.choice(("信息公开目录", "公开目录"))))
    return p


def search_only(seed: int) -> Kind:
    """Nothing leads to the reports but the section's form that searches a column chosen by its name."""
    p = Kind(seed, "search only")
    name, per, key = p.rng.choice(words.NB), 10, p.rng.choice(("lm", "channel", "columnid"))
    at = f"{p.base}{p.rng.choice(('search.jsp', 'so.php', 'query.do'))}"
    rows = p.shelf(
        f"{p.base}v/{{}}.html".format, ["", *p.bodies(4, 4)], p.years(3, first=2015), (p.calls,), 5
    )
    columns = p.rng.sample(words.COLUMNS, 12)
    place = p.rng.randint(0, 12)
    columns.insert(place, name)
    form = (
        f"<form action='{at}' method='get'>栏目：<select name='{key}'><option value=''>全部</option>"
        + "".join(f"<option value='{n + 40}'>{text}</option>" for n, text in enumerate(columns))
        + "</select> 关键词：<input name='q' value=''><input type='submit' value='检索'></form>"
    )

    def page(asked: Request) -> Answer:
        told, made = asked.query, p.drawn(asked)
        k, found = int(told.get("page") or 1), told.get(key) == str(place + 40)
        shown, of = (
            (rows[(k - 1) * per : k * per], len(cut(rows, per)))
            if found
            else (
                [
                    (f"{p.news_at}{made.rng.randint(10**3, 10**6)}.html", made._headline(), "2022-03-04")
                    for _ in range(per)
                ],
                300,
            )
        )
        given = {name: told.get(name, "") for name in (key, "q")}
        made.put(
            at,
            "检索结果",
            f"{form}<p>共找到{of * per - 3}条</p>{listing(shown, 2)}{_turned(at, given, k, of)}",
        )
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {k}" for k in range(len(cut(rows, per)))}
    p.enter(body=form)
    return p


def archives(seed: int) -> Kind:
    """Papers of a section stand by the year they were put up, ten pages of twenty a year, reports among
    the rest."""
    p = Kind(seed, "archives")
    years = sorted(p.rng.sample(range(2015, 2025), 4), reverse=True)
    rows = {year: p.shelf(f"{p.base}{year + 1}/{{}}.htm"
                          f"l".format, ["", *p.bodies(4, 3)], [year], (p.calls, f"{year + 1}年"), 3)
            for year in years}  # fmt: skip
    entries = list[tuple[str, str]]()
    for year, held in rows.items():
        at = f"{p.base}{year + 1}/"
        held += [(f"{p.news_at}{p.number()}.html", p._headline(), f"{year + 1}-04-05") for _ in range(6)]
        p.rng.shuffle(held)
        for k, part in enumerate(cut(held, 10)):
            more = f"<a href='{at}list_{k + 2}.html'>下一页</a>" if (k + 1) * 10 < len(held) else ""
            p.way(
                f"{at}{f'list_{k + 1}.html' if k else ''}",
                f"{year + 1}年",
                listing(part) + more,
                crumbs=(p.calls, f"{year + 1}年"),
            )
        entries.append((at, f"{year + 1}年"))
    p.enter(*entries)
    return p


def exploding(seed: int) -> Kind:
    """Every link bears the session's id and every list its orders; calendars, tags and guides without end."""
    p = Kind(seed, "exploding")
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('gknb.do', 'nb.jsp', 'list_nb.action'))}"
    rows = p.shelf(
        f"{p.base}info.do?id={{}}".format,
        ["", *p.bodies(6, 4)],
        p.years(3, first=2014),
        (p.calls, name),
        6,
    )
    key = p.rng.choice(("jsessionid", "sessionid", "PHPSESSID"))

    asked_so_far = count()

    def session(asked: Request) -> str:
        return f"{Random(f'{p.seed} {next(asked_so_far)} {asked.path}').getrandbits(80):020X}"

    def marked(asked: Request) -> Answer | None:
        query = asked.query
        query.pop("sessionid", None), query.pop("PHPSESSID", None)
        path = asked.path.partition(";")[0]
        plain = path + (f"?{urlencode(query)}" if query else "")
        page = p.pages.get(plain) or p.pages.get(path)
        if page is None:
            return p.noise(asked) if path.endswith((".do", "/")) else None
        ident = session(asked)
        put = f";jsessionid={ident}" if key == "jsessionid" else ""
        after = "" if put else f"{key}={ident}&"
        body = page.body.replace(b".do?", f".do{put}?{after}".encode())
        return Answer(body, kind=page.kind)

    p.way(at, name, listing(rows, 1), crumbs=(p.calls, name))
    tags = menu(
        *((f"{p.base}tag.do?t={quote(t)}&order={o}", t) for t in words.TOPICS for o in ("asc", "desc"))
    )
    days = menu(*((f"{p.base}day.do?d=2024-06-{n:02}&view=month", f"{n}日") for n in range(1, 31)))
    guides = menu(
        *(
            (f"{p.base}guide.do?item={n}&step=1", f"{unit}审批事项{n}")
            for n, unit in enumerate(words.DEPARTMENTS * 4)
        )
    )
    p.enter((at, name), body=tags + days + guides)
    p.dynamic["/"] = marked
    return p


def nothing(seed: int) -> Kind:
    """A body that publishes no report there: sections as always, papers that look alike, noise without
    end."""
    p = Kind(seed, "nothing")
    name, rows = p.rng.choice(words.NB), list[Row]()
    at = f"{p.base}nb/"
    rows = [p.other(f"{at}{{}}.html".format, (p.calls, name)) for _ in range(8)]
    p.way(at, name, listing(rows), crumbs=(p.calls, name))
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "catalogue": catalogue,
    "search only": search_only,
    "archives": archives,
    "exploding": exploding,
    "nothing": nothing,
}
