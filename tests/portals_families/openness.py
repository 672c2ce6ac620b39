"""Portals of the openness product: the annual report an own kind of object, apart from articles."""

from __future__ import annotations

from tests.portals_families.county import Column, County, Row


class Openness(County):
    """`/openness/OpennessAnnualReport/show/3618.html`, or `/xxgk/openness/detail/annual_report/<hex>.html`.
    Lists are `…/page_2.html`."""

    product = "openness"
    body = ("class", ("con_main", "openness_content", "j-fontContent", "detail_con"))

    def draw(self) -> None:
        rng = self.rng
        self.hexed = rng.random() < 0.4
        self.top = "/xxgk/openness/" if self.hexed else "/openness/"
        self.markup = rng.choice(("table", "ul"))
        self.pager = rng.choice(("next", "numbers", "select"))

    def _id(self) -> str:
        if self.hexed:
            return f"{self.rng.getrandbits(96) | 1 << 95:024x}"
        return str(self.number(100, 90000))

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        kind = "AnnualReport" if slug in ("zfxxgknb", "ndbg") or slug.endswith("nb") else "Content"
        if self.hexed:
            base = f"{self.top}list/{'annual_report' if kind == 'AnnualReport' else 'content'}/{self._id()}/"
        else:
            base = f"{self.top}Openness{kind}/showList/{self._id()}/{self._id()}/"
        return Column(f"{base}page_1.html", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        if self.hexed:
            kind = "annual_report" if "annual_report" in column.base else "content"
            return f"{self.top}detail/{kind}/{self._id()}.html"
        kind = "AnnualReport" if "AnnualReport" in column.base else "Content"
        return f"{self.top}Openness{kind}/show/{self._id()}.html"

    def file(self, year: int) -> str:
        return f"/uploadfile/annex/{year}/01{self.rng.randint(10, 28)}/{self.rng.getrandbits(128):032x}.pdf"

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            own = Column(f"{column.base}page_{k}.html", column.name, column.crumbs, column.base)
            self.page(
                own,
                self._rows(rows[(k - 1) * self.size : k * self.size], k)
                + self._pager(column, k, of, len(rows)),
            )

    def _rows(self, rows: list[Row], k: int) -> str:
        if self.markup == "ul":
            return (
                "<ul class='openness-list'>"
                + "".join(
                    f"<li><a href='{row.path}' title='{row.text}' target='_blank'>{row.text}</a>"
                    f"<i>{row.day}</i></li>"
                    for row in rows
                )
                + "</ul>"
            )
        return (
            "<table><tr><th>索引号</th><th>信息名称</th><th>生成日期</th></tr>"
            + "".join(
                f"<tr><td>{10**6 * k + n:09}/{row.day:%Y%m}-{n:05}</td>"
                f"<td><a target='_blank' href='{row.path}'>{row.text}</a></td><td>{row.day}</td></tr>"
                for n, row in enumerate(rows)
            )
            + "</table>"
        )

    def _pager(self, column: Column, k: int, of: int, total: int) -> str:
        def to(page: int) -> str:
            return f"{column.base}page_{page}.html"

        told = f"共 {total} 条记录 {k}/{of} 页"
        if of == 1:
            return f"<div class='pages'>{told}</div>"
        if self.pager == "select":
            options = "".join(
                f"<option value='{to(page)}'{' selected' if page == k else ''}>第{page}页</option>"
                for page in range(1, of + 1)
            )
            return f"<div>{told}<select onchange='window.location.href=this.value'>{options}</select></div>"
        numbers = "".join(
            f"<b>{page}</b>" if page == k else f"<a href='{to(page)}'>{page}</a>" for page in range(1, of + 1)
        )
        after = f"<a href='{to(k + 1)}'>下一页</a>" if k < of and self.pager == "next" else ""
        return f"<div class='pages'>{told}{numbers}{after}</div>"
