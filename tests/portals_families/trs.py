"""Portals of TRS: columns by directory, pages counted from 0 and told by one of several scripts."""

from __future__ import annotations

from datetime import date
from posixpath import relpath
from zlib import crc32

from tests.portals_families.county import Column, County, Row
from tests.portals_other.building import DEPARTMENTS

NEWS = (
    "召开{}年度工作会议",
    "{}扎实开展信息公开培训",
    "{}组织开展政务公开主题宣传日活动",
    "{}深入村组宣讲政策",
)


class Trs(County):
    """Relative links; a list may be a table, hold news, and related links hidden in each row."""

    product = "trs"
    body: tuple[str, tuple[str, ...]] = (
        "class",
        ("TRS_Editor", "view TRS_UEDITOR trs_paper_default", "trs_editor_view"),
    )

    def draw(self) -> None:
        rng = self.rng
        if rng.random() < 0.2:
            self.body, self.mark = ("id", ("zoom", "Zoom")), rng.choice(("zoom", "Zoom"))
        self.end = rng.choice((".html", ".htm", ".shtml"))
        self.numbered = rng.random() < 0.5
        self.pager = rng.choice(("four", "four", "inline", "count", "old", "one"))
        self.markup = rng.choice(("list", "list", "table", "boxes"))
        self.broken = rng.choice(("", "\n", "\r\n\t"))
        self.months = rng.random() < 0.8
        self.shown = rng.choice(("span", "b", "i"))

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        whole = f"{slug}_{self.number(10**4, 10**6)}" if self.numbered and above else slug
        base = f"{above.base if above else '/'}{whole}/"
        return Column(base, name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        rng, number = self.rng, self.number(10**5, 10**7)
        if not self.months:
            return f"{column.base}t{number}{self.end}"
        month = f"{rng.randint(2021, 2024)}0{rng.randint(1, 9)}"
        return f"{column.base}{month}/t{month}{rng.randint(10, 28)}_{number}{self.end}"

    def file(self, year: int) -> str:
        return f"{self.beside}P0{year}01{self.number(10**8, 10**9)}{self.rng.randint(10**5, 10**6)}.pdf"

    def report(self, column: Column, unit: str, year: int, *, bare: bool = False) -> Row:
        self.beside = column.base + (f"{year + 1}01/" if self.months else "")
        return super().report(column, unit, year, bare=bare)

    def href(self, path: str, column: Column) -> str:
        if not path.startswith(column.base):
            return path if self.months else relpath(path, column.base) + ("/" if path.endswith("/") else "")
        start = column.path.rpartition("/")[0] + "/"
        near = relpath(path, start) + ("/" if path.endswith("/") else "")
        return self.broken + (near if near.startswith("..") else f"./{near}") + self.broken

    # --- lists ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        rows = sorted([*rows, *self._among(column)], key=lambda row: row.day, reverse=True)
        of = max(1, -(-len(rows) // self.size))
        for k in range(1, of + 1):
            path = column.path if k == 1 else f"{column.base}{self._page(k)}"
            part = rows[(k - 1) * self.size : k * self.size]
            self.page(
                Column(path, column.name, column.crumbs, column.base),
                self._rows(column, part) + self._pager(k, of, len(rows)),
            )
        self.portal.pages[f"{column.base}index{self.end}"] = self.portal.pages[column.path]

    def _page(self, k: int) -> str:
        return f"index_{k if self.pager == 'one' else k - 1}{self.end}"

    def _among(self, column: Column) -> list[Row]:
        """News that was filed among the reports; the column alone tells its address."""
        number = crc32(column.path.encode()) % 10**6
        said = NEWS[number % len(NEWS)].format(f"{self.portal.county}{DEPARTMENTS[number % 9]}")
        path = f"{column.base}t{number}{self.end}"
        if self.months:
            path = f"{column.base}202303/t20230309_{number}{self.end}"
        if path not in self.portal.pages:
            self.portal.paper(path, said, crumbs=column.crumbs)
        return [Row(path, said, date(2023, 3, 9))]

    def _rows(self, column: Column, rows: list[Row]) -> str:
        items = [self._row(column, row) for row in rows]
        if self.markup == "table":
            blank = '<TR><TD class="GroupBlankLine" colspan=2></TD></TR>'
            return (
                f"<TABLE>{blank.join(''.join(items[at : at + 5]) for at in range(0, len(items), 5))}</TABLE>"
            )
        blank = '<li class="empty"></li>'
        return f"<ul>{blank.join(''.join(items[at : at + 5]) for at in range(0, len(items), 5))}</ul>"

    def _row(self, column: Column, row: Row) -> str:
        href = self.href(row.path, column)
        if self.markup == "table":
            return f'<TR><TD>·<A \n href="{href}" target=_blank>{row.text}</A></TD><TD>[{row.day}]</TD></TR>'
        hidden = ""
        if self.markup == "boxes":
            hidden = (
                f'<div class="popbox" style="display:none"><a href="{href}">{row.text}</a>'
                f'<a href="{self.portal.news[0]}">相关解读</a></div>'
            )
        return (
            f'<li><a href="{href}" target="_blank" title="{row.text}">{row.text}</a>'
            f"<{self.shown}>{row.day:%Y-%m-%d}</{self.shown}>{hidden}</li>"
        )

    def _pager(self, k: int, of: int, total: int) -> str:
        stem, end = "index", self.end.removeprefix(".")
        said = {
            "four": f'createPageHTML({of}, {k - 1}, "{stem}", "{end}");',
            "old": f"createPage({of},{k - 1},'{stem}','{end}');",
            "inline": "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){"
            "if(_nPageCount == null || _nPageCount<=1){return;} var nCurrIndex = _nCurrIndex || 0;"
            'document.write("<a href=\\""+_sPageName+"_"+(nCurrIndex+1)+"."+_sPageExt+'
            '"\\">下一页</a>");}\n'
            f"createPageHTML({of}, {k - 1}, '{stem}', '{end}');",
            "count": f"var currentPage = {k - 1};//所在页从0开始\nvar prevPage = currentPage-1//上一页\n"
            f"var countPage = {of}//共多少页\nvar countnum = {total * 3};\n"
            'document.write("共&nbsp;"+countPage+"&nbsp;页"); if(currentPage<countPage-1) '
            'document.write("<a href=\\"index_"+(currentPage+1)+"'
            f'{self.end}\\">下一页</a>");',
            "one": f"var all = parseInt({of}); var now = {k}; function go(n)"
            f"{{ location.href = n==1 ? '{stem}{self.end}' : '{stem}_'+n+'{self.end}'; }}",
        }[self.pager]
        return f"<div class='page'><script>{said}</script></div>"
