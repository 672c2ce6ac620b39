"""Decisions → reports: which versions of which documents are one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from pipelines.filing.evidence import Decision, Draft

Alike = Callable[[Decision, Decision], bool]
"""True if two documents say the same figures or, having none, the same words."""


@dataclass(slots=True)
class Group:
    """The versions of one report. `decisions` are ordered by document and version number."""

    body: Draft | None
    year: int | None
    scope: str
    decisions: list[Decision]

    @property
    def known(self) -> bool:
        """True if the archive holds it unique: body, year and scope are all known."""
        return self.body is not None and self.year is not None and self.scope != "unknown"

    def documents(self) -> dict[int, list[Decision]]:
        """The versions by document, oldest first."""
        found: dict[int, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            found[decision.source.document_id].append(decision)
        return found


def group(decisions: Iterable[Decision], alike: Alike) -> list[Group]:
    """Groups the decisions that are reports; fills what one leaves unknown and its equals know."""
    every = list(decisions)
    _adopt_unreadable(every)
    reports = [decision for decision in every if decision.is_report]
    for bond in (_content, _cluster):
        _fill(reports, bond)
    exact: dict[tuple[str, int], list[Decision]] = defaultdict(list)
    loose: list[Decision] = []
    for decision in reports:
        if decision.body is not None and decision.year is not None:
            exact[decision.body.id, decision.year].append(decision)
        else:
            loose.append(decision)
    found = [one for members in exact.values() for one in _by_scope(members, alike)]
    found += [_group(members) for members in _joined(loose)]
    return sorted(found, key=lambda one: min(d.source.version_id for d in one.decisions))


def _content(decision: Decision) -> Hashable:
    return decision.source.content_hash


def _cluster(decision: Decision) -> Hashable:
    return decision.source.cluster


def _adopt_unreadable(decisions: list[Decision]) -> None:
    """A version that cannot be read stays with the report that its document was before."""
    before: dict[int, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.source.document_id, d.source.number)):
        if decision.is_report:
            before[decision.source.document_id] = decision
        elif decision.source.error and decision.source.document_id in before:
            known = before[decision.source.document_id]
            decision.is_report, decision.body, decision.year = True, known.body, known.year
            decision.scope = known.scope
            decision.evidence = {
                "verdict": "unreadable version of a report",
                "version": known.source.version_id,
            }


def _fill(reports: list[Decision], bond: Callable[[Decision], Hashable]) -> None:
    bonded: dict[Hashable, list[Decision]] = defaultdict(list)
    for decision in reports:
        bonded[bond(decision)].append(decision)
    for members in bonded.values():
        bodies = {d.body.id: d.body for d in members if d.body is not None}
        years = {d.year for d in members if d.year is not None}
        for decision in members:
            if decision.body is None and len(bodies) == 1:
                decision.body = next(iter(bodies.values()))
                decision.evidence["body"] = {"same as": bond.__name__.strip("_")}
            if decision.year is None and len(years) == 1:
                decision.year = next(iter(years))
                decision.evidence["year"] = f"same {bond.__name__.strip('_')}"


def _by_scope(members: list[Decision], alike: Alike) -> list[Group]:
    """Splits one body's one year by scope; an unknown scope joins the report it stands with or equals."""
    known: dict[str, list[Decision]] = defaultdict(list)
    unknown: list[Decision] = []
    for decision in members:
        (known[decision.scope] if decision.scope != "unknown" else unknown).append(decision)
    apart: list[Decision] = []
    for decision in unknown:
        home = next(
            (
                scope
                for scope, others in sorted(known.items())
                if any(_bound(decision, other) or alike(decision, other) for other in others)
            ),
            None,
        )
        (known[home] if home else apart).append(decision)
    groups = [_group(decisions, scope) for scope, decisions in known.items()]
    return [*groups, _group(apart)] if apart else groups


def _bound(one: Decision, other: Decision) -> bool:
    return any(a == b for a, b in zip(_bonds(one), _bonds(other), strict=True))


def _joined(loose: list[Decision]) -> list[list[Decision]]:
    """Reports of unknown body or year: one where document, article or content is the same."""
    parts: dict[int, list[Decision]] = {}
    at: dict[Hashable, set[int]] = defaultdict(set)
    for number, decision in enumerate(loose):
        bonds = _bonds(decision)
        near = sorted({part for bond in bonds for part in at[bond] if part in parts})
        mine = [
            part
            for part in near
            if any(_bound(decision, one) and _agree(decision, one) for one in parts[part])
        ]
        parts[number] = [decision] + [one for part in mine for one in parts.pop(part)]
        for one in parts[number]:
            for bond in _bonds(one):
                at[bond].add(number)
    return list(parts.values())


def _bonds(decision: Decision) -> tuple[Hashable, ...]:
    source = decision.source
    return ("document", source.document_id), ("article", source.cluster), ("content", source.content_hash)


def _agree(one: Decision, other: Decision) -> bool:
    same_body = one.body is None or other.body is None or one.body.id == other.body.id
    return same_body and (one.year is None or other.year is None or one.year == other.year)


def _group(decisions: list[Decision], scope: str = "unknown") -> Group:
    ordered = sorted(decisions, key=lambda d: (d.source.document_id, d.source.number))
    body = next((d.body for d in ordered if d.body is not None), None)
    year = next((d.year for d in ordered if d.year is not None), None)
    return Group(body, year, scope, ordered)
