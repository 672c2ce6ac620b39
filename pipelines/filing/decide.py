"""From sources to decisions: is it a report, whose, of which year, in which scope; each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.messages import speaking
from models.messages.kept import retold
from models.rules import Wording, phrase
from pipelines.filing import names
from pipelines.filing.bodies import Directory
from pipelines.filing.evidence import Decision, Draft, Source
from pipelines.filing.place import Named, Place, see
from pipelines.filing.published import set_by_publisher
from pipelines.filing.titles import is_notice, read_title
from pipelines.filing.years import decide_year
from pipelines.findings import finding

TITLE = "title of its place"
AGENCY_KINDS = ("office", "department", "township", "street")


def decide_all(
    sources: Sequence[Source], places: Mapping[int, Place], directory: Directory
) -> list[Decision]:
    """Decides every source. Those that name themselves go first; the others find the bodies they made."""
    decisions = {source.version_id: _verdict(source) for source in sources}
    reports = [source for source in sources if decisions[source.version_id].is_report]
    for source in reports:
        decision = decisions[source.version_id]
        _set_year(decision)
    in_order = sorted(reports, key=lambda s: (s.portal_id, s.agency or "", s.content_hash, s.url, s.number))
    own = {s.version_id: own_name(s, places[s.portal_id], directory) for s in in_order}
    for step in (True, False):
        for source in in_order:
            named = own[source.version_id]
            if (named is not None) is step:
                _set_body(decisions[source.version_id], named, places[source.portal_id], directory)
    set_by_publisher([decisions[source.version_id] for source in reports], places, directory)
    for source in reports:
        _set_scope(decisions[source.version_id])
    return [decisions[source.version_id] for source in sources]


def own_name(source: Source, place: Place, directory: Directory) -> Named | None:
    """The body that the document names itself, or None (本机关, no name)."""
    for text in (source.agency, read_title(source.title).agency):
        named = see(text, place, directory.divisions)
        if named is not None:
            return named
    return None


def place_name(source: Source, place: Place, directory: Directory) -> tuple[Named, str] | None:
    """The body that the pages leading to it name, with where: title, unit, link, trail,
    breadcrumb or column."""
    for text, where in _place_words(source):
        named = see(text, place, directory.divisions)
        if named is None and len(names.clean(text)) == 1 and names.clean(text) in "省州市区县旗盟":
            named = Named(names.GOVERNMENT, text)
        if named is not None:
            return named, where
    return None


def unit_name(source: Source, place: Place, directory: Directory) -> Named | None:
    """The body in whose part of the portal it stands."""
    for text, where in _place_words(source):
        if where in ("unit", "breadcrumb"):
            named = see(text, place, directory.divisions)
            if named is not None and (where == "unit" or named.key != names.GOVERNMENT):
                return named
    return None


def title_name(source: Source, place: Place, directory: Directory) -> Named | None:
    """The body that the titles on the pages leading to it name."""
    found = (see(text, place, directory.divisions) for text, where in _place_words(source) if where == TITLE)
    return next((named for named in found if named is not None), None)


def _place_words(source: Source) -> list[tuple[str, str]]:
    words = [(read_title(title).agency, TITLE) for title in source.place_titles if not is_notice(title)]
    if source.article and source.article.agency:
        words.append((source.article.agency, "article"))
    for context in source.contexts:
        words.append((context.get("unit") or "", "unit"))
        words.append((context.get("text") or "", "link text"))
        words += [(crumb, "trail") for crumb in reversed(context.get("trail") or ())]
        words += [(crumb, "breadcrumb") for crumb in reversed(context.get("breadcrumb") or ())]
        for part in ("column", "heading"):
            text = context.get(part) or ""
            words += [(text, part), (read_title(text).agency, part)]
    return [(text, where) for text, where in words if text]


def _verdict(source: Source) -> Decision:
    titles = [title for title in (source.title, *source.place_titles) if title]
    if "report" in source.reviewed:
        said = source.reviewed["report"] == "yes"
        verdict = "report" if said else "not_a_report"
        return Decision(source, said, evidence={"verdict": f"{verdict}, said by a person"})
    if source.is_report:
        notice = next((title for title in titles if is_notice(title)), None)
        if notice and not source.numbers:
            return Decision(source, False, evidence={"verdict": "blank form of a notice", "title": notice})
        return Decision(source, True, evidence={"verdict": "report"})
    if source.error:
        wording = next((title for title in titles if read_title(title).is_report), None)
        if wording:
            remark = finding("report_unreadable", title=wording, error=_in_both(source.error))
            return Decision(
                source, True, evidence={"verdict": "report by title, unreadable"}, remarks=[remark]
            )
    why = "unreadable" if source.error else "not_a_report"
    return Decision(source, False, evidence={"verdict": why, "title": titles[0] if titles else None})


def _set_year(decision: Decision) -> None:
    given, printed = decision.source.given.get("year"), decision.source.year
    if given is not None:
        decision.year, decision.evidence["year"] = given, "given by a person"
        if printed not in (None, given):
            said = phrase("where_given_by_a_person")
            decision.remarks.append(
                finding("year_differs_from_place", year=given, where=said, other=printed)
            )
        return
    decision.year, where, other = decide_year(decision.source)
    decision.evidence["year"] = where
    if other is not None:
        decision.place_agrees = False
        said = phrase("where_" + (where or "").replace(" ", "_"))
        decision.remarks.append(
            finding("year_differs_from_place", year=decision.year, where=said, other=other)
        )


def _set_body(decision: Decision, own: Named | None, place: Place, directory: Directory) -> None:
    source = decision.source
    given = directory.by_id(source.given.get("body", ""))
    if given is not None:
        decision.body, decision.evidence["body"] = given, {"given by a person": given.name}
        if own is not None and not _same(given, own, place, directory):
            decision.remarks.append(
                finding("agency_differs_from_given", agency=own.printed, body=given.name)
            )
        return
    if own is None:
        _set_body_by_place(decision, place, directory)
        return
    unit = unit_name(source, place, directory) or title_name(source, place, directory)
    decision.body = _own_body(own, unit, place, directory)
    decision.evidence["body"] = {"own words": own.printed}
    if unit is not None and not _same(decision.body, unit, place, directory):
        decision.place_agrees = False
        decision.evidence["body"]["place"] = unit.printed
        decision.remarks.append(
            finding("agency_differs_from_place", agency=decision.body.name, place=unit.printed)
        )


def _own_body(own: Named, unit: Named | None, place: Place, directory: Directory) -> Draft:
    home = directory.place_of(own, place)
    if (
        directory.exact(home, own.key) is None
        and unit is not None
        and unit.division == own.division
        and names.abbreviates(unit.key, own.key)
    ):
        known = directory.exact(home, unit.key)
        if known is not None:
            directory.alias(home, own, known)
    body = directory.of(own, place)
    if unit is not None and unit.division == own.division and names.abbreviates(unit.key, own.key):
        directory.alias(home, unit, body)
    return body


def _same(body: Draft, unit: Named, place: Place, directory: Directory) -> bool:
    """True if the unit means the body, or the government's office publishes for the government."""
    found = directory.find(directory.place_of(unit, place), unit.key)
    if found is not None and found.id == body.id:
        return True
    at_home = body.portal_id == place.portal_id or body.division_code == place.division_code
    pair = {body.kind, names.kind(unit.key, zone=place.is_zone)}
    return at_home and pair <= {"government", "zone", "office"} and unit.division is None


def _set_body_by_place(decision: Decision, place: Place, directory: Directory) -> None:
    found = place_name(decision.source, place, directory)
    if found is not None:
        named, where = found
        home = directory.place_of(named, place)
        known = directory.find(home, named.key)
        decision.body = known if known is not None else directory.of(named, place)
        directory.alias(home, named, decision.body)
        decision.evidence["body"] = {where: named.printed}
    elif decision.source.scope == "government_aggregate":
        decision.body = directory.of(Named(names.GOVERNMENT, place.name or ""), place)
        decision.evidence["body"] = {"scope": decision.source.scope_evidence}


def _set_scope(decision: Decision) -> None:
    source, kind = decision.source, decision.body.kind if decision.body else None
    if "scope" in source.given:
        decision.scope, decision.evidence["scope"] = source.given["scope"], "given by a person"
    elif kind in AGENCY_KINDS and (kind != "office" or source.scope == "unknown"):
        decision.scope, decision.evidence["scope"] = "agency", f"a {kind} reports for itself"
    elif source.scope != "unknown":
        decision.scope, decision.evidence["scope"] = source.scope, source.scope_evidence


def _in_both(error: str) -> Wording:
    """A kept reason in both languages."""
    with speaking("zh"):
        return Wording(error, retold(error))
