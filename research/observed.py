"""What each report says of a figure or a rate, before any of it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.reviews import Reviewed, reviewed
from models.views import V_FIGURES
from research.indicators import Indicator, Share

UNCERTAIN = ("aligned", "uncertain")
"""States whose values `certain` leaves out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reports are asked of: `under` is the stem of a division code, `kind` a kind of body."""

    body_id: str | None = None
    under: str | None = None
    kind: str | None = None
    years: tuple[int, int] | None = None
    certain: bool = False
    among: Sequence[str] | None = None
    """Only these bodies, by their ids."""
    as_filed: bool = False
    """Coverage as the last filing wrote it down, not as it is found anew: quick, and what v_coverage says."""

    def of_kind(self, body: str | None, kind: str | None) -> bool:
        """True if a body of this name and kind is asked for."""
        return not self.kind or self.kind == kind or self.kind in kinds_of(body or "")

    def where(self, query: Select[Any], view: Any) -> Select[Any]:  # noqa: ANN401
        """The query narrowed to what is asked, by the columns of a view."""
        if self.body_id:
            query = query.where(view.body_id == self.body_id)
        if self.among is not None:
            query = query.where(view.body_id.in_(self.among))
        if self.under:
            query = query.where(view.division_code.startswith(self.under, autoescape=True))
        if self.years:
            query = query.where(view.fiscal_year.between(*self.years))
        return query


@dataclass(slots=True)
class Observed:
    """One report (or one body and year) with its numerator and denominator.

    `form` names the forms of the tables that the number comes from; `quote` is the sentence that states it.
    """

    id: int
    body_id: str | None
    body: str | None
    kind: str | None
    level: str | None
    division_code: str | None
    year: int
    scope: str = ""
    form: str = ""
    share: Share = field(default_factory=lambda: Share(None, None))
    quote: str | None = None


def facts(row: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """The first eight fields of Observed from a row of any view of reports."""
    return (row.report_id, row.body_id, row.body, row.kind, row.level, row.division_code, row.fiscal_year,
            row.scope)  # fmt: skip


def of_figure(session: Session, code: str, asked: Asked) -> Iterator[Observed]:
    """Each report's value of one figure, over 1."""
    held, whole = reviewed(session), Decimal(1)
    for row in session.execute(_query([code], asked)):
        if asked.of_kind(row.body, row.kind):
            one = Observed(*facts(row))
            one.form, one.share = row.form, Share(_used(row, held, asked), whole)
            yield one


def of_rate(session: Session, indicator: Indicator, asked: Asked) -> Iterator[Observed]:
    """Each report's rate by the formula of its form; unknown where its tables are of several forms."""
    for one, values in values_of(session, sorted(indicator.codes), asked):
        one.share = indicator.of(one.form if "+" not in one.form else None, values)
        yield one


def values_of(
    session: Session, codes: Sequence[str], asked: Asked
) -> Iterable[tuple[Observed, dict[str, Decimal | None]]]:
    """Each report with its values of these codes, as people corrected them; a code that its forms do not have
    is not there, one without a number is None."""
    found: dict[int, tuple[Observed, dict[str, Decimal | None]]] = {}
    forms: dict[int, set[str]] = {}
    held = reviewed(session)
    for row in session.execute(_query(codes, asked)):
        if not asked.of_kind(row.body, row.kind):
            continue
        if row.report_id not in found:
            found[row.report_id] = (Observed(*facts(row)), {})
        one, values = found[row.report_id]
        forms.setdefault(row.report_id, set()).add(row.form)
        one.form = "+".join(sorted(forms[row.report_id]))
        values[row.code] = _used(row, held, asked)
    return found.values()


def _used(row: Any, held: Mapping[int, Mapping[str, Reviewed]], asked: Asked) -> Decimal | None:  # noqa: ANN401
    """The value as a person holds it right, where one said so; else as it is read, if that is sure enough."""
    said = held[row.reading_id].get(row.code) if row.reading_id in held else None
    if said is not None:
        return said.value
    return None if asked.certain and row.state in UNCERTAIN else row.value


def _query(codes: Sequence[str], asked: Asked) -> Select[Any]:
    view = V_FIGURES.c
    query = (
        select(
            view.report_id, view.body_id, view.body, view.kind, view.level, view.division_code,
            view.fiscal_year, view.scope, view.code, view.form, view.value, view.state,
            view.reading_id,
        )
        .where(view.code.in_(codes), view.status == "live", view.fiscal_year.is_not(None))
    )  # fmt: skip
    return asked.where(query, view)
