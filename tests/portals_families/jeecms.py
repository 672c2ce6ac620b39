"""Portals of JEECMS: /zfxxgk/index_2.jhtml, every link with the server's inner address and port."""

from __future__ import annotations

from dataclasses import replace

from tests.portals_families.county import Column, County, Row


class Jeecms(County):
    """Links are absolute and name an address that is not the portal's: http://61.153.144.78:80/…"""

    product = "jeecms"
    body = ("class", ("content", "Content", "news_text"))

    def draw(self) -> None:
        rng = self.rng
        inner = f"61.{rng.randint(130, 190)}.{rng.randint(2, 250)}.{rng.randint(2, 250)}"
        self.inner = rng.choice((f"http://{inner}:80", f"http://{inner}:80", f"http://{inner}:8080"))
        self.pager = rng.choice(("linked", "onclick", "choice"))
        self.slugs: set[str] = set()

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        while slug in self.slugs:
            slug = f"{slug.rstrip('0123456789')}{self.rng.randint(2, 999)}"
        self.slugs.add(slug)
        crumbs = (*above.crumbs, name) if above else (name,)
        return Column(f"/{slug}/index.jhtml", name, crumbs, f"/{slug}/")

    def article(self, column: Column) -> str:
        return f"{column.base}{self.number(300, 90000)}.jhtml"

    def file(self, year: int) -> str:
        return f"/u/cms/www/{year}01/{self.number(10**11, 10**12)}.pdf"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return self.inner + path

    def head(self, column: Column, article: str | None = None, day: object = None) -> str:
        style = '<link href="/r/cms/www/default/css/style.css" rel="stylesheet">'
        return style + super().head(column, article, day)  # type: ignore[arg-type]

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            part = rows[(k - 1) * self.size:k * self.size]
            items = "".join(f'<li><span class="fr">{row.day}</span><a href="{self.href(row.path, column)}" '
                            f'title="{row.text}" target="_blank">{row.text}</a></li>' for row in part)
            at = column if k == 1 else replace(column, path=f"{column.base}index_{k}.jhtml")
            self.page(at, f"<ul>{items}</ul>{self._pager(k, of, len(rows))}")

    def _pager(self, k: int, of: int, rows: int) -> str:
        def to(n: int) -> str:
            return f"index{f'_{n}' if n > 1 else ''}.jhtml"

        total = f"共 {rows} 条记录 {k}/{of} 页"
        if self.pager == "linked":
            on = f'<a href="{to(k + 1)}">下一页</a>' if k < of else '<a disabled="disabled">下一页</a>'
            return f'<div class="pagination">{total} <a href="{to(1)}">首页</a> {on}</div>'
        if self.pager == "onclick":
            on = (f"""<a href="javascript:void(0);" onclick="location.href='{to(k + 1)}'">下一页</a>"""
                  if k < of else "下一页")
            return f'<div class="pagination">{total} {on}</div>'
        options = "".join(f'<option value="{to(n)}"{" selected" if n == k else ""}>{n}</option>'
                          for n in range(1, of + 1))
        choice = f'<select onchange="location.href=this.value">{options}</select>'
        return f'<div class="pagination">{total} {choice}</div>'
