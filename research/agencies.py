"""What a person types for a body → the body: an id, a code, or a name with or without its county."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import Body, BodyCode, BodyName, Report

_SEAT = re.compile(r"(?<=.)(人民政府|行政公署|街道办事处|办事处|管理委员会|管委会)$|(?<=[镇乡])政府$")
_ALIKE = (
    (re.compile(r"经济技术开发区|经济开发区"), "经开区"),
    (re.compile(r"办公[室厅]$"), "办"),
    (re.compile(r"委员会$"), "委"),
)
SHOWN = 12


class UnknownAgencyError(Exception):
    """No body has this id, code or name. `near` are names that come close."""

    def __init__(self, text: str, near: Sequence[str]) -> None:
        self.near = list(near)
        hint = _(" `gongkai reports` lists the bodies there are.")
        if near:
            hint = _(" Close to it: %(names)s.") % {"names": ", ".join(near)}
        super().__init__(_("no body is called %(text)s here.") % {"text": repr(text)} + hint)


class AmbiguousAgencyError(Exception):
    """Several bodies may be meant. `candidates` are their (id, name)."""

    def __init__(self, text: str, bodies: Sequence[Body]) -> None:
        self.candidates = [(body.id, body.name) for body in bodies]
        shown = "; ".join(f"{name} ({body_id})" for body_id, name in self.candidates[:SHOWN])
        if len(bodies) > SHOWN:
            shown += _("; and %(num)s more") % {"num": len(bodies) - SHOWN}
        super().__init__(
            _("%(text)s may be any of these, give the id or the full name: %(shown)s")
            % {"text": repr(text), "shown": shown}
        )


def resolve(session: Session, text: str) -> Body:
    """The one body that a text means. Among several, one that has reports goes before those that have none.

    UnknownAgencyError with near names, AmbiguousAgencyError with the candidates.
    """
    wanted = _plain(text)
    known = session.get(Body, text.strip())
    if known is not None:
        return known
    named = _by_code(session, wanted) or _exactly(session, wanted)
    if named:
        return _only(session, text, named)
    names = _names(session)
    for found in _by_name(wanted, names):
        if found:
            return _only(session, text, found)
    shown = {_plain(name): name for several in names.values() for name in several}
    raise UnknownAgencyError(text, _near(wanted, shown))


def _by_code(session: Session, text: str) -> set[str]:
    if not re.fullmatch(r"[0-9A-Z]{6,18}", text):
        return set()
    own = select(Body.id).where(Body.division_code == text, Body.kind == "government")
    coded = select(BodyCode.body_id).where(BodyCode.code == text)
    return set(session.scalars(own)) | set(session.scalars(coded))


def _exactly(session: Session, text: str) -> set[str]:
    """The bodies that bear this very name: asked of the indexes, without a look at all names."""
    own = select(Body.id).where((Body.name == text) | (Body.short_name == text))
    return {*session.scalars(own), *session.scalars(select(BodyName.body_id).where(BodyName.name == text))}


def _by_name(text: str, names: Mapping[str, Iterable[str]]) -> Iterable[set[str]]:
    """The bodies by ever looser agreement: the name, without its seat, with less or more before it."""
    plain = {body: {_plain(name) for name in several} for body, several in names.items()}
    yield {body for body, several in plain.items() if text in several}
    bare = {body: {_bare(name) for name in several} for body, several in plain.items()}
    short = _bare(text)
    yield {body for body, several in bare.items() if short in several}
    if len(short) > 1:
        yield {body for body, several in bare.items() if any(name.endswith(short) for name in several)}
        yield _longest(short, bare)


def _longest(text: str, bare: Mapping[str, set[str]]) -> set[str]:
    """The bodies with a name that is the longest end of the text, where what stands before it fits."""
    ends = [
        (len(name), body)
        for body, several in bare.items()
        for name in several
        if len(name) > 2 and text.endswith(name) and _lies_in(text.removesuffix(name), several)
    ]
    longest = max((length for length, _ in ends), default=0)
    return {body for length, body in ends if length == longest}


def _lies_in(before: str, names: set[str]) -> bool:
    """True if a body's full names bear the end of what was typed before its short one."""
    return len(before) < 2 or any(before[-3:] in name or name.startswith(before) for name in names)


def _only(session: Session, text: str, found: set[str]) -> Body:
    if len(found) > 1:
        with_reports = set(
            session.scalars(select(Report.body_id).where(Report.body_id.in_(found)).distinct())
        )
        found = {body for body in with_reports if body} or found
    bodies = session.scalars(select(Body).where(Body.id.in_(found)).order_by(Body.name, Body.id)).all()
    if len(bodies) > 1:
        raise AmbiguousAgencyError(text, bodies)
    return bodies[0]


def _names(session: Session) -> dict[str, set[str]]:
    found = {
        body: {name, short}
        for body, name, short in session.execute(select(Body.id, Body.name, Body.short_name))
    }
    for body, name in session.execute(select(BodyName.body_id, BodyName.name)):
        found.setdefault(body, set()).add(name)
    return found


def _near(text: str, shown: Mapping[str, str]) -> list[str]:
    within = sorted((plain for plain in shown if _bare(text) in plain), key=len)[:5]
    close = get_close_matches(text, list(shown), n=5, cutoff=0.6)
    return [shown[plain] for plain in dict.fromkeys([*within, *close])][:5]


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))


def _bare(name: str) -> str:
    bare = _SEAT.sub("", name)
    for pattern, word in _ALIKE:
        bare = pattern.sub(word, bare)
    return bare
