"""Products of the second lot whose pages are files: folders by letters, numbers, pages counted backwards."""

from __future__ import annotations

from tests.portals_drawn.county import NEAR
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.second import frame
from tests.portals_drawn.second.base import Second, cut


class Folders(Second):
    """Columns are folders; articles `t{day}_{number}` below the month, or `t{number}` beside it."""

    ending = "html"
    is_numbered = False
    has_months = True
    first = "zwgk"

    def below(self, parent: str, slug: str) -> str:
        name = f"{slug}_{self.number(1000, 99999)}" if self.is_numbered else slug
        return f"{parent.rstrip('/')}/{name}/" if parent else f"/{self.first}/{name}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}index_{k}.{self.ending}" if k else column

    def article_at(self, column: str, day: str) -> str:
        if not self.has_months:
            return f"{column}t{self.number(10**6, 10**8)}.{self.ending}"
        return f"{column}{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{self.number()}.{self.ending}"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/P0{self.rng.randint(10**17, 10**18)}.{ending}"

    def attached(self, path: str, name: str) -> str:
        file, ending = path.rpartition("/")[2], path.rpartition(".")[2]
        return (f'<div class="fjxz"><h5>附件下载</h5><ul id="appendix"><li><a href="./{file}" '
            f'download="{name}.{ending}">'
                f"{name}.{ending}</a></li></ul></div>")  # fmt: skip

    def relative(self, on: str, at: str) -> str:
        """An address as the product writes it: from the list's folder."""
        folder = on.rpartition("/")[0] + "/"
        return f"./{at.removeprefix(folder)}" if folder != "/" and at.startswith(folder) else at

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(
            f'<li><em>{day}</em><a href="{self.relative(on, at)}" target="_blank" title="{text}">{text}</a>'
            f'</li>'
            for at, text, day in rows)  # fmt: skip
        return f'<ul class="infoList">{made}</ul>'

    def pager(self, _column: str, k: int, of: int, _total: int) -> str:
        if self.frame == 1:
            return (f'<div class="fenye"><script>var currentPage = {k};//所在页从0开始\nvar prevPage = '
                f'currentPage-1;\n'
                    f"var nextPage = currentPage+1;\nvar countPage = {of};//共多少页\n"
                    'if(countPage>1&&currentPage!=0){document.write("<a href=\\"index"+"_"+prevPage+".'
                    f'{self.ending}\\">上一页</a>");}}</script></div>')  # fmt: skip
        return f'<div id="pages"><script>createPageHTML({of}, {k}, "index", "{self.ending}");</script></div>'

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="xl"><h1>{title}</h1><div class="xl-info"><span>发布时间：{day} 16:20</span><span>'
            f'来源：{source}'
            '</span><span>浏览：<i id="viewcount"></i>次</span></div><div class="trs_editor_view TRS_UEDITOR '
            f'trs_paper_default">{text}</div>{frame.after(self.rng, self.frame)}<div class="sxp">'
            f'{NEAR}</div></div>')  # fmt: skip


class Tables(Folders):
    """The same of older templates: rows of tables, no tags in the head, GB2312."""

    frame = 2
    has_metas = False
    encoding = "gb18030"
    head = '<META http-equiv=Content-Type content="text/html; charset=gb2312">'

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(
            f'<TR><TD height=30><IMG src="/img/dot.gif">&nbsp;<A \n href="{self.relative(on, at)}" '
            f'target=_blank>{cut(text, 26)}</A>'
            f"</TD><TD width=100 align=right>{day.replace('-', '/')}</TD></TR>"
            for at, text, day in rows)  # fmt: skip
        return f"<TABLE width=98% cellSpacing=0>{made}</TABLE>"

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<TABLE width=920 align=center><TR><TD align=middle class=bt1><h1>{title}</h1></TD></TR><TR><TD '
            f'align=middle class=sj>{day.replace("-", "年", 1).replace("-", "月", 1)}日　信息来源：{source}<'
            f'/TD></TR><TR><TD>'
            f'<DIV class=TRS_Editor>{text}</DIV></TD></TR><TR><TD>{NEAR}</TD></TR></TABLE>')  # fmt: skip


class Viewed(Folders):
    """Files are shown in a frame on the page."""

    def attached(self, path: str, name: str) -> str:
        if path.endswith("pdf"):
            return f'<iframe src="/pdfjs/web/viewer.html?file={path}" width="100%" height="900"></iframe>'
        return super().attached(path, name)


