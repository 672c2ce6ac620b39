"""Governments of several hosts, tongues and viewers: 沙雅, 临高, 科右前旗, 平潭."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.fourth.base import Fourth, body_rows, body_section, directory, groups_of
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import NB, front, listed, mixed, own_reports, section, side_menu
from tests.portals_drawn.third.products import Folders, Numbered, Shtml


class Shaya(Shtml):
    """Whole addresses with and without www, and by another scheme."""

    skin = "plain"
    template = "xxgk_list"


class Twinned(Fourth, Shaya):
    def rows(self, rows: list[Row], on: str) -> str:
        return super().rows([(self.whole(at), text, day) for at, text, day in rows], on)

    def whole(self, at: str) -> str:
        """As an editor copied it: some under the twin's name, some with TLS."""
        start = self.rng.choice(("", "", f"http://www.{self.twin}", f"http://{self.twin}", f"https://www.{self.twin}"))
        return f"{start}{at}"


def shaya(p: Twinned) -> None:
    """沙雅: pages with a whole menu whose script only leads on; links under the twins of the host."""
    p.twin = p.place.domain
    p.home_url = f"http://www.{p.twin}/"
    own, hub = p.below("", ""), p.below("", "")
    side = section(p, (own, NB), also=((hub, "部门乡镇信息公开"),))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail), trail, side)
    inner = ""
    for name, units in groups_of(p, 18, 11)[1:]:
        entries = []
        for unit in units:
            at, first = p.below("", ""), p.below("", "")
            where = (p.calls, "部门乡镇信息公开", p.shown(unit))
            body_section(p, unit, first, where)
            _leads_on(p, at, first, p.shown(unit))
            entries.append((p.whole(at), p.shown(unit)))
        inner += p.box(name, p.names(entries))
    p.led(hub, "部门乡镇信息公开", inner, crumbs=(p.calls, "部门乡镇信息公开"))
    first = f"/{p.site}/index.shtml"
    front(p, (own, NB), at=first)
    _leads_on(p, "/", first, "首页")


def _leads_on(p: Twinned, at: str, to: str, name: str) -> None:
    """A whole page with its menu whose script leads on."""
    makes = (f'window.location.href="{to}";', f"location.replace('{to}');", f"top.location='{to}'")
    way = p.rng.choice(makes)
    p.led(at, name, f"<div class='jz'>页面加载中……</div><script>{way}</script>")


class Lingao(Folders, Fourth):
    skin = "boxed"
    root = "xxgk"

    def near_to(self, on: str, at: str) -> str:
        return at if at.startswith("http") else super().near_to(on, at)


class Beside(Numbered, Fourth):
    """How the departments' own sites write addresses."""


def lingao(p: Lingao) -> None:
    """临高: departments have hosts of their own below the county's, chosen from a list on its first page."""
    p.home_url = f"http://www.{p.place.domain}/"
    own, towns_at = p.below(p.section, "nb"), p.below(p.section, "xz")
    side = section(p, (own, NB), also=((towns_at, "乡镇信息公开"),))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail), trail, side)
    _, (_, offices), (_, towns) = groups_of(p, 16, 10)
    placed = [(p.below(towns_at, p.slug(unit)), unit) for unit in towns]
    directory(p, towns_at, "乡镇信息公开", [(at, unit) for at, unit in placed])
    for at, unit in placed:
        body_section(p, unit, at, (p.calls, "乡镇信息公开", unit))
    options = ""
    for unit in offices:
        host = f"{p.place.stem}{p.slug(unit)}.{p.place.domain}"
        options += f'<option value="http://{host}/">{p.shown(unit)}</option>'
        _own_site(p, unit, host)
    chosen = (
        '<div class="link"><select onchange="if(this.value)window.open(this.value)">'
        f'<option value="">--县直部门网站--</option>{options}</select></div>'
    )
    front(p, (own, NB), extra=chosen)
    p.finish()


