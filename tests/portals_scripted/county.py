"""A county of departments and towns with the papers of its columns; products show it in their own ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.crawl.site import report

PLACES = ("兰溪县", "云台县", "沱江县", "白水县", "平远旗", "安化区")
DEPARTMENTS = ("教育局", "财政局", "民政局", "司法局", "水利局", "审计局", "统计局", "林业局", "商务局",
               "医疗保障局", "应急管理局", "交通运输局", "卫生健康局", "市场监督管理局",
               "人力资源和社会保障局")  # fmt: skip
TOWNS = ("石桥镇", "龙泉镇", "柳林镇", "双河乡", "马家营乡", "城关镇", "大坪镇", "青山乡", "清水镇")
NEWS = ("{u}召开安全生产工作会议", "{u}开展夏季消防演练", "关于印发{u}工作要点的通知",
        "{u}领导带队调研重点项目", "{u}关于公开招聘工作人员的公告", "{u}扎实推进乡村建设")  # fmt: skip
OTHER = ("{u}{y}年度部门决算", "{u}{y}年法治政府建设工作报告", "{u}{y}年政务公开工作要点", "{u}{y}年工作总结")
TITLES = (
    "{f}{y}年政府信息公开工作年度报告",
    "{f}{y}年度政府信息公开工作年度报告",
    "{u}{y}年政府信息公开年度报告",
)
GUIDES = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "依申请公开", "政策文件", "财政预决算")


@dataclass
class Paper:
    """`year` is that of a report; 0 of any other paper."""

    key: int
    title: str
    day: str
    body: str
    column: Column
    year: int = 0


@dataclass
class Column:
    """`unit` is the body whose it is; empty for the county's own."""

    key: int
    name: str
    above: Column | None
    unit: str = ""
    below: list[Column] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)

    @property
    def trail(self) -> list[str]:
        """Names from the top to this column."""
        return [*(self.above.trail if self.above else []), self.name]

    def page(self, number: int, size: int) -> list[Paper]:
        """Papers of a page counted from 1, newest first."""
        rows = sorted(self.papers, key=lambda paper: (paper.day, paper.key), reverse=True)
        return rows[(number - 1) * size : number * size]


class County:
    """`grouped` files the reports by kinds of bodies, each a column of many; else each body has its own
    column of reports beside others."""

    def __init__(self, seed: int, *, grouped: bool = False, bodies: int = 12, years: int = 5) -> None:
        self.rng = Random(seed)
        self.name = self.rng.choice(PLACES)
        self.years = range(2025 - years, 2025)
        self.columns: dict[int, Column] = {}
        self.papers: dict[int, Paper] = {}
        towns = self.rng.sample(TOWNS, bodies // 3)
        departments = self.rng.sample(DEPARTMENTS, bodies - len(towns))
        self.title = self.rng.choice(TITLES)
        self.news = self.column("新闻中心", None)
        self.noise(self.news, "", 14, NEWS)
        self.root = self.column("政府信息公开", None)
        self.reports: list[Column] = []
        for name in self.rng.sample(GUIDES, 4):
            self.noise(self.column(name, self.root), "", 3, NEWS)
        name = self.rng.choice(("政府信息公开年报", "政府信息公开年度报告"))
        if grouped:
            self.top = self.column(name, self.root)
            for kind, units in (("县政府", [""]), ("部门年报", departments), ("乡镇年报", towns)):
                self.file(self.column(kind, self.top), units)
        else:
            self.file(self.column(name, self.root), [""])
            for kind, units in (("部门信息公开", departments), ("乡镇信息公开", towns)):
                group = self.column(kind, self.root)
                for unit in units:
                    own = self.column(unit, group, unit)
                    for other in self.rng.sample(GUIDES, 2):
                        self.noise(self.column(other, own, unit), unit, 2, OTHER)
                    self.file(self.column(name, own, unit), [unit])

    def column(self, name: str, above: Column | None, unit: str = "") -> Column:
        """A new column below another."""
        made = Column(self.number(), name, above, unit)
        self.columns[made.key] = made
        if above:
            above.below.append(made)
        return made

    def number(self) -> int:
        """A number that nothing else has."""
        return next(
            n
            for n in iter(lambda: self.rng.randrange(10**5, 10**7), 0)
            if n not in self.papers and n not in self.columns
        )

    def paper(self, column: Column, title: str, day: str, body: str, year: int = 0) -> Paper:
        """A new paper of a column."""
        made = Paper(self.number(), title, day, body, column, year)
        self.papers[made.key] = made
        column.papers.append(made)
        return made

    def noise(self, column: Column, unit: str, count: int, of: tuple[str, ...]) -> None:
        """Papers that are no reports."""
        for _ in range(count):
            year = self.rng.randrange(2019, 2025)
            title = self.rng.choice(of).format(u=unit or self.name, y=year)
            day = f"{year + 1}-{self.rng.randrange(1, 13):02}-{self.rng.randrange(1, 29):02}"
            self.paper(column, title, day, f"<p>{title}。</p>" * 4)

    def file(self, column: Column, units: list[str]) -> None:
        """The reports of bodies of all years."""
        self.reports.append(column)
        for unit in units:
            full = f"{self.name}{unit or '人民政府'}"
            for year in self.years:
                title = self.title.format(u=unit or full, f=full, y=year)
                whole = report(full, year).decode()
                body = whole[whole.index('<div class="content"') : whole.index("</body>")]
                day = f"{year + 1}-01-{self.rng.randrange(10, 29)}"
                self.paper(column, title, day, body, year)

    @property
    def truth(self) -> list[Paper]:
        """The reports."""
        return [paper for paper in self.papers.values() if paper.year]
