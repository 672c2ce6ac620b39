"""Lists that one asks for: two choices of one form, choices that post back, facets, results of a search."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing


def two_choices(seed: int) -> Grown:
    """A form of a body and a year shows nothing until it is sent; 全部 of one choice gives all."""
    p = Grown(seed, "two choices")
    name, per = p.rng.choice(words.NB), p.rng.choice((10, 15))
    at = f"{p.base}{p.rng.choice(('ndbg.jsp', 'nbcx.asp', 'nianbao.php'))}"
    unit_field, year_field = p.rng.choice((("dept", "year"), ("dw", "nd"), ("orgId", "y")))
    crumbs, years = (p.calls, name), p.years(6, first=2016)
    held = list[tuple[str, int, Row]]()
    units = {str(n + 11): unit for n, unit in enumerate(p.bodies(5, 4))}
    for key, unit in units.items():
        for year in p.rng.sample(years, p.rng.randint(1, 3)):
            path = f"{p.base}show{at[at.rindex('.') :]}?id={p.number()}"
            held.append((key, year, p.filed(path, unit, year, crumbs=crumbs)))
    p.rng.shuffle(held)
    nothing = p.rng.choice(("0", ""))
    choices = (
        f"<form name='cx' method='get' action='{at}'>公开单位：<select name='{unit_field}'>"
        f"<option value='{nothing}' selected>全部</option>"
        + "".join(f"<option value='{key}'>{unit}</option>" for key, unit in units.items())
        + f"</select> 年度：<select name='{year_field}'><option value='{nothing}'>全部</option>"
        + "".join(f"<option value='{year}'>{year}年</option>" for year in years)
        + "</select><input type='submit' value='查询'></form>")

    def page(asked: Request) -> Answer:
        told = asked.query
        body = f"{choices}<p>请选择公开单位和年度后查询。</p>"
        if unit_field in told or year_field in told:
            unit, year = told.get(unit_field, ""), told.get(year_field, "")
            found = [row for key, when, row in held
                     if unit in ("", "0", key) and year in ("", "0", str(when))]  # fmt: skip
            k, of = int(told.get("page") or 1), -(-len(found) // per)
            more = f"{at}?{unit_field}={unit}&{year_field}={year}&page={k + 1}"
            turn = f"<a href='{escape(more)}'>下一页</a>" if k < of else "下一页"
            body = f"{choices}{listing(found[(k - 1) * per : k * per])}<p>{k}/{of}页 {turn}</p>"
        made = p.drawn(asked)
        made.put(at, name, body, crumbs=crumbs)
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {at, *(f"{at} {k}" for k in range(-(-len(held) // per)))}
    p.enter((at, name))
    return p


def choices_posted_back(seed: int) -> Grown:
    """WebForms: the choice of a body posts the page back with its view state; the list fits one page."""
    p = Grown(seed, "choices posted back")
    name, at = p.rng.choice(words.NB), f"{p.base}NianBao.aspx"
    control = p.rng.choice(("ddlDept", "ctl00$ContentPlaceHolder1$ddlUnit", "DropDownList1"))
    crumbs = (p.calls, name)
    state = f"/wEPDwUK{p.rng.getrandbits(200):x}=="
    units, held = p.bodies(5, 5), dict[str, list[Row]]()
    for n, unit in enumerate(units):
        held[str(n + 1)] = [
            p.filed(f"{p.base}Detail.aspx?id={p.number()}", unit, year, crumbs=(p.calls, unit))
            for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    spelled = control.replace("$", "_")
    change = f"javascript:setTimeout('__doPostBack(\\'{control}\\',\\'\\')', 0)"

    def page(asked: Request) -> Answer:
        told = asked.form if asked.method == "POST" else {}
        chosen = told.get(control, "1") if told.get("__VIEWSTATE") == state else "1"
        options = "".join(
            f'<option value="{key}"{" selected" * (key == chosen)}>{unit}</option>'
            for key, unit in zip(held, units, strict=True))
        body = (
            f'<form method="post" action="NianBao.aspx" id="form1">'
            '<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />'
            '<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />'
            f'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" />'
            "<script type=\"text/javascript\">function __doPostBack(eventTarget, eventArgument) {"
            "theForm.__EVENTTARGET.value = eventTarget;theForm.submit();}</script>"
            f'单位：<select name="{control}" onchange="{change}" id="{spelled}">{options}</select>'
            f"{listing(held.get(chosen, []), 1)}</form>")
        made = p.drawn(asked)
        made.put(at, name, body, crumbs=crumbs)
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {key}" for key in held}
    p.enter((at, name))
    return p


def facets(seed: int) -> Grown:
    """A catalogue of all papers by subject, by genre and by body: one genre is that of the reports."""
    p = Grown(seed, "facets")
    at, per = f"{p.base}gkml/list.html", p.rng.choice((10, 12))
    genre = p.rng.choice(("年度报告", "信息公开年报", "政府信息公开年报"))
    crumbs, shelf = (p.calls, "政府信息公开目录", genre), list[Row]()
    units, rows = p.bodies(6, 4), dict[str, list[Row]]()
    for n, unit in enumerate(units):
        own = [p.filed(f"{p.base}gkml/{p.number()}.html", unit, year, crumbs=crumbs)
               for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
        shelf += own
        rows[f"jg{n}"] = [*own, *(_notice(p) for _ in range(30))]
    facet = p.rng.choice(("fl", "classify", "catalog"))
    genres = ("命令", "决定", "公告", "通告", "通知", "通报", "意见", "批复", "函", genre, "会议纪要")
    subjects = ("国民经济管理", "财政金融审计", "国土资源", "农业林业水利", "教育科技文化", "综合政务",
                "公安司法", "民政救灾")  # fmt: skip
    for n, text in enumerate(genres):
        rows[f"tc{n}"] = shelf if text == genre else [_notice(p) for _ in range(25)]
    for n, text in enumerate(subjects):
        some = p.rng.sample(shelf, 4) if text == "综合政务" else []
        rows[f"zt{n}"] = [*(_notice(p) for _ in range(25)), *some]
    p.rng.shuffle(shelf)

    def group(head: str, stem: str, texts: tuple[str, ...] | list[str]) -> str:
        return f"<dl><dt>{head}</dt>" + "".join(
            f"<dd><a href='{at}?{facet}={stem}{n}'>{text}</a></dd>" for n, text in enumerate(texts)) + "</dl>"

    kinds = (("按主题分类", "zt", subjects), ("按体裁分类", "tc", genres), ("按机构分类", "jg", units))
    tree = "".join(group(*kind) for kind in kinds)

    def page(asked: Request) -> Answer:
        key, k = asked.query.get(facet, ""), int(asked.query.get("page") or 1)
        found = rows.get(key) or [_notice(p.drawn(asked)) for _ in range(20)]
        of = -(-len(found) // per)
        turn = f"<a href='{at}?{facet}={key}&amp;page={k + 1}'>下一页</a>" if k < of else ""
        made = p.drawn(asked)
        made.put(at, "政府信息公开目录", f"{tree}{listing(found[(k - 1) * per : k * per], 1)}{turn}",
              crumbs=(p.calls, "政府信息公开目录"))  # fmt: skip
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {at, *(f"{at} {k}" for k in range(-(-len(shelf) // per)))}
    p.enter((at, "政府信息公开目录"))
    return p


def _notice(p: Grown) -> Row:
    """A row of a paper that nobody takes for a report."""
    return f"/news/{p.rng.randint(10**3, 10**6)}.html", p._headline(), "2023-06-01"


def search_results(seed: int) -> Grown:
    """The column is a search kept as an address: what was looked for is marked in titles and summaries."""
    p = Grown(seed, "search results")
    name, per = p.rng.choice(words.NB), p.rng.choice((8, 10))
    at, crumbs = p.rng.choice(("/search/result.html", "/s", "/was/web/search.jsp")), (p.calls, name)
    asks, word = p.rng.choice(("q", "searchword", "keyword")), "政府信息公开工作年度报告"
    mark = p.rng.choice(("<em>{}</em>", "<font color='red'>{}</font>", "<span class=\"hl\">{}</span>"))
    rows = [
        p.filed(f"{p.base}{year + 1}/{p.number()}.html", unit, year, crumbs=crumbs,
                title=f"{p.full(unit)}{year}年{word}")
        for unit in p.bodies(5, 5) for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(lambda n: f"{p.base}2022/{n}.html", crumbs) for _ in range(6)]
    p.rng.shuffle(rows)
    of = -(-len(rows) // per)

    def marked(text: str) -> str:
        for part in ("政府信息公开", "年度报告"):
            text = text.replace(part, mark.format(part))
        return text

    def page(asked: Request) -> Answer:
        k = min(max(int(asked.query.get("page") or 1), 1), of)
        told = "" if word not in asked.query.get(asks, "") else "".join(
            f"<div class='jg'><h3><a href='{to}' target='_blank'>{marked(text)}</a></h3><p>"
            f"……为做好{mark.format('政府信息公开')}"
            f"工作，现将本单位{mark.format('年度报告')}公布如下……</p><p class='url'>"
            f"http://www.example.gov.cn{to}　{day}</p></div>"
            for to, text, day in rows[(k - 1) * per : k * per])
        query = f"{asks}={quote(word)}&amp;sort=date&amp;page="
        turns = "".join(f"<a href='{at}?{query}{n}'>{n}</a>" for n in range(1, of + 1) if n != k)
        sorts = f"<a href='{at}?{asks}={quote(word)}&amp;sort=rel'>按相关度</a> <b>按时间</b>"
        sought = asked.query.get(asks, "")
        box = f"<form action='{at}'><input name='{asks}' value='{sought}'><button>搜索</button></form>"
        made = p.drawn(asked)
        made.put(at, f"{name}_站内搜索", f"{box}<p>找到相关结果约{len(rows)}个</p>{sorts}{told}<div>"
            f"{turns}</div>")
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {k}" for k in range(of)}
    p.enter((f"{at}?{asks}={quote(word)}&sort=date", name))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "two choices": two_choices,
    "choices posted back": choices_posted_back,
    "facets": facets,
    "results of a search": search_results,
}
