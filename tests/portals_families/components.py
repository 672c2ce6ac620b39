"""Portals of the component CMS: /n3/n13/c672769/content.html, lists with bare fragments as pages."""

from __future__ import annotations

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row


class Components(County):
    """Page k of a list is `index_958_{max-k+1}.html`: rows without any page around them."""

    product = "components"
    body = ("class", ("zsy_comain", "xl_content", "article-con", "TRS_none"))

    def draw(self) -> None:
        rng = self.rng
        self.deep = rng.random() < 0.3
        self.low = rng.choice((3, 20, 2500000))
        self.before = rng.random() < 0.4
        self.relative = rng.random() < 0.7
        self.way = rng.choice(("href", "spaced", "onclick", "hidden"))
        self.component = rng.choice(("内容列表", "栏目信息列表", "信息列表(分页)"))

    def column(self, name: str, above: Column | None, slug: str) -> Column:  # noqa: ARG002
        base = f"{above.base if above else '/'}n{self.number(self.low, self.low + 3000)}/"
        crumbs = (*above.crumbs, name) if above else (name,)
        return Column(f"{base}index.html", name, crumbs, base)

    def article(self, column: Column) -> str:
        return f"{column.base}c{self.number(10**5, 10**6)}/content.html"

    def file(self, year: int) -> str:  # noqa: ARG002
        number = self.number(10**5, 10**6)
        return f"/n3/n13/c{number}/part/{number + 2}.pdf"

    def href(self, path: str, column: Column) -> str:
        if not self.relative or path.startswith("http"):
            return path
        return "../" * (column.path.count("/") - 1) + path.removeprefix("/")

    def listing(self, column: Column, rows: list[Row]) -> None:
        component = sum(column.base.encode()) % 700 + 200
        of = max(1, -(-len(rows) // self.size))
        parts = [self._rows(column, rows[k * self.size:(k + 1) * self.size]) for k in range(of)]
        name = f"{self.component}({column.name})"
        body = (f"<!--start component 图片新闻(首页)--><div id='comp_{component - 7}'></div>"
                "<!--end component 图片新闻(首页)-->"
                f"<!--start component {name}--><div id='comp_{component}'><ul>{parts[0]}</ul></div>"
                f"{self._pager(column, component, of)}<!--end component {name}-->")
        self.page(column, body)
        for k in range(2, of + 1):
            path = f"{column.base}index_{component}_{of - k + 1}.html"
            self.portal.pages[path] = Answer(parts[k - 1].encode(), kind="text/html")
            self.portal.ways.add(path)

    def _rows(self, column: Column, rows: list[Row]) -> str:
        out = []
        for row in rows:
            link = f'<a href="{self.href(row.path, column)}" title="{row.text}">{row.text}</a>'
            day = f"<span>[{row.day}]</span>"
            out.append(f"<li>{day}{link}</li>" if self.before else f"<li>{link}{day}</li>")
        return "\n".join(out)

    def _pager(self, column: Column, component: int, of: int) -> str:
        if of == 1 and self.way != "spaced":
            return ""
        stem = f"{self.href(column.base, column)}index_{component}_"
        script = f"<script language='javascript'>var maxPageNum = {of};var comp = '{component}';</script>"
        following = f"{stem}{max(of - 1, 1)}.html"
        if self.way == "spaced":
            script = script.replace(" = ", "=")
            go = f"javascript:pageName='{component}' ; goPub( '{following}' );"
        else:
            go = f"javascript:pageName='index_{component}';goPub('{following}')"
        next_page = f'<a href="{go}">下一页</a>'
        if self.way == "onclick":
            next_page = f'<a href="javascript:void(0)" onclick="{go.removeprefix("javascript:")}">下页</a>'
        if self.way == "hidden":
            all_of_them = "".join(f"<a href='{stem}{n}.html'>{n}</a>" for n in range(1, of))
            next_page += f"<div style='display:none'>{all_of_them}</div>"
        return f"{script}<div class='page'>首页 上一页 {next_page} 共{of}页</div>"
