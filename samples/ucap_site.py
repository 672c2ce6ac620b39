"""The pages of a UCAP county portal for one night."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape

from samples import noise
from samples.building import FIRST_NIGHT, SECOND_NIGHT, Shelf, noon
from samples.county import County, Publication
from samples.draw import Draw
from samples.noise import Article
from samples.parts import Attachment, Crumb, Row
from samples.portal import Answer, PageRole
from samples.ucap_markup import Head, Skin

NEWS_COLUMNS = (("要闻动态", 44), ("通知公告", 30), ("部门动态", 30), ("乡镇动态", 30))
NEWS_PER_PAGE = 15
DEAD_SITE = "ylsczj"
"""The code of another site of the same installation; its copies are dead here."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A column: its id in addresses, its name, and the crumbs above and including it."""

    code: str
    name: str
    trail: tuple[Crumb, ...]


class UcapSite:
    """Builds the answers of one night; the same choices for both nights."""

    def __init__(self, draw: Draw, county: County, night: int, regenerated: Collection[str]) -> None:
        self.draw, self.county, self.night, self.regenerated = draw, county, night, regenerated
        self.site = f"{county.spelling}{'q' if county.name.endswith('区') else 'x'}xxgk"
        self.name = f"{county.name}人民政府"
        self.skin = Skin(draw.under("skin"), self.site, self.name, f"{county.code}0001")
        self.shelf = Shelf(draw.under("shelf"))
        self.per_page = draw.number("per page", 4, 6)
        self.addresses: dict[str, str] = {}
        self.files: dict[str, tuple[str, ...]] = {}
        self.channels: set[str] = {"xhtml"}
        self.forbidden: tuple[str, ...] = (f"/{self.site}/lsgd/", f"/{self.site}/search/")

    def made(self, publication: Publication) -> str:
        """页面生成时间: the second night's where the page was generated again."""
        again = self.night == 2 and publication.key in self.regenerated
        return f"{SECOND_NIGHT if again else noon(publication.published):%Y-%m-%d %H:%M:%S}"

    def code(self, name: str) -> str:
        """A channel id of its own, the same on both nights."""
        number = (
            self.draw.number("channel base", 102, 111) * 1000
            + int(self.draw.hex(f"channel {name}", 6), 16) % 1000
        )
        while f"c{number}" in self.channels:
            number += 1
        self.channels.add(f"c{number}")
        return f"c{number}"

    def at(self, code: str, template: str, page: int = 1) -> str:
        return f"/{self.site}/{code}/{template}{'' if page == 1 else f'_{page}'}.shtml"

    def channel(self, key: str, name: str, above: Sequence[Crumb], template: str) -> Channel:
        code = self.code(key)
        return Channel(code, name, (*above, Crumb(name, self.at(code, template))))

    def put_page(
        self,
        target: str,
        channel: Channel,
        main: str,
        role: PageRole,
        *,
        needed: bool,
        kind: str | None = None,
    ) -> None:
        made = f"{FIRST_NIGHT:%Y-%m-%d %H:%M:%S}"
        head = Head(channel.name, channel.name, kind, self.draw.hex(f"id {channel.code}"), made)
        body = self.skin.page(head, self.skin.crumbs(channel.trail) + main)
        self.shelf.put(target, body, role, needed=needed)

    def put_list(
        self,
        channel: Channel,
        rows: Sequence[Row],
        per_page: int,
        *,
        role: PageRole = "list",
        needed: bool = True,
        kind: str | None = None,
        extra: str = "",
    ) -> None:
        """A paged list: page k ≥ 2 is `{template}_{k}.shtml`, named by script only."""
        template = self.skin.list_template
        pages = max(1, -(-len(rows) // per_page))
        for page in range(1, pages + 1):
            part = rows[(page - 1) * per_page : page * per_page]
            main = f'<div class="list-box"><h2>{escape(channel.name)}</h2>{self.skin.rows(part)}'
            main += extra if page == 1 else ""
            main += self.skin.pager(pages, page, template, len(rows)) + "</div>"
            self.put_page(
                self.at(channel.code, template, page), channel, main, role, needed=needed, kind=kind
            )

    def article_address(self, code: str, key: str, day: date) -> str:
        return f"/{self.site}/{code}/{day:%Y%m}/{self.draw.hex(f'article {code} {key}')}.shtml"

    def put_article(
        self, channel: Channel, article: Article, source: str, role: PageRole, around: str = ""
    ) -> Row:
        target = self.article_address(channel.code, article.key, article.day)
        counted = self.draw.chance(f"counted {channel.code}", 0.4)
        made = f"{noon(article.day):%Y-%m-%d %H:%M:%S}"
        head = Head(article.title, channel.name, None, None, made, (article.title, article.day, source))
        main = self.skin.article(article.title, article.day, source, article.body, (), counted)
        trail = self.skin.crumbs((*channel.trail, Crumb("正文", "javascript:void(0)")))
        self.shelf.put(target, self.skin.page(head, trail + main + around), role, modified=noon(article.day))
        if article.lookalike:
            self.shelf.lookalikes.add(target)
        return Row(article.title, target, article.day)

    def put_report(self, channel: Channel, publication: Publication) -> Row:
        """The article of a report, with its file where it has one."""
        report, key = publication.report, publication.key
        target = self.article_address(channel.code, key, publication.published)
        files, addresses = self._files(target, publication)
        counted = publication.unit.kind != "government" and self.draw.chance(
            f"counted {publication.unit.slug}", 0.35
        )
        body = publication.html
        if publication.presentation == "pdf":
            body = noise.paragraphs(f"{report.title}已经审定，现予公布，全文见附件。")
        made = self.made(publication)
        source = publication.unit.agency
        head = Head(
            report.title, channel.name, None, None, made, (report.title, publication.published, source)
        )
        main = self.skin.article(report.title, publication.published, source, body, files, counted)
        page = self.skin.page(head, self.skin.crumbs(channel.trail) + main)
        self.shelf.put(target, page, "report", needed=True, modified=noon(publication.published))
        self.addresses[key], self.files[key] = target, addresses
        return Row(report.title, target, publication.published)

    def _files(self, target: str, publication: Publication) -> tuple[list[Attachment], tuple[str, ...]]:
        if publication.presentation == "html":
            return [], ()
        stem = target.removesuffix(".shtml")
        number = stem.rsplit("/", 1)[1]
        title = f"{publication.report.title}.pdf"
        if publication.presentation == "pdf" or self.draw.chance(f"named file {publication.unit.slug}", 0.5):
            path, href = f"{stem}/files/{title}", f"\n{number}/files/{title}\n\n"
        else:
            path = f"{stem}/files/{self.draw.hex(f'file {publication.key}')}.pdf"
            href = f"\n{path}\n" if self.draw.chance(f"root file {publication.key}", 0.5) else path
        name = self.draw.pick(f"file text {publication.key}", (title, title, "下载文件", "点击下载"))
        self.shelf.put(
            path,
            publication.pdf,
            "file",
            needed=True,
            modified=noon(publication.published),
            media_type="application/pdf",
        )
        return [Attachment(name, href)], (path,)

    def news(self) -> list[Crumb]:
        """The news columns: lists of many pages, articles chained by 上一篇/下一篇, print twins."""
        template = self.skin.list_template
        entries = []
        for name, count in NEWS_COLUMNS:
            channel = self.channel(f"news {name}", name, (), template)
            extra = 1 if self.night == 2 and name == NEWS_COLUMNS[0][0] else 0
            pieces = []
            for index in range(count + extra):
                day = date(2025, 3, 28) - timedelta(days=(count - index) * 2)
                if index == count:
                    day = date(2025, 4, 1)
                pieces.append(noise.news(self.draw.under("news"), channel.code, index, day))
            rows = []
            for index, piece in enumerate(pieces):
                chain = self._chain(channel, pieces, index)
                rows.append(self.put_article(channel, piece, self.name, "noise", chain))
                self.shelf.news.add(rows[-1].href)
            if name == "通知公告":
                rows += [self.put_article(channel, noise.notice(y), self.name, "other") for y in (2023, 2024)]
            self.put_list(channel, rows[::-1], NEWS_PER_PAGE, role="noise", needed=False)
            entries.append(Crumb(name, self.at(channel.code, template)))
        return entries

    def _chain(self, channel: Channel, pieces: Sequence[Article], index: int) -> str:
        target = self.article_address(channel.code, pieces[index].key, pieces[index].day)
        links = f'<a href="{target.removesuffix(".shtml")}_print.shtml" target="_blank">打印本页</a>'
        self.shelf.put(
            target.removesuffix(".shtml") + "_print.shtml",
            self.skin.page(Head(pieces[index].title), pieces[index].body),
            "noise",
        )
        # Only earlier pieces are named: the pages of the first night stay as they are when news is added.
        if index:
            before = pieces[index - 1]
            href = self.article_address(channel.code, before.key, before.day)
            links += f'<p>上一篇：<a href="{href}">{escape(before.title)}</a></p>'
        return f'<div class="article-reldocuments">{links}</div>'

    def calendar(self, query: str) -> Answer:
        """An endless page: every month links to the one before and after."""
        wanted = dict(part.split("=", 1) for part in query.split("&") if "=" in part)
        year, month = int(wanted.get("y", "2025")), int(wanted.get("m", "3"))
        earlier, later = (year - (month == 1), (month - 2) % 12 + 1), (year + (month == 12), month % 12 + 1)
        links = "".join(
            f'<a href="/{self.site}/rili/index.shtml?y={y}&amp;m={m}">{text}</a> '
            for text, (y, m) in (("上月", earlier), ("下月", later))
        )
        body = self.skin.page(Head("政务日历"), f"<h2>{year}年{month}月</h2>{links}")
        return Answer(body, "text/html", modified=datetime(2025, 1, 1, tzinfo=UTC), role="noise")

    def search(self, query: str) -> Answer:
        found = "".join(
            f'<li><a href="/{self.site}/search/index.shtml?{escape(query)}&amp;page={n}">'
            f"政府信息公开年度报告 第{n}页</a></li>"
            for n in range(2, 6)
        )
        return Answer(
            self.skin.page(Head("站内搜索"), f"<ul>{found}</ul>"), "text/html", validators=False, role="noise"
        )

    def soft_404(self) -> bytes:
        words = '<div class="error"><p>您访问的页面不存在或已删除！</p><p>5秒后返回首页</p></div>'
        return self.skin.page(Head("页面不存在"), words)
