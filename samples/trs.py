"""A TRS county portal as a whole: its two nights, its truth, what a missing address answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samples.county import EAST_ANCHORS, Publication, Unit, draw_county
from samples.county_portal import CountyPortal
from samples.draw import Draw
from samples.figures import real
from samples.names import CITY
from samples.nights import draw_nights
from samples.portal import Answer, Site, TrueReport
from samples.prose import Voice, write
from samples.report import Report
from samples.trs_layout import Layout
from samples.trs_site import TrsSite


class TrsCounty(CountyPortal[TrsSite]):
    family = "trs"

    def __init__(self, seed: int | str) -> None:
        draw = Draw(f"trs {seed}")
        county = draw_county(draw, EAST_ANCHORS, departments=8, townships=6)
        super().__init__(seed, draw, draw_nights(draw, county))
        self.foreign = _foreign(self.draw)

    def build(self, night: int) -> tuple[TrsSite, Site]:
        building = TrsSite(self.draw, self.nights.county(night), night, self.nights.regenerated)
        Layout(building, self.nights.moved.rsplit("-", 1)[0], self.foreign).build()
        return building, Site(building.shelf.answers, Missing(building))

    def truth(self, night: int = 1) -> list[TrueReport]:
        foreign = replace(self.true_report(self.foreign, night), foreign=True, level=None)
        return [*super().truth(night), foreign]


def _foreign(draw: Draw) -> Publication:
    """The city office's report of 2019, copied into the county's column, with the blanks of the real one."""
    unit = Unit("市政府办公室", f"{CITY}人民政府办公室", "sfb", "office", "prefecture", "agency", "我办", 400)
    figures = real("city-office-2019")
    voice = draw.under("voice sfb")
    report = Report(
        unit.agency,
        2019,
        f"{unit.agency}2019年政府信息公开工作年度报告",
        unit.agency,
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
