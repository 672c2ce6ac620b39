"""Counties on further products: 民权, 荷塘, 巴塘, 北屯, 南和, 三水."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, Drawn
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Entry, Row, catalogued, share
from tests.portals_drawn.plain import Simple
from tests.portals_drawn.ucap import by_body, flat, in_groups
from tests.portals_families.site import Request


class Bare(Simple):
    """Articles `content_{number}` without an ending, below folders."""

    frame = 3

    def below(self, parent: str, slug: str) -> str:
        return f"{parent}{slug}/" if parent.startswith("/") else f"/{slug}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}list_{k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"{column}content_{self.number()}"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/upload/main/contentmanage/article/file/2024/{self.hexes()}.{ending}"


def minquan(p: Drawn) -> None:
    """民权县: columns for government, departments and townships."""
    in_groups(p, ("县政府", "县直单位", "乡镇（街道）"), 15, 12, "政府信息公开年报")


class Zhuzhou(Simple):
    """`/c{number}/index.html`, articles `/c{number}/{day}/i{number}.html`."""

    frame = 0
    sends_on = '<html><head><meta http-equiv="refresh" content="0;url={}"></head><body></body></html>'

    def below(self, _parent: str, _slug: str) -> str:
        return f"/c{self.number(10000, 29999)}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("index.html", f"index_{k + 1}.html") if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day.replace('-', '')}/i{self.number()}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/upload/main/{self.number()}/{self.hexes()}.{ending}"


def hetang(p: Drawn) -> None:
    """荷塘区: bodies with sections of their own."""
    by_body(p, ("区直部门", "镇街道"), 14, 6, "政府信息公开年度报告")


class Ganzi(Simple):
    """Columns without an ending, articles `/{column}/article/{number}`; PDF in a frame."""

    frame = 1

    def attached(self, path: str, name: str) -> str:
        if not path.endswith(".pdf"):
            return super().attached(path, name)
        return f'<iframe src="/pdfjs/web/viewer.html?file={path}" width="100%" height="800"></iframe>'

    def below(self, _parent: str, slug: str) -> str:
        return f"/{slug}" if slug not in self.slugs.values() else f"/{slug}{self.number(10, 999)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?page={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"{column}/article/{self.number(10**5, 10**6)}"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/uploadfiles/{self.rng.randint(2020, 2026)}01/{self.number()}.{ending}"


def batang(p: Drawn) -> None:
    """巴塘县: all bodies' reports in the one column."""
    flat(p, 14, 12, "政府信息公开年报")


class Corps(Simple):
    """Articles `/c/{day}/{number}.shtml`."""

    frame = 2

    def below(self, parent: str, slug: str) -> str:
        return f"{parent}{slug}/" if parent.startswith("/") else f"/{slug}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{k + 1}.shtml" if k else column

    def article_at(self, _column: str, day: str) -> str:
        return f"/c/{day}/{self.number()}.shtml"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/u/cms/www/{self.rng.randint(2020, 2026)}01/{self.number()}.{ending}"

    def shown_department(self, unit: str) -> str:
        return f"师市{unit}"


def beitun(p: Drawn) -> None:
    """北屯市: columns for the division and city, its departments, its regiments."""
    in_groups(p, ("师市", "师市机关部门", "团场"), 13, 9, "政府信息公开年报")


class Hebei(Simple):
    """Columns and papers by UUID; what scripts open."""

    frame = 0

    def names(self, entries: list[Entry]) -> str:
        return "".join(
            f"<span class='bmli' onclick=\"window.open('{at}')\">{name}</span>" for at, name in entries
        )

    def below(self, _parent: str, _slug: str) -> str:
        return f"/columns/{UUID(int=self.rng.getrandbits(128))}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("index.html", f"index_{k + 1}.html") if k else column

    def article_at(self, column: str, day: str) -> str:
        folder = column.rpartition("/")[0]
        return f"{folder}/{day[:4]}{day[5:7]}/{day[8:]}/{UUID(int=self.rng.getrandbits(128))}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/uploads/{UUID(int=self.rng.getrandbits(128))}.{ending}"


def nanhe(p: Drawn) -> None:
    """南和区: departments and townships with sections of their own."""
    by_body(p, ("区直部门", "乡镇"), 14, 8, "政府信息公开年报")


