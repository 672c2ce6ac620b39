"""Portals of the list/show product: xxgk-list-gknb-2.html, xxgk-show-10224468.html, pages as choices."""

from __future__ import annotations

from dataclasses import replace

from tests.portals_families.county import Column, County, Row


class ListShow(County):
    """One flat folder; the pager's links are dead and its choices lead on; a script changes the menu."""

    product = "listshow"
    body = ("class", ("article-content", "showcontent", "con_text"))

    def draw(self) -> None:
        rng = self.rng
        self.kind = rng.choice(("xxgk", "xxgk", "news"))
        self.dead = rng.choice(("javascript:volid(0)", "javascript:volid(0);", "javascript:;"))
        self.pager = rng.choice(("choice", "choice", "linked"))
        self.rewritten = rng.random() < 0.4

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        kind = "news" if slug == "gzdt" and above is None else self.kind
        whole = slug if above is None else f"{slug}{self.number(10, 9999)}"
        stem = f"/{kind}-list-{whole}"
        return Column(f"{stem}.html", name, (*above.crumbs, name) if above else (name,), stem)

    def article(self, column: Column) -> str:
        return f"{column.base.partition('-')[0]}-show-{self.number(8000, 2 * 10**7)}.html"

    def file(self, year: int) -> str:
        return f"/uploadfile/{year}/01{self.rng.randint(10, 31)}/{year}01{self.number(10**11, 10**12)}.pdf"

    def entrance(self) -> str:
        if not self.rewritten:
            return super().entrance()
        self.portal.section = "/xxgk-index.html"
        set_to = f"""$("#nav a:contains('政务公开')").attr("href", "{self.root.path}");"""
        return f'<form action="/search"></form><script>$(function(){{ {set_to} }});</script>'

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            part = rows[(k - 1) * self.size:k * self.size]
            items = "".join(f'<li><i>{row.day}</i><a href="{row.path}" title="{row.text}">{row.text}</a></li>'
                            for row in part)
            at = replace(column, path=self._at(column, k))
            self.page(at, f"<ul class='list'>{items}</ul>{self._pager(column, k, of, len(rows))}")

    @staticmethod
    def _at(column: Column, k: int) -> str:
        return f"{column.base}{f'-{k}' if k > 1 else ''}.html"

    def _pager(self, column: Column, k: int, of: int, rows: int) -> str:
        options = "".join(f"<option value='{self._at(column, n)}'{' selected' if n == k else ''}>{n}</option>"
                          for n in range(1, of + 1))
        to = self._at(column, k + 1) if self.pager == "linked" and k < of else self.dead
        total = f'共{rows}条记录 {k}/{of}页 <a href="{self.dead}">首页</a>'
        go = "self.location.href=options[selectedIndex].value"
        return (f'<div class="page">{total} <a href="{to}">下一页</a>'
                f'<select onchange="{go}">{options}</select></div>')
