"""How a county files its bodies' reports: one column, one for each group, year or body, pages of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.crawl.site import Answer
from tests.portals_drawn import words
from tests.portals_drawn.county import GOVERNMENT, Drawn
from tests.portals_drawn.furniture import Entry, Row

Trail = tuple[str, ...]
NB = "政府信息公开年报"
HOW = ("html", "both", "cover")


@dataclass(frozen=True)
class Body:
    """How a body names its reports and in what it publishes them."""

    unit: str
    title: str
    how: str


def body(p: Drawn, unit: str, nameless: float = 0.0, weights: tuple[int, int, int] = (78, 14, 8)) -> Body:
    """A body's habits, drawn; `nameless` is how likely its titles leave its name out."""
    names, often = zip(*p.titles, strict=True)
    title = words.NAMELESS if p.rng.random() < nameless else p.rng.choices(names, often)[0]
    return Body(unit, title, p.rng.choices(HOW, weights)[0] if p.has_files else "html")


def report(p: Drawn, column: str, whose: Body, year: int, crumbs: Trail) -> Row:
    """A report as an article in a column, and its row."""
    story = p.story_of(whose.unit, year)
    day = story.published.isoformat()
    title = p.said(whose.title, whose.unit, year)
    at = p.article_at(column, day)
    file, text = p.file_at(at, p.rng.choice(("docx", "pdf", "pdf"))), p.text(story)
    if whose.how != "html":
        p.file(file, story)
        p.ways.add(at if whose.how == "cover" else file)
        text = (
            f"<p>　　{title}</p>" * (whose.how == "cover")
            + text * (whose.how == "both")
            + p.attached(file, title)
        )
    if whose.how == "cover":
        p.covers.add(at)
        p.credit(file, whose.unit, year)
    else:
        p.files |= {file} if whose.how == "both" else set()
        p.credit(at, whose.unit, year)
    p.page(at, title, p.printed(title, p.bare(whose.unit), day, text), crumbs=crumbs, day=day)
    return at, title, day


def listed(
    p: Drawn, column: str, name: str, rows: list[Row], crumbs: Trail, *, side: str = "", per: int = 20
) -> None:
    """A column's pages."""
    p.listing(column, name, rows, crumbs, side, per)
    p.near(rows)


def newest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row[2], reverse=True)


def navigation(p: Drawn, parent: str, nb: Entry, topics: int) -> str:
    """The menu on the left of a disclosure section: guide, rules, what must be disclosed, reports."""
    guide = p.noise_column("政府信息公开指南", parent, "zfxxgkzn")
    rules = p.noise_column("政府信息公开制度", parent, "zfxxgkzd")
    content = p.noise_column("法定主动公开内容", parent, "fdzdgknr")
    asking = p.noise_column("依申请公开", parent, "ysqgk")
    below = "".join(f'<li><a href="{at}">{name}</a></li>' for at, name in p.topics(content[0], topics))
    tops = "".join(
        f'<li><a href="{at}" title="{name}"><i></i>{name}</a>'
        f'{f"<ul>{below}</ul>" if name == content[1] else ""}</li>'
        for at, name in (guide, rules, content, nb, asking))  # fmt: skip
    return f'<div class="left xxgk_nav"><ul class="gk_tree">{tops}</ul></div>'


def own_section(
    p: Drawn, unit: str, at: str, trail: Trail, *, nb: str = NB, topics: int = 18, nameless: float = 0.25
) -> list[Row]:
    """A body's own section: its menu, what is new, and its column of reports. `trail` ends with the body.

    A product that `sends_on` answers the section's address with a script that leads to its first column;
    few bodies have a column of reports and none in it."""
    column = p.below(at, "zfxxgknb")
    side = navigation(p, at, (column, nb), topics)
    latest = p.rows([p.noise_row() for _ in range(10)], at)
    first = p.below(at, "jgzn") if p.sends_on else at
    p.led(first, trail[-1], f'{side}<div class="right"><h2>最新公开</h2>{latest}</div>', crumbs=trail)
    if p.sends_on:
        p.ways.add(at)
        p.pages[at] = Answer(p.sends_on.format(first).encode(p.encoding), kind="text/html")
    whose = body(p, unit, nameless)
    if p.rng.random() < 0.06:
        p.led(column, nb, f'{side}<div class="right"><p>暂无相关信息</p></div>', crumbs=(*trail, nb))
        return []
    rows = [report(p, column, whose, year, (*trail, nb)) for year in p.years()]
    listed(p, column, nb, rows, (*trail, nb), side=side)
    return rows