def _own_site(p: Lingao, unit: str, host: str) -> None:
    p.hosts.add(host)
    root = f"http://{host}/"
    at, column = f"{root}html/{p.number(10, 99)}.html", f"{root}html/{p.number(100, 999)}.html"
    noise = [p.noise_column(name, root, f"{n}") for n, name in enumerate(
        ("机构概况", "工作动态", "通知公告", "政策法规", "办事指南", "互动交流"))]  # fmt: skip
    ways = "".join(
        f'<li><a href="{to.removeprefix(root[:-1])}">{name}</a></li>'
        for to, name in (*noise, (at, "信息公开"))
    )
    p.led(root, f"{p.full(unit)}网站", f"<ul class='nav'>{ways}</ul>", crumbs=())
    trail: Trail = ("信息公开",)
    side = side_menu(p, at, (column, "年度报告"), topics=6)
    p.led(at, "信息公开", side, crumbs=trail)
    rows = body_rows(p, unit, column, (*trail, "年度报告"), 0.4)
    listed(p, column, "年度报告", rows, (*trail, "年度报告"), side, 30)


class Keyouqian(Fourth, Shtml):
    skin = "scripted"
    template = "newlist"
    weights: ClassVar = (16, 4, 10, 70)

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        return self.cells(rows)

    def viewed(self, path: str) -> str:
        """A viewer of one of five makes."""
        file = quote(path, safe="")
        return self.rng.choice((
            f'<iframe src="/static/pdfjs/web/viewer.html?file={file}" width="100%" height="860"></iframe>',
            f'<embed src="{path}#toolbar=0" type="application/pdf" width="100%" height="800">',
            f'<object data="{path}" type="application/pdf" width="100%" height="900"></object>',
            f'<iframe id="pf"></iframe><script>document.getElementById("pf").src='
            f'"/static/pdfjs/web/viewer.html?file="+encodeURIComponent("{path}");</script>',
            f'<iframe src="/plugin/view.shtml?name=nb&url={quote("http://127.0.0.1:8002", safe="")}{file}">'
            f'</iframe>'))  # fmt: skip


def keyouqian(p: Keyouqian) -> None:
    """科右前旗: reports are files in viewers on pages that say nothing else; bodies have columns."""
    own, hub = p.below("", ""), p.below("", "")
    side = section(p, (own, NB), also=((hub, "部门、苏木乡镇信息公开"),))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail) + mixed(p, own, trail, 3), trail, side)
    inner = ""
    for name, units in groups_of(p, 18, 14)[1:]:
        placed = [(p.below("", ""), unit) for unit in units]
        inner += p.box(name, p.names([(at, p.shown(unit)) for at, unit in placed]))
        for at, unit in placed:
            body_section(p, unit, at, (p.calls, "部门、苏木乡镇", p.shown(unit)))
    p.led(hub, "部门、苏木乡镇信息公开", inner, crumbs=(p.calls, "部门、苏木乡镇信息公开"))
    front(p, (own, NB))


TRADITIONAL = str.maketrans(
    "报务门区县办厅级发会员济财经业态环农旅应审规划领导设计统东实验质处产证动态让开关数资讯标题总况",
    "報務門區縣辦廳級發會員濟財經業態環農旅應審規劃領導設計統東實驗質處產證動態讓開關數資訊標題總況",
)


class Pingtan(Folders, Fourth):
    """Every page but a report's matter is in traditional characters."""

    skin = "broad"
    root = "tw"

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        made = self.pages[path]
        text = made.body.decode()
        if day:
            head, mark, matter = text.partition('id="Zoom">')
            text = head.translate(TRADITIONAL) + mark + matter
        else:
            text = text.translate(TRADITIONAL)
        self.pages[path] = Answer(text.encode(), kind=made.kind)


def pingtan(p: Pingtan) -> None:
    """平潭: columns, names of bodies and titles are in traditional characters."""
    own, hub = p.below(p.section, "nb"), p.below(p.section, "bm")
    side = section(p, (own, NB), also=((hub, "部门（乡镇）信息公开"),))
    trail: Trail = (p.calls, NB)
    listed(p, own, NB, own_reports(p, own, trail) + mixed(p, own, trail, 2), trail, side)
    inner = ""
    for name, units in groups_of(p, 10, 15)[1:]:
        placed = [(p.below(hub, p.slug(unit)), unit) for unit in units]
        inner += p.box(name, p.names([(at, p.shown(unit)) for at, unit in placed]))
        for at, unit in placed:
            body_section(p, unit, at, (p.calls, "部门（乡镇）", p.shown(unit)))
    p.led(hub, "部门（乡镇）信息公开", inner, crumbs=(p.calls, "部门（乡镇）信息公开"))
    front(p, (own, NB))


LAYOUTS: dict[str, Layout] = {
    "shaya": (Twinned, shaya), "lingao": (Lingao, lingao), "keyouqian": (Keyouqian, keyouqian),
    "pingtan": (Pingtan, pingtan)}  # fmt: skip
