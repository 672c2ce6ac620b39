"""How to cite a report, or one figure of it: GB/T 7714—2015 and BibTeX, with capture time, hash and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.clock import local_day
from models.messages import gettext as _
from models.tables import Report
from research import contents
from research.compare import TABLE_NAMES
from research.queries import reports
from research.show import shown
from research.timeline import Held, timelines
from research.values import day, moment


class NoFigureError(Exception):
    """The report has no figure of that code."""


def cite(session: Session, report_id: int, code: str | None = None) -> dict[str, Any]:
    """What to write under a text: `gbt7714` and `bibtex`, and what they are made of.

    `code` is the code of a figure; `figure` tells then its label, value and place.
    NoFigureError if the report has none of that name.
    """
    row = session.get_one(Report, report_id)
    held = timelines(session, [(row.id, row.preferred_id)])[row.id].preferred
    summary = next(iter(reports(session, ids=[report_id])))
    figures = contents.figures(session, held.reading_id) if held and code else []
    return citation(report_id, summary, held, row.first_seen, figures, code)


def citation(
    report_id: int,
    summary: Mapping[str, Any],
    held: Held | None,
    first_seen: datetime,
    figures: Iterable[contents.Figure],
    code: str | None = None,
) -> dict[str, Any]:
    """The same of a report that is loaded: `summary` as of `queries.reports`, the version that it is from,
    when it was first seen (counts where there is no version), and its figures."""
    made = {
        "agency": summary["agency"],
        "title": summary["title"] or f"{summary['agency']}{summary['year']}年政府信息公开工作年度报告",
        "year": summary["year"],
        "published_on": summary["published_on"],
        "url": summary["url"],
        "fetched_at": moment(held.first_seen) if held else None,
        "sha256": list(held.sha256s) if held else [],
        "figure": _figure(figures, code) if code else None,
    }
    seen = held.first_seen if held else first_seen
    return {**made, "gbt7714": _gbt7714(made, seen), "bibtex": _bibtex(made, seen, report_id)}


def _figure(figures: Iterable[contents.Figure], code: str) -> dict[str, Any]:
    for figure in figures:
        if figure.code == code:
            return {
                "code": code,
                "form": figure.form,
                "label": f"{TABLE_NAMES.get(figure.table, figure.table)} {figure.label}",
                "shown": "空白" if figure.state == "blank" else shown(figure),
                "state": figure.state,
                "unit": figure.unit,
                "where": {"table": figure.table_number, "row": figure.row, "column": figure.column},
            }
    raise NoFigureError(
        _(
            "the report has no figure %(code)s; `gongkai show` with --json lists its codes, "
            "docs/codebook.md all"
        )
        % {"code": repr(code)}
    )


def _gbt7714(made: dict[str, Any], seen: datetime) -> str:
    published = f"({made['published_on']})" if made["published_on"] else ""
    cited = f"{made['agency']}. {made['title']}[R/OL]. {published}[{day(local_day(seen))}]. {made['url']}."
    return f"{cited}{_place(made['figure'])} SHA-256: {', '.join(made['sha256'])}."


def _place(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    where = figure["where"]
    place = f"，文中第{where['table']}个表第{where['row']}行第{where['column']}格" if where["table"] else ""
    return f" {figure['label']}：{figure['shown']}{place}."


def _bibtex(made: dict[str, Any], seen: datetime, report_id: int) -> str:
    fields = {
        "title": f"{{{made['title']}}}",
        "author": f"{{{made['agency']}}}",
        "year": str(made["published_on"] or made["year"] or "")[:4],
        "type": "政府信息公开工作年度报告",
        "url": made["url"] or "",
        "urldate": day(local_day(seen)) or "",
        "note": f"{_place(made['figure']).strip()} SHA-256: {', '.join(made['sha256'])}".strip(),
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{gongkai-{report_id},", *lines, "}"])


def _escaped(text: str) -> str:
    return text.replace("\\", r"\textbackslash ").replace("%", r"\%").replace("&", r"\&").replace("#", r"\#")
