"""A person's list of bodies: checked whole, then stored; what the archive says already is left alone."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.messages import gettext as _
from models.tables import Body, BodyCode, BodyName, BodyParent, BodySuccession

COLUMNS = (
    "id", "name", "short_name", "kind", "level", "division_code", "parent", "relation", "codes",
    "valid_from", "valid_to", "successor", "succession", "day",
)  # fmt: skip
KINDS = ("government", "office", "department", "township", "street", "zone", "other")
LEVELS = ("province", "prefecture", "county", "township")
SYSTEMS = ("gbt2260", "stat12", "uscc", "org9", "site10")
RELATIONS = ("governing", "statistical")
SUCCESSIONS = ("renamed", "merged", "split")
_CHOICES = {"kind": KINDS, "level": LEVELS, "relation": RELATIONS, "succession": SUCCESSIONS}
_DAYS = ("valid_from", "valid_to", "day")
SHOWN = 20


class Cells(Protocol):
    """A CSV reader: the cells of each row, and the line where the row ends."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


Fact = BodyName | BodyCode | BodyParent | BodySuccession


class BodyListError(Exception):
    """What is wrong with a list, each with its line and column; nothing of it was stored."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        more = [_("and %(num)s more") % {"num": len(problems) - SHOWN}] if len(problems) > SHOWN else []
        super().__init__("\n".join([*problems[:SHOWN], *more, _("nothing was stored")]))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list with its place in the file."""

    number: int
    cells: dict[str, str]

    def day(self, column: str) -> date | None:
        return date.fromisoformat(self.cells[column]) if self.cells.get(column) else None

    def get(self, column: str) -> str | None:
        return self.cells.get(column) or None


def import_bodies(session: Session, lines: Iterable[str]) -> dict[str, int]:
    """Stores a list in CSV; gives its number of rows and of new facts. BodyListError if it is wrong."""
    rows, problems = _read(lines)
    if problems:
        raise BodyListError(problems)
    importing = _Import(session)
    for row in rows:
        importing.place(row)
    for row in rows:
        importing.relate(row)
    if importing.problems:
        raise BodyListError(importing.problems)
    return {"rows": len(rows), "bodies": importing.bodies, "facts": importing.facts}


def _read(lines: Iterable[str]) -> tuple[list[Line], list[str]]:
    reader = csv.reader(lines)
    try:
        return _rows(reader)
    except csv.Error as error:
        return [], [_("line %(line)s: no CSV (%(why)s)") % {"line": reader.line_num, "why": error}]


def _rows(reader: Cells) -> tuple[list[Line], list[str]]:
    head = [cell.strip() for cell in next(reader, [])]
    unknown = [cell for cell in head if cell not in COLUMNS]
    if unknown or not {"id", "name"} & set(head):
        said = _("line 1: the columns are %(known)s, with id or name among them") % {
            "known": ", ".join(COLUMNS)
        }
        return [], [said + (_("; unknown: %(names)s") % {"names": ", ".join(unknown)} if unknown else "")]
    rows, problems = [], []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(head):
            places = {"line": reader.line_num, "cells": len(cells), "columns": len(head)}
            problems.append(_("line %(line)s: %(cells)s cells, but %(columns)s columns") % places)
            continue
        row = Line(reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=False)))
        rows.append(row)
        problems += _problems(row)
    return rows, problems


def _problems(row: Line) -> Iterable[str]:
    def wrong(column: str, said: str) -> str:
        return _wrong(row, column, said)

    if not row.get("id") and not row.get("name"):
        yield wrong("name", _("neither an id nor a name"))
    for column, choices in _CHOICES.items():
        value = row.get(column)
        if value and value not in choices:
            yield wrong(
                column,
                _("%(value)s is none of %(known)s") % {"value": repr(value), "known": ", ".join(choices)},
            )
    for column in _DAYS:
        value = row.get(column)
        try:
            date.fromisoformat(value or "2000-01-01")
        except ValueError:
            yield wrong(column, _("%(value)s is no day; write it as 2019-03-01") % {"value": repr(value)})
            return
    start, end = row.day("valid_from"), row.day("valid_to")
    if start and end and end <= start:
        yield wrong("valid_to", _("%(end)s is not after valid_from %(start)s") % {"end": end, "start": start})
    for piece in _codes(row):
        if piece[0] not in SYSTEMS or not piece[1]:
            systems = ", ".join(SYSTEMS)
            said = _("%(code)s: write SYSTEM:CODE, SYSTEM one of %(known)s")
            yield wrong("codes", said % {"code": repr(":".join(piece)), "known": systems})
    if bool(row.get("successor")) != bool(row.get("succession")):
        yield wrong("succession", _("successor and succession go together"))


def _codes(row: Line) -> list[tuple[str, str]]:
    pieces = [piece.strip() for piece in row.cells.get("codes", "").split(";") if piece.strip()]
    return [(system.strip(), code.strip()) for system, _, code in (piece.partition(":") for piece in pieces)]


