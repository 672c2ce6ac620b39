"""Portals of TrueCMS: the first rows hidden in #initData, the others asked by record numbers."""

from __future__ import annotations

import json
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request

EMPTY = Answer(b"<html><title>error</title><body>error</body></html>", kind="text/html")


class TrueCms(County):
    """getMessage.do answers JSON, or JSONP, with XML in it; its totals count deleted records, so that a range
    may hold none; a range is cut at what the server allows."""

    product = "truecms"
    body = ("class", ("main-txt", "article-content", "content"))

    def draw(self) -> None:
        rng = self.rng
        self.site = rng.choice(("ntsrmzf", "hzqrmzf", "lysrmzf", "gysrmzf"))
        self.script = rng.choice(("/TrueCMS", "/truecms")) + "/messageController/getMessage.do"
        self.jsonp = rng.random() < 0.4
        self.most = rng.choice((10, 15, 20, 50))
        self.size = min(self.size, self.most)
        self.group = self.size * rng.choice((1, 1, 2))
        self.clicked = rng.random() < 0.5
        self.spelling = rng.choice(("pairs", "json", "variables"))
        self.records: dict[str, list[Row | None]] = {}
        self.portal.dynamic[self.script] = self.answer

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        whole = slug if above is None else f"{slug}{self.number(10, 9999)}"
        base = f"/{self.site}/{whole}/"
        return Column(f"{base}{whole}.html", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        return f"{column.base}content/{UUID(int=self.rng.getrandbits(128), version=4)}.html"

    def file(self, year: int) -> str:
        return f"/{self.site}/upload/{UUID(int=self.rng.getrandbits(128), version=4)}{year}.pdf"

    def listing(self, column: Column, rows: list[Row]) -> None:
        name = str(UUID(int=self.number_of(column.path) << 90 | 77, version=4))
        records = self._with_deleted(column, rows)
        self.records[name] = records
        hidden = "".join(self._item(row) for row in records[:self.group] if row)
        self.page(column, f"<ul id='initData' style='display:none'>{hidden}</ul><ul id='list'></ul>"
                          f"<div id='pageDiv'></div><script>{self._call(name, len(records))}</script>")
        for start in range(self.group, len(records), self.most):
            if any(records[start:start + self.most]):
                self.portal.ways.add(f"{column.path} from {start}")

    def _with_deleted(self, column: Column, rows: list[Row]) -> list[Row | None]:
        """The records with those deleted: a few, and in a long list as many together as a whole range."""
        kept: list[Row | None] = list(rows)
        many = sum(column.path.encode())
        if len(rows) > 3 * self.size:
            at = self.group + self.size * (many % 2)
            kept[at:at] = [None] * self.size
        kept[many % 3:many % 3] = [None] * (many % 2)
        return kept

    def _item(self, row: Row) -> str:
        href = f'href="{row.path}"'
        if self.clicked:
            href = f"""href="javascript:void(0)" onclick="name2('{row.path}')\""""
        return f'<li><a {href} title="{row.text}">{row.text}</a><span>{row.day}</span></li>'

    def _call(self, name: str, total: int) -> str:
        if self.spelling == "json":
            value = {"columnId": name, "totalRecord": total, "perpage": self.size,
                     "contentTemplate": "tpl_xxgk", "url": self.script}
            return f"$('#pageDiv').truepage({json.dumps(value)});"
        if self.spelling == "variables":
            return (f"var columnId = '{name}'; var totalRecord = {total}; var perpage={self.size};"
                    f"var contentTemplate=''; function load(s,e){{ $.ajax({{url:'{self.script}',"
                    f"dataType:'{'jsonp' if self.jsonp else 'json'}'}}); }}")
        return (f"$('#pageDiv').truepage({{columnId:'{name}',totalRecord:{total},perpage:{self.size},"
                f"contentTemplate:'list_tpl',url:'{self.script}',"
                f"dataType:\"{'jsonp' if self.jsonp else 'json'}\"}});")

    def answer(self, request: Request) -> Answer:
        """What the script of the lists answers; without a Referer, an error page."""
        query = request.query
        records = self.records.get(query.get("columnId", ""))
        if records is None or not request.headers.get("Referer"):
            return EMPTY
        start, end = int(query["startrecord"]), int(query["endrecord"])
        most = min(int(query.get("perpage") or self.size), self.most)
        end = min(end, start + max(most, self.size) - 1)
        found = "".join(f"<record><![CDATA[{self._item(row)}]]></record>"
                        for row in records[start - 1:end] if row)
        whole = (f"<datastore><totalrecord>{len(records)}</totalrecord>"
                 f"<recordset>{found}</recordset></datastore>")
        text = json.dumps({"result": whole}, ensure_ascii=False)
        if query.get("callback"):
            text = f"{query['callback']}({text})"
        elif self.jsonp:
            text = f"null({text});"
        return Answer(text.encode(), kind="application/json;charset=UTF-8")
