"""The SQL behind a series: a query on the views of docs/views.md that gives the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent

from sqlalchemy.orm import Session

from models.kinds import catalogue
from research.indicators import Indicator, Rate, Terms
from research.measures import FOUND, MISSING, NOT_EXPECTED
from research.observed import Asked
from research.series import ALONE, OWN, STEM, meant
from research.sql_parts import both, listed, narrowed, quoted, rows, value, where

_REQUESTS = "t3.new.total"
_ABOUT = "report_id, body_id, body, kind, level, division_code, fiscal_year, scope"


def sql(session: Session, what: str, by: str, asked: Asked) -> str | None:
    """The query, for the database that is asked; None for what only the texts themselves can tell.

    Columns: `group`, `name`, `year`, `scope`, `level`, `form`, `value`, of a rate `numerator` and
    `denominator`, `reports` and `unknown`, as series gives them. UnknownSeriesError as there.
    """
    indicator, code = meant(what, by)
    each = _each(indicator, code, asked, session.get_bind().dialect.name)
    if each is None:
        return None
    parts = [f"each AS (\n{indent(each, '    ')}\n)"]
    if by == "kind":
        parts.append(_KINDS)
    is_sum = indicator is None or indicator.alone
    return f"WITH {', '.join(parts)}\n{_together(by, is_sum=is_sum)}"


def _each(indicator: Indicator | None, code: str, asked: Asked, dialect: str) -> str | None:
    """One row per report (or body and year): what it is of, its form, numerator and denominator."""
    if indicator is None:
        return (
            f"SELECT {_ABOUT}, form, {value(asked)} AS numerator, 1 AS denominator\n"
            f"FROM v_figures AS f\nWHERE f.code = {quoted(code)} AND {where(asked)}"
        )
    if indicator.rates:
        return _of_rates(indicator.rates, asked)
    match indicator.id:
        case "lateness_days":
            return _of_lateness(asked, dialect)
        case "coverage":
            return _of_coverage(asked)
        case "per_capita":
            return _of_people(asked)
        case "proactive_count":
            return _of_statements(asked)
    return None


def _of_rates(rates: Mapping[str, Rate], asked: Asked) -> str:
    by_formula: dict[tuple[Terms, Terms], list[str]] = {}
    for form, rate in rates.items():
        by_formula.setdefault((rate.numerator, rate.denominator), []).append(form)
    cases = [
        "\n        ".join(
            f"WHEN {quoted(forms)} THEN {_sum(pair[which])}"
            for pair, several in by_formula.items()
            for forms in several
        )
        for which in (0, 1)
    ]
    codes = sorted({code for pair in by_formula for terms in pair for code in terms.codes})
    form = "CASE WHEN MIN(form) = MAX(form) THEN MIN(form) ELSE MIN(form) || '+' || MAX(form) END"
    return (
        f"SELECT {_ABOUT}, {form} AS form,\n"
        f"    CASE {form}\n        {cases[0]}\n    END AS numerator,\n"
        f"    CASE {form}\n        {cases[1]}\n    END AS denominator\n"
        f"FROM (\n    SELECT {_ABOUT}, f.code, form, {value(asked)} AS value\n"
        f"    FROM v_figures AS f\n"
        f"    WHERE f.code IN ({listed(codes)})\n        AND {where(asked)}\n) AS said\n"
        f"GROUP BY {_ABOUT}"
    )


def _sum(terms: Terms) -> str:
    """The sum of a report's figures; null unless all are known."""
    added = f"SUM(CASE WHEN code IN ({listed(terms.add)}) THEN value"
    less = f" WHEN code IN ({listed(terms.less)}) THEN -value" if terms.less else ""
    known = f"COUNT(CASE WHEN code IN ({listed(terms.codes)}) THEN value END)"
    return f"CASE WHEN {known} = {len(set(terms.codes))} THEN {added}{less} END) END"


def _of_lateness(asked: Asked, dialect: str) -> str:
    days = "published_on - last_day"
    if dialect == "sqlite":
        days = "CAST(JULIANDAY(published_on) - JULIANDAY(last_day) AS INTEGER)"
    known = f"CASE WHEN state IN ('on_time', 'late') THEN {days} END"
    return _of_view(known, f"state IN ({listed(FOUND)})", asked)


def _of_coverage(asked: Asked) -> str:
    known = f"CASE WHEN state IN ({listed(FOUND)}) THEN 1 WHEN state IN ({listed(MISSING)}) THEN 0 END"
    return _of_view(known, f"state NOT IN ({listed(NOT_EXPECTED)})", asked)


def _of_view(numerator: str, state: str, asked: Asked) -> str:
    return (
        "SELECT 0 AS report_id, body_id, body, kind, level, division_code, fiscal_year, NULL AS scope,\n"
        f"    NULL AS form, {numerator} AS numerator, 1 AS denominator\n"
        f"FROM v_coverage\nWHERE {both(state, *narrowed(asked))}"
    )


