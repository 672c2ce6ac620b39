"""How the third lot's products write addresses, lists and pagers."""

from __future__ import annotations

from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import Third


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


class Folders(Third):
    """Folders with numbers behind their letters; articles below the month; pages `index_1.html`."""

    root = "zwgk"
    ending = "html"
    most = 40

    def below(self, parent: str, slug: str) -> str:
        return f"{parent or f'/{self.root}/'}{slug}_{self.number(10**6, 10**7)}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{k}.{self.ending}" if k else column

    def article_at(self, column: str, day: str) -> str:
        return (
            f"{column}{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{self.number(10**7, 10**8)}.{self.ending}"
        )

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/P0{self.rng.randint(10**17, 10**18)}.{ending}"

    def attached(self, path: str, name: str) -> str:
        file = path.rpartition("/")[2]
        return (
            f'<div class="fj">附件：<a appendix="true" data-appendix="true" needdownload="true" '
            f'href="./{file}" title="{name}" download="{name}">{name}</a></div>'
        )

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(
            f'<li>\n<a href="{self.near_to(on, at)}" title="{text}" '
            f'target="_blank">{shortened(text, self.most)}'
            f"</a>\n<span>{day}</span></li>" for at, text, day in rows)  # fmt: skip
        return f'<ul class="list-ul">{made}</ul>'

    def near_to(self, on: str, at: str) -> str:
        """As the product writes it: from the list's folder."""
        folder = on.rpartition("/")[0] + "/"
        return f"./{at.removeprefix(folder)}" if len(folder) > 1 and at.startswith(folder) else at

    def pager(self, _column: str, k: int, of: int, _total: int) -> str:
        return (
            f'<div class="page"><script>createPageHTML({of}, {k}, "index", "{self.ending}");</script></div>'
        )


class Shtml(Third):
    """Channels `c` and a number with a template's name; articles of 32 letters below the month."""

    template = "list"

    @property
    def site(self) -> str:
        return self.place.stem

    def below(self, _parent: str, _slug: str) -> str:
        return f"/{self.site}/c{self.number(102000, 129999)}/{self.template}.shtml"

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".shtml", f"_{k + 1}.shtml") if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day[:4]}{day[5:7]}/{self.hexes()}.shtml"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.removesuffix('.shtml')}/files/{self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        return (
            f'<div id="cmspro_appendixs"><p>下载文件：</p><p><a href="\n{path}\n" target="_blank">{name}.'
            f"{path.rpartition('.')[2]}</a></p></div>"
        )

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f"<li><a href='{at}' title='{text}' target='_blank'>{shortened(text, 34)}</a>"
            f"<span class='time'>{day.replace('-', '/')}</span></li>"
            for at, text, day in rows
        )
        return f'<div class="pageList listContent infoList">{made}</div>'

    def pager(self, _column: str, k: int, of: int, total: int) -> str:
        return (
            f"<div id=\"page_div\"></div><script>createPageHTML('page_div',{of}, {k + 1},'{self.template}',"
            f"'shtml',{total});</script>"
        )


class Numbered(Third):
    """`/html/1245/328745.html` below `/html/1245.html`; page links with first and last."""

    def below(self, _parent: str, _slug: str) -> str:
        return f"/html/{self.number(1000, 9999)}.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".html", f"_{k + 1}.html") if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"{column.removesuffix('.html')}/{self.number(10**5, 10**6)}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/uploads/file/{self.rng.randint(10**12, 10**13)}.{ending}"

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(f"<li><span>[{day}]</span>·<a href='{at}'>{text}</a></li>" for at, text, day in rows)
        return f"<ul class='newslist'>{made}</ul>"

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        ways = [("首页", 0), ("上一页", max(k - 1, 0)), ("下一页", min(k + 1, of - 1)), ("尾页", of - 1)]
        links = "".join(f"<a href='{self.page_at(column, n)}'>{name}</a>" for name, n in ways)
        return f"<div class='pages'>共{total}条 {k + 1}/{of}页 {links}</div>"
