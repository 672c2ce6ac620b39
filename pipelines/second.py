"""Second opinions: what two readers of the same bytes say is held together; evidence settles a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from models.rules import Wording, phrase
from pipelines.findings import finding
from pipelines.forms import form, forms
from pipelines.match.identity_checks import held_up
from pipelines.reading import Figure, Reading, Severity, State

DOUBTS = frozenset(
    {
        "cell_text",
        "damaged_text_layer",
        "repaired_file",
        "row_cells",
        "row_fused",
        "row_missing",
        "row_repeated",
        "row_unplaced",
        "table_cells_crowded",
        "table_cells_overflow",
        "table_missing",
        "table_rules_broken",
        "tables_missing",
    }
)
"""Findings that a second reader of the same bytes may clear up; so may it those of broken identities."""
STATED_APART = "text_stated_apart"
"""What the first PDF reader takes from the file's own words, the second from the glyphs alone."""
PICTURES = frozenset({"no_text_layer", "read_from_pictures"})
_UNKNOWN = frozenset({State.AMBIGUOUS, State.MISSING, State.UNCERTAIN, State.TEXT})
_EMPTY = frozenset({State.BLANK, State.MARK})
_SHOWN = 5


@dataclass(frozen=True)
class _Said:
    """A reading with its evidence: the codes that a closing identity holds up, and those of broken ones."""

    reading: Reading
    figures: dict[str, Figure]
    held: frozenset[str]
    broken: frozenset[str]

    @property
    def weight(self) -> tuple[bool, int, int, int]:
        """The more, the better the reading bears itself out."""
        known = sum(figure.state not in _UNKNOWN for figure in self.figures.values())
        return self.reading.is_report, len(self.held), -len(self.broken), known


def is_wanted(reading: Reading) -> bool:
    """Whether the reading leaves something open that another reader might know; of pictures none does."""
    doubts = DOUBTS | _identities()
    if any(found.rule in PICTURES for found in reading.findings):
        return False
    if _states_apart(reading):
        return True
    return any(found.rule in doubts and found.severity is not Severity.INFO for found in reading.findings)


def settled(first: Reading, second: Reading) -> Reading:
    """The reading that its identities bear out better, the first if neither does.

    A figure that the other reader gives otherwise stays only if an identity closes with it and none with the
    other; else it is ambiguous, and a finding names it. So is any where the file states numbers apart from
    its glyphs: what adds up need not be what is shown.
    """
    ours, theirs = sorted((_said(first), _said(second)), key=lambda said: said.weight, reverse=True)
    reading = ours.reading
    differing = [code for code in ours.figures if _differ(ours.figures[code], theirs.figures.get(code))]
    apart = _states_apart(first)
    unsettled = tuple(code for code in differing if apart or code not in ours.held or code in theirs.held)
    notes = []
    if reading is not first:
        notes.append(finding("second_reader", figures=tuple(differing), count=len(differing)))
    if unsettled:
        notes.append(finding("readers_disagree", figures=unsettled, numbers=_shown(unsettled, ours, theirs)))
    figures = tuple(
        replace(figure, state=State.AMBIGUOUS, value=None) if figure.code in unsettled else figure
        for figure in reading.figures
    )
    return replace(reading, figures=figures, findings=(*reading.findings, *notes))


def _states_apart(reading: Reading) -> bool:
    return any(found.rule == STATED_APART for found in reading.findings)


def _said(reading: Reading) -> _Said:
    figures = {figure.code: figure for figure in reading.figures}
    held: set[str] = set()
    for table_id, name in reading.forms.items():
        held |= held_up(form(name).table(table_id), figures)
    broken = {code for found in reading.findings if found.rule in _identities() for code in found.figures}
    return _Said(reading, figures, frozenset(held), frozenset(broken))


def _differ(ours: Figure, theirs: Figure | None) -> bool:
    """Whether both know what stands there, and it is not the same."""
    if theirs is None or _is_open(ours) or _is_open(theirs):
        return False
    if ours.state in _EMPTY and theirs.state in _EMPTY:
        return False
    return ours.value != theirs.value


def _is_open(figure: Figure) -> bool:
    return figure.value is None and figure.state not in _EMPTY


def _shown(codes: Sequence[str], ours: _Said, theirs: _Said) -> Wording | list[str]:
    """The figures with what each reader says, the first few of many."""
    each = [f"{code} {_number(ours.figures[code])}/{_number(theirs.figures[code])}" for code in codes]
    rest = len(each) - _SHOWN
    return phrase("and_more", some=each[:_SHOWN], count=rest) if rest > 0 else each


def _number(figure: Figure) -> str:
    return "—" if figure.value is None else f"{figure.value:f}"


@cache
def _identities() -> frozenset[str]:
    """The rules of the forms' identities."""
    return frozenset(each.rule for form in forms() for table in form.tables for each in table.identities)
