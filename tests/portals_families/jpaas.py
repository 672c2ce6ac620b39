"""Portals of Hanweb jpaas: units of a page whose rows a service gives as HTML within JSON."""

from __future__ import annotations

import json
from hashlib import md5
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request

SERVICE = "/api-gateway/jpaas-publish-server/front/page/build/unit"
TAGS = ("分页列表", "栏目1板块", "信息列表")
OTHER_TAGS = ("头部导航", "当前位置", "底部信息")


class Jpaas(County):
    """Several units on a page, one of them the list; the question's page stands in `paramJson`."""

    product = "jpaas"
    body = ("id", ("con_con", "zoom", "UCAP-CONTENT"))

    def draw(self) -> None:
        rng = self.rng
        self.web, self.template = self._hex(), self._hex()
        self.tag = rng.choice(TAGS)
        self.first = rng.choice(("empty", "printed"))
        self.past_the_end = rng.choice(("last", "nothing"))
        self.markup = rng.choice(("li", "li", "p"))
        self.quote = rng.choice(("&#39;", "'"))
        self.shuffled = rng.random() < 0.5
        self.kept: dict[str, list[Row]] = {}
        self.portal.dynamic[SERVICE] = self.answer

    def _hex(self) -> str:
        return UUID(int=self.rng.getrandbits(128), version=4).hex

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        base = f"{above.base if above else '/'}{slug}/"
        return Column(f"{base}index.html", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        return f"{column.base}art/{self.rng.randint(2021, 2024)}/art_{self._hex()}.html"

    def file(self, year: int) -> str:
        return f"/api-gateway/jpaas-web-server/front/document/downloadFile?fileId={self._hex()}&year={year}"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return path.replace("&", "&amp;")

    # --- lists ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        page = md5(column.path.encode()).hexdigest()
        self.kept[page] = rows
        of = max(1, -(-len(rows) // self.size))
        printed = self.first == "printed"
        inner = self._piece(rows, 1) if printed else ""
        units = [self._unit(page, name, "") for name in OTHER_TAGS]
        units.insert(self.size % 3 + 1, self._unit(page, self.tag, inner))
        self.page(column, "".join(units))
        for k in range(2 if printed else 1, of + 1):
            self.portal.ways.add(f"{column.path} page {k}")

    def _unit(self, page: str, tag: str, inner: str) -> str:
        asked = {
            "parseType": "bulidstatic",
            "webId": self.web,
            "tplSetId": self.template,
            "pageType": "column",
            "tagId": tag,
            "editType": "null",
            "pageId": page,
        }
        pairs = list(asked.items())
        if self.shuffled:
            pairs.reverse()
        q = self.quote
        data = "{" + ",".join(f"{q}{name}{q}:{q}{value}{q}" for name, value in pairs) + "}"
        return (
            f'<div class="unit"><div class="main">{inner}</div><script type="text/javascript" '
            f'src="/script/0/unitbuild.js" url="{SERVICE}" queryData="{data}"></script></div>'
        )

    def _piece(self, rows: list[Row], k: int) -> str:
        item = (
            '<li><a href="{0}" title="{1}" target="_blank">{1}</a><span>{2}</span></li>'
            if self.markup == "li"
            else '<p><a href="{0}" title="{1}">{1}</a><span class="fr">{2}</span></p>'
        )
        told = "".join(
            item.format(row.path, row.text, row.day) for row in rows[(k - 1) * self.size : k * self.size]
        )
        return (
            f'<div class="list">{told}</div><div class="pagination" rows="{self.size}" '
            f'count="{len(rows)}" pageno="{k}"></div>'
        )

    def answer(self, request: Request) -> Answer:
        """A unit's HTML; other tags than the list's have a menu."""
        query = request.query
        rows = self.kept.get(query.get("pageId", ""), [])
        known = query.get("webId") == self.web and query.get("tplSetId") == self.template
        if not known or query.get("parseType") != "bulidstatic":
            return _json(False, "")
        if query.get("tagId") != self.tag:
            return _json(True, "<ul><li><a href='/'>首页</a></li></ul>")
        asked = json.loads(query.get("paramJson") or "{}")
        of, k = max(1, -(-len(rows) // self.size)), int(asked.get("pageNo") or 1)
        if k > of and self.past_the_end == "nothing":
            return _json(True, "")
        return _json(True, self._piece(rows, max(1, min(k, of))))


def _json(success: bool, html: str) -> Answer:
    value = {"success": success, "code": "200" if success else "500", "message": "", "data": {"html": html}}
    return Answer(json.dumps(value, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")