def _of_people(asked: Asked) -> str:
    about = ", ".join(f"f.{name}" for name in _ABOUT.split(", "))
    narrowed = where(asked, "f.")
    return (
        f"SELECT {about}, form, {value(asked)} AS numerator,\n"
        "    COALESCE(p.people, o.people) / 10000.0 AS denominator\n"
        f"FROM v_figures AS f\n"
        "LEFT JOIN v_coverage AS v ON v.body_id = f.body_id AND v.fiscal_year = f.fiscal_year\n"
        "LEFT JOIN populations AS p ON p.division_code = v.code_fy AND p.year = f.fiscal_year\n"
        "LEFT JOIN populations AS o ON o.division_code = f.division_code AND o.year = f.fiscal_year\n"
        f"WHERE f.code = {quoted(_REQUESTS)} AND f.kind = 'government' AND {narrowed}"
    )


def _of_statements(asked: Asked) -> str:
    inner = (
        f"SELECT {_ABOUT}, value, ROW_NUMBER() OVER (PARTITION BY report_id ORDER BY position) AS place\n"
        f"FROM v_statements\nWHERE code = 'p.proactive.total' AND {where(asked)}"
    )
    return (
        f"SELECT {_ABOUT}, NULL AS form, value AS numerator, 1 AS denominator\n"
        f"FROM (\n{indent(inner, '    ')}\n) AS stated\nWHERE place = 1"
    )


def _together(by: str, *, is_sum: bool) -> str:
    """The rows of `each` put together as series does."""
    own = listed(OWN)
    if by in ALONE:
        scope, level = "scope", "NULL"
    else:
        scope = (
            f"CASE WHEN scope = 'unknown' AND COALESCE(kind, '') NOT IN ({own})"
            " THEN 'unknown_government' ELSE scope END"
        )
        level = (
            "CASE WHEN scope = 'government_aggregate' OR\n        (scope = 'unknown' AND COALESCE(kind, '') "
            f"NOT IN ({own})) THEN level END"
        )
    group, source, having = _group(by)
    known = "numerator IS NOT NULL" if is_sum else "numerator IS NOT NULL AND denominator <> 0"
    if is_sum:
        total = "SUM(numerator) AS value"
    else:
        top, bottom = (f"SUM(CASE WHEN {known} THEN {name} END)" for name in ("numerator", "denominator"))
        total = (
            f"ROUND(1.0 * {top} /\n        {bottom}, 6) AS value,\n"
            f"    {top} AS numerator,\n    {bottom} AS denominator"
        )
    name = "MIN(body)" if by in ALONE else "NULL"
    return (
        f'SELECT {group} AS "group", {name} AS name, fiscal_year AS year,\n    {scope} AS scope,\n'
        f"    {level} AS level,\n    form, {total},\n"
        f"    COUNT(CASE WHEN {known} THEN 1 END) AS reports,\n"
        f"    COUNT(*) - COUNT(CASE WHEN {known} THEN 1 END) AS unknown\n"
        f"FROM {source}{having}\nGROUP BY 1, 3, 4, 5, 6\nORDER BY 1, 3, 4, 5, 6"
    )


def _group(by: str) -> tuple[str, str, str]:
    """What a row is put under, where from, and which rows have it."""
    match by:
        case "report":
            return "CAST(report_id AS TEXT)", "each", "\nWHERE report_id <> 0"
        case "body":
            return "body_id", "each", "\nWHERE body_id IS NOT NULL"
        case "level":
            return "level", "each", "\nWHERE level IS NOT NULL"
        case "all":
            return "'all'", "each", ""
        case "kind":
            return "kind_of", "of_kind", ""
    digits = STEM[by]
    zeros = "" if digits == 6 else f" || '{'0' * (6 - digits)}'"
    return f"SUBSTR(division_code, 1, {digits}){zeros}", "each", f"\nWHERE LENGTH(division_code) >= {digits}"


_KINDS = (
    "kinds AS (\n    SELECT DISTINCT body AS of_name, CAST(kinds AS TEXT) AS held FROM v_coverage\n),\n"
    f"known (kind_of) AS (VALUES {rows([kind] for kind in sorted({*catalogue(), 'department', 'other'}))}),\n"
    "fields AS MATERIALIZED (\n    SELECT of_name, kind_of FROM kinds\n"
    "    JOIN known ON held LIKE '%\"' || kind_of || '\"%'\n),\n"
    "of_kind AS (\n    SELECT each.*, kind AS kind_of FROM each WHERE kind IS NOT NULL\n    UNION ALL\n"
    "    SELECT each.*, kind_of FROM each\n"
    "    JOIN fields ON of_name = body AND kind_of <> COALESCE(kind, '')\n)"
)
