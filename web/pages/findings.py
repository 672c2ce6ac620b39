"""Findings: what a reader must know of the reports, by rule; and what people decided and corrected."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.messages import language
from models.rules import rules
from research.findings import Chosen, Record, by_rule, page_of
from research.review_open import newest
from web.choices import choices
from web.named import Named, named
from web.rendering import page, room_of
from web.reviewing import desk_of, may_review
from web.room import Room
from web.typed import Number, Word
from web.words import FAULTS, KINDS, SEVERITIES

SHOWN = 40
GRAVE = ("error", "warning")
_DECIDED = {"yes": True, "no": False}
router = APIRouter(include_in_schema=False)


@router.get("/findings", name="findings")
def listed(
    request: Request,
    severity: Word = None,
    rule: Word = None,
    fault: Word = None,
    body: str = "",
    under: Word = None,
    kind: Word = None,
    year: Number = None,
    decided: Word = None,
    after: int = 0,
) -> Response:
    """Errors and warnings, or whatever else is asked for, some at a time; how many there are of each rule."""
    severities = () if severity == "all" else (severity,) if severity in SEVERITIES else GRAVE
    filters = {"severity": severity, "rule": rule, "fault": fault, "body": body.strip() or None,
               "under": under, "kind": kind, "year": year, "decided": decided}  # fmt: skip
    room = room_of(request)
    with room.asking() as session:
        of = named(session, body)
        chosen = Chosen(severities, rule, fault, of.id, under, kind, year, _DECIDED.get(decided or ""))
        if of.wrong:
            return _page(request, of, filters, after, ([], None), [])
    if may_review(request):
        found, counted = _found(room, chosen, after)
    else:
        key = ("findings", chosen, after)
        found, counted = room.memo.of(key, lambda: _found(room, chosen, after))
    return _page(request, of, filters, after, found, counted)


def _found(room: Room, chosen: Chosen, after: int) -> tuple[tuple[list[Record], int | None], list[Record]]:
    """Some findings and the key beyond which more follow; and, beside the first, how many there are."""
    with room.asking() as session:
        return page_of(session, chosen, after=after, limit=SHOWN), [] if after else by_rule(session, chosen)


def _page(
    request: Request,
    of: Named,
    filters: Mapping[str, object],
    after: int,
    found: tuple[list[Record], int | None],
    counted: list[Record],
) -> Response:
    values = {
        "filters": filters,
        "body": of,
        "groups": _groups(found[0]),
        "counted": _gravest_first(counted),
        "after": after,
        "next": found[1],
        "choices": {"severity": SEVERITIES, "fault": FAULTS, "kind": KINDS},
        "told": told_rule,
        "figures": choices(),
    }
    return page(request, "findings.html", values | desk_of(request))


@router.get("/corrections", name="corrections")
def corrections(request: Request, body: str = "", before: Number = None) -> Response:
    """What people decided and corrected: who, when, why; the newest first."""
    with room_of(request).asking() as session:
        of = named(session, body)
        rows = [] if of.wrong else newest(session, body_id=of.id, before=before, limit=SHOWN + 1)
    values = {"body": of, "typed": body, "reviews": rows[:SHOWN],
              "next": rows[SHOWN - 1]["review"] if len(rows) > SHOWN else None}  # fmt: skip
    return page(request, "corrections.html", values | desk_of(request))


def told_rule(code: str) -> dict[str, str]:
    """What a rule means and what it stands on, in the reader's language; a rule of old stands for itself."""
    rule = rules().get(code)
    if rule is None:
        return {"means": code, "ground": ""}
    return {"means": getattr(rule.means, language()), "ground": getattr(rule.ground, language())}


def _groups(shown: list[Record]) -> list[tuple[str, list[Record]]]:
    """The findings of a page by their rule, in the order in which the rules are first met."""
    found: dict[str, list[Record]] = {}
    for one in shown:
        found.setdefault(one["rule"], []).append(one)
    return list(found.items())


def _gravest_first(counted: list[Record]) -> list[Record]:
    order = list(SEVERITIES)
    return sorted(counted, key=lambda one: (order.index(one["severity"]), -one["findings"], one["rule"]))
