"""`finding`: the one way to make a Finding, its messages from the catalogue of rules."""

from __future__ import annotations

from models.rules import phrase, rule, worded
from pipelines.document import Damage
from pipelines.reading import AtFault, Finding, Severity


def finding(
    code: str,
    *,
    case: str = "",
    severity: Severity | None = None,
    at_fault: AtFault | None = None,
    figures: tuple[str, ...] = (),
    expected: str | None = None,
    **places: object,
) -> Finding:
    """The finding of a rule, its message filled with `places` (values, or Wordings that differ by language).

    Severity and fault are the rule's first unless named. KeyError if the catalogue has no such rule or case,
    or a place is not filled; ValueError for a severity or fault that the rule never has.
    """
    known = rule(code)
    severity = severity or Severity(known.severity[0])
    at_fault = at_fault or AtFault(known.at_fault[0])
    if severity not in known.severity or at_fault not in known.at_fault:
        raise ValueError(f"{code} is never {severity} with {at_fault} at fault")
    message = worded(code, case, places)
    return Finding(code, severity, message.en, at_fault, figures, expected, message.zh)


def damage_finding(damage: Damage, figures: tuple[str, ...] = ()) -> Finding:
    """The damage of a document as a finding; where it is of one table, the messages begin with its number."""
    said = worded(damage.rule, damage.case, damage.places)
    if damage.table is not None:
        said = phrase("table", table=damage.table, said=said)
    known = rule(damage.rule)
    return Finding(
        damage.rule,
        Severity(known.severity[0]),
        said.en,
        AtFault(known.at_fault[0]),
        figures,
        None,
        said.zh,
    )
