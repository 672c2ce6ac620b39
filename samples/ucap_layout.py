"""Where everything lies on a UCAP county portal: the government's column, units, frames and traps."""

from __future__ import annotations

from datetime import date
from html import escape

from samples import noise
from samples.building import FIRST_NIGHT
from samples.county import Publication, Unit
from samples.parts import Crumb, Row
from samples.portal import Answer
from samples.ucap_markup import Head
from samples.ucap_site import DEAD_SITE, Channel, UcapSite

SECTION_NAMES = ("政务公开", "政府信息公开", "信息公开", "政府信息公开专栏")
REPORT_COLUMN = ("政府信息公开年报", "信息公开年报", "政府信息公开工作年度报告", "年度报告")


class Layout:
    """Lays the county out on the site."""

    def __init__(self, building: UcapSite) -> None:
        self.b = building
        self.draw = building.draw.under("layout")
        self.skin = building.skin
        self.county = building.county
        self.wide = self.draw.pick("report column", REPORT_COLUMN)

    def build(self) -> None:
        news = self.b.news()
        section = self.b.channel(
            "section", self.draw.pick("section", SECTION_NAMES), (), self.skin.unit_template
        )
        menu = [*self._section_entries(section), *self._directories()]
        menu = self.draw.shuffled("menu", menu)
        self._section(section, menu)
        self._home(news, section)
        self._robots()

    def _home(self, news: list[Crumb], section: Channel) -> None:
        stub = f"/{self.b.site}/zwgk/redirect_firstChannel.shtml"
        direct = section.trail[-1].href
        script = f'<script>window.location.href="{direct}";</script>'
        only_stub = self.draw.chance("only stub", 0.5)
        self.b.shelf.put(
            stub, f"<html><head>{script}</head><body></body></html>".encode(), "other", needed=only_stub
        )
        self.b.channels.add("zwgk")
        entries = [
            Crumb(section.name, stub),
            *news,
            Crumb("政务日历", f"/{self.b.site}/rili/index.shtml?y=2025&amp;m=3"),
        ]
        entries.append(Crumb("网站地图", f"/{self.b.site}/wzdt/"))
        if not only_stub:
            entries.append(Crumb("信息公开平台", direct))
        search = f'<form action="/{self.b.site}/search/index.shtml"><input name="q"></form>'
        search += f'<a href="/{self.b.site}/search/index.shtml?q=%E5%B9%B4%E6%8A%A5">热搜：年报</a>'
        latest = "".join(f'<li><a href="{c.href}">{escape(c.text)}</a></li>' for c in news)
        main = self.skin.menu(entries, "nav") + search + f'<div class="tzgg"><ul>{latest}</ul></div>'
        body = self.skin.page(Head(self.b.name, made=f"{FIRST_NIGHT:%Y-%m-%d %H:%M:%S}"), main)
        self.b.shelf.put("/", body, "home", needed=True)
        self.b.shelf.answers["/index.shtml"] = Answer(body, "text/html", validators=False)

    def _section(self, section: Channel, menu: list[Crumb]) -> None:
        body = self.skin.menu(menu, "leftmenu") + "<p>政府信息公开事项均在左侧目录中。</p>"
        self.b.put_page(section.trail[-1].href, section, body, "section", needed=True)

    def _section_entries(self, section: Channel) -> list[Crumb]:
        """The government's own column and its neighbours of similar name."""
        template = self.skin.list_template
        wide = self.b.channel("reports zf", self.wide, section.trail, template)
        rows = [self.b.put_report(wide, p) for p in self.county.of(self.county.government)]
        rows.append(self._weixin())
        archive = f'<p class="more"><a href="/{self.b.site}/lsgd/{template}.shtml">历史年度报告归档</a></p>'
        kind = self.draw.pick("kind", ("信息公开年报", "信息公开年报", self.wide))
        self.b.put_list(wide, rows, self.b.per_page, kind=kind, extra=archive)
        self._archive(template)
        entries = [Crumb(self.wide, wide.trail[-1].href), Crumb("依申请公开", f"/{self.b.site}/ysqgk/")]
        neighbours = (
            ("政府信息公开指南", [noise.guide(self.county)]),
            ("政府网站工作年度报表", [noise.website_sheet(self.county, y) for y in (2024, 2023, 2022)]),
            ("统计公报", [noise.bulletin(self.county, y) for y in (2023, 2022)]),
            ("政务公开工作要点", [noise.notice(y) for y in (2022, 2021)]),
        )
        for name, articles in neighbours:
            channel = self.b.channel(name, name, section.trail, template)
            self.b.put_list(
                channel,
                [self.b.put_article(channel, a, self.b.name, "other") for a in articles],
                15,
                role="other",
                needed=False,
            )
            entries.append(Crumb(name, channel.trail[-1].href))
        return entries

    def _weixin(self) -> Row:
        return Row(
            f"一图读懂{self.county.name}2024年政府信息公开工作",
            "https://mp.weixin.qq.com/s/aB3dEf9Hk2",
            date(2025, 3, 30),
        )

    def _archive(self, template: str) -> None:
        """Disallowed by robots.txt, though linked from the list of reports."""
        row = Row(
            f"{self.county.name}人民政府2012年政府信息公开工作年度报告",
            f"/{self.b.site}/lsgd/2012.shtml",
            date(2013, 3, 1),
        )
        self.b.channels.add("lsgd")
        page = self.skin.page(Head("历史年度报告归档"), self.skin.rows([row]))
        self.b.shelf.put(f"/{self.b.site}/lsgd/{template}.shtml", page, "other")
        self.b.shelf.put(
            row.href, self.skin.page(Head(row.title), noise.paragraphs("归档文件，不对外提供。")), "other"
        )

    def _directories(self) -> list[Crumb]:
        """部门 and 乡镇 directories: the places of the units."""
        names = (
            (
                self.draw.pick("departments", ("部门信息公开目录", "部门信息公开", "政府部门信息公开目录")),
                "county",
            ),
            (
                self.draw.pick(
                    "towns", ("乡镇、城市社区信息公开目录", "乡镇信息公开目录", "乡镇（街道）信息公开")
                ),
                "township",
            ),
        )
        entries = []
        for name, level in names:
            template = self.draw.pick(f"directory {level}", ("list_bm", "zfxxgk", "xxgk_ml"))
            channel = self.b.channel(name, name, (), template)
            units = [u for u in self.county.units if u.level == level and u.kind != "government"]
            links = [(u, self._unit(u, channel)) for u in self.draw.shuffled(f"units {level}", units)]
            target = channel.trail[-1].href
            self.b.put_page(target, channel, self._unit_links(links, level), "directory", needed=True)
            entries.append(Crumb(name, target))
        return entries

    def _unit_links(self, links: list[tuple[Unit, str]], level: str) -> str:
        shape = self.draw.pick(f"unit links {level}", ("list", "list", "table", "select", "onclick"))
        if shape == "select":
            options = "".join(f'<option value="{href}">{u.short}</option>' for u, href in links)
            return f'<select onchange="window.open(this.value)"><option>请选择单位</option>{options}</select>'
        if shape == "onclick":
            items = "".join(f"<li onclick=\"location.href='{href}'\">{u.short}</li>" for u, href in links)
            return f'<ul class="bmlist">{items}</ul>'
        if shape == "table":
            cells = "".join(f'<td><a href="{href}" target="_blank">{u.short}</a></td>' for u, href in links)
            return f'<table class="bmlist"><tr>{cells}</tr></table>'
        return (
            '<ul class="bmlist">'
            + "".join(f'<li><a href="{h}">{u.short}</a></li>' for u, h in links)
            + "</ul>"
        )

    def _frame(self, unit: Unit, code: str, template: str) -> str:
        """The frame holder of a unit's channel: a page whose script shows the plain page."""
        target = f"/{self.b.site}/{unit.slug}/xxgk.shtml"
        self.b.channels.add(unit.slug)
        script = (
            '<iframe id="xxgkFrame" width="100%" height="900"></iframe><script>'
            "var q=new URLSearchParams(location.search);"
            f'document.getElementById("xxgkFrame").src="/{self.b.site}/"+q.get("code")+"/"+q.get("temp")+".shtml";</script>'
        )
        self.b.shelf.put(target, self.skin.page(Head(unit.short), script), "other")
        return f"{target}?code={code}&amp;temp={template}"

    def _unit(self, unit: Unit, directory: Channel) -> str:
        """A unit's place, and its address as the directory links it: plain or the frame holder's."""
        template = self.skin.unit_template
        place = self.b.channel(f"unit {unit.slug}", unit.short, directory.trail, template)
        report_block = self._report_channel(unit, place)
        policy_block = self._policies(unit, place)
        blocks = self.draw.shuffled(
            f"blocks {unit.slug}", [report_block, policy_block, self._about(unit, place)]
        )
        self.b.put_page(place.trail[-1].href, place, "\n".join(blocks), "section", needed=True)
        if self.draw.chance("framed", 0.8) and self.draw.chance(f"framed {unit.slug}", 0.8):
            return self._frame(unit, place.code, template)
        return place.trail[-1].href

    def _block(self, channel: Channel, rows: list[Row], more: str) -> str:
        return (
            f'<div class="block"><h3>{escape(channel.name)}</h3><a class="more" href="{more}">更多</a>'
            f"{self.skin.rows(rows[:2])}</div>"
        )

    def _report_channel(self, unit: Unit, place: Channel) -> str:
        """年度报告 of a unit with look-alikes beside the reports; some have a column of their own below."""
        template = self.skin.list_template
        years = self.b.channel(f"years {unit.slug}", "年度报告", place.trail, template)
        nested = unit.level == "township" and self.draw.chance(f"nested {unit.slug}", 0.3)
        channel = years
        if nested:
            channel = self.b.channel(f"reports {unit.slug}", "信息公开年度报告", years.trail, template)
        rows = [self.b.put_report(channel, p) for p in self.county.of(unit) if not p.stray]
        others = self._lookalikes(unit, years)
        if nested:
            main = self._block(channel, rows, channel.trail[-1].href) + self.skin.rows(others)
            self.b.put_page(years.trail[-1].href, years, main, "section", needed=True)
            self.b.put_list(channel, rows, self.b.per_page)
        else:
            rows = sorted([*rows, *others], key=lambda r: r.day, reverse=True)
            self.b.put_list(channel, rows, self.b.per_page)
        more = years.trail[-1].href
        if self.draw.chance(f"framed more {unit.slug}", 0.4):
            more = self._frame(unit, years.code, template)
        return self._block(years, rows, more)

    def _lookalikes(self, unit: Unit, channel: Channel) -> list[Row]:
        rows = []
        if unit.kind == "department":
            for p in self.county.of(unit)[:2]:
                rows.append(
                    self.b.put_article(channel, noise.rule_of_law(unit, p.report.year), unit.agency, "other")
                )
                rows.append(
                    self.b.put_article(channel, noise.accounts(unit, p.report.year), unit.agency, "other")
                )
        if unit.slug == "czj" or unit.kind == "zone":
            dead = f"/{DEAD_SITE}/c{self.draw.number('dead', 100000, 120000)}/202302/"
            dead += f"{self.draw.hex('dead')}.shtml"
            rows.append(Row("云岭市财政局2022年政府信息公开工作年度报告", dead, date(2023, 2, 6)))
        if unit.kind == "office":
            lost = self.b.article_address(channel.code, "lost", date(2018, 3, 1))
            self.b.shelf.put(lost, self.b.soft_404(), "other")
            rows.append(Row(f"{unit.agency}2017年政府信息公开工作年度报告", lost, date(2018, 3, 1)))
        return rows

    def _policies(self, unit: Unit, place: Channel) -> str:
        channel = self.b.channel(f"policy {unit.slug}", "政策文件", place.trail, self.skin.list_template)
        rows = [
            self.b.put_article(channel, noise.policy(unit, n, date(2022 + n, 5, 9)), unit.agency, "noise")
            for n in range(3)
        ]
        strays: list[Publication] = [p for p in self.county.of(unit) if p.stray]
        rows = [*(self.b.put_report(channel, p) for p in strays), *rows]
        self.b.put_list(channel, rows, 15, role="other", needed=False)
        return self._block(channel, rows, channel.trail[-1].href)

    def _about(self, unit: Unit, place: Channel) -> str:
        channel = self.b.channel(f"about {unit.slug}", "机构职能", place.trail, self.skin.list_template)
        words = noise.paragraphs(f"{unit.agency}，办公地址在县城中心大道，工作日对外办公。")
        self.b.put_page(channel.trail[-1].href, channel, words, "other", needed=False)
        return f'<div class="block"><h3><a href="{channel.trail[-1].href}">机构职能</a></h3></div>'

    def _robots(self) -> None:
        text = "User-agent: *\n" + "".join(f"Disallow: {folder}\n" for folder in self.b.forbidden)
        self.b.shelf.put("/robots.txt", text.encode(), "other", needed=True, media_type="text/plain")
