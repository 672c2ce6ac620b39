"""A county's portal as its product makes it: columns, papers and their frame; what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from random import Random
from typing import ClassVar, Self

from tests.crawl.site import Answer
from tests.portals_drawn import furniture, words
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.places import COMMON, PLACES, Place
from tests.portals_families.site import Request
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.building import Filed
from tests.reportgen import html, office, pdf
from tests.reportgen.story import Story

GOVERNMENT = "人民政府"
HANDS = (html.Hand(), html.Hand(), html.Hand(word=True), html.Hand(breaks=True))
NEAR = "<!-- near -->"
END = "<!-- end -->"
"""What a report's matter ends with."""


@dataclass
class Drawn(HostPortal):
    """The newest report is of the year `last`; `share` is that of the bodies who publish,
    unless it `has_files` their reports are articles alone.

    `noisy` names columns that hold no report, and papers by the empty name, `further` their pages with column
    and number from 0; `covers` are pages that must be read and hold but the file, `files` are the same report
    again. A product gives `below`, `page_at`, `article_at`, `rows`, `pager`, `printed` and `file_at`."""

    last: int = 2025
    share: float = 1.0
    has_files: bool = True
    noisy: dict[str, str] = field(default_factory=dict)
    further: dict[str, tuple[str, int]] = field(default_factory=dict)
    covers: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)

    frame = 0
    calls = "政府信息公开"
    register: ClassVar = PLACES
    offered: ClassVar[tuple[tuple[str, str, tuple[str, ...]], ...]] = words.MENU
    disclosed: ClassVar[tuple[str, ...]] = words.DISCLOSED
    titles: ClassVar[tuple[tuple[str, int], ...]] = words.TITLES
    sends_on = ""
    """What the first address of a body's section answers, with the place it leads to."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.place: Place = self.register[self.name]
        self.county = self.place.county
        self.slugs = dict(pair.split() for pair in self.disclosed)
        self.section = self.below("", "zfxxgk")
        self.opening: list[Entry] = []
        self.branches = [self._branch(*entry) for entry in self.offered]
        self.departments = self._departments()

    def _branch(self, name: str, slug: str, subs: tuple[str, ...]) -> furniture.Branch:
        at = self.noise_column(name.format(s=self.place.short), "", slug)
        pairs = [sub.format(s=self.place.short).split() for sub in subs]
        return at[0], at[1], [self.noise_column(text, at[0], short) for text, short in pairs]

    # --- what a product gives ---

    def below(self, parent: str, slug: str) -> str:
        """The address of a column below another; `parent` is empty for the first."""
        raise NotImplementedError

    def page_at(self, column: str, k: int) -> str:
        """The address of page k of a column, from 0."""
        raise NotImplementedError

    def article_at(self, column: str, day: str) -> str:
        raise NotImplementedError

    def rows(self, rows: list[Row], on: str) -> str:
        raise NotImplementedError

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        raise NotImplementedError

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        """An article's matter."""
        raise NotImplementedError

    def names(self, entries: list[Entry]) -> str:
        """A directory's bodies."""
        rows = "".join(
            f'<li><a href="{at}" target="_blank" title="{name}">{name}</a></li>' for at, name in entries
        )
        return f'<ul class="clearfix">{rows}</ul>'

    def told(self, _column: str, _address: str) -> str:
        """What the product adds to a page's head."""
        return ""

    # --- names ---

    def _departments(self) -> dict[str, str]:
        """Names with the letters they stand under in addresses, the local ones instead of their like."""
        made = dict(COMMON)
        for n, name in enumerate(self.place.local):
            alike = next((old for old in made if old[:2] == name[:2]), None)
            made[name] = made.pop(alike) if alike else f"bm{n}"
        return made

    def bodies(self, departments: int, towns: int) -> tuple[list[str], list[str]]:
        """Drawn departments and townships, in the order of the portal."""
        names, local = list(self.departments), list(self.place.towns)
        few = set(self.rng.sample(names, round(departments * self.share)))
        towns = min(round(towns * self.share), len(local))
        return [name for name in names if name in few], local[:towns]

    def slug(self, unit: str) -> str:
        return self.departments.get(unit) or f"{chr(97 + len(unit) * 7 % 26)}{self.number(100, 999)}"

    def full(self, unit: str) -> str:
        if unit == "税务局":
            return f"国家税务总局{self.county}{unit}"
        if unit[-2:] == "街道":
            return f"{self.county}{unit}办事处"
        return f"{self.county}{unit}" + (GOVERNMENT if unit[-1] in "镇乡" else "")

    def bare(self, unit: str) -> str:
        """A body's own name."""
        if unit == GOVERNMENT:
            return f"{self.county}{GOVERNMENT}"
        return f"{unit}办事处" if unit[-2:] == "街道" else unit

    def shown(self, unit: str) -> str:
        """What directories call a body."""
        if unit == GOVERNMENT:
            return f"{self.place.short}{GOVERNMENT}"
        return unit if unit[-1] in "镇乡道团" else self.shown_department(unit)

    def shown_department(self, unit: str) -> str:
        return f"{self.place.letter}{unit}"

    def number(self, low: int = 10**5, high: int = 10**7) -> int:
        drawn = iter(lambda: self.rng.randint(low, high), -1)
        found = next(n for n in drawn if n not in self.numbers)
        self.numbers.add(found)
        return found

    def hexes(self, length: int = 32) -> str:
        return f"{self.rng.getrandbits(4 * length):0{length}x}"

    def said(self, made: str, unit: str, year: int) -> str:
        topic, m = self.rng.choice(words.TOPICS), self.rng.randint(2, 11)
        return made.format(
            u=self.bare(unit), f=self.full(unit), y=year, z=year + 1, s=self.place.short, t=topic, m=m
        )

    def _headline(self) -> str:
        return self.said(self.rng.choice(words.NEWS), self.rng.choice(list(self.departments)), 2025)

    def years(self) -> list[int]:
        """Years of a body's reports, newest first; some begin late, few lack one."""
        first = self.rng.choices((2015, 2017, 2018, 2019, 2020, 2021, 2022), (2, 1, 2, 5, 3, 3, 1))[0]
        return [
            year for year in range(self.last, first - 1, -1) if year == self.last or self.rng.random() < 0.96
        ]

    # --- what holds no report ---

    def noise_column(self, name: str, parent: str, slug: str) -> Entry:
        at = self.below(parent, slug)
        self.noisy[at] = name
        return at, name

    def topics(self, parent: str, count: int) -> list[Entry]:
        """Columns of what must be disclosed."""
        names = self.rng.sample(sorted(self.slugs), count)
        return [self.noise_column(name, parent, self.slugs[name]) for name in names]

    def noise_row(self, column: str = "") -> Row:
        """A paper that is no report, as the column lists it."""
        day = f"202{self.rng.randint(3, 5)}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"
        made = next((rows for word, rows in words.SAMPLE_ROWS.items() if word in column), words.NEWS)
        unit = self.rng.choice(list(self.departments))
        text = self.said(self.rng.choice(made), unit, int(day[:4]) - 1)
        at = self.article_at(self.below("", "xxgk"), day)
        self.noisy[at] = ""
        return at, text, day

    def answer(self, request: Request) -> Answer | None:
        found = super().answer(request)
        return self.noise(request) if found is None and request.target in self.noisy else found

    def noise(self, asked: Request) -> Answer:
        made, name = self._apart(asked), self.noisy[asked.target]
        if name:
            rows = [made.noise_row(name) for _ in range(15)]
            column, k = self.further.get(asked.target, (asked.target, 0))
            for n in range(1, 4):
                self.further[self.page_at(column, n)] = column, n
                self.noisy[self.page_at(column, n)] = name
            inner = made.rows(rows, asked.target) + made.pager(column, k, 4, 60)
            made.page("", name, f"<div class='list'>{inner}</div>", crumbs=(name,))
        else:
            text = "".join(f"<p>　　{made._headline()}。</p>" for _ in range(8))
            title = made._headline()
            made.page("", title, made.printed(title, self.place.short, "2025-03-1"
                "1", text), crumbs=("新闻动态",),
                      day="2025-03-11")  # fmt: skip
        return made.pages[""]

    def _apart(self, asked: Request) -> Self:
        """The same portal that draws what this request is answered with."""
        made = object.__new__(type(self))
        made.__dict__.update(
            self.__dict__ | {"rng": Random(f"{self.seed}{asked.target}"), "pages": {}, "numbers": set()}
        )
        return made

    # --- pages ---

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        """A whole page in the site's frame, with its menu of all columns."""
        steps = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        ways = [("/", "首页", []), (self.section, self.calls, self.opening), *self.branches]
        column = crumbs[-1] if crumbs else ""
        around = furniture.metas(self.place, column, title, day, self.told(column, path))
        text = (
            f'<!DOCTYPE html>\n<html>\n<head>\n{self.head}<meta http-equiv="X-UA-Compatible" content="IE=ed'
            f'ge">\n'
            f"<title>{escape(title)}_{self.county}人民政府</title>\n{around}"
            '<link rel="stylesheet" href="/css/style.css"><script src="/js/jquery.min.js"></script>\n</head'
            '>\n<body>\n'
            f"{furniture.head(self.frame, self.place)}{furniture.menu(self.frame, ways)}"
            f"{furniture.trail(self.frame, steps) if crumbs else ''}\n<div class='main clearfix'>{inner}</d"
            f"iv>\n"
            f"{furniture.foot(self.frame, self.place, self.rng)}</body></html>")  # fmt: skip
        self.pages[path] = Answer(text.encode(self.encoding), kind="text/html")

    def led(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = ()) -> None:
        """A page without which reports below are not reached."""
        self.places.setdefault(crumbs, path)
        self.ways.add(path)
        self.page(path, title, inner, crumbs=crumbs)

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, per: int
    ) -> None:
        """A column's pages."""
        of = -(-len(rows) // per)
        for k in range(of):
            at = self.page_at(column, k)
            part = self.rows(rows[k * per : (k + 1) * per], at) + self.pager(column, k, of, len(rows))
            self.led(
                at, name, f'{side}<div class="right list-right"><h2>{name}</h2>{part}</div>', crumbs=crumbs
            )

    # --- reports ---

    def story_of(self, unit: str, year: int) -> Story:
        return self.story(self.full(unit), year)

    def text(self, story: Story) -> str:
        """A report's matter, the older ones of sentences only."""
        if story.year < 2019:
            return words.old_text(self.rng, story.agency, story.year) + END
        whole = html.render(self.rng, story, self.rng.choice(HANDS))
        return whole[whole.index('id="zoom">') + 10 : whole.rindex("</div></body>")] + END

    def credit(self, path: str, unit: str, year: int) -> None:
        self.truth[path] = Filed(path, self.full(unit), year)

    def file_at(self, article: str, ending: str) -> str:
        """The address of a file that hangs on an article."""
        raise NotImplementedError

    def attached(self, path: str, name: str) -> str:
        """What links a file below a text."""
        return f'<p>附件：<a href="{path}" target="_blank">{escape(name)}.{path.rpartition(".")[2]}</a></p>'

    def file(self, path: str, story: Story) -> None:
        """A file that holds a report."""
        is_word = path.endswith(".docx")
        body = office.docx(self.rng, story) if is_word else pdf.render(self.rng, story, pdf.Press())
        kind = "application/octet-stream" if is_word else "application/pdf"
        self.pages[path] = Answer(body, kind=kind)

    def near(self, rows: list[Row]) -> None:
        """Articles of a list name the one before and the one after."""
        for n, (at, _, _) in enumerate(rows):
            page = self.pages.get(at)
            if page is not None and page.kind == "text/html":
                told = "".join(
                    f"<p>{lead}：" + (f"<a href='{rows[m][0]}'>{rows[m][1]}</a"
                        f">" if 0 <= m < len(rows) else "没有了") + "</p>"
                    for lead, m in (("上一篇", n - 1), ("下一篇", n + 1)))  # fmt: skip
                page.body = page.body.replace(NEAR.encode(), told.encode(self.encoding))
