"""What a reader types for a body, in a form of the page: one body, or what to type instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.messages import gettext as _
from research.agencies import AmbiguousAgencyError, UnknownAgencyError, resolve


@dataclass(frozen=True, slots=True)
class Named:
    """The body meant (`id`, `name`); else why none is (`wrong`), and the (id, name) that may be (`near`)."""

    id: str | None = None
    name: str = ""
    wrong: str = ""
    near: Sequence[tuple[str, str]] = field(default=())


def named(session: Session, text: str) -> Named:
    """The body that a text means: an id, a code or a name; nothing of an empty text."""
    if not text.strip():
        return Named()
    try:
        body = resolve(session, text.strip())
    except UnknownAgencyError as error:
        near = _(" Close to it: %(names)s.") % {"names": "、".join(error.near)} if error.near else ""
        return Named(wrong=_("No body is called “%(text)s”.") % {"text": text.strip()} + near)
    except AmbiguousAgencyError as error:
        wrong = _("“%(text)s” may be several bodies; choose one.") % {"text": text.strip()}
        return Named(wrong=wrong, near=error.candidates)
    return Named(body.id, body.name)
