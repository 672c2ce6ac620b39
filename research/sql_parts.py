"""Pieces of SQL that queries behind numbers are made of: conditions, values with corrections, lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from sqlalchemy.orm import Session

from models.reviews import reviewed
from research.observed import UNCERTAIN, Asked


def figures(is_corrected: bool) -> str:
    """v_figures, with what people corrected where they did."""
    if not is_corrected:
        return "v_figures AS f"
    return "v_figures AS f\nLEFT JOIN corrected AS c ON c.of_reading = f.reading_id AND c.of_code = f.code"


def value(asked: Asked, is_corrected: bool) -> str:
    """A figure's value as series uses it."""
    read = "f.value"
    if asked.certain:
        read = f"CASE WHEN f.state NOT IN ({listed(UNCERTAIN)}) THEN f.value END"
    return f"CASE WHEN c.of_code IS NULL THEN {read} ELSE c.held END" if is_corrected else read


def corrections(session: Session, codes: Collection[str]) -> str:
    """What people corrected or confirmed of these figures, as a table; nothing where there is none."""
    found = [
        f"({reading}, {quoted(code)}, CAST({_number(said.value)} AS NUMERIC))"
        for reading, of in sorted(reviewed(session).items())
        for code, said in sorted(of.items())
        if code in codes
    ]
    return f"corrected (of_reading, of_code, held) AS (VALUES {', '.join(found)})" if found else ""


def _number(value: Decimal | None) -> str:
    return "NULL" if value is None else f"{value:f}"


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
