"""Portals of the 河北 platform: columns and articles by uuid, further pages of a list as blocks."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request


class Hebei(County):
    """`/columns/{uuid}/templates/{uuid}/blocks/{uuid}?page=N&fix=0` answers a piece of HTML."""

    product = "hebei"
    body = ("class", ("content", "article-content", "zwnr"))

    def draw(self) -> None:
        rng = self.rng
        self.told = rng.choice(("address", "ids", "attribute", "linked"))
        self.past_the_end = rng.choice(("last", "nothing"))
        self.stamp = rng.choice(("", "", f"?t={rng.randint(17 * 10**11, 18 * 10**11)}"))
        self.template = self._uuid()

    def _uuid(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def column(self, name: str, above: Column | None, slug: str) -> Column:  # noqa: ARG002
        base = f"/columns/{self._uuid()}/"
        return Column(f"{base}index.html", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        rng = self.rng
        month = f"{rng.randint(2021, 2024)}0{rng.randint(1, 3)}"
        return f"{column.base}{month}/{rng.randint(10, 28)}/{self._uuid()}.html"

    def file(self, year: int) -> str:
        return f"/files/{year}0{self.rng.randint(1, 3)}/{self._uuid()}.pdf"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return path + self.stamp if path.endswith(".html") else path

    def listing(self, column: Column, rows: list[Row]) -> None:
        block = str(UUID(int=self.number_of(column.base) << 80 | 4711, version=4))
        at = f"{column.base}templates/{self.template}/blocks/{block}"
        of = max(1, -(-len(rows) // self.size))
        self.portal.dynamic[at] = partial(self.answer, column, at, rows)
        self.page(column, f"<div class='list' id='b_{block}'>{self.piece(column, at, rows, 1)}</div>"
                          f"<script>{self._script(column, at, block, of)}</script>")
        for k in range(2, of + 1):
            self.portal.ways.add(f"{at}?page={k}&fix=0")

    def piece(self, column: Column, at: str, rows: list[Row], k: int) -> str:
        """The rows of page k with the pager below them."""
        of = max(1, -(-len(rows) // self.size))
        items = "".join(
            f'<li><a href="{self.href(row.path, column)}" title="{row.text}">{row.text}</a>'
            f"<em>{row.day}</em></li>"
            for row in rows[(k - 1) * self.size:k * self.size])
        further = f"{at}?page={min(k + 1, of)}&amp;fix=0"
        on = {"attribute": f'<a href="javascript:;" data-url="{further}">下一页</a>',
              "linked": f'<a href="{further}">下一页</a>'}.get(
                  self.told, f'<a href="javascript:;" onclick="turn({k + 1})">下一页</a>')
        total = f"共{len(rows)}条 {k}/{of}页"
        return f"<ul>{items}</ul><div class='pages'>{total} {on if k < of else '下一页'}</div>"

    def _script(self, column: Column, at: str, block: str, of: int) -> str:
        if self.told == "address":
            return f'var total={of};function turn(n){{$.get("{at}?page="+n+"&fix=0",show);}}'
        if self.told == "ids":
            own = column.base.split("/")[2]
            return (f"var columnId='{own}',templateId='{self.template}',blockId='{block}',totalPages={of};"
                    "function turn(n){$.get('/columns/'+columnId+'/templates/'+templateId+'/blocks/'+blockId"
                    "+'?page='+n+'&fix=0',show);}")
        return f"var totalPages = {of};"

    def answer(self, column: Column, at: str, rows: list[Row], request: Request) -> Answer:
        """A block; past the end the last one again, or nothing."""
        of = max(1, -(-len(rows) // self.size))
        k = int(request.query.get("page", 1))
        if k > of and self.past_the_end == "nothing":
            return Answer(b"<ul></ul>", kind="text/html")
        piece = self.piece(column, at, rows, max(1, min(k, of)))
        return Answer(piece.encode(), kind="text/html;charset=UTF-8")
