"""Where everything lies on a TRS county portal: a sub-column a year, units that keep their own, traps."""

from __future__ import annotations

from datetime import date

from samples import noise
from samples.county import County, Publication, Unit
from samples.noise import Article
from samples.parts import Crumb, Row
from samples.trs_site import Column, TrsSite

OWN_UNITS = 4
"""Units whose reports are only in their own place, not in the county's column."""


class Layout:
    """Lays the county out on the site."""

    def __init__(self, building: TrsSite, stray_slug: str, foreign: Publication) -> None:
        self.b = building
        self.draw = building.draw.under("layout")
        self.county: County = building.county
        self.foreign = foreign
        units = [u for u in self.county.units if u.kind in ("department", "street", "township")]
        others = self.draw.some(
            "own units", sorted(u.slug for u in units if u.slug != stray_slug), OWN_UNITS - 1
        )
        self.own = [u for u in units if u.slug in (stray_slug, *others)]

    def build(self) -> None:
        news = self.b.news()
        open_affairs = self.b.column(None, self.draw.pick("zwgk", ("zwgk", "zwgk_6255", "xxgk")), "政务公开")
        section = self.b.column(open_affairs, "zfxxgk", "政府信息公开")
        entries = self.draw.shuffled(
            "menu", [*self._neighbours(section), self._reports(section), self._units()]
        )
        main = section.templates.menu(section.folder, entries)
        self.b.put_column(section, main, "section", needed=True)
        upward = section.templates.menu(
            open_affairs.folder, [Crumb(section.name, section.folder), *entries[:2]]
        )
        self.b.put_column(open_affairs, upward, "section", needed=False)
        self._home(news, [Crumb(open_affairs.name, open_affairs.folder), Crumb(section.name, section.folder)])
        self._machinery()

    def _home(self, news: list[Crumb], sections: list[Crumb]) -> None:
        entries = [*sections, *news, Crumb("互动交流", "/hdjl/"), Crumb("政务日历", "/rili/?y=2025&amp;m=3")]
        search = '<form action="/was5/web/search"><input name="searchword"></form>'
        search += '<a href="/was5/web/search?q=nb">年报</a>'
        body = self.b.new.page(self.b.name, "首页", self.b.new.menu("/", entries) + search, kind="首页")
        self.b.shelf.put("/", body, "home", needed=True)
        self.b.shelf.put(f"/index.{self.b.ext}", body, "home")

    def _neighbours(self, section: Column) -> list[Crumb]:
        """Columns of similar name beside the one of the reports."""
        county = self.county
        groups: tuple[tuple[str, str, list[Article]], ...] = (
            ("zfxxgkzn", "政府信息公开指南", [noise.guide(county)]),
            ("zfwzndbb", "年度报告", [noise.website_sheet(county, y) for y in (2024, 2023, 2022)]),
            ("tjgb", "统计公报", [noise.bulletin(county, y) for y in (2023, 2022)]),
            ("fzzf", "法治政府建设年度报告", [noise.rule_of_law(county.government, y) for y in (2023, 2022)]),
        )
        entries = [
            Crumb("依申请公开", f"{section.folder}ysqgk/"),
            Crumb("历史年报", f"{section.folder}lsnb/"),
        ]
        for slug, name, articles in groups:
            column = self.b.column(section, slug, name)
            rows = [self.b.put_article(column, a, self.b.name, "other") for a in articles]
            self.b.put_list(column, rows, role="other", needed=False)
            entries.append(Crumb(name, column.folder))
        archive = self.b.column(section, "lsnb", "历史年报")
        self.b.forbidden = ("/was5/", archive.folder)
        oldest = Row("2008年政府信息公开年度报告", f"{archive.folder}2008.html", date(2009, 3, 1))
        self.b.put_list(archive, [oldest], role="other", needed=False)
        return entries

    def _reports(self, section: Column) -> Crumb:
        slug = self.draw.pick("slug", ("zfxxgknb", "xxgknb", "zfxxgkgzndbg", "ndbg"))
        slug += self.draw.pick("number", ("", "_40939", "_171215", "_6257"))
        name = self.draw.pick("name", ("政府信息公开年报", "信息公开年报", "政府信息公开工作年度报告"))
        column = self.b.column(section, slug, name, kind="信息公开年报")
        shape = self.draw.pick("year slug", ("{}nb", "{}n", "n{}", "{}h", "gknb{}"))
        ahead = self.draw.pick("year ahead", (0, 0, 1))
        label = self.draw.pick("year name", ("{}年", "{}年度", "{}年度报告"))
        years = sorted({p.report.year for p in self.county.publications}, reverse=True)
        entries = [self._year(column, shape.format(year + ahead), label.format(year), year) for year in years]
        main = column.templates.menu(column.folder, entries)
        self.b.put_column(column, main, "section", needed=True)
        return Crumb(name, column.folder)

    def _year(self, above: Column, slug: str, name: str, year: int) -> Crumb:
        """One year's list of all units that do not keep their own, with what else was filed there."""
        column = self.b.column(above, slug, name, self.b.years[year], kind="信息公开年报")
        own = {u.slug for u in self.own}
        units = [p for p in self.county.publications if p.report.year == year and p.unit.slug not in own]
        rows = [self.b.put_report(column, p) for p in units]
        rows += [self.b.put_article(column, a, self.b.name, "other") for a in self._misplaced(year)]
        if year == 2019:
            rows.append(self.b.put_report(column, self.foreign))
        rows.sort(key=lambda r: (r.day, r.href), reverse=True)
        self.b.put_list(column, rows)
        return Crumb(name, column.folder)

    def _misplaced(self, year: int) -> list[Article]:
        """News and a notice in the column of the reports."""
        words = noise.paragraphs("会议通报了上一年度工作完成情况，对先进单位予以表扬，并部署了下一步任务。")
        meeting = Article(
            f"meeting-{year}",
            f"{self.county.name}召开{year + 1}年度政务公开工作会议",
            date(year + 1, 3, 6),
            words,
            lookalike=True,
        )
        return [meeting, noise.notice(year)] if year % 2 else [meeting]

    def _units(self) -> Crumb:
        """The directory of units that keep their own place; its links may be the options of a select."""
        directory = self.b.column(
            None,
            "bmxxgk",
            self.draw.pick("directory", ("部门信息公开", "部门街道信息公开", "各单位信息公开")),
        )
        links = [(unit.short, self._own(directory, unit)) for unit in self.own]
        if self.draw.chance("select", 0.5):
            options = "".join(f'<option value="{folder}"> {name} </option>' for name, folder in links)
            script = "if(this.value!=&quot;&quot;)window.open(this.value)"
            main = f'<select onchange="{script}"><option>请选择</option>{options}</select>'
        else:
            main = directory.templates.menu(directory.folder, [Crumb(name, folder) for name, folder in links])
        self.b.put_column(directory, main, "directory", needed=True)
        return Crumb(directory.name, directory.folder)

    def _own(self, directory: Column, unit: Unit) -> str:
        """A unit's root: a page of blocks, or a stub that sends on to the list of its reports."""
        root = self.b.column(directory, unit.slug, unit.short)
        column = self.b.column(
            root, self.draw.pick("own slug", ("zfxxgkndbg", "ndbg", "gknb")), "政府信息公开年度报告"
        )
        publications = self.county.of(unit)
        rows = [self.b.put_report(column, p) for p in publications if not p.stray]
        rows += [
            self.b.put_article(column, noise.rule_of_law(unit, p.report.year), unit.agency, "other")
            for p in publications[:1]
        ]
        self.b.put_list(column, rows)
        other = self.b.column(root, "qtwj", "其他文件")
        papers = [self.b.put_report(other, p) for p in publications if p.stray]
        papers += [
            self.b.put_article(other, noise.policy(unit, n, date(2022 + n, 4, 8)), unit.agency, "noise")
            for n in (0, 1)
        ]
        self.b.put_list(other, papers, role="other", needed=False)
        if not any(p.stray for p in publications) and self.draw.chance(f"stub {unit.slug}", 0.5):
            target = f"./{column.folder.split('/')[-2]}/"
            stub = f'<html><head><meta http-equiv="refresh" content="0;url={target}"></head></html>'
            self.b.shelf.put(root.folder, stub.encode(), "other", needed=True)
            return root.folder
        templates = root.templates
        main = templates.menu(
            root.folder, [Crumb(column.name, column.folder), Crumb(other.name, other.folder)]
        )
        main += f"<h3>{other.name}</h3>{templates.rows(root.folder, papers[:2])}"
        self.b.put_column(root, main, "section", needed=True)
        return root.folder

    def _machinery(self) -> None:
        robots = "User-agent: *\n" + "".join(f"Disallow: {folder}\n" for folder in self.b.forbidden)
        self.b.shelf.put("/robots.txt", robots.encode(), "other", needed=True, media_type="text/plain")
        words = '<div class="error">很抱歉，您要访问的页面不存在或已删除！<a href="/">返回首页</a></div>'
        self.b.shelf.put("/404.htm", self.b.new.page("404", "错误页面", words), "other")
        month = self.b.new.page(
            "政务日历", "日历", '<a href="./?y=2025&amp;m=2">上月</a><a href="./?y=2025&amp;m=4">下月</a>'
        )
        self.b.shelf.put("/rili/", month, "noise")
        found = self.b.new.page(
            "检索", "检索", '<a href="/was5/web/search?q=nb&amp;page=2">政府信息公开年度报告</a>'
        )
        self.b.shelf.put("/was5/web/search", found, "noise")
