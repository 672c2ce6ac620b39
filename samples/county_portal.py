"""What the sample county portals of every family share: two nights, their truth and their changes."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from samples.building import Shelf, touch_changed
from samples.county import Publication
from samples.draw import Draw
from samples.nights import TwoNights
from samples.portal import VIEWS, Changes, SamplePortal, Site, TrueReport


class Building(Protocol):
    """A built night: `addresses` and `files` tell by a report's key where it lies."""

    shelf: Shelf
    addresses: dict[str, str]
    files: dict[str, tuple[str, ...]]
    forbidden: tuple[str, ...]


Built = TypeVar("Built", bound=Building)


class CountyPortal(SamplePortal, Generic[Built]):
    """A county's portal; a family says how a night is built."""

    def __init__(self, seed: int | str, draw: Draw, nights: TwoNights) -> None:
        super().__init__(seed)
        self.draw, self.nights = draw, nights
        self.name = f"{nights.first.name}人民政府"
        self._built: dict[int, Built] = {}

    @abstractmethod
    def build(self, night: int) -> tuple[Built, Site]:
        """All pages of a night."""

    def _site(self, night: int) -> Site:
        self._built[night], site = self.build(night)
        if night == 2:
            touch_changed(self.site(1), site)
        return site

    def built(self, night: int) -> Built:
        self.site(night)
        return self._built[night]

    def true_report(self, publication: Publication, night: int, *, withdrawn: bool = False) -> TrueReport:
        report, unit, built = publication.report, publication.unit, self.built(night)
        return TrueReport(
            key=publication.key,
            agency=report.agency,
            printed=report.printed,
            unit=unit.short,
            kind=unit.kind,
            level=unit.level,
            scope=unit.scope,
            year=report.year,
            form=report.form,
            title=report.title,
            published_on=publication.published,
            address=built.addresses[publication.key],
            files=built.files[publication.key],
            figures=report.figures,
            stated=report.prose.stated,
            status="withdrawn" if withdrawn else "live",
            breaks=report.breaks,
        )

    def truth(self, night: int = 1) -> list[TrueReport]:
        reports = [self.true_report(p, night) for p in self.nights.county(night).publications]
        if night == 2:
            gone = self.nights.first.find(self.nights.withdrawn)
            reports.append(self.true_report(gone, 1, withdrawn=True))
        return reports

    def changes(self) -> Changes:
        """From the plan, not from the pages: the tests hold one against the other."""
        nights, first, second = self.nights, self.built(1), self.built(2)
        code = nights.edited_code
        values = [nights.county(night).find(nights.edited).report.figures[code] for night in (1, 2)]
        counters = (t for t, a in self.site(2).answers.items() if a.role == "report" and VIEWS in a.body)
        return Changes(
            new=(second.addresses[nights.new],),
            edited={second.addresses[nights.edited]: {code: (values[0], values[1])}},
            withdrawn=(first.addresses[nights.withdrawn],),
            moved={first.addresses[nights.moved]: second.addresses[nights.moved]},
            regenerated=tuple(sorted(second.addresses[key] for key in nights.regenerated)),
            counters=tuple(sorted(counters)),
            news=tuple(sorted(second.shelf.news - first.shelf.news)),
        )

    @property
    def lookalike_paths(self) -> frozenset[str]:
        return frozenset(self.built(1).shelf.lookalikes)

    @property
    def forbidden_paths(self) -> frozenset[str]:
        return frozenset(t for t in self.site(1).answers if t.startswith(self.built(1).forbidden))
