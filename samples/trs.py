"""A TRS county portal as a whole: its two nights, its truth, what a missing address answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samples.building import touch_changed
from samples.county import EAST_ANCHORS, Publication, Unit, draw_county
from samples.draw import Draw
from samples.figures import real
from samples.names import CITY
from samples.nights import draw_nights
from samples.portal import Answer, Changes, SamplePortal, Site, TrueReport
from samples.prose import Voice, write
from samples.report import Report
from samples.trs_layout import Layout
from samples.trs_site import TrsSite
from samples.truth import changes, true_report, truth


class TrsCounty(SamplePortal):
    family = "trs"

    def __init__(self, seed: int | str) -> None:
        super().__init__(seed)
        self.draw = Draw(f"trs {seed}")
        self.nights = draw_nights(self.draw, draw_county(self.draw, EAST_ANCHORS, departments=8, townships=6))
        self.name = f"{self.nights.first.name}人民政府"
        self.foreign = _foreign(self.draw)
        self._built: dict[int, TrsSite] = {}

    def _site(self, night: int) -> Site:
        building = self._build(night, self._regenerated())
        self._built[night] = building
        site = Site(building.shelf.answers, Missing(building))
        if night == 2:
            touch_changed(self.site(1), site)
        return site

    def _build(self, night: int, regenerated: frozenset[str]) -> TrsSite:
        county = self.nights.first if night == 1 else self.nights.second
        building = TrsSite(self.draw, county, night, regenerated)
        Layout(building, self.nights.moved.rsplit("-", 1)[0], self.foreign).build()
        return building

    def _regenerated(self) -> frozenset[str]:
        if not self._built:
            self._built[0] = self._build(1, frozenset())
        plain = self._built[0]
        kept_out = (self.nights.withdrawn, self.nights.moved, self.nights.edited)
        keys = self.draw.some("regenerated", sorted(k for k in plain.addresses if k not in kept_out), 5)
        return frozenset(plain.addresses[key] for key in keys)

    def built(self, night: int) -> TrsSite:
        self.site(night)
        return self._built[night]

    def truth(self, night: int = 1) -> list[TrueReport]:
        first, second = self.built(1), self.built(2)
        places = (first.addresses, first.files) if night == 1 else (second.addresses, second.files)
        own = truth(self.nights, night, (first.addresses, first.files), (second.addresses, second.files))
        return [*own, replace(true_report(self.foreign, places), foreign=True)]

    def changes(self) -> Changes:
        first, second = self.built(1), self.built(2)
        news = second.shelf.news - first.shelf.news
        return changes(self, self.nights, first.addresses, second.addresses, self._regenerated(), news)

    def _lookalikes(self) -> frozenset[str]:
        return frozenset(self.built(1).shelf.lookalikes)

    @property
    def forbidden_paths(self) -> frozenset[str]:
        return frozenset(t for t in self.site(1).answers if t.startswith(self.built(1).forbidden))


def _foreign(draw: Draw) -> Publication:
    """The city office's report of 2019, copied into the county's column, with the blanks of the real one."""
    unit = Unit("市政府办公室", f"{CITY}人民政府办公室", "sfb", "office", "prefecture", "agency", "我办", 400)
    figures = real("city-office-2019")
    voice = draw.under("voice sfb")
    report = Report(
        unit.agency,
        2019,
        f"{unit.agency}2019年政府信息公开工作年度报告",
        "2019",
        figures,
        write(Voice(voice, unit.us), 2019, unit.scale, figures),
        marks={"t2.procurement.amount": "251000元"},
    )
    return Publication(unit, report, date(2020, 3, 11), "html", "clean", voice, is_real=True)


class Missing:
    """A missing article of a known column is 404; anything else is sent to an error page that says 200."""

    def __init__(self, building: TrsSite) -> None:
        self.building = building

    def __call__(self, path: str) -> Answer:
        parts = path.rsplit("/", 2)
        if len(parts) == 3 and f"{parts[0]}/" in self.building.folders:
            return Answer(
                b"<html><body><h1>404 Not Found</h1></body></html>", "text/html", 404, validators=False
            )
        return Answer(b"", "text/html", 302, "/404.htm", validators=False)
