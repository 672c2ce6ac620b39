"""A UCAP county portal as a whole: its two nights, its truth, what a missing address answers."""

from __future__ import annotations

from samples.building import touch_changed
from samples.county import WEST_ANCHORS, draw_county
from samples.draw import Draw
from samples.nights import draw_nights
from samples.portal import Answer, Changes, SamplePortal, Site, TrueReport
from samples.truth import changes, truth
from samples.ucap_layout import Layout
from samples.ucap_site import UcapSite


class UcapCounty(SamplePortal):
    family = "ucap"

    def __init__(self, seed: int | str) -> None:
        super().__init__(seed)
        self.draw = Draw(f"ucap {seed}")
        self.nights = draw_nights(self.draw, draw_county(self.draw, WEST_ANCHORS, departments=9, townships=7))
        self.name = f"{self.nights.first.name}人民政府"
        self._built: dict[int, UcapSite] = {}

    def _site(self, night: int) -> Site:
        county = self.nights.first if night == 1 else self.nights.second
        building = UcapSite(self.draw, county, night, self._regenerated())
        self._built[night] = building
        Layout(building).build()
        site = Site(building.shelf.answers, Missing(building), {
            f"/{building.site}/rili/index.shtml": building.calendar,
            f"/{building.site}/search/index.shtml": building.search,
        })  # fmt: skip
        if night == 2:
            touch_changed(self.site(1), site)
        return site

    def _regenerated(self) -> frozenset[str]:
        """Reports written again on the second night with nothing new but the time in a meta."""
        if not self._built:
            self._built[0] = UcapSite(self.draw, self.nights.first, 1, frozenset())
            Layout(self._built[0]).build()
        same = [
            k
            for k in self._built[0].addresses
            if k not in (self.nights.withdrawn, self.nights.moved, self.nights.edited)
        ]
        chosen = self.draw.some("regenerated", sorted(same), 5)
        return frozenset(self._built[0].addresses[key] for key in chosen)

    def built(self, night: int) -> UcapSite:
        self.site(night)
        return self._built[night]

    def truth(self, night: int = 1) -> list[TrueReport]:
        first, second = self.built(1), self.built(2)
        return truth(self.nights, night, (first.addresses, first.files), (second.addresses, second.files))

    def changes(self) -> Changes:
        first, second = self.built(1), self.built(2)
        news = second.shelf.news - first.shelf.news
        return changes(self, self.nights, first.addresses, second.addresses, self._regenerated(), news)

    def _lookalikes(self) -> frozenset[str]:
        return frozenset(self.built(1).shelf.lookalikes)

    @property
    def forbidden_paths(self) -> frozenset[str]:
        site = self.built(1).site
        return frozenset(
            t for t in self.site(1).answers if t.startswith((f"/{site}/lsgd/", f"/{site}/search/"))
        )


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
