"""The divisions of the register: provinces, prefectures and counties, and which lies in which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from models.tables import Body, Portal

LENGTH = 6
"""Digits of a division's code: two of the province, two of the prefecture, two of the county."""
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A division, or (without a code) a portal of which no division is known."""

    name: str
    code: str | None = None
    portal_id: int | None = None
    body_id: str | None = None
    """Its government."""

    @property
    def stem(self) -> str:
        """How the codes of all that lies in it begin."""
        code = self.code or ""
        return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def place(session: Session, code: str) -> Place | None:
    """The division of that code; None if the archive knows nothing of it."""
    found = places(session, [code])
    return found.get(code)


def places(session: Session, codes: Iterable[str]) -> dict[str, Place]:
    """Code → division, called as its government or portal is; those that nobody knows are left out."""
    wanted = sorted(set(codes))
    found: dict[str, Place] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        portals = select(Portal.division_code, Portal.name).where(Portal.division_code.in_(part))
        for code, name in session.execute(portals):
            if code is not None:
                found[code] = Place(name or code, code)
        # The register's own rows (cn…) come last and win.
        governments = (
            select(Body.division_code, Body.short_name, Body.id)
            .where(Body.division_code.in_(part), Body.kind == "government", Body.level != "township")
            .order_by(Body.id)
        )
        for code, name, body_id in session.execute(governments):
            if code is not None:
                found[code] = Place(name, code, body_id=body_id)
        bodies = select(Body.division_code).where(Body.division_code.in_(part)).distinct()
        for code in session.scalars(bodies):
            if code is not None:
                found.setdefault(code, Place(code, code))
    return found


def called(session: Session, words: str, most: int) -> list[Place]:
    """The divisions whose name or code holds these words, provinces first; so many at most."""
    coded = Body.division_code.startswith(words, autoescape=True)
    here = Body.short_name.contains(words, autoescape=True) | coded
    query = (
        select(Body.division_code)
        .where(here, Body.kind == "government", Body.level != "township", Body.division_code.is_not(None))
        .group_by(Body.division_code)
        .order_by(Body.division_code)
        .limit(most)
    )
    found = places(session, [code for code in session.scalars(query) if code])
    return sorted(found.values(), key=lambda one: (len(one.stem), one.code or ""))


def above(session: Session, code: str) -> list[Place]:
    """The divisions that one lies in, the province first."""
    codes = [one for one in dict.fromkeys((code[:2] + "0000", code[:4] + "00")) if one != code]
    found = places(session, codes)
    return [found[one] for one in codes if one in found]


def within(column: InstrumentedAttribute[str | None], stem: str) -> ColumnElement[bool]:
    """True for codes that begin so; an index of the column serves it."""
    return column.between(stem.ljust(LENGTH, "0"), stem.ljust(LENGTH, "9"))
