"""How a number is printed in a cell: separators, widths, blanks, marks, units."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.reportgen.figures import Figures
from tests.reportgen.truth import Borne

MARKS = ("/", "-", "—", "——", "无", "／")
PRINTS = ("plain", "thousands", "fullwidth", "padded", "signed")
BLANKS = ("none", "zeros", "some_zeros", "quarter", "marks")
_FULL = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def print_cells(rng: Random, figures: Figures, how: str, blanks: str) -> dict[str, Borne]:
    """The text of every cell.

    `blanks`: zeros printed as blanks (all or some), a quarter of all cells blank, or zeros as marks.
    """
    mark = rng.choice(MARKS)
    return {code: _one(rng, code, value, how, blanks, mark) for code, value in figures.items()}


def _one(rng: Random, code: str, value: Decimal, how: str, blanks: str, mark: str) -> Borne:
    if blanks == "quarter" and rng.random() < 0.25:
        return Borne("blank")
    if value == 0 and blanks == "zeros":
        return Borne("blank")
    if value == 0 and blanks == "some_zeros" and rng.random() < 0.5:
        return Borne("blank")
    if value == 0 and blanks == "marks" and rng.random() < 0.7:
        return Borne("mark", raw=mark)
    unit = None
    if code == "t2.procurement.amount" and value:
        unit = rng.choice((None, "元", "万元"))
    return Borne("value", value, _text(rng, code, value, how) + (unit or ""), unit)


def _text(rng: Random, code: str, value: Decimal, how: str) -> str:
    text = f"{value:,}" if how == "thousands" else str(value)
    if how == "signed" and code.endswith(".change") and value:
        word = rng.choice(("+", "增", "增加")) if value > 0 else rng.choice(("减", "减少", "－"))
        return word + str(abs(value))
    if how == "fullwidth":
        return text.translate(_FULL)
    if how == "padded":
        return rng.choice(("  ", "　", "\u00a0", "")) + text + rng.choice((" ", "　　", ""))
    return text
