"""Pieces of SQL that queries behind numbers are made of: conditions, values with corrections, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from research.observed import UNCERTAIN, Asked


def value(asked: Asked) -> str:
    """A figure's value as series uses it: as a person holds it right, else as it is read."""
    if not asked.certain:
        return "f.value_used"
    return f"CASE WHEN f.review IS NOT NULL OR f.state NOT IN ({listed(UNCERTAIN)}) THEN f.value_used END"


def where(asked: Asked, prefix: str = "") -> str:
    """Live reports of a known year that are asked for."""
    live = f"{prefix}status = 'live' AND {prefix}fiscal_year IS NOT NULL"
    return both(live, *narrowed(asked, prefix))


def narrowed(asked: Asked, prefix: str = "") -> Sequence[str]:
    """The conditions of what is asked, by the columns of a view."""
    found = []
    if asked.body_id:
        found.append(f"{prefix}body_id = {quoted(asked.body_id)}")
    if asked.under:
        found.append(f"{prefix}division_code LIKE {quoted(asked.under + '%')}")
    if asked.years:
        found.append(f"{prefix}fiscal_year BETWEEN {asked.years[0]} AND {asked.years[1]}")
    if asked.kind:
        exact = "".join(f"!{sign}" if sign in "!%_" else sign for sign in asked.kind)
        held = quoted(f'%"{exact}"%')
        found.append(
            f"({prefix}kind = {quoted(asked.kind)} OR {prefix}body IN (\n"
            f"        SELECT body FROM v_coverage WHERE CAST(kinds AS TEXT) LIKE {held} ESCAPE '!'))"
        )
    return found


def both(*conditions: str) -> str:
    """All of these conditions."""
    return "\n    AND ".join(conditions)


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def listed(several: Sequence[str]) -> str:
    """Texts as SQL lists them."""
    return ", ".join(quoted(one) for one in several)


def rows(several: Iterable[Sequence[str]]) -> str:
    """Rows of texts as SQL's VALUES take them."""
    return ", ".join(f"({listed(one)})" for one in several)
