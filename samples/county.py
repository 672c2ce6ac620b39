"""A sample county: its bodies and the annual reports they published, before any portal is built of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from samples import names, report_html, report_pdf
from samples.draw import Draw
from samples.figures import form_of_year, real, series
from samples.form import Figures, Number
from samples.names import Kind, Level
from samples.prose import Prose, Voice, write
from samples.report import Report
from samples.report_html import Markup

Presentation = Literal["html", "pdf", "both"]
Scope = Literal["agency", "government_aggregate"]
LAST_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Unit:
    """A body: `short` as menus call it, `agency` as its reports print it, `slug` for addresses."""

    short: str
    agency: str
    slug: str
    kind: Kind
    level: Level
    scope: Scope
    us: str
    scale: int


@dataclass(frozen=True)
class Publication:
    """A report as published: when, in what form, in which markup, and whether in the right column."""

    unit: Unit
    report: Report
    published: date
    presentation: Presentation
    markup: Markup
    voice: Draw
    is_real: bool = False
    stray: bool = False

    @property
    def key(self) -> str:
        return f"{self.unit.slug}-{self.report.year}"

    @cached_property
    def html(self) -> str:
        return report_html.render(self.report, self.markup, with_title=self.markup != "clean")

    @cached_property
    def pdf(self) -> bytes:
        return report_pdf.render(self.report)


@dataclass(frozen=True, slots=True)
class County:
    name: str
    spelling: str
    code: str
    units: tuple[Unit, ...]
    publications: tuple[Publication, ...]

    @property
    def government(self) -> Unit:
        return self.units[0]

    def of(self, unit: Unit) -> list[Publication]:
        """The reports of a unit, newest first."""
        own = [p for p in self.publications if p.unit == unit]
        return sorted(own, key=lambda p: -p.report.year)

    def find(self, key: str) -> Publication:
        return next(p for p in self.publications if p.key == key)

    def replacing(self, changed: Mapping[str, Publication | None]) -> County:
        """The county with publications exchanged (or, for None, taken away)."""
        kept = [changed.get(p.key, p) for p in self.publications]
        return replace(self, publications=tuple(p for p in kept if p is not None))


Anchors = Mapping[str, Mapping[int, Figures]]
"""Slug → fiscal year → figures of a real report that stand in this body's series."""

WEST_ANCHORS: Anchors = {
    "zf": {2023: real("district-2023")},
    "jkq": {2024: real("zone-2024")},
    "mzj": {2024: real("social-affairs-2024")},
    "zzb": {2021: real("party-work-2021")},
    "jkz": {2024: real("town-2024")},
}
EAST_ANCHORS: Anchors = {"zf": {2023: real("district-east-2023")}}


def _units(draw: Draw, county: str, anchors: Anchors, departments: int, townships: int) -> list[Unit]:
    kind: Kind
    us = "我区" if county.endswith("区") else "我县"
    whole: Scope = "government_aggregate"
    units = [Unit(f"{county[-1]}政府", f"{county}人民政府", "zf", "government", "county", whole, us, 45)]
    units.append(
        Unit("政府办公室", f"{county}人民政府办公室", "zfb", "office", "county", "agency", "我办", 5)
    )
    if "jkq" in anchors:
        zone = f"{county[:-1]}经济技术开发区"
        units.append(Unit("经开区", f"{zone}管理委员会", "jkq", "zone", "county", "agency", "我区", 10))
    if "zzb" in anchors:
        units.append(
            Unit("党群工作部", f"{county}党群工作部", "zzb", "department", "county", "agency", "我部", 0)
        )
    fixed = [d for d in names.DEPARTMENTS if d[1] in anchors]
    free = [d for d in names.DEPARTMENTS if d[1] not in anchors]
    for name, slug, scale in (*fixed, *draw.some("departments", free, departments - len(fixed))):
        us = "我委" if name.endswith("委员会") else "我局"
        units.append(Unit(name, f"{county}{name}", slug, "department", "county", "agency", us, scale))
    towns_fixed = [t for t in names.TOWNSHIPS if t[1] in anchors]
    towns_free = [t for t in names.TOWNSHIPS if t[1] not in anchors]
    for name, slug, sort in (*towns_fixed, *draw.some("townships", towns_free, townships - len(towns_fixed))):
        kind = "street" if sort == "street" else "township"
        agency = f"{county}{name}" + ("办事处" if kind == "street" else "人民政府")
        us = "我街道" if kind == "street" else f"我{name[-1]}"
        units.append(
            Unit(name, agency, slug, kind, "township", "agency", us, draw.number(f"scale {slug}", 0, 3))
        )
    return units


def _years(draw: Draw, unit: Unit, anchors: Anchors) -> list[int]:
    if unit.kind == "government":
        return list(range(2019, LAST_YEAR + 1))
    last = draw.pick(f"last {unit.slug}", (LAST_YEAR, LAST_YEAR, LAST_YEAR, LAST_YEAR - 1))
    first = last + 1 - draw.number(f"count {unit.slug}", 2, 4)
    given = anchors.get(unit.slug, {})
    first, last = min([first, *given]), max([last, *given])
    return list(range(first, last + 1))


