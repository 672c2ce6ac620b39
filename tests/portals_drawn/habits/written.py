"""How pages write their ways: numbers that fall, capitals, handlers, bases, stubs, maps, a second script."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.crawl.site import Answer
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.habits.paged import HUB, every
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, reports, section
from tests.portals_drawn.third.products import Folders, Numbered
from tests.portals_families.site import Request

TRADITIONAL = str.maketrans("开报务县区门镇乡关发办厅动态闻", "開報務縣區門鎮鄉關發辦廳動態聞")
STUBS = (
    "该页面已迁移，请点击<a href='{at}'>这里</a>访问",
    "本栏目内容已迁移至新地址：<a href='{at}'>{at}</a>",
)


class Headed(Third):
    """What stands in the head of each page."""

    above = ""

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        body = self.pages[path].body.replace(b"<head>", b"<head>" + self.above.encode(), 1)
        self.pages[path] = replace(self.pages[path], body=body)


class Falling(Folders):
    """The first page is `index.html`, the next the one with the highest number, the last `index_1.html`."""

    root = "fl"
    of = 4

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{self.of - k}.html" if k else column

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, per: int
    ) -> None:
        self.of = -(-len(rows) // per)
        super().listing(column, name, rows, crumbs, side, per)
        self.of = 4

    def pager(self, column: str, k: int, of: int, _total: int) -> str:
        ways = [("下一页", k + 1), ("尾页", of - 1)] if k + 1 < of else []
        links = "".join(f"<a href='{self.page_at(column, n)}'>{name}</a>" for name, n in ways)
        return f"<div class='fy'><span>第{k + 1}页</span>{links}</div>"


class Cased(Numbered):
    """A server that does not tell capitals from small letters; its menus write columns in capitals."""

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        page = self.pages[path]
        for at, _ in self.opening:
            old, new = (f'href="{way}"'.encode() for way in (at, at.replace("/html/", "/HTML/")))
            page = replace(page, body=page.body.replace(old, new))
        self.pages[path] = page

    def answer(self, request: Request) -> Answer | None:
        return super().answer(replace(request, target=request.target.replace("/HTML/", "/html/")))


class Handled(Headed, Numbered):
    """Rows are no links: a handler of the site's opens the address that they hold."""

    above = (
        "<script>$(function(){$('.go').on('click',function(){window.open($(this).data('href'));});});</script>"
    )

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f"<li class='go' data-href='{at}'><em>{text}</em><i>{day}</i></li>" for at, text, day in rows
        )
        return f"<ul class='hs'>{made}</ul>"


class Based(Headed, Folders):
    """Rows and files are written from the page's base."""

    root = "jd"
    above = "<base href='/jd/'>"

    def near_to(self, on: str, at: str) -> str:  # noqa: ARG002
        return at.removeprefix("/jd/")

    def attached(self, path: str, name: str) -> str:
        return f"<p class='fj'>附件：<a href='{path.removeprefix('/jd/')}'>{name}</a></p>"


class Twinned(Headed, Folders):
    """The whole site stands a second time below `/big5/`, in traditional characters."""

    root = "jt"
    above = "<link rel='alternate' hreflang='zh-Hant' href='/big5/'>"

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        tongue = "<div class='yy'><a href='/big5/'>繁體版</a></div>"
        super().page(path, title, tongue + inner, crumbs=crumbs, day=day)

    def answer(self, request: Request) -> Answer | None:
        if not request.target.startswith("/big5/"):
            return super().answer(request)
        found = super().answer(replace(request, target=request.target.removeprefix("/big5")))
        if found is None or found.kind != self.kind:
            return found
        text = found.body.decode(self.encoding).translate(TRADITIONAL)
        for quote in "\"'":
            text = text.replace(f"href={quote}/", f"href={quote}/big5/").replace("/big5/big5/", "/big5/")
        return replace(found, body=text.encode(self.encoding))


def stubbed(p: Third, hub: str, rows: list[Row], trail: Trail, *, bare: bool = False) -> None:
    """Of years before 2022 the list leads to the former addresses, where a page says where all went; a `bare`
    one has nothing else."""
    shown, said = [], p.rng.choice(STUBS)
    for at, title, day in rows:
        if day > "2022" or at not in p.truth:
            shown.append((at, title, day))
            continue
        former = p.article_at(hub, day)
        text = f"<p>{said.format(at=at)}</p>"
        p.page(former, "页面已迁移", p.printed("提示", p.place.short, "2021-06-01", text), crumbs=trail)
        if bare:
            p.pages[former] = Answer(f"<html><body>{text}</body></html>".encode(p.encoding), kind=p.kind)
        p.covers.add(former)
        p.ways.add(former)
        shown.append((former, title, day))
    listed(p, hub, HUB, shown, trail)


def lazy(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """The column is a frame that is loaded when it comes into sight."""
    inner = p.below(hub, "lb")
    frame = f"<iframe class='lazy' data-src='{inner}' width='100%' height='900'></iframe>"
    load = "<script>$('iframe.lazy').each(function(){this.src=$(this).attr('data-src');});</script>"
    p.led(hub, HUB, frame + load, crumbs=trail)
    listed(p, inner, HUB, rows, (*trail, HUB))


def mapped(p: Third) -> None:
    """The first page is a picture with areas."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    units = [unit for _, names in p.group(14, 8) for unit in names]
    listed(p, hub, HUB, reports(p, hub, units, (p.calls, HUB)), (p.calls, HUB))
    front(p, (own, NB))
    ways = [(p.branches[1][0], p.branches[1][1]), (p.section, p.calls), (p.branches[2][0], p.branches[2][1])]
    areas = "".join(f"<area shape='rect' coords='{n * 90},0,{n * 90 + 80},40' href='{at}' alt='{name}'>"
                    for n, (at, name) in enumerate(ways))  # fmt: skip
    picture = f"<img src='/i/sy.jpg' usemap='#m'><map name='m'>{areas}</map>"
    text = f"<html><head><title>{p.place.short}</title></head><body>{picture}</body></html>"
    p.pages["/"] = Answer(text.encode(p.encoding), kind=p.kind)


WRITTEN: dict[str, Layout] = {
    "falling": (Falling, every),
    "cased": (Cased, every),
    "handled": (Handled, every),
    "based": (Based, every),
    "twinned": (Twinned, every),
    "stubbed": (Numbered, partial(every, lay=stubbed)),
    "stubbed bare": (Folders, partial(every, lay=partial(stubbed, bare=True))),
    "lazy": (Numbered, partial(every, lay=lazy)),
    "mapped": (Folders, mapped),
}
