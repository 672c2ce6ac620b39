"""Portals of VSB: pages numbered backwards, two addresses of each article, files that want a Referer."""

from __future__ import annotations

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request

REFUSED = Answer("<html><body>非法访问！请从正确的页面下载附件。</body></html>".encode(), kind="text/html")


class Vsb(County):
    """Page k of n is `column/{n-k+1}.htm`. A column may be a `list.jsp` instead; a row may lead to the
    dynamic address of its article, which is the same page as the static one."""

    product = "vsb"
    body = ("id", ("vsb_content", "vsb_content_2", "vsb_content_500", "vsb_content_4"))

    def draw(self) -> None:
        rng = self.rng
        self.owner = rng.randint(10**9, 2 * 10**9)
        self.relative = rng.random() < 0.7
        self.live = rng.random() < 0.25
        self.pager = rng.choice(("links", "links", "script"))
        self.markup = rng.choice(("ul", "table"))
        self.trees: dict[str, int] = {}
        self.portal.dynamic["/system/_content/download.jsp"] = self.download
        self.portal.dynamic["/content.jsp"] = self.twinned
        if self.live:
            self.portal.dynamic["/list.jsp"] = self.listed

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        base = f"{above.base if above else '/'}{slug}{self.number(1, 9999) if above else ''}/"
        tree = self.number(1001, 9000)
        self.trees[base] = tree
        path = f"{base.rstrip('/')}.htm"
        if self.live and "年" in name:
            path = f"/list.jsp?urltype=tree.TreeTempUrl&wbtreeid={tree}"
        return Column(path, name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        return f"/info/{self.trees[column.base]}/{self.number(10**4, 10**6)}.htm"

    def file(self, year: int) -> str:  # noqa: ARG002
        return (
            f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner={self.owner}"
            f"&wbfileid={self.number(10**5, 10**8)}"
        )

    def download(self, request: Request) -> Answer:
        """A file, for who comes from a page; an error page for all others."""
        return self.portal.pages[request.target] if request.headers.get("Referer") else REFUSED

    def href(self, path: str, column: Column) -> str:
        if not self.relative or path.startswith("http"):
            return path.replace("&", "&amp;")
        deep = 0 if column.path.startswith("/list.jsp") else column.path.count("/") - 1
        return ("../" * deep + path.removeprefix("/")).replace("&", "&amp;")

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        number = self.rng.randint(2, 60)
        for k in range(1, of + 1):
            path = self.address(column, k, of)
            own = Column(path, column.name, column.crumbs, column.base)
            part = rows[(k - 1) * self.size : k * self.size]
            self.page(own, self._rows(own, part, number) + self._pager(own, column, k, of, len(rows), number))

    def address(self, column: Column, k: int, of: int) -> str:
        """The address of page k of a list of so many pages."""
        if k == 1:
            return column.path
        if column.path.startswith("/list.jsp"):
            return (
                f"/list.jsp?totalpage={of}&PAGENUM={k}&urltype=tree.TreeTempUrl"
                f"&wbtreeid={self.trees[column.base]}"
            )
        return f"{column.base}{of - k + 1}.htm"

    def listed(self, request: Request) -> Answer:
        """A dynamic list's page, in whatever order its query is written."""
        wanted = sorted(request.query.items())
        for path, answer in self.portal.pages.items():
            if (
                path.startswith("/list.jsp?")
                and sorted(tuple(pair.split("=")) for pair in path.partition("?")[2].split("&")) == wanted
            ):
                return answer
        return Answer(b"<html></html>", 404)

    def _rows(self, column: Column, rows: list[Row], number: int) -> str:
        out = []
        for at, row in enumerate(rows):
            href = self.href(self._either(row.path), column)
            link = f'<a href="{href}" target="_blank" title="{row.text}">{row.text}</a>'
            out.append(
                f'<li id="line_u{number}_{at}">{link}<span>{row.day}</span></li>'
                if self.markup == "ul"
                else f'<tr id="line_u{number}_{at}" height="20"><td class="leaderfont"></td><td>{link}</td>'
                f'<td><span class="timestyle{number}">{row.day:%Y/%m/%d}</span></td></tr>'
            )
        if rows and self.rng.random() < 0.4:
            again = self.rng.choice(rows)
            out.insert(
                0,
                out[rows.index(again)].replace(
                    self.href(again.path, column), self.href(self.twin(again.path), column)
                ),
            )
        whole = "".join(out)
        return (
            f"<ul>{whole}</ul>" if self.markup == "ul" else f"<table class='winstyle{number}'>{whole}</table>"
        )

    def _either(self, path: str) -> str:
        return self.twin(path) if self.rng.random() < 0.2 else path

    def twin(self, path: str) -> str:
        """The dynamic address of an article."""
        tree, news = path.removeprefix("/info/").removesuffix(".htm").split("/")
        return f"/content.jsp?urltype=news.NewsContentUrl&wbtreeid={tree}&wbnewsid={news}"

    def twinned(self, request: Request) -> Answer | None:
        """An article by its dynamic address."""
        asked = request.query
        return self.portal.pages.get(f"/info/{asked['wbtreeid']}/{asked['wbnewsid']}.htm")

    def _pager(self, own: Column, column: Column, k: int, of: int, total: int, number: int) -> str:
        told = f"共{total}条&nbsp;&nbsp;{k}/{of}&nbsp;"
        go = (
            f"<input id='u{number}_goto' size='2'><a href=\"javascript:_simple_list_gotopage_fun"
            f"({of},'u{number}_goto',{1 if self.live else 2})\">转到</a>"
        )
        if of == 1:
            return f'<div class="pb_sys_common"><span class="p_t">{told}</span></div>'

        def to(page: int, text: str, style: str) -> str:
            if page == k or not 1 <= page <= of:
                return f'<span class="{style}_d p_fun_d">{text}</span>'
            href = self.href(self.address(column, page, of), own)
            return f'<span class="{style}"><a href="{href}" class="{text}">{text}</a></span>'

        if self.pager == "links":
            numbers = "".join(to(page, str(page), "p_no") for page in range(1, min(of, 4) + 1))
            return (
                f'<div class="pb_sys_common pb_sys_normal"><span class="p_pages">{to(1, "首页", "p_first")}'
                f"{to(k - 1, '上页', 'p_prev')}{numbers}{to(k + 1, '下页', 'p_next')}"
                f"{to(of, '尾页', 'p_last')}</span>{go}</div>"
            )
        before = to(k - 1, "上页", "Prev")
        after = to(k + 1, "下页", "Next")
        return f"<div>{told}{to(1, '首页', 'First')}{before}{after}{to(of, '尾页', 'Last')}{go}</div>"
