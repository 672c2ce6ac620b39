"""Portals with snowflake ids: /zfxxgk/zfxxgknb/xj/1753311688616128514.html, lists 1.html and 2.html."""

from __future__ import annotations

from dataclasses import replace

from tests.portals_families.county import Column, County, Row


class Snowflake(County):
    """A tree of slugs; a column's folder answers as its 1.html does; rows have no day."""

    product = "snowflake"
    body = ("class", ("detail-content", "article", "view"))

    def draw(self) -> None:
        rng = self.rng
        self.folder = rng.random() < 0.5
        self.relative = rng.random() < 0.5
        self.pager = rng.choice(("onclick", "linked", "numbers", "counted"))

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        base = f"{above.base if above else '/'}{slug}/"
        return Column(base, name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        return f"{column.base}{self.number(12 * 10**17, 19 * 10**17)}.html"

    def file(self, year: int) -> str:
        return f"/upload/{year}/{self.number(12 * 10**17, 19 * 10**17)}.pdf"

    def href(self, path: str, column: Column) -> str:
        inside = path.removeprefix(column.path.rpartition('/')[0] + '/')
        return f"./{inside}" if self.relative and inside and inside != path else path

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            part = rows[(k - 1) * self.size:k * self.size]
            items = "".join(f'<li><a href="{self.href(row.path, column)}">{row.text}</a></li>'
                            for row in part)
            at = column if k == 1 else replace(column, path=f"{column.base}{k}.html")
            self.page(at, f"<ul>{items}</ul>{self._pager(column, k, of, len(rows))}")
        self.portal.pages[f"{column.base}1.html"] = self.portal.pages[column.path]

    def _pager(self, column: Column, k: int, of: int, rows: int) -> str:
        def to(n: int) -> str:
            return self.href(f"{column.base}{n}.html", column)

        total = f"共{rows}条 {k}/{of}页"
        if of == 1:
            return f"<div class='pages'>{total}</div>"
        if self.pager == "onclick":
            on = f"""<a onclick="location.href='{to(k + 1)}'">下一页</a>""" if k < of else "<a>下一页</a>"
            return f"""<div class='pages'>{total} <a onclick="location.href='{to(1)}'">首页</a>{on}</div>"""
        if self.pager == "linked":
            on = f"<a href='{to(k + 1)}'>&gt;</a>" if k < of else ""
            return f"<div class='pages'><a href='{to(1)}'>首页</a>{on}<a href='{to(of)}'>尾页</a></div>"
        if self.pager == "numbers":
            ways = "".join(f"<a href='{to(n)}'>{n}</a>" if n != k else f"<span>{n}</span>"
                           for n in range(1, of + 1))
            return f"<div class='pages'>{ways}</div>"
        return f"<div class='pages'>{total} <a href='javascript:toPage({k + 1})'>下一页</a></div>"
