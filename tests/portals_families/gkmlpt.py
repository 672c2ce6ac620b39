"""Portals of gkmlpt: columns only in a script's tree, rows by an API, articles only in a script."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from tests.crawl.site import Answer
from tests.portals_families.county import GK, YEARS, ZD, ZN, Column, County, Row
from tests.portals_families.site import Request

BODY = re.compile(r"<div class='wrap'>(.*)</div>(?=<div class='(?:r|foot)'>)", re.S)
FILE = re.compile(r'<a href="([^"]+)" title="([^"]+)">[^<]*</a>')


class Gkmlpt(County):
    """Every unit has its own /{unit}/gkmlpt/index; some servers answer no second page; a node of the tree may
    lead to an ordinary column."""

    product = "gkmlpt"
    body = ("class", ("article-content", "article-content"))

    def __init__(self, seed: int, layout: str | None = None, bodies: tuple[int, int] = (12, 6)) -> None:
        super().__init__(seed, {"hub": "flat"}.get(layout or "", layout), bodies)

    def draw(self) -> None:
        rng = self.rng
        if self.layout == "hub":
            self.layout = rng.choice(("flat", "units"))
        self.sid = str(rng.randint(10**5, 10**6))
        self.size = rng.choice((100, 100, self.size * 2))
        self.spelling = rng.choice(("json", "bare"))
        self.nested = rng.random() < 0.5
        self.jump = rng.random() < 0.3
        self.absolute = rng.random() < 0.5
        self.twins = rng.random() < 0.5
        self.rows: dict[tuple[str, str], list[Row]] = {}
        self.trees: dict[str, list[dict[str, Any]]] = {}
        self.jumped: set[Column] = set()

    # --- addresses ---

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        crumbs = (*above.crumbs, name) if above else (name,)
        if slug.startswith("u") and slug[1:].isdigit():
            unit = "hy" + "".join(self.rng.sample("abcdefghjklmn", 8))
            return Column(f"/{unit}/gkmlpt/index", name, crumbs, f"/{unit}/gkmlpt/")
        if above is None and name != GK:
            return Column(f"/{slug}/index.html", name, crumbs, f"/{slug}/")
        if slug in ("bmxxgk", "xzxxgk"):
            return Column("/gkmlpt/link", name, crumbs, "/gkmlpt/")
        base = above.base if above else "/gkmlpt/"
        return Column(f"{base}index" + (f"#{self.number(1000, 90000)}" if above else ""), name, crumbs, base)

    def article(self, column: Column) -> str:
        number = self.number(10**5, 10**7)
        if "gkmlpt" not in column.base:
            return f"{column.base}content/post_{number}.html"
        return f"{column.base}content/{number // 10**6}/{number // 1000}/post_{number}.html"

    def file(self, year: int) -> str:  # noqa: ARG002
        number = self.number(10**5, 10**6)
        return f"/attachment/0/{number // 1000}/{number}/{number * 7}.pdf"

    # --- pages ---

    def _build(self) -> None:
        portal, root = self.portal, self.root
        portal.home(self.entrance(), 150, lambda _: self.article(self.news))
        self._noise()
        column = self.column(
            self.rng.choice(("政府信息公开年报", "信息公开年报", "政府信息公开年度报告")), root, "nb"
        )
        if self.layout == "years":
            below = [self.column(f"{year}年", column, "nb") for year in YEARS]
            for year, own in zip(YEARS, below, strict=True):
                self.keep(
                    own, [self.report(own, unit, year) for unit in ["", *self.units]] + self.others(own, 2)
                )
        else:
            below = []
            self._own(column) if self.layout == "units" else self._flat(column)
        self._site(root, column, below)
        if self.layout == "units":
            self._units()

    def _units(self) -> None:
        link = self.column("部门信息公开目录", self.root, "bmxxgk")
        own = [(self.column(unit, link, f"u{self.number(100, 999)}"), unit) for unit in self.units]
        self.page(
            link,
            "<h3>各部门、乡镇政府信息公开目录</h3>"
            + self.links(link, *((column.path, unit) for column, unit in own)),
        )
        for column, unit in own:
            reports = self.column(self.rng.choice(("政府信息公开年报", "年度报告", "工作年报")), column, "nb")
            rows = [self.report(reports, unit, year) for year in self.rng.sample(YEARS, 2)]
            self.keep(reports, rows + self.others(reports, 1))
            self._site(column, reports, [])

    def _site(self, root: Column, reports: Column, below: list[Column]) -> None:
        """The index page of one unit's catalogue: its tree stands in a script."""
        node = self._node(reports, self.jump and root is self.root and not below)
        node["children"] = [self._node(own) for own in below]
        others = [
            self._node(self.column(name, root, "x"))
            for name in (
                ZN,
                ZD,
                "机构职能",
                "财政预决算",
                "人事信息",
                "通知公告",
                "法治政府建设年度报告",
                "政府网站年度报表",
            )
        ]
        if self.nested:
            holder = self._node(self.column("法定主动公开内容", root, "x"))
            holder["children"] = [*others[2:5], node, *others[5:]]
            tree = [*others[:2], holder]
        else:
            tree = [*others[:4], node, *others[4:]]
        config = {
            "SITE_NAME": root.name,
            "SID": self.sid,
            "TREE": tree,
            "SERVICE_AREA_ID": self.rng.randint(1, 99),
            "DEFAULT_URL": f"{root.base}index",
            "IS_INDEX": True,
        }
        link = (
            f"<p><a href='/gkmlpt/link'>{'其他单位' if root is not self.root else '部门信息公开目录'}</a></p>"
        )
        link = link if self.layout == "units" else ""
        body = f"<div id='app'></div>{link}<script>{self._config(config)}</script>"
        own = Column(root.path.partition("#")[0], root.name, root.crumbs, root.base)
        self.page(own, body)

    def _node(self, column: Column, jump: bool = False) -> dict[str, Any]:
        number = column.path.partition("#")[2]
        rows = self.rows.get((column.base, number), [])
        node: dict[str, Any] = {
            "id": int(number),
            "name": column.name,
            "children": [],
            "jump_url": "",
            "post_count": len(rows) or self.rng.randint(0, 40),
            "sid": int(self.sid),
        }
        if jump:
            node["jump_url"] = self._ordinary(column, rows)
        return node

    def _ordinary(self, column: Column, rows: list[Row]) -> str:
        """The same list as an ordinary column of the same product."""
        self.jumped.add(column)
        self.portal.ways -= {way for way in self.portal.ways if way.startswith(f"{column.path} ")}
        of, base = max(1, -(-len(rows) // 15)), "/zwgk/xxgknb/"
        for k in range(1, of + 1):
            part = rows[(k - 1) * 15 : k * 15]
            after = f"<a class='next' href='{base}index_{k + 1}.html'>下一页</a>" if k < of else ""
            body = (
                "<ul class='list'>"
                + "".join(
                    f"<li><a href='{row.path}' title='{row.text}'>{row.text}</a><span>{row.day}</span></li>"
                    for row in part
                )
                + f"</ul><div class='page'>{after}</div>"
            )
            self.page(
                Column(f"{base}index{f'_{k}' if k > 1 else ''}.html", column.name, column.crumbs, base), body
            )
        return f"{base}index.html"

    def _config(self, value: dict[str, Any]) -> str:
        if self.spelling == "json":
            return f"window._CONFIG = {json.dumps(value, ensure_ascii=True)};".replace("<", "\\u003C")
        told = ",\n        ".join(f"{name}: {_single(told)}" for name, told in value.items())
        return f"window._CONFIG = {{\n        {told}\n    }}".replace("<", "\\u003C")

    # --- lists ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        number = column.path.partition("#")[2]
        self.rows[column.base, number] = rows
        self.portal.dynamic[f"{column.base}api/all/{number}"] = self.api
        if column in self.jumped:
            self._ordinary(column, rows)
            return
        for k in range(max(1, -(-len(rows) // self.size))):
            self.portal.ways.add(f"{column.path} page {k}")

    def api(self, request: Request) -> Answer:
        """A page of a category; page 0 is page 1; another site's number finds nothing."""
        base, _, number = request.path.partition("api/all/")
        rows = self.rows[base, number] if request.query.get("sid") == self.sid else []
        k = max(1, int(request.query.get("page") or 1))
        if k > 1 and (k - 1) * self.size >= len(rows):
            return Answer(b'{"message":"404 not found"}', 404, kind="application/json")
        host = request.headers.get("Host") if self.absolute else None
        told = [
            self._object(row, f"http://{host}" if host else "")
            for row in rows[(k - 1) * self.size : k * self.size]
        ]
        value = {
            "classify": {"id": int(number), "post_count": len(rows)},
            "total": len(rows),
            "articles": told,
        }
        return Answer(json.dumps(value).encode(), kind="application/json")

    def _object(self, row: Row, host: str) -> dict[str, Any]:
        stamp = int(datetime(row.day.year, row.day.month, row.day.day, 1, tzinfo=UTC).timestamp())
        return {
            "id": int(re.findall(r"\d+", row.path)[-1]),
            "title": row.text,
            "document_number": "",
            "identifier": "x",
            "publisher": "",
            "keywords": "",
            "date": stamp,
            "created_at": f"{row.day} 09:00:00",
            "display_publish_time": stamp,
            "create_time": stamp,
            "abstract": "",
            "classify_main_name": "",
            "classify_genre_name": "",
            "url": f"{host}{row.path}",
            "post_url": row.path.replace("/post_", "/mpost_") if self.twins else row.path,
            "attachment": [],
            "is_expired": 0,
            "is_abolished": 0,
        }

    # --- articles ---

    def addresses(self, path: str) -> tuple[str, ...]:
        return path, path.replace("/post_", "/mpost_")

    def edited(self, page: bytes, said: str) -> bytes:
        """What is said stands in the script, after the last paragraph."""
        before, end, after = page.rpartition(b"\\u003C/p")
        assert end
        return before + said.encode() + end + after

    def report(self, column: Column, unit: str, year: int, *, bare: bool = False) -> Row:
        row = super().report(column, unit, year, bare=bare)
        self._scripted(column, row)
        return row

    def others(self, column: Column, most: int) -> list[Row]:
        rows = super().others(column, most)
        for row in rows:
            self._scripted(column, row)
        return rows

    def _scripted(self, column: Column, row: Row) -> None:
        """Turns an article into this product's: its matter only in _CONFIG.DETAIL."""
        portal = self.portal
        text = portal.pages[row.path].body.decode()
        found = BODY.search(text)
        assert found is not None
        inner = FILE.sub(r'<a class="nfw-cms-attachment" href="\1" alt="\2">点击下载</a>', found[1])
        detail = {
            "id": 1,
            "title": row.text,
            "content": inner,
            "publisher": column.crumbs[-2],
            "date": str(row.day),
            "attachment": [],
        }
        config = self._config({"SID": self.sid, "DETAIL": detail, "TREE": []})
        table = (
            f"<table class='classify'><tr><td>索引号:</td><td>1144</td>"
            f"<td>分类:</td><td>{column.name}</td></tr>"
            f"<tr><td>名称:</td><td colspan=3>{row.text}</td></tr>"
            f"<tr><td>发布日期:</td><td>{row.day}</td><td>主题词:</td><td></td></tr></table>"
        )
        place = f"{table}<div class='article-content'></div><script>{config}</script>"
        whole = Answer((text[: found.start(1)] + place + text[found.end(1) :]).encode(), kind="text/html")
        portal.pages[row.path] = portal.pages[row.path.replace("/post_", "/mpost_")] = whole


def _single(value: object) -> str:
    """A value as scripts write it: text in single quotes."""
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"
    return json.dumps(value, ensure_ascii=False)
