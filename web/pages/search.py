"""Search: which reports hold some words, and where; in the whole text, tables too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from models.fulltext import waiting
from models.messages import gettext as _
from models.messages import later
from models.units import phrases
from research.search import Filters, SearchError, search
from web.named import named
from web.rendering import page, room_of
from web.typed import Number, Word
from web.words import KINDS, LEVELS, STATUSES

SHOWN = 20
SECTIONS = {
    1: later("overview"),
    2: later("information published of its own accord"),
    3: later("requests for information"),
    4: later("reviews and suits"),
    5: later("problems and improvements"),
    6: later("other matters"),
}
_OPERATORS = re.compile(r"(?:^|\s)(AND|OR|NOT|\S*[*|]\S*|[-+]\S+)(?=\s|$)")
_QUOTES = '"“”「」『』'
router = APIRouter(include_in_schema=False)


@router.get("/search", name="search")
def asked(
    request: Request,
    q: str = "",
    body: str = "",
    first: Number = None,
    last: Number = None,
    level: Word = None,
    kind: Word = None,
    under: Word = None,
    status: Word = None,
    figure: Annotated[str, Query(max_length=200)] = "",
    after: int = 0,
) -> Response:
    """The reports that hold every word, some at a time; what was not understood is said."""
    wrong, found, left = "", [], 0
    with room_of(request).asking() as session:
        of = named(session, body)
        chosen = Filters(of.id, _years(first, last), level, kind, under, status, tuple(figure.split()))
        if q.strip() and not of.wrong:
            left = waiting(session)
            try:
                found = list(search(session, q, chosen, after=after, limit=SHOWN + 1))
            except SearchError as error:
                wrong = str(error)
    shown = [hit | {"snippets": [_pieces(one) for one in hit["snippets"]]} for hit in found[:SHOWN]]
    filters = {"body": body, "first": first, "last": last, "level": level, "kind": kind, "under": under,
               "status": status, "figure": figure}  # fmt: skip
    values = {
        "q": q.strip(),
        "filters": filters,
        "filtered": any(filters.values()),
        "body": of,
        "hits": shown,
        "wrong": wrong,
        "looked_for": ["".join(phrase) for phrase in phrases(q)],
        "hints": list(_hints(q, first, last)),
        "left": left,
        "after": after,
        "next": shown[-1]["key"] if len(found) > SHOWN else None,
        "choices": {"level": LEVELS, "kind": KINDS, "status": STATUSES},
        "sections": SECTIONS,
    }
    return page(request, "search.html", values)


def _years(first: int | None, last: int | None) -> tuple[int, int] | None:
    return None if first is None and last is None else (first or 0, last or 9999)


def _hints(q: str, first: int | None, last: int | None) -> Sequence[str]:
    """What a reader may have meant otherwise than it is taken."""
    told = []
    if signs := [found[1] for found in _OPERATORS.finditer(q)]:
        told.append(
            _("There are no operators: %(signs)s is looked for as it stands; every word must be there.")
            % {"signs": "、".join(signs)}
        )
    if sum(q.count(mark) for mark in _QUOTES) % 2:
        told.append(_("A quotation mark has no partner and was left out."))
    if first and last and first > last:
        told.append(_("The first year is after the last: nothing can be found."))
    return told


def _pieces(snippet: Mapping[str, Any]) -> dict[str, Any]:
    """A snippet as (text, whether it was looked for), for a template to escape."""
    pieces, at = [], 0
    for start, end in snippet["hits"]:
        pieces += [(snippet["text"][at:start], False), (snippet["text"][start:end], True)]
        at = end
    return {"pieces": [*pieces, (snippet["text"][at:], False)], "section": snippet["section"]}
