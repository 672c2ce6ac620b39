"""Renamings and mergers of bodies that reports tell of in their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.tables import Body, BodyName, BodySuccession, Filing, Report, TextRow
from research.values import day as shown

_CHARACTER = "(?:(?<![局委办心会])和|(?![我由将原对把从为和与及了本该于被])[\u4e00-\u9fff])"
_NAME = f"{_CHARACTER}{{2,16}}?(?:局|委员会|办公室|中心|委|办)"
_BESIDE = "[^。;;,，局委办]{0,14}"
_END = "(?=[。;；，,、()的]|$)"
_SAID = (
    ("renamed", re.compile(
        f"(?P<of>{_NAME}){_BESIDE}(?:更名|改名|更改)为(?P<to>{_NAME}){_END}")),
    ("merged", re.compile(
        f"原(?P<of>{_NAME}(?:、{_NAME})*)的?{_BESIDE}职[责能]{_BESIDE}"
        f"(?:划入|并入|划归|划转至?|整合[到至入])(?P<to>{_NAME}){_END}")),
    ("merged", re.compile(
        f"(?P<of>{_NAME}(?:[、和与]原?{_NAME})+)的?{_BESIDE}"
        f"(?:整合|合并)[,，]?{_BESIDE}"
        f"(?:组建|成立|设立)(?:新的|了)?(?P<to>{_NAME}){_END}")),
)
_WORDS = ("更名为", "改名为", "更改为", "划入", "并入", "划归", "划转", "整合", "合并")
_DAY = re.compile(r"(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_PLACE = re.compile("^[\u4e00-\u9fff]{0,6}?[县区市](?=[\u4e00-\u9fff]{3})")
_AND = re.compile("(?<=[局委办心会])[、和与]原?")

Kind = Literal["renamed", "merged"]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence's word on one body. `day` is the first of the month where no day is told, null where no
    month is; `from_id` and `to_id` are null for bodies that the archive does not know, or knows twice."""

    kind: Kind
    name: str
    successor: str
    day: date | None
    from_id: str | None
    to_id: str | None
    agency: str
    year: int | None
    sentence: str

    def as_dict(self) -> dict[str, object]:
        record = {name: getattr(self, name) for name in self.__slots__}
        return {**record, "day": shown(self.day)}


def said_in(sentence: str) -> Iterator[tuple[Kind, str, str, date | None]]:
    """What one sentence says: (kind, name before, name after, day), a row for each body that ended."""
    plain = "".join(sentence.split())
    for kind, pattern in _SAID:
        for match in pattern.finditer(plain):
            to = _bare(match["to"])
            for name in _AND.split(match["of"]):
                if (of := _bare(name)) != to and kinds_of(of) and kinds_of(to):
                    yield ("renamed" if kind == "renamed" else "merged"), of, to, _day(plain)


def found(session: Session) -> list[Said]:
    """All that the texts of filed reports say, each fact once, with the bodies of the same division that bear
    or bore those names."""
    rows = session.execute(
        select(Report.fiscal_year, Body.name, Body.division_code, TextRow.text)
        .join(Filing, Filing.report_id == Report.id)
        .join(Body, Body.id == Report.body_id)
        .join(TextRow, TextRow.reading_id == Filing.reading_id)
        .where(or_(*(TextRow.text.contains(word) for word in _WORDS)))
        .order_by(Report.fiscal_year, Report.id, TextRow.position)
    )
    told: dict[tuple[str, str, str, str | None], Said] = {}
    places: dict[str | None, dict[str, str | None]] = {}
    for year, agency, code, text in rows:
        for sentence in re.split("(?<=[。;；])", text):
            for kind, of, to, at in said_in(sentence):
                near = places.setdefault(code, _named(session, code))
                one = Said(kind, of, to, at, near.get(of), near.get(to), agency, year, sentence.strip())
                if told.setdefault((kind, of, to, code), one).day is None:
                    told[kind, of, to, code] = one
    return list(told.values())


def store(session: Session, said: Iterable[Said]) -> int:
    """Keeps what both bodies are known of as their succession, and a former name of a known body as its name
    until that day; gives how many facts are new."""
    new = 0
    for one in said:
        if one.to_id is None or one.from_id == one.to_id:
            continue
        if one.from_id is not None:
            key = {"from_id": one.from_id, "to_id": one.to_id, "kind": one.kind}
            known = session.scalars(select(BodySuccession.id).filter_by(**key)).first()
            session.add_all([] if known else [BodySuccession(**key, day=one.day)])
        elif one.kind == "renamed":
            names = select(BodyName.id).where(BodyName.body_id == one.to_id, BodyName.name == one.name)
            known = session.scalars(names).first()
            session.add_all([] if known else [
                BodyName(body_id=one.to_id, name=one.name, valid_to=one.day)])
        else:
            continue
        session.flush()
        new += known is None
    return new


def _named(session: Session, code: str | None) -> dict[str, str | None]:
    """Name without the place → the one body of a division that bears or bore it; null if several do."""
    if code is None:
        return {}
    bodies = {one.id: one for one in session.scalars(select(Body).where(Body.division_code == code))}
    named = select(BodyName.body_id, BodyName.name).where(BodyName.body_id.in_(list(bodies)))
    aliases = session.execute(named)
    pairs = {(_bare(name), one.id) for one in bodies.values() for name in (one.name, one.short_name)}
    pairs |= {(_bare(name), body_id) for body_id, name in aliases}
    found: dict[str, str | None] = {}
    for name, body_id in sorted(pairs):
        found[name] = None if name in found else body_id
    return found


def _bare(name: str) -> str:
    return _PLACE.sub("", name)


def _day(sentence: str) -> date | None:
    match = _DAY.search(sentence)
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None
    except ValueError:
        return None