@dataclass
class Gkmlpt(Drawn):
    """`/gkmlpt/index` of the government and of each body, a shell whose lists an interface answers."""

    lists: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    frame = 3

    def below(self, _parent: str, slug: str) -> str:
        return "/gkmlpt/index" if slug == "zfxxgk" else f"/{self.place.stem}/{slug}{self.number(100, 9999)}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{k + 1}.html" if k else column

    def article_at(self, column: str, _day: str) -> str:
        number = self.number()
        return f"{column.removesuffix('index')}content/{number // 10**6}/{number // 1000}/post_{number}.html"

    def file_at(self, _article: str, ending: str) -> str:
        number = self.number()
        return f"/attachment/0/{number // 1000}/{number}/{self.number()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        file = f"{name}.{path.rpartition('.')[2]}"
        return f'<p><a class="nfw-cms-attachment" href="{path}" title="{file}" alt="{file}">{file}</a></p>'

    def rows(self, rows: list[Row], _on: str) -> str:
        return (
            "<ul>"
            + "".join(
                f'<li><a href="{at}" title="{text}">{text}</a><span>{day}</span></li>'
                for at, text, day in rows
            )
            + "</ul>"
        )

    def pager(self, column: str, k: int, of: int, _total: int) -> str:
        after = f'<a class="next" href="{self.page_at(column, k + 1)}">下一页</a>' if k + 1 < of else ""
        return f'<div class="page">{after}</div>'

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'{catalogued(self.rng, title, source, day)}<h1 class="title document-number">{title}</h1><div '
            f'class="article-con'
            f'tent">{text}</div>{share()}'
        )

    def shell(self, base: str, unit: str, crumbs: tuple[str, ...]) -> None:
        """A body's part: its tree in a script, the lists of which its interface answers."""
        sid, cat = str(self.number(757000, 757999)), self.number(2000, 9999)
        topics = [
            {"id": self.number(10000, 99999), "name": name, "children": [], "jump_url": "", "post_count": 9}
            for name in self.rng.sample(sorted(self.slugs), 20)
        ]
        tree = [
            {"id": self.number(10000, 99999), "name": "法定主动公开内容", "children": topics, "jump_url": ""},
            {"id": cat, "name": NB, "children": [], "jump_url": "", "post_count": 1},
            {"id": self.number(10000, 99999), "name": "政府信息公开指南", "children": [], "jump_url": ""},
        ]
        config = json.dumps({"SID": sid, "TREE": tree, "SERVICE_AREA_ID": 56, "SITE_NAME": self.full(unit)})
        path = f"{base}index"
        whose = filing.body(self, unit, 0.1, (80, 20, 0))
        years = range(self.last, 2014, -1) if unit == GOVERNMENT else self.years()
        rows = [filing.report(self, path, whose, year, crumbs) for year in years]
        api = f"{base}api/all/{cat}"
        self.lists[api] = [self._item(n, row, unit) for n, row in enumerate(rows)]
        self.dynamic[f"{base}api/all/"] = self.listed
        self.ways.add(f"{api}?page=1&sid={sid}")
        links = "<a href='/gkmlpt/link'>本级部门、镇街</a><a href='/gkmlpt/guide'>政府信息公开指南</a>"
        self.led(
            path,
            f"{self.full(unit)}信息公开平台",
            f"<div id='app'></div>{links}<script>window._CONFIG = {config};</script>"
            "<script src='/gkmlpt/js/app.js'></script>",
            crumbs=crumbs,
        )

    def _item(self, n: int, row: Row, unit: str) -> dict[str, object]:
        at, title, day = row
        return {
            "id": int("".join(filter(str.isdigit, at.rpartition("_")[2]))),
            "title": title,
            "document_number": "",
            "publisher": self.full(unit),
            "created_at": f"{day} 10:00:00",
            "display_publish_time": 1700000000 - n,
            "classify_main_name": NB,
            "url": "http://{host}" + at,
            "post_url": "http://{host}" + at,
            "attachment": [],
        }

    def listed(self, asked: Request) -> Answer | None:
        """A hundred papers of a column a page."""
        items = self.lists.get(asked.path, [])
        page = max(int(asked.query.get("page", "1")), 1)
        told = {
            "classify": {"post_count": len(items)},
            "total": len(items),
            "articles": items[(page - 1) * 100 : page * 100],
        }
        return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json")


def sanshui(p: Gkmlpt) -> None:
    """三水区: government, departments and towns each a part of the province's product."""
    p.opening += [(p.section, p.calls), p.noise_column("政策文件", "/", "zcwj")]
    offices, towns = p.bodies(14, 7)
    p.shell("/gkmlpt/", GOVERNMENT, (p.calls,))
    groups = []
    for name, units in (("区直部门", offices), ("镇（街道）", towns)):
        named = []
        for unit in units:
            base = f"/{p.place.stem}{p.slug(unit)}/gkmlpt/"
            p.shell(base, unit, (p.calls, p.full(unit)))
            named.append((f"{base}index", unit))
        groups.append((name, named))
    p.led("/gkmlpt/link", "政府信息公开目录", filing.directory(p, groups), crumbs=(p.calls, "部门、镇街"))
    filing.front(p, ("/gkmlpt/index", "政府信息公开平台"))


LAYOUTS: dict[str, filing.Layout] = {
    "minquan": (Bare, minquan),
    "hetang": (Zhuzhou, hetang),
    "batang": (Ganzi, batang),
    "beitun": (Corps, beitun),
    "nanhe": (Hebei, nanhe),
    "sanshui": (Gkmlpt, sanshui),
}
