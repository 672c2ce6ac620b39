"""The markup of a UCAP (开普云) portal: class names, separators, list shapes and the like, drawn from a seed."""

# ruff: noqa: E501 - lines of HTML stay whole

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from samples.draw import Draw
from samples.parts import Attachment, Crumb, Row

NAVIGATION_BAR = "".join(
    f'<span class="tool"><a href="javascript:void(0)">{t}</a></span>' for t in ("关怀版", "无障碍")
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the metas of a page say; `article` = (title, day, source) on article pages."""

    title: str
    column: str | None = None
    column_type: str | None = None
    channel: str | None = None
    made: str = ""
    article: tuple[str, date, str] | None = None


class Skin:
    """One portal's templates."""

    def __init__(self, draw: Draw, site: str, site_name: str, site_code: str) -> None:
        self.site, self.site_name, self.site_code = site, site_name, site_code
        self.list_template = draw.pick(
            "list template", ("xxgk_list", "list", "common_list", "newxxgk_list", "zfxxgk_list")
        )
        self.unit_template = draw.pick("unit template", ("xxgk_navs", "navs_list", "xxgk_lists", "xxgk_bmtt"))
        self.list_shape = draw.pick(
            "list shape", ("listContent", "infoList", "newsList", "infolist", "table")
        )
        self.day_shape = draw.pick("day", ("{:%Y-%m-%d}", "{:%Y/%m/%d}", "[{:%Y-%m-%d}]", "{:%Y年%m月%d日}"))
        self.separator = draw.pick("separator", ("&gt;", " &gt; ", "&nbsp;&gt;&nbsp;", " &gt;&gt; "))
        self.lead_in = draw.pick("lead in", ("您当前所在位置:", "当前位置：", "您的位置：", "当前位置:"))
        self.crumb_class = draw.pick("crumb", ("crumb", "xxgk-crumb", "position", "dqwz"))
        self.body_mark = draw.pick(
            "body",
            ('id="zoomcon"', 'id="UCAP-CONTENT"', 'class="article-content"', 'class="xxgkcont"', 'id="zoom"'),
        )
        self.title_tag = draw.pick(
            "title", ('h1 id="UCAPTITLE"', 'h1 class="article-title"', 'h2 class="bt"', "h1")
        )
        self.download = draw.pick("download", ("下载文件", "下载文件：", "附件下载", "附件："))
        self.views = draw.pick("views", ("访问量: {}", "访问量：{}", "浏览次数：{} 次", "点击数：{}"))
        self.meta_close = draw.pick("meta", (" />", "/>", ">"))
        self.content_first = draw.chance("content first", 0.25)
        self.cut_titles = draw.chance("cut titles", 0.4)
        self.home_text = draw.pick("home", ("首页", "网站首页"))

    def day(self, day: date) -> str:
        return self.day_shape.format(day)

    def _metas(self, head: Head) -> str:
        pairs = [
            ("SiteName", self.site_name),
            ("SiteDomain", "127.0.0.1"),
            ("SiteIDCode", self.site_code),
        ]
        if head.column is not None:
            pairs += [
                ("ColumnName", head.column),
                ("ColumnDescription", head.column),
                ("ColumnKeywords", head.column),
            ]
            pairs.append(("ColumnType", head.column_type or head.column))
        if head.article:
            title, day, source = head.article
            pairs += [
                ("ArticleTitle", title),
                ("PubDate", f"{day:%Y-%m-%d} 10:2{day.day % 10}"),
                ("ContentSource", source),
            ]
            pairs += [("Keywords", ""), ("Description", "")]
        if head.channel:
            pairs.insert(0, ("channelid", head.channel))
        pairs += [
            ("others", f"页面生成时间 {head.made}"),
            ("template,templategroup,version", "559,default,1.6"),
        ]
        shape = '<meta content="{1}" name="{0}"{2}' if self.content_first else '<meta name="{0}" content="{1}"{2}'
        return "\n".join(shape.format(name, escape(value), self.meta_close) for name, value in pairs)

    def page(self, head: Head, main: str) -> bytes:
        return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<meta http-equiv="X-UA-Compatible" content="ie=edge">
{self._metas(head)}
<title>{escape(head.title)}_{self.site_name}</title>
<link rel="stylesheet" href="/{self.site}/xhtml/css/common.css?v=1.0" />
<script type="text/javascript" src="/{self.site}/xhtml/js/jquery.min.js"></script>
</head>
<body>
<div class="header"><a class="logo" href="/"><img src="/{self.site}/xhtml/images/logo.png" alt=""></a>{NAVIGATION_BAR}</div>
{main}
<div class="footer"><p>主办：{self.site_name}办公室　网站标识码：{self.site_code}</p>
<a href="http://www.gov.cn/">中国政府网</a> <a href="https://bszs.conac.cn/sitename?method=show">党政机关</a></div>
<script src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
</body>
</html>
""".encode()

    def menu(self, entries: Sequence[Crumb], name: str) -> str:
        items = "\n".join(f'<li><a href="{e.href}">{escape(e.text)}</a></li>' for e in entries)
        return f'<div class="{name}"><ul>\n{items}\n</ul></div>'

    def crumbs(self, trail: Sequence[Crumb]) -> str:
        links = self.separator.join(f'<a href="{c.href}">{escape(c.text)}</a>' for c in trail)
        home = f'<a href="/">{self.home_text}</a>'
        return f'<div class="{self.crumb_class}">{self.lead_in}{home}{self.separator}{links}</div>'

    def rows(self, rows: Sequence[Row]) -> str:
        return {
            "listContent": self._plain_rows,
            "infoList": self._heading_rows,
            "newsList": self._title_rows,
            "infolist": self._old_rows,
            "table": self._table_rows,
        }[self.list_shape](rows)

    def _short(self, title: str) -> str:
        return f"{title[:24]}…" if self.cut_titles and len(title) > 27 else title

    def _plain_rows(self, rows: Sequence[Row]) -> str:
        items = "\n".join(
            f'<li><a href="{r.href}" target="_blank" title="{escape(r.title)}">{escape(self._short(r.title))}</a>'
            f"<span>{self.day(r.day)}</span></li>"
            for r in rows
        )
        return f'<ul class="listContent">\n{items}\n</ul>'

    def _heading_rows(self, rows: Sequence[Row]) -> str:
        items = "\n".join(
            f'<li><h4><a target="_blank" href="{r.href}">{escape(r.title)}</a></h4><span>{self.day(r.day)}</span></li>'
            for r in rows
        )
        return f'<div class="pageList listContent infoList">\n{items}\n</div>'

    def _title_rows(self, rows: Sequence[Row]) -> str:
        items = "\n".join(
            f'<li><span class="time">{self.day(r.day)}</span><a href="{r.href}" title="{escape(r.title)}">'
            f"{escape(self._short(r.title))}</a></li>"
            for r in rows
        )
        return f'<ul class="pageList newsList">\n{items}\n</ul>'

    def _old_rows(self, rows: Sequence[Row]) -> str:
        items = "\n".join(
            f"<li><a href='{r.href}' target='_blank' title='{escape(r.title)}'  >{escape(self._short(r.title))}</a>"
            f"<span>{self.day(r.day)}</span></li>"
            for r in rows
        )
        return f'<ul class="infolist">\n{items}\n</ul>'

    def _table_rows(self, rows: Sequence[Row]) -> str:
        items = "\n".join(
            f'<tr><td align="center">{n}</td><td class="info"><a class="list clear" target="_blank" href="{r.href}">'
            f'<span class="til">{escape(r.title)}</span></a></td><td>{self.day(r.day)}</td></tr>'
            for n, r in enumerate(rows, 1)
        )
        head = '<thead><tr><th class="xh">序号</th><th class="gzbt">标题</th><th>发布日期</th></tr></thead>'
        return (
            f'<table border="0" width="1050px">{head}<tbody id="zc-list-content">\n{items}\n</tbody></table>'
        )

    def pager(self, pages: int, current: int, template: str, records: int) -> str:
        return (
            f'<div class="page_num"><div id="page_div"></div></div>'
            f'<script type="text/javascript" src="/{self.site}/xhtml/js/page.js"></script>'
            f"<script>createPageHTML('page_div',{pages}, {current},'{template}','shtml',{records});</script>"
        )

    def article(
        self, title: str, day: date, source: str, body: str, files: Sequence[Attachment], counted: bool
    ) -> str:
        tag = self.title_tag.split()[0]
        views = (
            f"<span>{self.views.format('@VIEWS@')}</span>"
            if counted
            else '<span>访问量：<b id="hits"></b></span>'
        )
        block = ""
        if files:
            links = "\n".join(
                f'<li><a href="{f.href}" title="{escape(f.name)}">{escape(f.name)}</a></li>' for f in files
            )
            block = (
                f'<div id="cmspro_appendixs" class="appendix"><h3>{self.download}</h3><ul>{links}</ul></div>'
            )
        return f"""<div class="article">
<{self.title_tag}>{escape(title)}</{tag}>
<div class="article-attr"><span class="addWidth">发布时间：{day:%Y-%m-%d}</span><span class="addWidth">来源：{escape(source)}</span>{views}
<a href="javascript:window.print()">打印</a> 字体：<a href="javascript:doZoom(16)">大</a></div>
<div {self.body_mark}>
{body}
</div>
{block}
</div>"""
