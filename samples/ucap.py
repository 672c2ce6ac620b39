"""A UCAP county portal as a whole: its two nights, its truth, what a missing address answers."""

from __future__ import annotations

from samples.county import WEST_ANCHORS, draw_county
from samples.county_portal import CountyPortal
from samples.draw import Draw
from samples.nights import draw_nights
from samples.portal import Answer, Site
from samples.ucap_layout import Layout
from samples.ucap_site import UcapSite


class UcapCounty(CountyPortal[UcapSite]):
    family = "ucap"

    def __init__(self, seed: int | str) -> None:
        draw = Draw(f"ucap {seed}")
        county = draw_county(draw, WEST_ANCHORS, departments=9, townships=7, bare=True)
        super().__init__(seed, draw, draw_nights(draw, county))

    def build(self, night: int) -> tuple[UcapSite, Site]:
        building = UcapSite(self.draw, self.nights.county(night), night, self.nights.regenerated)
        Layout(building).build()
        endless = {
            f"/{building.site}/rili/index.shtml": building.calendar,
            f"/{building.site}/search/index.shtml": building.search,
        }
        return building, Site(building.shelf.answers, Missing(building), endless)


class Missing:
    """An unknown channel sends home with 307; a missing page of a known one, or of another site, is 404."""

    def __init__(self, building: UcapSite) -> None:
        self.building = building

    def __call__(self, path: str) -> Answer:
        parts = path.strip("/").split("/")
        own = parts[0] == self.building.site
        if own and len(parts) > 1 and "." not in parts[1] and parts[1] not in self.building.channels:
            return Answer(b"", "text/html", 307, "/", validators=False)
        words = b"<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>"
        return Answer(words, "text/html", 404, validators=False)
