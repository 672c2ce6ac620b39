"""The markup of a TRS WCM (拓尔思) portal: each generation of templates with its metas, lists, pagers, bytes."""

# ruff: noqa: E501 - lines of HTML stay whole

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from samples.draw import Draw
from samples.parts import Attachment, Crumb, Row

MetaStyle = Literal["spaced", "tight", "none"]
ListStyle = Literal["popbox", "table", "plain"]
PagerStyle = Literal["call", "inline"]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a page's bytes are made, what the page says of them, and what the header says."""

    codec: str
    declared: str | None
    media_type: str


UTF8 = Encoding("utf-8", "utf-8", "text/html")
GBK_KINDS = (
    Encoding("gb18030", "gb2312", "text/html"),
    Encoding("gb18030", "utf-8", "text/html"),
    Encoding("gb18030", None, "text/html"),
    Encoding("gb18030", "gb2312", "text/html; charset=ISO-8859-1"),
)


@dataclass(frozen=True, slots=True)
class Generation:
    """What one generation of templates does its own way."""

    encoding: Encoding
    metas: MetaStyle
    list_style: ListStyle
    pager_style: PagerStyle


def draw_generations(draw: Draw) -> dict[int, Generation]:
    """Fiscal year → the templates its column was made with: each list shape and pager is in use somewhere.

    Pages of 2019 and 2020 are GBK without the official metas; those of 2021 write metas without a space.
    """
    lists: list[ListStyle] = draw.shuffled("lists", ("popbox", "table", "plain"))
    pagers: list[PagerStyle] = draw.shuffled("pagers", ("call", "inline"))
    modern: MetaStyle = draw.pick("metas", ("spaced", "tight"))
    first, second = draw.shuffled("encodings", GBK_KINDS)[:2]
    even = Generation(UTF8, modern, lists[0], pagers[0])
    odd = Generation(UTF8, modern, lists[1], pagers[1])
    return {
        2019: Generation(first, "none", lists[2], pagers[0]),
        2020: Generation(second, "none", lists[0], pagers[1]),
        2021: Generation(UTF8, "tight", lists[2], pagers[0]),
        2022: even,
        2023: odd,
        2024: even,
    }


def relative(folder: str, target: str) -> str:
    """The address of `target` as TRS writes it on a page in `folder`."""
    if not target.startswith("/"):
        return target
    path = posixpath.relpath(target, folder)
    path = f"{path}/" if target.endswith("/") else path
    return path if path.startswith("../") else f"./{path}"


