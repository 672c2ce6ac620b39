"""Explore: a figure or an indicator of bodies, kinds or places by year, as a table, chart, file and SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response
from sqlalchemy.orm import Session

from models.kinds import catalogue
from models.messages import gettext as _
from models.messages import language, later
from research.indicators import breaks_of_figure, indicators
from research.places import called, places
from research.series import (
    ALONE,
    STEM,
    Asked,
    UnknownSeriesError,
    number_of,
    of_no_division,
    series,
)
from research.series_sql import sql
from web import pivot
from web.choices import Choice, matching, meant
from web.files import as_file
from web.named import Named, named
from web.rendering import page, path_of, room_of
from web.typed import Number, Word
from web.words import KINDS, word
from web.words import kind as kind_word

ROWS = 200
"""Rows of the table on the page; files have all."""
GROUPS = {
    "all": later("all together"),
    "body": later("body"),
    "kind": later("kind of body"),
    "county": later("county"),
    "prefecture": later("prefecture"),
    "province": later("province"),
    "level": later("level"),
    "report": later("report"),
}
_COLUMNS = (
    "what", "by", "group", "name", "year", "scope", "level", "form", "value", "median", "numerator",
    "denominator", "reports", "unknown", "quote", "breaks",
)  # fmt: skip
Text = Annotated[str, Query(max_length=100)]
router = APIRouter(include_in_schema=False)


@dataclass(slots=True)
class _Found:
    """What a question gave, or what is wrong with it."""

    records: Sequence[dict[str, Any]] = ()
    query: str | None = None
    wrong: str = ""
    none: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@router.get("/explore", name="explore")
def explore(
    request: Request, what: Text = "", q: Text = "", body: Text = "", under: Text = "", kind: Word = None,
    first: Number = None, last: Number = None, by: Text = "", certain: bool = False,
    chart: Literal["line", "bar"] = "line", form: Literal["csv", "json", "sql"] | None = None,
) -> Response:  # fmt: skip
    """What is asked stands in the address, so that it is a link."""
    shown = meant(what.strip())
    groups = by or ("body" if body else "all")
    of, found = Named(), _Found()
    with room_of(request).asking() as session:
        if shown is not None:
            of = named(session, body)
            stem, wrong = _stem(session, under)
            years = None if first is None and last is None else (first or 0, last or 9999)
            asked = Asked(of.id, stem, _kind(kind), years, certain, as_filed=True)
            if asked.kind and asked.kind not in {*KINDS, *catalogue()}:
                wrong = wrong or _("There is no kind of body “%(kind)s”.") % {"kind": kind}
            found = _found(session, shown, groups, asked, of.wrong or wrong)
        elif what.strip():
            found = _Found(wrong=_("There is no figure and no indicator “%(what)s”.") % {"what": what})
    if form and found.wrong == "" and shown:
        return _file(shown, groups, found, form)
    table = pivot.pivot(found.records, partial(_name, groups, found.names))
    inputs = {"what": shown.id if shown else "", "body": body, "under": under, "kind": kind, "first": first,
              "last": last, "by": groups, "certain": 1 if certain else None, "chart": chart}  # fmt: skip
    values = {
        "q": q.strip(),
        "choices": matching(q),
        "choice": shown,
        "inputs": inputs,
        "link": _link(request, inputs),
        "groups": GROUPS,
        "kinds": {code: kind_word(code) for code in dict.fromkeys([*KINDS, *catalogue()])},
        "of_body": of,
        "found": found,
        "current_part": "explore",
    }
    status = 422 if found.wrong else 200
    return page(request, "explore.html", {**values, **_shown(table, shown, chart)}, status)


def _link(request: Request, inputs: Mapping[str, Any]) -> Callable[..., str]:
    """The address of the question, to be called with what shall be otherwise."""
    asked = {f"_{key}": value or None for key, value in inputs.items()}
    return lambda **other: path_of(request)("explore", **{**asked, **other})


def _found(session: Session, shown: Choice, by: str, asked: Asked, wrong: str) -> _Found:
    if wrong:
        return _Found(wrong=wrong)
    try:
        records = list(series(session, shown.id, by, asked))
    except UnknownSeriesError as error:
        return _Found(wrong=str(error))
    elsewhere = number_of(series(session, shown.id, "all", asked)) if by in STEM and not records else 0
    none = of_no_division(elsewhere) if elsewhere else _("No report that is asked for has it.")
    known = places(session, {one["group"] for one in records}) if by in STEM else {}
    names = {code: one.name for code, one in known.items()}
    return _Found(records, sql(session, shown.id, by, asked), none=none, names=names)


def _shown(table: pivot.Pivot, shown: Choice | None, kind: str) -> dict[str, Any]:
    if shown is None:
        return {"table": table, "drawn": None, "indicator": None, "breaks": ()}
    indicator = indicators().get(shown.id)
    return {
        "table": table,
        "rows": table.rows[:ROWS],
        "drawn": pivot.chart(table, shown.name, kind, percent=shown.is_share),
        "most_lines": pivot.LINES,
        "indicator": indicator,
        "breaks": indicator.breaks if indicator else breaks_of_figure(shown.id),
    }


def _file(shown: Choice, by: str, found: _Found, form: Literal["csv", "json", "sql"]) -> Response:
    name = f"{shown.id}-{by}"
    if form == "sql":
        given = {"Content-Disposition": f'attachment; filename="{name}.sql"'}
        return PlainTextResponse(f"{found.query or '-- no SQL'}\n", headers=given)
    if form == "json":
        return as_file(found.records, _COLUMNS, name, form)
    told = ({**one, "breaks": [_break(broken) for broken in one["breaks"]]} for one in found.records)
    return as_file(told, _COLUMNS, name, form)


def _break(one: Mapping[str, Any]) -> str:
    return f"{one['from']} {one['zh' if language() == 'zh' else 'en']}"


def _stem(session: Session, under: str) -> tuple[str | None, str]:
    """The beginning of the codes of a place that a reader names by code or name; or why there is none."""
    text = under.strip()
    if not text:
        return None, ""
    if text.isascii() and text.isdigit() and len(text) <= 6:
        return (text[:2] if text.endswith("0000") else text[:4] if text[4:] == "00" else text), ""
    found = called(session, text, 12)
    exact = [one for one in found if one.name == text] or found
    if len(exact) == 1:
        return exact[0].stem, ""
    if not exact:
        return None, _("No division is called “%(text)s”.") % {"text": text}
    near = "、".join(f"{one.name} {one.code}" for one in exact)
    told = {"text": text, "near": near}
    return None, _("“%(text)s” may be several divisions, give the code: %(near)s") % told


def _kind(text: str | None) -> str | None:
    """A kind by its code or its Chinese name."""
    known = {one.zh: code for code, one in catalogue().items()}
    return known.get(text, text) if text else None


def _name(by: str, names: Mapping[str, str], one: Mapping[str, Any]) -> str:
    group = str(one["group"])
    if by in ALONE:
        return f"{one['name']}" if by == "body" else f"{one['name']} ({group})"
    namer: dict[str, Callable[[str], str]] = {
        "kind": kind_word, "level": lambda code: word(code, "level"), "all": lambda _group: _("all together"),
    }  # fmt: skip
    return namer[by](group) if by in namer else names.get(group, group)