class _Import:
    """One import: which body each row means, and what is new."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.problems: list[str] = []
        self.bodies = self.facts = 0
        self._of: dict[int, Body] = {}
        self._known = {body.id: body for body in session.scalars(select(Body))}
        self._named: dict[str, set[str]] = defaultdict(set)
        for body in self._known.values():
            self._named[body.name].add(body.id)
        for body_id, name in session.execute(select(BodyName.body_id, BodyName.name)):
            self._named[name].add(body_id)

    def place(self, row: Line) -> None:
        """Finds the row's body, or makes it."""
        given = row.get("id")
        body = self._known.get(given) if given else self._by_name(row, "name")
        if body is None and not row.get("name"):
            said = _("%(id)s is not known, and the row gives no name to make it with")
            self._wrong(row, "id", said % {"id": repr(given)})
        elif body is None:
            body = self._make(row)
        if body is not None:
            self._of[row.number] = body
            self._name(row, body)
            # A line of former days says nothing of what holds now.
            for column in () if row.day("valid_to") else ("short_name", "kind", "level", "division_code"):
                if row.get(column) and getattr(body, column) != row.get(column):
                    setattr(body, column, row.get(column))
                    self.facts += 1

    def relate(self, row: Line) -> None:
        """Stores the row's codes, parent and successor."""
        body = self._of.get(row.number)
        if body is None:
            return
        span = {"valid_from": row.day("valid_from"), "valid_to": row.day("valid_to")}
        for system, code in _codes(row):
            self._fact(BodyCode, {"body_id": body.id, "system": system, "code": code}, span)
        parent = self._meant(row, "parent")
        if parent is not None:
            relation = row.get("relation") or "governing"
            key = {"body_id": body.id, "parent_id": parent.id, "relation": relation}
            self._fact(BodyParent, key, span)
        heir = self._meant(row, "successor")
        if heir is not None:
            key = {"from_id": body.id, "to_id": heir.id, "kind": row.cells["succession"]}
            self._fact(BodySuccession, key, {"day": row.day("day") or row.day("valid_to")})

    def _make(self, row: Line) -> Body:
        name = row.cells["name"]
        seats = [kind for kind in kinds_of(name) if kind in KINDS]
        body = Body(
            id=row.get("id") or _new_id(row.get("division_code") or row.get("parent") or "", name),
            name=name,
            short_name=row.get("short_name") or name,
            kind=row.get("kind") or (seats[0] if seats else "department" if kinds_of(name) else "other"),
            level=row.get("level"),
            division_code=row.get("division_code"),
        )
        self._session.add(body)
        self._session.flush()
        self._known[body.id] = body
        self._named[name].add(body.id)
        self.bodies += 1
        return body

    def _name(self, row: Line, body: Body) -> None:
        """A name with days is kept as such; the one that still holds is the body's name from then on."""
        name, start, end = row.get("name"), row.day("valid_from"), row.day("valid_to")
        if name is None:
            return
        if start or end or name != body.name:
            self._fact(BodyName, {"body_id": body.id, "name": name}, {"valid_from": start, "valid_to": end})
            self._named[name].add(body.id)
        if start and end is None and name != body.name and self._is_latest(body, start):
            self._fact(BodyName, {"body_id": body.id, "name": body.name}, {"valid_to": start})
            body.name = name

    def _is_latest(self, body: Body, start: date) -> bool:
        begun = self._session.scalars(select(BodyName.valid_from).where(BodyName.body_id == body.id))
        return all(other is None or other <= start for other in begun)

    def _fact(self, table: type[Fact], key: dict[str, Any], dated: dict[str, date | None]) -> None:
        """Stores a fact, or the days of one that is known without them; known with the same days: nothing."""
        known = self._session.scalars(select(table).filter_by(**key)).all()
        given = {name: value for name, value in dated.items() if value is not None}
        if any(all(getattr(row, name) == value for name, value in given.items()) for row in known):
            return
        for row in known:
            if all(getattr(row, name) in (None, value) for name, value in given.items()):
                for name, value in given.items():
                    setattr(row, name, value)
                break
        else:
            self._session.add(table(**key, **dated))
        self._session.flush()
        self.facts += 1

    def _meant(self, row: Line, column: str) -> Body | None:
        text = row.get(column)
        if text is None:
            return None
        body = self._known.get(text) or self._by_name(row, column)
        told = f"line {row.number}, column {column}:"
        if body is None and not any(said.startswith(told) for said in self.problems):
            said = _("no body has the id or name %(text)s; give it a row of its own")
            self._wrong(row, column, said % {"text": repr(text)})
        return body

    def _by_name(self, row: Line, column: str) -> Body | None:
        found = [self._known[body_id] for body_id in sorted(self._named.get(row.cells[column], ()))]
        near = [body for body in found if row.get("division_code") in (None, body.division_code)]
        if len(near) > 1:
            ids = ", ".join(body.id for body in near)
            said = _("%(text)s may be any of %(ids)s; give the id")
            self._wrong(row, column, said % {"text": repr(row.cells[column]), "ids": ids})
            return near[0]
        return near[0] if near else None

    def _wrong(self, row: Line, column: str, said: str) -> None:
        self.problems.append(_wrong(row, column, said))


def _wrong(row: Line, column: str, said: str) -> str:
    places = {"line": row.number, "column": column, "said": said}
    return _("line %(line)s, column %(column)s: %(said)s") % places


def _new_id(where: str, name: str) -> str:
    """The id of a body that a list makes: the same for the same place and name, always."""
    return "i" + hashlib.sha256(f"{where}\n{name}".encode()).hexdigest()[:12]
