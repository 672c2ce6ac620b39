"""What the text says of the fee for requests: held against itself, and against the table of 2014."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from models.rules import phrase
from pipelines.checks.narrative import quoted
from pipelines.findings import finding
from pipelines.reading import Figure, Finding, State, Statement

_NOTICES, _NOTIFIED, _COLLECTED = "p.fees.notices", "p.fees.notified", "p.fees.collected"
_IN_2014 = "s14.fee_wan"
_YUAN = {"元": 1, "百元": 100, "千元": 1000, "万元": 10_000}


def check_fees(figures: Mapping[str, Figure], stated: Sequence[Statement]) -> Iterator[Finding]:
    """A warning where sentences on the fee exclude each other, or none agrees with the table of 2014."""
    said = {
        code: [each for each in stated if each.code == code] for code in (_NOTICES, _NOTIFIED, _COLLECTED)
    }
    for statements in _excluding(said):
        yield finding("fees_contradict", stated=quoted(statements))
    figure = figures.get(_IN_2014)
    if figure is not None and said[_COLLECTED]:
        yield from _against_table(figure, said[_COLLECTED])


def _excluding(said: Mapping[str, list[Statement]]) -> Iterator[list[Statement]]:
    """Statements of different amounts for one figure; no notice, and yet an amount in notices."""
    for statements in said.values():
        if len({each.value for each in statements}) > 1:
            yield statements
    notices, notified = said[_NOTICES], said[_NOTIFIED]
    none_sent = notices and not any(each.value for each in notices)
    if none_sent and notified and all(each.value for each in notified):
        yield [*notices, *notified]


def _against_table(figure: Figure, statements: list[Statement]) -> Iterator[Finding]:
    factor = _YUAN.get(figure.unit or "")
    if figure.value is None or factor is None or figure.state not in (State.PRINTED, State.ALIGNED):
        return
    half = Decimal(factor).scaleb(_exponent(figure.value)) / 2
    if any(abs(each.value - figure.value * factor) <= half for each in statements):
        return
    yield finding(
        "narrative_contradicts",
        figures=(_IN_2014,),
        expected="/".join(str(each.value) for each in statements),
        stated=quoted(statements),
        basis=phrase("label", label="依申请公开信息收取的费用"),
        value=f"{figure.value} {figure.unit}",
    )


def _exponent(value: Decimal) -> int:
    """The power of ten of the last printed digit: an amount in 万元 is rounded to it."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