def decoys(p: Drawn, column: str, trail: Trail) -> list[Row]:
    """Papers that stand among reports and are none."""
    rows = []
    for made in p.rng.sample(words.DECOYS, p.rng.choice((0, 0, 1, 2, 4))):
        year = p.rng.randint(2018, 2024)
        title, day = (
            p.said(made, p.rng.choice(list(p.departments)), year),
            f"{year + 1}-03-1{p.rng.randint(0, 9)}",
        )
        at = p.article_at(column, day)
        text = "".join(
            f"<p>　　{p.said(p.rng.choice(words.NEWS), p.rng.choice(list(p.departments)), year)}。</p>"
            for _ in range(9)
        )
        p.page(at, title, p.printed(title, p.place.short, day, text), crumbs=trail, day=day)
        p.false.add(at)
        rows.append((at, title, day))
    return rows


def own_reports(p: Drawn, column: str, trail: Trail, first: int = 2015) -> list[Row]:
    """The government's, of every year."""
    whose = body(p, GOVERNMENT, 0.1, (70, 30, 0))
    made = [report(p, column, whose, year, trail) for year in range(p.last, first - 1, -1)]
    return newest_first(made + decoys(p, column, trail))


def reports_of(p: Drawn, column: str, units: list[str], trail: Trail) -> list[Row]:
    """Those of several bodies in one column, as they came in."""
    made = [
        report(p, column, whose, year, trail)
        for whose in (body(p, unit) for unit in units)
        for year in p.years()
    ]
    return newest_first(made + decoys(p, column, trail))


def grouped(p: Drawn, column: str, name: str, groups: list[tuple[str, str, list[str]]], trail: Trail) -> None:
    """A column of reports with one below for each group of bodies, all years in one list."""
    below = [(p.below(column, slug), group, units) for slug, group, units in groups]
    side = tabs([(column, name), *((at, group) for at, group, _ in below)])
    p.places[(*trail, name)] = column
    newest: list[Row] = []
    for at, group, units in below:
        where = (*trail, name, group)
        rows = own_reports(p, at, where) if units == [GOVERNMENT] else reports_of(p, at, units, where)
        listed(p, at, group, rows, where, side=side)
        newest += rows[:5]
    p.led(column, name, f'{side}<div class="right">{p.rows(newest, column)}</div>', crumbs=(*trail, name))


def tabs(entries: list[Entry]) -> str:
    """Columns beside each other."""
    rows = "".join(f'<li><a href="{at}">{name}</a></li>' for at, name in entries)
    return f'<div class="left"><ul class="lanmu">{rows}</ul></div>'


def directory(p: Drawn, groups: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Bodies by group, each with its address, as the product names them."""
    return "".join(
        f'<div class="bm"><h3>{group}</h3>{p.names([(at, p.shown(unit)) for at, unit in units])}</div>'
        for group, units in groups
    )


def front(p: Drawn, *own: Entry, icons: int = 5) -> None:
    """The first page: slides, news in tabs, disclosure, services, topics."""
    news = [p.noise_row() for _ in range(64)]
    told = [p.said(p.rng.choice(words.LATEST), p.rng.choice(list(p.departments)), 2024) for _ in range(8)]
    latest = [(p.noise_row()[0], text, "2025-03-02") for text in told]
    p.news = [at for at, _, _ in (*news, *latest)]
    tabs_of = [(at, name) for _, _, subs in p.branches[1:2] for at, name in subs[:4]]
    blocks = "".join(
        f'<div class="tab"><h3><a href="{at}">{name}</a><a class="more" href="{at}">更多&gt;&gt;</a></h3>'
        f"{p.rows([(to, text, day[5:]) for to, text, day in news[n * 16 : n * 16 + 16]], '/')}</div>"
        for n, (at, name) in enumerate(tabs_of))  # fmt: skip
    slides = "".join(f'<li><a href="{at}"><img src="/up/{n}.jpg" alt="{text}"><p>{text}</p></a></li>'
                     for n, (at, text, _) in enumerate(news[:5]))  # fmt: skip
    links = "".join(f'<li><a href="{at}"><img src="/i/{n}.png"><p>{name}</p></a></li>'
                    for n, (at, name) in enumerate((*own, *p.topics(p.section, icons))))  # fmt: skip
    serve = "".join(f'<a href="https://zwfw.example.gov.cn/{n}" target="_blank">{name}</a>'
                    for n, name in enumerate(words.SERVICES))  # fmt: skip
    topics = "".join(f'<a href="{p.noise_column("专题", p.branches[4][0], f"zt{n}")[0]}"><img src="/t/{n}.j'
        f'pg" alt="{topic}">'
                     "</a>" for n, topic in enumerate(p.rng.sample(words.TOPICS, 6)))  # fmt: skip
    p.led("/", "首页", (
        f'<div class="banner"><ul>{slides}</ul></div>{blocks}<div class="zwgk"><h2><a href="{p.section}">'
        f'{p.calls}</a></h2>'
        f'<ul class="gklist">{links}</ul>{p.rows(latest, "/")}</div><div class="fw"><h2>办事服务</h2>'
        f'{serve}</div>'
        f'<div class="zt"><h2>专题专栏</h2>{topics}</div>'))  # fmt: skip


Layout = tuple[type[Drawn], Callable[[Any], None]]
"""A product, and how a county fills it."""
