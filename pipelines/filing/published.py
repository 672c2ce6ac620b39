"""Whose a report without a name is by who published it: the government, where nothing speaks against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from pipelines.filing import names
from pipelines.filing.bodies import Directory
from pipelines.filing.evidence import Decision, Source
from pipelines.filing.place import Named, Place, see

OFFICE = "政府办"
_OF_OTHERS = re.compile(
    "部门|单位|直属|乡镇|镇乡|镇街|街镇|街道|乡办|场镇|园区|开发区|县区|区县|县市|旗县|各[县区市旗]|[县区]\\(市"
)
"""What names a column of other bodies' reports."""
_WORDS = ("trail", "breadcrumb", "column", "heading", "unit")


def set_by_publisher(
    decisions: Sequence[Decision], places: Mapping[int, Place], directory: Directory
) -> None:
    """Gives the government's body to reports of which nothing says whose they are, if they bear the name of
    the government or its office as publisher and stand in a column where all others that say whose they are
    are these bodies' own; of two such reports for one year, to neither."""
    columns = _bodies_by_column(decisions)
    nameless: dict[tuple[int, int | None], list[tuple[Decision, str]]] = defaultdict(list)
    own = {portal: directory.find(place, names.GOVERNMENT) for portal, place in places.items()}
    held = {
        (d.source.portal_id, d.year)
        for d in decisions
        if d.source.current and d.body is not None and d.body is own[d.source.portal_id]
    }
    for decision in decisions:
        if decision.body is None and decision.is_report:
            source = decision.source
            place = places[source.portal_id]
            printed = _publisher(source, place, directory, columns[_column(source)])
            if printed is not None:
                nameless[source.portal_id, decision.year].append((decision, printed))
    for (portal, year), found in nameless.items():
        if year is None or (portal, year) in held or _differ(decision.source for decision, _ in found):
            continue
        for decision, printed in found:
            place = places[portal]
            decision.body = directory.of(Named(names.GOVERNMENT, place.name or ""), place)
            decision.evidence["body"] = {"publisher": printed}


def _differ(sources: Iterable[Source]) -> bool:
    """True if two articles that stand there now have nothing in common."""
    contents: dict[int, set[str]] = defaultdict(set)
    for source in sources:
        if source.current:
            contents[source.cluster].add(source.content_hash)
    return any(one.isdisjoint(other) for one, other in combinations(contents.values(), 2))


def _bodies_by_column(decisions: Sequence[Decision]) -> dict[Hashable, set[str]]:
    """The ids of the bodies that are known to have a report there."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for decision in decisions:
        if decision.body is not None:
            found[_column(decision.source)].add(decision.body.id)
    return found


def _column(source: Source) -> Hashable:
    """Where a report stands by its own trail, else by that of the page that led to it."""
    trails = [tuple(c.get("trail") or c.get("breadcrumb") or ()) for c in source.contexts]
    return source.portal_id, next((trail for trail in reversed(trails) if trail), ())


def _publisher(source: Source, place: Place, directory: Directory, beside: set[str]) -> str | None:
    """The name of the government or of its office, if the report's page bears it and no other body's; the
    office's alone does where no report of the office stands `beside`."""
    if not place.name or _stands_with_others(source):
        return None
    told = [name for context in source.contexts for name in context.get("publishers") or ()]
    named = [found for found in (see(name, place, directory.divisions) for name in told) if found]
    if not named or any(one.division or one.key not in (names.GOVERNMENT, OFFICE) for one in named):
        return None
    keys = {names.GOVERNMENT} | ({OFFICE} if any(one.key == names.GOVERNMENT for one in named) else set())
    mine = (directory.find(place, key) for key in keys)
    return None if beside - {body.id for body in mine if body is not None} else named[0].printed


def _stands_with_others(source: Source) -> bool:
    for context in source.contexts:
        for part in _WORDS:
            said = context.get(part) or ()
            texts = (said,) if isinstance(said, str) else said
            if any(_OF_OTHERS.search(text) for text in texts):
                return True
    return False
