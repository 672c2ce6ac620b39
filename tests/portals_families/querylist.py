"""Portals of the 江西 platform: rows posted for at /queryList, /pc/list columns, articles by 19 digits."""

from __future__ import annotations

import json
from typing import Any

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request


class QueryList(County):
    """The service wants the site's code and the column's, both as lists; its rows carry their addresses as
    JSON within JSON."""

    product = "querylist"
    body = ("class", ("jgzn_content", "article-content", "content"))

    def draw(self) -> None:
        rng = self.rng
        self.site = "jx" + "".join(rng.sample("acdfghjlnqswyz", 4)) + rng.choice(("", "srmzf", "t"))
        self.manner = rng.choice(("ask", "ask", "unit", "variables"))
        self.shape = rng.choice(("plain", "col", "pc"))
        self.first = rng.choice(("empty", "printed"))
        self.total = rng.choice(("total", "totalCount", "count", ""))
        self.names = rng.choice(("title", "showTitle"))
        self.encoded = rng.random() < 0.5
        self.kept: dict[str, list[Row]] = {}
        self.slugs: set[str] = set()
        self.portal.dynamic["/queryList"] = self.answer

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        own = slug if slug not in self.slugs else f"{slug}{self.number(10, 10**5)}"
        own = f"col{self.number(10**3, 10**5)}" if self.shape == "col" else own
        self.slugs.add(own)
        base = f"/{self.site}/{'col/' if self.shape == 'col' else ''}{own}/"
        end = "pc/list.html" if self.shape == "pc" else "index.html"
        return Column(f"{base}{end}", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        base = f"{column.base}pc/" if self.shape == "pc" else column.base
        return f"{base}content/content_{self.number(10**18, 2 * 10**18)}.html"

    def file(self, year: int) -> str:
        return f"/{self.site}/file/{year}0{self.rng.randint(1, 3)}/{self.number(10**12, 10**13)}.pdf"

    # --- lists ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        channel = column.base.rstrip("/").rsplit("/", 1)[1]
        self.kept[channel] = rows
        of = max(1, -(-len(rows) // self.size))
        printed = self.first == "printed"
        items = "".join(self._item(row) for row in rows[: self.size]) if printed else ""
        place = f"div{sum(channel.encode())}"
        self.page(
            column,
            f"<div id='{place}'><ul>{items}</ul></div><div id='pagination'></div>"
            f"<script>{self._call(channel, place, len(rows), of)}</script>",
        )
        for k in range(2 if printed else 1, of + 1):
            self.portal.ways.add(f"{column.path} page {k}")

    @staticmethod
    def _item(row: Row) -> str:
        return (
            f'<li><a href="{row.path}" title="{row.text}" target="_blank">{row.text}</a>'
            f"<span>{row.day}</span></li>"
        )

    def _call(self, channel: str, place: str, total: int, of: int) -> str:
        told = f"var total = {total}, totalPage = {of};"
        if self.manner == "variables":
            return (
                f"{told} var webSiteCode = '{self.site}'; "
                f'var channelCode = "{channel}"; function load(n) {{'
                f" $.ajax({{url: '/queryList', type: 'POST', data: {{current: n, pageSize: {self.size}, "
                "'webSiteCode[]': webSiteCode, 'channelCode[]': channelCode, "
                "sort: 'sortNum', order: 'desc'}, "
                "success: show}); }"
            )
        asked: dict[str, Any] = {
            "current": 1,
            "pageSize": self.size,
            "webSiteCode": [self.site],
            "channelCode": [channel],
            "sort": "sortNum",
            "order": "desc",
        }
        if self.manner == "unit":
            asked |= {
                "unitid": place.removeprefix("div"),
                "perPage": self.size,
                "showMode": "full",
                "templateContainerId": place,
            }
        data = json.dumps(asked)
        return (
            f"{told} jQuery.post('/queryList', {data}, function(res) {{ show('#{place}', res); }}, 'json');"
        )

    def answer(self, request: Request) -> Answer:
        """A page of a column; nothing if the site is another."""
        form = request.form
        site = form.get("webSiteCode[]") or form.get("webSiteCode")
        channel = form.get("channelCode[]") or form.get("channelCode") or ""
        rows = self.kept.get(channel, []) if request.method == "POST" and site == self.site else []
        size, k = int(form.get("pageSize") or 15), max(1, int(form.get("current") or 1))
        data: dict[str, Any] = {
            "results": [{"source": self._source(row)} for row in rows[(k - 1) * size : k * size]]
        }
        if self.total:
            data[self.total] = len(rows)
        return Answer(
            json.dumps({"code": 200, "data": data}, ensure_ascii=False).encode(),
            kind="application/json;charset=UTF-8",
        )

    def _source(self, row: Row) -> dict[str, str | dict[str, str]]:
        urls = json.dumps(
            {"pc": row.path, "mobile": row.path.replace("/content_", "/mobile_")}, ensure_ascii=self.encoded
        )
        said = {"title": row.text, "showTitle": row.text}
        if self.names == "showTitle":
            said["title"] = f"{row.text[:12]}..."
        page = self.portal.pages[row.path].body.decode()
        return {
            **said,
            "pubDate": f"{row.day} 10:00:00",
            "metadata": json.dumps({"标题": row.text}),
            "content": {"content": page[page.index("<div class='wrap'>") :][:300]},
            "images": "[]",
            "urls": urls,
        }