class Templates:
    """One generation of templates of a portal; `folder` in its methods is where the page lies."""

    def __init__(self, draw: Draw, site_name: str, site_code: str, ext: str, generation: Generation) -> None:
        self.site_name, self.site_code, self.ext = site_name, site_code, ext
        self.encoding, self.metas = generation.encoding, generation.metas
        self.list_style, self.pager_style = generation.list_style, generation.pager_style
        shapes = ("{:%Y-%m-%d} 09:39:08", "{:%Y-%m-%d} 09:39", "{:%Y年%m月%d日}", "{:%Y/%m/%d} 09:30")
        self.pub_date = draw.pick("pub date", shapes)
        self.lead_in = draw.pick("lead in", ("当前位置：", "您现在的位置是：", "您的当前位置："))
        self.separator = draw.pick(
            "separator", ("&nbsp;&gt;&nbsp;", "<span> &gt; </span>", "&nbsp;&gt;&gt;&nbsp;")
        )
        self.day_tag = draw.pick("day tag", ("span", "b", "i"))
        self.day_shape = draw.pick("day", ("{:%Y-%m-%d}", "{:%Y/%m/%d}", "[{:%Y-%m-%d}]"))
        self.editor = draw.pick(
            "editor",
            (
                "class=TRS_Editor",
                'class="view TRS_UEDITOR trs_paper_default"',
                'class="trs_editor_view TRS_UEDITOR trs_paper_default"',
                'class="Custom_UnionStyle TRS_Editor"',
            ),
        )
        self.holder = draw.pick("holder", ('id="Zoom"', 'id="zoom"', 'class="article_con"'))
        self.block = draw.chance("block", 0.6)
        self.appendix = draw.pick("appendix", ("attachment", "appendix", "xzdllj"))

    def _metas(self, column: str, kind: str, article: tuple[str, date, str] | None) -> str:
        if self.metas == "none":
            return ""
        pairs = [("SiteName", self.site_name), ("SiteDomain", "127.0.0.1"), ("SiteIDCode", self.site_code)]
        pairs += [
            ("ColumnName", column),
            ("ColumnDescription", ""),
            ("ColumnKeywords", ""),
            ("ColumnType", kind),
        ]
        if article:
            title, day, source = article
            pairs += [
                ("ArticleTitle", title),
                ("PubDate", self.pub_date.format(day)),
                ("ContentSource", source),
            ]
        gap = "" if self.metas == "tight" else " "
        return "\n".join(f'<meta name="{name}"{gap}content="{escape(value)}" />' for name, value in pairs)

    def page(
        self,
        title: str,
        column: str,
        main: str,
        *,
        kind: str = "",
        article: tuple[str, date, str] | None = None,
    ) -> bytes:
        declared = self.encoding.declared
        charset = (
            f'<meta http-equiv="Content-Type" content="text/html; charset={declared}" />' if declared else ""
        )
        html = f"""<!doctype html>
<html>
<head>
{charset}
<title>{escape(title)}-{self.site_name}</title>
{self._metas(column, kind, article)}
<script src="/images/trs_h5.js"></script>
</head>
<body>
<script src="/jslm/headtop/headtop.js"></script>
{main}
<p class="clr"></p>
<script src="/jslm/footer/footer.js"></script>
</body>
</html>
"""
        return html.encode(self.encoding.codec)

    def crumbs(self, folder: str, trail: Sequence[Crumb]) -> str:
        links = self.separator.join(
            f'<a href="{relative(folder, c.href)}" title="{escape(c.text)}" class="CurrChnlCls">{escape(c.text)}</a>'
            for c in trail
        )
        return f'<div class="path">{self.lead_in}{links}</div>'

    def menu(self, folder: str, entries: Sequence[Crumb]) -> str:
        items = "\n".join(
            f'<li><a href="{relative(folder, e.href)}" target="_self">{escape(e.text)}</a></li>'
            for e in entries
        )
        return f'<div class="leftPart"><ul class="menu_one-level">\n{items}\n</ul></div>'

    def rows(self, folder: str, rows: Sequence[Row], related: Row | None = None) -> str:
        """A list; `related` is the link in the hidden box that every item of the popbox shape carries."""
        if self.list_style == "table":
            return self._table(folder, rows)
        items = []
        for number, row in enumerate(rows):
            if number and number % 5 == 0:
                items.append('<li class="empty"></li>')
            box = (
                self._box(folder, related if number % 3 == 0 else None) if self.list_style == "popbox" else ""
            )
            tag = self.day_tag
            items.append(
                f'<li><a href="{relative(folder, row.href)}" target="_blank" title="{escape(row.title)}">'
                f"{escape(row.title)}</a>{box}<{tag}>{self.day_shape.format(row.day)}</{tag}></li>"
            )
        dead = "<!-- <li><a href='./201001/t20100104_1.html'>2009年政府信息公开工作年度报告</a></li> -->"
        return '<ul class="u-list">\n' + "\n".join(items) + f"\n{dead}\n</ul>"

    def _box(self, folder: str, related: Row | None) -> str:
        inner = ""
        if related:
            inner = f'<li><a href="{relative(folder, related.href)}" title="{related.title}">{related.title}</a></li>'
        return (
            '<div class="popbox"><div class="close" title="关闭"></div><h3 title="相关解读">相关解读</h3>'
            f"<ul>{inner}</ul></div>"
        )

    def _table(self, folder: str, rows: Sequence[Row]) -> str:
        blank = "<TR height=1>\n<TD colspan=2 class=GroupBlankLine></TD>\n</TR>"
        lines = f"\n{blank}\n".join(
            '<TR>\n<TD height=25 align="left"><IMG src="/images/lb-xtb.gif" width=4 height=6 />&nbsp;<A \n'
            f'                        href="{relative(folder, row.href)}">{escape(row.title)}</A></TD>\n'
            f'<TD width="60" align="right">{self.day_shape.format(row.day)}</TD>\n</TR>'
            for row in rows
        )
        return f'<TABLE width="97%" border=0 align="center" cellPadding=1 cellSpacing=1><TBODY>\n{lines}\n</TBODY></TABLE>'

    def pager(self, pages: int, current: int) -> str:
        """`current` counts from 0, as in the file names: page k is `index_{k-1}`."""
        if self.pager_style == "call":
            return f'<div class="page"><script>createPageHTML({pages}, {current}, "index", "{self.ext}");</script></div>'
        return f"""<div class="page"><script language="JavaScript" type="text/javascript">
var currentPage = {current};//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = {pages}//共多少页
document.write("共计"+"&nbsp;<font>"+"{pages}"+"&nbsp;</font>"+"页");
if(countPage>1&&currentPage!=(countPage-1))
document.write("<a href=\\"index"+"_" + nextPage + "."+"{self.ext}\\">下一页</a>&nbsp;");
</script></div>"""

    def article(
        self,
        title: str,
        day: date,
        source: str,
        body: str,
        files: Sequence[Attachment],
        *,
        counted: bool,
        index: str,
    ) -> str:
        views = "<span>阅读次数：@VIEWS@</span>" if counted else ""
        block = ""
        if self.block:
            block = (
                f'<div class="top cf"><p><strong>索引号</strong>：{index}</p><p><strong>发布机构</strong>：{escape(source)}</p>'
                f"<p><strong>名称</strong>：{escape(title)}</p><p><strong>发布日期</strong>：{day:%Y年%m月%d日}</p></div>"
            )
        return f"""{block}
<!--startprint-->
<div class="article_l"><h2 class="article_title">{escape(title)}</h2>
<div class="shezhi"><div class="time">发布时间：{day:%Y/%m/%d}</div><div class="ly">来源：<span>{escape(source)}</span></div>{views}</div>
<div {self.holder}><meta name="ContentStart" />
<div {self.editor}>
{body}
</div><meta name="ContentEnd" />
</div>{self._files(files)}
</div>
<!--endprint-->"""

    def _files(self, files: Sequence[Attachment]) -> str:
        if not files:
            return ""
        extra = (
            ' appendix="true" data-appendix="true" needdownload="true"' if self.appendix == "appendix" else ""
        )
        links = "<BR>".join(
            f'<a{extra} href="{f.href}" title="{escape(f.name)}" download="{escape(f.name)}">{escape(f.name)}</a>'
            for f in files
        )
        mark = 'id="xzdllj"' if self.appendix == "xzdllj" else 'class="attachment"'
        return f'\n<div {mark}><div class="attachment_l">附件：</div><div class="attachment_r"><p>{links}</p></div></div>'