def _printed(draw: Draw, unit: Unit, *, bare: bool) -> str:
    """The body's name as its titles print it: whole, short, or (where `bare`) not at all."""
    county = unit.agency.removesuffix("人民政府")
    if unit.kind == "government":
        return draw.pick("printed zf", (unit.agency, unit.agency, county))
    short = unit.short if unit.level == "township" or unit.kind == "zone" else unit.agency[2:]
    names = (unit.agency, unit.agency, unit.agency, short, *([""] if bare and unit.kind != "office" else []))
    return draw.pick(f"printed {unit.slug}", names)


def _title(draw: Draw, unit: Unit, name: str, year: int) -> str:
    shape = draw.pick(
        f"title {unit.slug} {year if draw.chance(f'wavering {unit.slug}', 0.3) else ''}",
        (
            "{name}{year}年政府信息公开工作年度报告",
            "{name}{year}年度政府信息公开工作年度报告",
            "{year}年{name}政府信息公开工作年度报告",
            "{name}{year}年政府信息公开年度报告",
        ),
    )
    return shape.format(name=name, year=year)


def _marked(figures: Figures, unit: Unit, draw: Draw) -> tuple[Figures, dict[str, str]]:
    """Some bodies leave table 四 empty, some put a slash for rules they cannot make."""
    marks: dict[str, str] = {}
    if unit.kind in ("township", "street") and draw.chance(f"slash {unit.slug}", 0.3):
        marks |= {code: "/" for code in figures if code.startswith("t2.regulations.")}
    courts = [code for code in figures if code.startswith("t4.")]
    if (
        unit.kind == "department"
        and not any(figures[c] for c in courts)
        and draw.chance(f"empty {unit.slug}", 0.4)
    ):
        marks |= dict.fromkeys(courts, "")
    values: dict[str, Number | None] = {
        code: None if code in marks else value for code, value in figures.items()
    }
    return values, marks


def _publish(
    draw: Draw, unit: Unit, year: int, figures: Figures, *, is_real: bool, bare: bool
) -> Publication:
    marks: dict[str, str] = {}
    if not is_real and year >= 2021:
        figures, marks = _marked(figures, unit, draw)
    town = unit.level == "township"
    first, last = date(year + 1, 1, 8), date(year + 1, 2, 20) if town else date(year + 1, 1, 30)
    if unit.kind == "government":
        first, last = date(year + 1, 2, 10), date(year + 1, 3, 28)
    day = draw.day(f"day {unit.slug} {year}", first, last)
    voice = draw.under(f"voice {unit.slug}")
    printed = _printed(draw, unit, bare=bare)
    breaks = _real_breaks(figures) if is_real else ()
    report = Report(
        agency=unit.agency,
        year=year,
        printed=printed,
        title=_title(draw, unit, printed, year),
        form=form_of_year(year),
        figures=figures,
        prose=tell(voice, unit, year, figures, courts=not breaks),
        signed=day if draw.chance(f"signed {unit.slug}", 0.5) else None,
        marks=marks,
        breaks=breaks,
    )
    shapes: tuple[Presentation, ...] = ("html", "html", "html", "html", "html", "pdf", "both")
    return Publication(
        unit=unit,
        report=report,
        published=day,
        presentation=draw.pick(f"presentation {unit.slug} {year}", shapes),
        markup=draw.pick(f"markup {unit.slug} {year // 2}", report_html.MARKUPS),
        voice=voice,
        is_real=is_real,
    )


def tell(voice: Draw, unit: Unit, year: int, figures: Figures, *, courts: bool = True) -> Prose:
    """The words of a unit's report for a year, agreeing with `figures`."""
    return write(Voice(voice, unit.us), year, unit.scale, figures, courts=courts)


def _real_breaks(figures: Figures) -> tuple[str, ...]:
    def total(course: str) -> int:
        return sum(int(figures[f"t4.{course}.{r}"] or 0) for r in ("upheld", "corrected", "other", "pending"))

    wrong = [
        c for c in ("review", "direct", "after_review") if total(c) != int(figures[f"t4.{c}.total"] or 0)
    ]
    return tuple(f"t4.{course}: the total is not the sum, as in the real report" for course in wrong)


def draw_county(
    draw: Draw, anchors: Anchors, *, departments: int, townships: int, bare: bool = False
) -> County:
    """A county with its reports as of the first night; `bare`: some titles name no body."""
    name, spelling = draw.pick("county", names.COUNTIES)
    units = _units(draw, name, anchors, departments, townships)
    publications: list[Publication] = []
    for unit in units:
        given = anchors.get(unit.slug, {})
        years = _years(draw, unit, anchors)
        for year, figures in series(draw.random(f"series {unit.slug}"), years, unit.scale, given).items():
            publications.append(_publish(draw, unit, year, figures, is_real=year in given, bare=bare))
    code = f"36{draw.number('code', 1, 9):02d}{draw.number('code 2', 71, 89)}"
    return County(name, spelling, code, tuple(units), tuple(publications))