class Numbers(Second):
    """`/html/{column}/List.html` and `/html/{column}/{article}.html`, as in Qinghai."""

    frame = 3

    def below(self, _parent: str, _slug: str) -> str:
        return f"/html/{self.number(100, 9999)}/List.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("List.html", f"List_{k + 1}.html") if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"{column.rpartition('/')[0]}/{self.number(10**5, 10**6)}.html"

    def file_at(self, article: str, ending: str) -> str:
        return f"/upload/main/{self.rng.randint(2021, 2026)}/{self.hexes(16)}{len(article)}.{ending}"

    def rows(self, rows: list[Row], _on: str) -> str:
        made = "".join(
            f'<div class="row-item"><a class="tit" href="{at}">{text}</a><div class="date">{day}</div></div>'
            for at, text, day in rows)  # fmt: skip
        return f'<div class="list-box">{made}</div>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        link = '<a href="{}">{}</a>'
        numbers = "".join(link.format(self.page_at(column, n), n + 1) for n in range(of))
        onward = link.format(self.page_at(column, k + 1), "下一页") if k + 1 < of else "<span>下一页</span>"
        return f'<div class="pagination">共{total}条 {numbers}{onward}</div>'

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="detail"><h1 class="d-title">{title}</h1><p class="d-tip">'
            f'来源：{source}　时间：{day}　编辑：{source}'
            f'</p><div class="d-content">{text}</div>{frame.after(self.rng, 0)}<div class="d-np">'
            f'{NEAR}</div></div>')  # fmt: skip


class Backwards(Second):
    """Lists `{folder}.htm`, further pages counted from the last; articles `/info/{column}/{number}.htm`."""

    def __post_init__(self) -> None:
        self.trees: dict[str, int] = {}
        self.total: dict[str, int] = {}
        super().__post_init__()

    def below(self, parent: str, slug: str) -> str:
        at = f"{parent.removesuffix('.htm')}/{slug}.htm" if parent else f"/{slug}.htm"
        self.trees.setdefault(at, self.number(1001, 1999))
        return at

    def page_at(self, column: str, k: int) -> str:
        return f"{column.removesuffix('.htm')}/{self.total.get(column, 4) - k}.htm" if k else column

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, per: int
    ) -> None:
        self.total[column] = -(-len(rows) // per)
        super().listing(column, name, rows, crumbs, side, per)

    def article_at(self, column: str, _day: str) -> str:
        return f"/info/{self.trees.get(column, 1099)}/{self.number(10000, 99999)}.htm"

    def file_at(self, article: str, ending: str) -> str:
        name = f"{self.hexes(1)}/{self.hexes(2)}/{self.hexes(30)}_{len(article)}".upper()
        return f"/__local/{name}.{ending}"

    def attached(self, path: str, name: str) -> str:
        ending = path.rpartition(".")[2]
        return (
            f'<p><ul style="list-style-type:none;"><li>附件【<a href="{path}" target="_blank">'
            f"{name}.{ending}</a>】</li></ul></p>"
        )

    def rows(self, rows: list[Row], on: str) -> str:
        up = "../" * (on.count("/") - 1)
        made = "".join(
            f'<li id="line_u7_{n}"><a href="{up}{at.lstrip("/")}" target="_blank"><p>{text}</p><span>'
            f'{day}</span></a></li>'
            for n, (at, text, day) in enumerate(rows))  # fmt: skip
        return f'<div class="list"><ul>{made}</ul></div>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        if of < 2:
            return ""
        at = self.page_at(column, k)
        base = at.rpartition("/")[0] + "/"

        def link(n: int) -> str:
            to = self.page_at(column, n)
            return to.removeprefix(base) if to.startswith(base) else "../" + to.rpartition("/")[2]

        numbers = "".join(
            f'<span class="p_no{"_d" * (n == k)}"><a href="{link(n)}">{n + 1}</a></span>' for n in range(of)
        )
        onward = f'<span class="p_next p_fun"><a href="{link(k + 1)}">下页</a></span>' if k + 1 < of else ""
        return (
            f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共{total}条</span>'
            f"{numbers}{onward}</div>"
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<form name="_newscontent_fromname"><div class="ar_title"><h1>{title}</h1><h6><span>'
            f'发布时间：{day}</span>'
            f'<span>作者：</span><span>来源：{source}</span><span>点击：<script>_showDynClicks("wbnews", '
            f'1740, 1)</script>'
            f'</span></h6></div><div id="vsb_content"><div class="v_news_content">{text}</div></div></form>'
            f'<div class="pre-next">{NEAR}</div>')  # fmt: skip
