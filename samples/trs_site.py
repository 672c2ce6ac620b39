"""The pages of a TRS county portal for one night."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape

from samples import noise
from samples.building import FIRST_NIGHT, SECOND_NIGHT, Shelf, noon
from samples.county import LAST_YEAR, County, Publication
from samples.draw import Draw
from samples.noise import Article
from samples.parts import Attachment, Crumb, Row
from samples.portal import PageRole
from samples.trs_markup import Templates, draw_generations

NEWS_COLUMNS = (
    ("zwyw", "政务要闻", 44),
    ("gsgg", "公示公告", 30),
    ("bmdt", "部门动态", 30),
    ("xzdt", "乡镇动态", 29),
)
PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A folder that lists: its address (`/zwgk/zfxxgk/`), name, crumbs up to and including it, templates."""

    folder: str
    name: str
    trail: tuple[Crumb, ...]
    templates: Templates
    kind: str = ""


class TrsSite:
    """Builds the answers of one night; the same choices for both nights."""

    def __init__(self, draw: Draw, county: County, night: int, regenerated: Collection[str]) -> None:
        self.draw, self.county, self.night, self.regenerated = draw, county, night, regenerated
        self.name = f"{county.name}人民政府"
        self.ext = draw.pick("ext", ("html", "htm", "shtml"))
        self.shelf = Shelf(draw.under("shelf"))
        self.addresses: dict[str, str] = {}
        self.files: dict[str, tuple[str, ...]] = {}
        self.folders: set[str] = set()
        self.forbidden: tuple[str, ...] = ()
        self.years = {
            year: Templates(
                draw.under(f"templates {name}"), self.name, f"{county.code}0001", self.ext, generation
            )
            for year, generation in draw_generations(draw.under("generations")).items()
            for name in (year if year < 2022 else year % 2,)
        }
        self.new = self.years[2024]
        self.root = (Crumb("首页", "/"),)

    def column(
        self, above: Column | None, slug: str, name: str, templates: Templates | None = None, kind: str = ""
    ) -> Column:
        folder = f"{above.folder if above else '/'}{slug}/"
        trail = above.trail if above else self.root
        self.folders.add(folder)
        return Column(
            folder,
            name,
            (*trail, Crumb(name, folder)),
            templates or (above.templates if above else self.new),
            kind,
        )

    def put_column(self, column: Column, main: str, role: PageRole, *, needed: bool, page: int = 0) -> None:
        """A page of a column; the first is the folder itself and its `index`."""
        body = column.templates.page(
            column.name,
            column.name,
            column.templates.crumbs(column.folder, column.trail) + main,
            kind=column.kind,
        )
        stamp = FIRST_NIGHT
        name = f"index_{page}.{self.ext}" if page else ""
        media_type = column.templates.encoding.media_type
        self.shelf.put(column.folder + name, body, role, needed=needed, modified=stamp, media_type=media_type)
        if not page:
            self.shelf.put(
                f"{column.folder}index.{self.ext}", body, role, modified=stamp, media_type=media_type
            )

    def put_list(
        self,
        column: Column,
        rows: Sequence[Row],
        *,
        per_page: int = PER_PAGE,
        role: PageRole = "list",
        needed: bool = True,
        above: str = "",
    ) -> None:
        pages = max(1, -(-len(rows) // per_page))
        related = Row("关于依申请公开的解读", "/zwgk/zcjd/", date(2022, 6, 1))
        for page in range(pages):
            part = rows[page * per_page : (page + 1) * per_page]
            main = (
                above
                + column.templates.rows(column.folder, part, related)
                + column.templates.pager(pages, page)
            )
            self.put_column(column, main, role, needed=needed, page=page)

    def article_address(self, column: Column, key: str, day: date) -> str:
        number = int(self.draw.hex(f"article {column.folder} {key}", 8), 16) % 9_000_000 + 1_000_000
        return f"{column.folder}{day:%Y%m}/t{day:%Y%m%d}_{number}.{self.ext}"

    def _put(
        self,
        column: Column,
        target: str,
        title: str,
        day: date,
        source: str,
        main: str,
        role: PageRole,
        made: datetime | None = None,
    ) -> None:
        folder = target.rsplit("/", 1)[0] + "/"
        note = f"<!-- 页面生成时间 {made or noon(day):%Y-%m-%d %H:%M:%S} -->"
        trail = column.templates.crumbs(folder, column.trail)
        body = column.templates.page(title, column.name, trail + main + note, article=(title, day, source))
        media_type = column.templates.encoding.media_type
        needed = role == "report"
        self.shelf.put(target, body, role, needed=needed, modified=noon(day), media_type=media_type)

    def put_article(
        self, column: Column, article: Article, source: str, role: PageRole, around: str = ""
    ) -> Row:
        target = self.article_address(column, article.key, article.day)
        counted = self.draw.chance(f"counted {column.folder}", 0.4)
        main = column.templates.article(
            article.title,
            article.day,
            source,
            article.body,
            (),
            counted=counted,
            index=f"F{article.day:%Y%m}-01",
        )
        self._put(column, target, article.title, article.day, source, main + around, role)
        if article.lookalike:
            self.shelf.lookalikes.add(target)
        return Row(article.title, target, article.day)

    def put_report(self, column: Column, publication: Publication) -> Row:
        report, day = publication.report, publication.published
        target = self.article_address(column, publication.key, day)
        files, addresses = self._attach(target, publication)
        if self._bare(publication):
            self.addresses[publication.key], self.files[publication.key] = addresses[0], ()
            return Row(report.title, addresses[0], day)
        body = publication.html
        if publication.presentation == "pdf":
            body = noise.paragraphs(f"{report.title}见附件，欢迎监督。")
        counted = publication.unit.kind != "government" and self.draw.chance(
            f"counted {publication.unit.slug}", 0.3
        )
        main = column.templates.article(
            report.title,
            day,
            publication.unit.agency,
            body,
            files,
            counted=counted,
            index=f"F{day:%Y}-{report.year % 97}",
        )
        again = SECOND_NIGHT if self.night == 2 and publication.key in self.regenerated else None
        self._put(column, target, report.title, day, publication.unit.agency, main, "report", again)
        self.addresses[publication.key], self.files[publication.key] = target, addresses
        return Row(report.title, target, day)

    def _bare(self, publication: Publication) -> bool:
        """Whether the list leads to the file itself: no article, and only the row names day and title."""
        fits = publication.presentation == "pdf" and publication.unit.kind != "government"
        old = publication.report.year < LAST_YEAR and publication.key not in self.regenerated
        return fits and old and self.draw.chance(f"bare {publication.unit.slug}", 0.6)

    def _attach(self, target: str, publication: Publication) -> tuple[list[Attachment], tuple[str, ...]]:
        """`P0` files lie beside the article; their names stand only in the link."""
        if publication.presentation == "html":
            return [], ()
        number = int(self.draw.hex(f"file {publication.key}", 12), 16) % 10**12
        name = f"P0{publication.published:%Y%m%d}{number:012d}.pdf"
        path = target.rsplit("/", 1)[0] + f"/{name}"
        stamp = noon(publication.published)
        kinds = ("application/pdf", "application/pdf", "application/octet-stream")
        media_type = self.draw.pick(f"media type {publication.unit.slug}", kinds)
        self.shelf.put(path, publication.pdf, "file", needed=True, modified=stamp, media_type=media_type)
        return [Attachment(f"{publication.report.title}.pdf", f"./{name}")], (path,)

    def news(self) -> list[Crumb]:
        above = self.column(None, "xwzx", "新闻中心")
        entries = []
        for slug, name, count in NEWS_COLUMNS:
            column = self.column(above, slug, name)
            extra = 1 if self.night == 2 and slug == NEWS_COLUMNS[0][0] else 0
            rows: list[Row] = []
            for index in range(count + extra):
                day = (
                    date(2025, 4, 1)
                    if index == count
                    else date(2025, 3, 28) - timedelta(days=(count - index) * 2)
                )
                piece = noise.news(self.draw.under("news"), slug, index, day)
                rows.append(
                    self.put_article(column, piece, self.name, "noise", self._around(column, piece, rows))
                )
                self.shelf.news.add(rows[-1].href)
            self.put_list(column, rows[::-1], per_page=15, role="noise", needed=False)
            entries.append(Crumb(name, column.folder))
        self.put_column(above, above.templates.menu(above.folder, entries), "noise", needed=False)
        return [Crumb(above.name, above.folder), *entries]

    def _around(self, column: Column, piece: Article, before: Sequence[Row]) -> str:
        """The mobile twin and the chain to the piece before."""
        target = self.article_address(column, piece.key, piece.day)
        twin = target.replace(f".{self.ext}", f"_ext.{self.ext}")
        self.shelf.put(twin, self.new.page(piece.title, column.name, piece.body), "noise")
        links = f'<a href="{twin}">手机版</a><a href="?print=1">打印</a>'
        if before:
            links += f'<p>上一篇：<a href="{before[-1].href}">{escape(before[-1].title)}</a></p>'
        return f'<div class="xgwz">{links}</div>'
