"""Percentages in the prose: 不予公开35件，占4.34% is held against every total that it may be a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipelines.findings import finding
from pipelines.reading import Figure, Finding, Statement
from pipelines.words.sentences import Sentence

_SHARE = re.compile(
    r"(?P<label>(?:予以公开(?:以?及|和|与|、))?部分公开|予以公开|不予公开|无法提供|不予处理|其他处理)(?P<n>\d+)件[,(]?(?:约)?占"
    r"[^,。;\d]{0,14}?(?P<share>\d+(?:\.\d+)?)%"
)
_WHOLES = (
    ("t3.new.total",),
    ("t3.total.total",),
    ("t3.new.total", "t3.carried_in.total"),
    ("s14.req_answered",),
    ("s14.req_received",),
)


def check_shares(
    said: Sequence[Sentence], figures: Mapping[str, Figure], stated: Sequence[Statement]
) -> Iterator[Finding]:
    """A note for each percentage that is the number's share of no total in the tables or in the text."""
    wholes = {codes: _sum(codes, figures) for codes in _WHOLES if all(code in figures for code in codes)}
    totals = {whole for whole in wholes.values() if whole}
    totals |= {each.value for each in stated if each.code in ("p.requests.received", "p.requests.answered")}
    if not totals:
        return
    for sentence in said:
        for match in _SHARE.finditer(sentence.comparable):
            number, share = Decimal(match["n"]), Decimal(match["share"])
            unit = Decimal(1).scaleb(share.as_tuple().exponent)  # type: ignore[arg-type]
            if not any(total and abs(number * 100 / total - share) <= unit for total in totals):
                yield finding(
                    "prose_share",
                    figures=tuple(dict.fromkeys(code for codes in wholes for code in codes)),
                    label=match["label"],
                    number=number,
                    share=share,
                    wholes=[f"{total:f}" for total in sorted(totals)],
                )


def _sum(codes: tuple[str, ...], figures: Mapping[str, Figure]) -> Decimal:
    return sum((figures[code].value or Decimal(0) for code in codes), Decimal(0))
