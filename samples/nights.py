"""What is wrong on purpose in a sample county, and what changes between its two nights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from samples.county import County, Publication, tell
from samples.draw import Draw
from samples.form import Figures, Number
from samples.prose import Prose


@dataclass(frozen=True, slots=True)
class TwoNights:
    """The county of each night, and the keys (`slug-year`) of the reports that differ.

    `regenerated`: pages written again with nothing new but the time of writing.
    """

    first: County
    second: County
    new: str
    edited: str
    edited_code: str
    withdrawn: str
    moved: str
    carry_break: str
    regenerated: tuple[str, ...]

    def county(self, night: int) -> County:
        return self.first if night == 1 else self.second


def draw_nights(draw: Draw, county: County) -> TwoNights:
    taken: set[str] = set()

    def choose(name: str, fits: Callable[[Publication], bool]) -> Publication:
        options = [p for p in county.publications if p.key not in taken and not p.report.breaks and fits(p)]
        chosen = draw.pick(name, options)
        taken.add(chosen.key)
        return chosen

    def plain(p: Publication) -> bool:
        return p.unit.kind != "government" and not p.is_real and not p.report.marks and p.report.year >= 2021

    def middle(p: Publication) -> bool:
        years = [other.report.year for other in county.of(p.unit)]
        return plain(p) and min(years) < p.report.year

    def newest(p: Publication) -> bool:
        return plain(p) and p.report.year == county.of(p.unit)[0].report.year == 2024

    new = choose("new", lambda p: newest(p) and p.unit.level == "county")
    withdrawn = choose("withdrawn", lambda p: plain(p) and not middle(p))
    moved = choose("moved", lambda p: plain(p) and p.unit.kind == "department" and not newest(p))
    edited = choose("edited", lambda p: plain(p) and not newest(p))
    carry = choose("carry", lambda p: middle(p) and int(p.report.figures["t3.new.natural"] or 0) > 0)
    unbalanced = choose("unbalanced", lambda p: plain(p) and int(p.report.figures["t3.new.natural"] or 0) > 0)
    misstated = choose("misstated", lambda p: plain(p) and int(p.report.figures["t3.new.total"] or 0) > 0)
    late = choose("late", lambda p: p.unit.kind == "government" and p.report.year <= 2020)
    files = [choose(f"pdf {i}", lambda p: plain(p) or p.unit.kind == "government") for i in range(4)]

    odd: dict[str, Publication | None] = {
        carry.key: _carry_break(carry),
        unbalanced.key: _unbalanced(unbalanced),
        misstated.key: _misstated(misstated),
        late.key: replace(late, published=date(2023, 5, 1 + draw.number("late day", 0, 25))),
        moved.key: replace(moved, presentation="html", stray=True),
        edited.key: replace(edited, presentation="html"),
        withdrawn.key: replace(withdrawn, presentation="html"),
        **{p.key: replace(p, presentation="pdf" if i < 2 else "both") for i, p in enumerate(files)},
    }
    whole = county.replacing(odd)
    unchanged = {p.key for p in whole.publications} - {new.key, withdrawn.key, moved.key, edited.key}
    code = draw.pick("edited code", ("t2.penalty", "t2.licensing"))
    return TwoNights(
        first=whole.replacing({new.key: None}),
        second=whole.replacing(
            {
                withdrawn.key: None,
                moved.key: replace(moved, presentation="html"),
                edited.key: _edited(replace(edited, presentation="html"), code),
            }
        ),
        new=new.key,
        edited=edited.key,
        edited_code=code,
        withdrawn=withdrawn.key,
        moved=moved.key,
        carry_break=carry.key,
        regenerated=tuple(draw.some("regenerated", sorted(unchanged), 5)),
    )


def _with(
    publication: Publication, figures: Figures, *breaks: str, prose: Prose | None = None
) -> Publication:
    report = publication.report
    changed = replace(report, figures=figures, breaks=(*report.breaks, *breaks), prose=prose or report.prose)
    return replace(publication, report=changed)


def _moved_by(figures: Figures, steps: dict[str, int]) -> dict[str, Number | None]:
    return {code: (value or 0) + steps[code] if code in steps else value for code, value in figures.items()}


def _carry_break(publication: Publication) -> Publication:
    """One request more carried in than the year before left, one fewer received: each year balances."""
    steps = {
        f"t3.{row}.{party}": step
        for row, step in (("new", -1), ("carried_in", 1))
        for party in ("natural", "total")
    }
    figures = _moved_by(publication.report.figures, steps)
    prose = _retell(publication, figures)
    return _with(
        publication, figures, "t3.carried_in: one more than the year before carried out", prose=prose
    )


def _unbalanced(publication: Publication) -> Publication:
    figures = _moved_by(publication.report.figures, {"t3.total.natural": 1, "t3.total.total": 1})
    return _with(
        publication,
        figures,
        "t3.total: one more than the results above it",
        prose=_retell(publication, figures),
    )


def _retell(publication: Publication, figures: Figures) -> Prose:
    return tell(publication.voice, publication.unit, publication.report.year, figures)


def _misstated(publication: Publication) -> Publication:
    prose = publication.report.prose
    received = prose.stated["p.requests.received"]
    wrong = tuple(
        line.replace(f"新收政府信息公开申请{received}件", f"新收政府信息公开申请{received + 1}件")
        for line in prose.overall
    )
    told = replace(prose, overall=wrong, stated=prose.stated | {"p.requests.received": received + 1})
    note = "p.requests.received: the text says one more than table 三"
    return _with(publication, publication.report.figures, note, prose=told)


def _edited(publication: Publication, code: str) -> Publication:
    return _with(publication, _moved_by(publication.report.figures, {code: 3}))
