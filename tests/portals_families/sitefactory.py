"""Portals of SiteFactory: Category_598/Index_2.aspx, addresses behind line breaks, titles cut short."""

from __future__ import annotations

from tests.portals_families.county import Column, County, Row


class SiteFactory(County):
    """Rows in tables or lists, each address behind `&#xD;&#xA;` and blanks."""

    product = "sitefactory"
    body = ("id", ("fontzoom", "content_text", "NewsContent"))

    def draw(self) -> None:
        rng = self.rng
        self.metas = rng.choice(("none", "none", self.metas))
        self.blank = rng.choice(("&#xD;&#xA;\t", "&#xD;&#xA;    ", "\r\n\t\t", "&#13;&#10;"))
        self.cut_at = rng.randint(14, 22)
        self.dots = rng.choice(("…", "...", "……"))
        self.whole = rng.random() < 0.5
        self.pager = rng.choice(("next", "numbers", "choice"))
        self.rows = rng.choice(("table", "list"))

    def column(self, name: str, above: Column | None, slug: str) -> Column:  # noqa: ARG002
        base = f"/Category_{self.number(100, 3000)}/"
        return Column(f"{base}Index.aspx", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:  # noqa: ARG002
        return f"/Item/{self.number(1000, 60000)}.aspx"

    def file(self, year: int) -> str:
        month = self.rng.randint(1, 3)
        return f"/UploadFiles/{year}/{month}/{year}{month:02}{self.number(10**9, 10**10)}.pdf"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return self.blank + path

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            part = rows[(k - 1) * self.size:k * self.size]
            at = column if k == 1 else Column(self._at(column, k), column.name, column.crumbs, column.base)
            self.page(at, self._rows(column, part) + self._pager(column, k, of, len(rows)))

    @staticmethod
    def _at(column: Column, k: int) -> str:
        return f"{column.base}Index{f'_{k}' if k > 1 else ''}.aspx"

    def _rows(self, column: Column, rows: list[Row]) -> str:
        cells = []
        for row in rows:
            shown = row.text if len(row.text) <= self.cut_at else row.text[:self.cut_at] + self.dots
            title = f' title="{row.text}"' if self.whole else ""
            link = f'<a href="{self.href(row.path, column)}"{title} target="_blank">{shown}</a>'
            day = f"{row.day.year}/{row.day.month}/{row.day.day}"
            cells.append(f"<tr><td>·{link}</td><td>{day}</td></tr>" if self.rows == "table"
                         else f"<li><span>{day}</span>{link}</li>")
        tag = "table" if self.rows == "table" else "ul"
        return f"<{tag}>{''.join(cells)}</{tag}>"

    def _pager(self, column: Column, k: int, of: int, rows: int) -> str:
        address = [self.href(self._at(column, n), column) for n in range(1, of + 1)]
        total = f"共<span>{rows}</span>篇文章/共{of}页"
        if self.pager == "next":
            on = f'<a href="{address[k]}">下一页</a>' if k < of else "下一页"
            ways = f'<a href="{address[0]}">首页</a> {on} <a href="{address[-1]}">尾页</a>'
        elif self.pager == "numbers":
            ways = " ".join(f'<a href="{to}">{n}</a>' if n != k else f"<b>{n}</b>"
                            for n, to in enumerate(address, 1))
        else:
            options = "".join(f'<option value="{to}"{" selected" if n == k else ""}>第{n}页</option>'
                              for n, to in enumerate(address, 1))
            ways = f'<select onchange="window.location.href=this.value">{options}</select>'
        pager = f"<div class='pagecss'>{total} {ways}</div>"
        return f"<!--{{pe.begin.pagination}}-->{pager}<!--{{pe.end.pagination}}-->"
