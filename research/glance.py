"""A body's years at a glance: its reports with what is to be known of each, its main figures by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.messages import later
from models.tables import Body, Observation, Report
from models.views import V_FINDINGS
from research import breaks
from research.indicators import Break, Terms, Values, breaks_of_figure
from research.observed import Asked, values_of
from research.queries import form_of
from research.timeline import timelines
from research.values import day, number

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Main:
    """A figure that tells most: how it is made up in the tables since 2019, and in those before."""

    id: str
    said: str
    tables: Terms
    before: Terms

    def of(self, values: Values) -> tuple[str, Decimal | None]:
        """The forms it comes from, and its value; no form if the report has neither."""
        for forms, terms in (("2019", self.tables), ("2014", self.before)):
            if any(code in values for code in terms.codes):
                return forms, terms.of(values)
        return "", None


MAIN = (
    Main("requests", later("New requests"), Terms(("t3.new.total",)), Terms(("s14.req_received",))),
    Main("answers", later("Results, total"), Terms(("t3.total.total",)), Terms(("s14.req_answered",))),
    Main("carried", later("Carried into the next year"), Terms(("t3.carried_out.total",)), Terms(())),
    Main("licensing", later("Administrative licensing decisions"), Terms(("t2.licensing",)), Terms(())),
    Main("penalty", later("Administrative penalty decisions"), Terms(("t2.penalty",)), Terms(())),
    Main("reviews", later("Administrative reviews"), Terms(("t4.review.total",)), Terms(("s14.rev_total",))),
    Main(
        "lawsuits", later("Lawsuits"), Terms(("t4.direct.total", "t4.after_review.total")),
        Terms(("s14.suit_total",)),
    ),
)  # fmt: skip
_CODES = sorted({code for one in MAIN for terms in (one.tables, one.before) for code in terms.codes})


def reports_of(session: Session, body_id: str) -> list[Record]:
    """Its reports, the latest year first: `state` of coverage, `published_on`, `versions`, `findings` by
    severity, `form`, and whether it `is_read`; withdrawn ones too."""
    rows = session.scalars(
        select(Report).where(Report.body_id == body_id).order_by(Report.fiscal_year.desc(), Report.id)
    ).all()
    found = timelines(session, [(row.id, row.preferred_id) for row in rows])
    severities = _severities(session, [row.id for row in rows])
    states = coverage_of(session, body_id)
    return [
        {
            "report_id": row.id,
            "year": row.fiscal_year,
            "scope": row.scope,
            "title": row.title,
            "status": row.status,
            "state": states.get(row.fiscal_year or 0, {}).get("state"),
            "published_on": day(preferred.published_on) if preferred else None,
            "form": form_of(preferred),
            "versions": len(found[row.id].intervals()),
            "findings": severities.get(row.id, {}),
        }
        for row in rows
        for preferred in (found[row.id].preferred,)
    ]


def coverage_of(session: Session, body_id: str) -> dict[int, Record]:
    """Fiscal year → `state`, `last_day`, `by_law`, `looked_on` of a body, as of the last filing."""
    of = Observation
    query = select(of.fiscal_year, of.state, of.last_day, of.by_law, of.looked_on)
    return {
        row.fiscal_year: {
            "state": row.state,
            "last_day": day(row.last_day),
            "by_law": row.by_law,
            "looked_on": day(row.looked_on),
        }
        for row in session.execute(query.where(of.body_id == body_id).order_by(of.fiscal_year))
    }


def main_figures(session: Session, body_id: str) -> list[Record]:
    """MAIN over the years, those of which there is a value: `main`, its `lines` by scope and forms (year →
    value, None where unknown) and its `breaks`, in the order of the years."""
    lines: dict[str, dict[tuple[str, str], dict[int, int | float | None]]] = defaultdict(dict)
    for one, values in values_of(session, _CODES, Asked(body_id=body_id)):
        for main in MAIN:
            forms, value = main.of(values)
            if forms:
                lines[main.id].setdefault((one.scope, forms), {})[one.year] = number(value)
    own = breaks.of_groups(session, "body", body_id).get(body_id, ())
    return [
        {
            "main": main,
            "lines": [
                {"scope": scope, "forms": forms, "values": dict(sorted(values.items()))}
                for (scope, forms), values in sorted(lines[main.id].items())
            ],
            "breaks": _in_order((*breaks_of_figure(main.tables.codes[0]), *own)),
        }
        for main in MAIN
        if any(value is not None for values in lines[main.id].values() for value in values.values())
    ]


def latest(session: Session, bodies: Sequence[Body]) -> Iterator[Record]:
    """Of each body with a live report that was read: its latest year, its scope, and MAIN's values."""
    newest: dict[str, tuple[int, str, Values]] = {}
    ids = [body.id for body in bodies]
    for one, values in values_of(session, _CODES, Asked(among=ids)):
        kept = newest.get(one.body_id or "")
        if kept is None or (one.year, one.scope) > kept[:2]:
            newest[one.body_id or ""] = (one.year, one.scope, values)
    for body in bodies:
        if body.id in newest:
            year, scope, held = newest[body.id]
            shown = {main.id: number(main.of(held)[1]) for main in MAIN}
            yield {"body_id": body.id, "name": body.name, "year": year, "scope": scope, "values": shown}


def _severities(session: Session, report_ids: Sequence[int]) -> Mapping[int, Mapping[str, int]]:
    view = V_FINDINGS.c
    found: dict[int, dict[str, int]] = defaultdict(dict)
    query = (
        select(view.report_id, view.severity, func.count())
        .where(view.report_id.in_(report_ids))
        .group_by(view.report_id, view.severity)
    )
    for report_id, severity, count in session.execute(query):
        found[report_id][severity] = count
    return found


def _in_order(several: Sequence[Break]) -> list[Break]:
    return sorted(set(several), key=lambda one: one.year)
