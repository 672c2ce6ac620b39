"""Governments on products of known vendors: 江城, 武定."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import (
    NB,
    Third,
    front,
    listed,
    mixed,
    own_reports,
    report,
    reports,
    section,
    side_menu,
)
from tests.portals_drawn.third.products import Folders


class Jiangcheng(Folders):
    root = "zwgk"

    def below(self, parent: str, slug: str) -> str:
        return f"{parent or '/'}{slug}{self.number(10, 9999)}/"

    def article_at(self, column: str, _day: str) -> str:
        n = self.number(10**5, 10**7)
        return f"{column}content/post_{n}.html"

    def file_at(self, _article: str, ending: str) -> str:
        n = self.rng.randint(10**5, 10**6)
        return f"/attachment/0/{n // 1000}/{n}/{self.number()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        return f'<p><a class="nfw-cms-attachment" href="{path}" alt="{name}">点击下载</a></p>'


def jiangcheng(p: Jiangcheng) -> None:
    """江城: the district's own in a column; every body has its platform, whose lists a script asks for."""
    p.home_url = f"http://www.{p.place.domain}/"
    own, hub = p.below(p.section, "zfxxgknb"), "/gkmlpt/link"
    section(p, (own, "政府信息公开年报"), also=(("/gkmlpt/index", "政府信息公开目录"),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    boxes = ""
    for group, units in p.group(22, 12):
        links = ""
        for unit in units:
            root = f"/{p.place.stem}{p.slug(unit)}"
            links += f'<li><a href="{root}/gkmlpt/index">{p.shown(unit)}</a></li>'
            _platform(p, unit, root)
        boxes += p.box(group, f"<ul>{links}</ul>")
    p.led(hub, "其他部门信息公开平台", boxes, crumbs=("其他部门",))
    p.led(
        "/gkmlpt/index",
        "政府信息公开目录",
        _config(p, "江城区人民政府办公室", "", 900001, 0)
        + (f"<div id='app'></div><a href='{hub}'>区直部门及镇街平台</a>"),
        crumbs=("政府信息公开",),
    )
    p.dynamic["/gkmlpt/api/all/900001"] = lambda _asked: _answered(p, [], 900001)
    front(p, (p.section, "政府信息公开"))


def _config(p: Third, name: str, root: str, number: int, count: int) -> str:
    tree = [
        {"id": number - 30, "name": "政策", "children": [], "jump_url": "", "post_count": 31},
        {
            "id": number - 20,
            "name": "法定主动公开内容",
            "jump_url": "",
            "post_count": 400,
            "children": [
                {"id": number - 19, "name": "部门预算决算", "children": [], "jump_url": "", "post_count": 12},
                {"id": number - 18, "name": "行政执法公示", "children": [], "jump_url": "", "post_count": 15},
            ],
        },
        {"id": number, "name": "政府信息公开年报", "children": [], "jump_url": "", "post_count": count},
    ]
    told = json.dumps({"SID": f"662{number % 1000:03}", "SITE_NAME": name, "BASE_URL": f"{root}/gkmlpt",
                       "TREE": tree, "SERVICE_AREA_ID": 662}, ensure_ascii=True)  # fmt: skip
    return (
        f"<script>window._CONFIG = {told};</script><script src='/gkmlpt/dist/js/app.{p.hexes(8)}.js'>"
        f"</script>"
    )


def _platform(p: Jiangcheng, unit: str, root: str) -> None:
    """A body's platform: its catalogue in a script, its reports in the answer to another."""
    number = p.number(10**4, 10**6) + 40
    whose, rows = p.habits(unit, 0.1), []
    here: Trail = (p.shown(unit), NB)
    for year in p.years():
        column = f"{root}/gkmlpt/content/{p.rng.randint(1, 9)}/{number}/"
        rows.append(report(p, column, whose, year, here))
    at, api = f"{root}/gkmlpt/index", f"{root}/gkmlpt/api/all/{number}"
    p.led(at, p.shown(unit), f"{_config(p, p.full(unit), root, number, len(rows))}<div id='app'></div>",
          crumbs=(p.shown(unit),))  # fmt: skip
    p.ways.add(api)
    p.near(rows)
    p.dynamic[f"{root}/gkmlpt/api/all/"] = lambda asked: _answered(
        p, rows if asked.path == api and asked.query.get("page", "1") in ("0", "1") else [], number
    )


def _answered(p: Third, rows: list[Row], number: int) -> Answer:
    stamped = [
        (at, text, int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())) for at, text, day in rows
    ]
    articles = [{"id": n, "title": text, "url": f"{p.home_url.rstrip('/')}{at}", "post_url": at, "date": when,
                 "created_at": when, "publisher": "", "identifier": "", "attachment": []}
                for n, (at, text, when) in enumerate(stamped)]  # fmt: skip
    told = {"classify": {"id": number, "post_count": len(rows)}, "total": len(rows), "articles": articles}
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json")


class Wuding(Third):
    """Pages that run backwards; papers by a code with the organ's number."""

    skin = "plain"
    has_metas = False

    def below(self, parent: str, slug: str) -> str:
        return f"{parent.removesuffix('.htm') or '/zfxxgkpt'}/{slug}{self.number(10, 999)}.htm"

    def page_at(self, column: str, k: int) -> str:
        return f"{column.removesuffix('.htm')}/{self.most_pages - k}.htm" if k else column

    most_pages = 0

    def listing(self, column: str, name: str, rows: list[Row], crumbs: Trail, side: str, per: int) -> None:
        self.most_pages = -(-len(rows) // per)
        super().listing(column, name, rows, crumbs, side, per)

    def article_at(self, _column: str, day: str) -> str:
        return (
            f"/info/egovinfo/1001/overt_centent/15_{self.number(10, 99999)}"
            f"_Q-11532329{self.hexes(8).upper()}/"
            f"{day[:4]}-{day[5:7]}{day[8:]}{self.rng.randint(1, 9):03}.htm"
        )

    def file_at(self, _article: str, ending: str) -> str:
        self.ending = ending
        return (
            f"/sys"
            f"tem/"
            f"_content/download.jsp?urltype=news.DownloadAttachUrl&owner={self.rng.randint(10**9, 10**10)}"
            f"&wbfileid={self.number()}.{ending}"
        )

    def attached(self, path: str, name: str) -> str:
        ending = path.rpartition(".")[2]
        return (
            f'<ul><li>附件【<a href="{escape(path)}" target="_blank">{name}.{ending}</a>】已下载<span>'
            "<script>getClickTimes(1)</script></span>次</li></ul>"
        )

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f'<li id="line_u8_{n}"><a href="{at}" target="_blank" title="{text}">{text}</a><span>{day}</span>'
            "</li>"
            for n, (at, text, day) in enumerate(rows)
        )
        return f'<div class="main_conRCb"><ul>{made}</ul></div>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        self.most_pages = of
        way = "" if k + 1 >= of else f'<a href="{self.page_at(column, k + 1)}" class="Next">下页</a>'
        return (
            f'<div class="pb_sys_common"><span class="p_t">共{total}条</span><span class="p_no_d">{k + 1}'
            f"</span>"
            f'{way}<script>_simple_list_gotopage_fun({of},"u8_goto",2)</script></div>'
        )


def wuding(p: Wuding) -> None:
    """武定: bodies on the platform's page, each with its column; the townships' in one column, the old ones
    of bodies since merged stand with those of the body that took them in."""
    own, towns_at = p.below("", "zfxxgknb"), p.below("", "xznb")
    section(p, (own, NB), (towns_at, "乡镇政府信息公开年报"))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), per=10)
    (_, offices), (_, towns) = p.group(20, 11)
    here: Trail = (p.calls, "乡镇政府信息公开年报")
    rows = reports(p, towns_at, towns, here)
    listed(p, towns_at, here[-1], filing.newest_first(rows + mixed(p, towns_at, here, 3)), here, per=15)
    placed = []
    for unit in offices:
        at = p.below("", p.slug(unit))
        nb = p.below(at, "ndbg")
        trail: Trail = (p.calls, "部门信息公开", p.shown(unit))
        side = side_menu(p, at, (nb, "年度报告"), topics=7)
        p.led(at, p.shown(unit), side + p.rows([p.noise_row() for _ in range(7)], at), crumbs=trail)
        whose = p.habits(unit, 0.3)
        made = [report(p, nb, whose, year, (*trail, "年度报告")) for year in p.years()]
        if unit == "文化和旅游局":
            before = filing.Body("旅游发展委员会", "{f}{y}年政府信息公开工作年度报告", "html")
            made += [report(p, nb, before, year, (*trail, "年度报告")) for year in (2017, 2016)]
        listed(p, nb, "年度报告", filing.newest_first(made), (*trail, "年度报告"), side, 10)
        placed.append((at, unit))
    bodies = "".join(f'<a href="javascript:void(0)" onclick="window.open(\'{at}\')">{p.shown(unit)}</a>'
                     for at, unit in placed)  # fmt: skip
    hub = p.below("", "bmxxgk")
    p.led(hub, "部门信息公开", p.box("县直部门", bodies), crumbs=(p.calls, "部门信息公开"))
    front(p, (p.section, p.calls), (hub, "部门信息公开"), (towns_at, "乡镇年报"))


LAYOUTS: dict[str, filing.Layout] = {"jiangcheng": (Jiangcheng, jiangcheng), "wuding": (Wuding, wuding)}
