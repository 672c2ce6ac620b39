"""The figures of the sample reports: seven real ones, and years made up around them that keep the identities.

A made-up year keeps: total = sum of applicants; 新收 + 上年结转 = 总计 + 结转下年度; 总计 = sum of results;
结转下年度 of a year = 上年结转 of the next; documents in force = those before + made − repealed.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

from samples.form import APPLICANTS, COURSES, PARTIES, RESULTS, Figures, Form, Number, codes, outcome_rows

_BLANK_REVIEW = tuple(f"t4.review.{result}" for result in RESULTS)

# What the real reports print and is not 0, and after it the codes whose cells are blank; `*` = every cell of
# tables 三 and 四 that is not printed.
REAL: dict[str, tuple[Form, dict[str, Number], tuple[str, ...]]] = {
    "social-affairs-2024": (
        "2021",
        {"t2.normative.made": 1, "t2.normative.valid": 6, "t2.licensing": 73},
        _BLANK_REVIEW,
    ),
    "zone-2024": (
        "2021",
        {
            "t2.normative.made": 12, "t2.normative.repealed": 9, "t2.normative.valid": 72,
            "t2.licensing": 424264, "t2.penalty": 64941, "t2.coercion": 2096, "t2.fees": Decimal("21643.44"),
            "t3.new.natural": 11, "t3.new.other": 1, "t3.new.total": 12,
            "t3.granted.natural": 6, "t3.granted.other": 1, "t3.granted.total": 7,
            "t3.denied.internal_affairs.natural": 2, "t3.denied.internal_affairs.total": 2,
            "t3.unable.not_held.natural": 3, "t3.unable.not_held.total": 3,
            "t3.total.natural": 11, "t3.total.other": 1, "t3.total.total": 12,
            "t4.direct.upheld": 3, "t4.direct.total": 3,
        },
        _BLANK_REVIEW,
    ),
    "town-2024": (
        "2021",
        {
            "t2.penalty": 5, "t3.new.natural": 1, "t3.new.total": 1, "t3.granted.natural": 1,
            "t3.granted.total": 1, "t3.total.natural": 1, "t3.total.total": 1,
        },
        (),
    ),
    "party-work-2021": ("2021", {"t2.licensing": 2}, ()),
    "district-2023": (
        "2021",
        {
            "t2.normative.made": 2, "t2.normative.repealed": 8, "t2.normative.valid": 7, "t2.licensing": 6884,
            "t2.penalty": 988, "t2.coercion": 7, "t2.fees": 6559, "t3.new.natural": 49, "t3.new.total": 49,
            "t3.granted.natural": 28, "t3.granted.total": 28, "t3.partial.natural": 1, "t3.partial.total": 1,
            "t3.denied.other_law.natural": 4, "t3.denied.other_law.total": 4,
            "t3.denied.third_party.natural": 2, "t3.denied.third_party.total": 2,
            "t3.unable.not_held.natural": 7, "t3.unable.not_held.total": 7,
            "t3.rejected.petition.natural": 1, "t3.rejected.petition.total": 1,
            "t3.other.misc.natural": 6, "t3.other.misc.total": 6,
            "t3.total.natural": 49, "t3.total.total": 49,
            "t4.direct.upheld": 2, "t4.direct.corrected": 1, "t4.direct.pending": 1, "t4.direct.total": 4,
        },
        (),
    ),
    "district-east-2023": (
        "2021",
        {
            "t2.normative.repealed": 5, "t2.normative.valid": 5, "t2.licensing": 550, "t2.penalty": 4119,
            "t2.coercion": 195, "t2.fees": Decimal("7730.28"), "t3.new.natural": 21, "t3.new.total": 21,
            "t3.partial.natural": 4, "t3.partial.total": 4,
            "t3.denied.state_secret.natural": 1, "t3.denied.state_secret.total": 1,
            "t3.denied.process_info.natural": 1, "t3.denied.process_info.total": 1,
            "t3.denied.enforcement_file.natural": 1, "t3.denied.enforcement_file.total": 1,
            "t3.unable.not_held.natural": 10, "t3.unable.not_held.total": 10,
            "t3.unable.needs_creation.natural": 3, "t3.unable.needs_creation.total": 3,
            "t3.rejected.petition.natural": 1, "t3.rejected.petition.total": 1,
            "t3.total.natural": 21, "t3.total.total": 21,
            "t4.review.upheld": 10, "t4.review.corrected": 1, "t4.after_review.upheld": 5,
        },
        (),
    ),
    "city-office-2019": (
        "2019",
        {
            "t2.regulations.made": 13, "t2.regulations.published": 13, "t2.regulations.public_total": 524,
            "t2.normative.made": 60, "t2.normative.published": 60, "t2.normative.public_total": 368,
            "t2.procurement.items": 6, "t2.procurement.amount": 251000,
            "t3.new.natural": 821, "t3.new.business": 35, "t3.new.legal": 2, "t3.new.other": 1,
            "t3.new.total": 859, "t3.carried_in.natural": 18, "t3.carried_in.total": 18,
            "t3.granted.natural": 258, "t3.granted.business": 12, "t3.granted.legal": 1,
            "t3.granted.other": 1, "t3.partial.natural": 3,
            "t3.denied.state_secret.natural": 14, "t3.denied.internal_affairs.natural": 5,
            "t3.denied.process_info.natural": 3, "t3.denied.process_info.business": 1,
            "t3.denied.admin_query.natural": 10, "t3.denied.admin_query.business": 2,
            "t3.unable.not_held.natural": 252, "t3.unable.not_held.business": 12,
            "t3.unable.not_held.legal": 1,
            "t3.unable.needs_creation.natural": 44, "t3.unable.needs_creation.business": 3,
            "t3.unable.unclear_after_correction.natural": 25,
            "t3.rejected.petition.natural": 148, "t3.rejected.petition.business": 1,
            "t3.rejected.repeat.natural": 5, "t3.rejected.repeat.business": 4,
            "t3.total.natural": 767, "t3.total.business": 35, "t3.total.legal": 2, "t3.total.other": 1,
            "t3.total.total": 805, "t3.carried_out.natural": 72, "t3.carried_out.total": 72,
            "t4.review.upheld": 5, "t4.review.pending": 2, "t4.review.total": 7,
            "t4.direct.upheld": 8, "t4.direct.pending": 1, "t4.direct.total": 9,
        },
        ("*",),
    ),
}  # fmt: skip

# How often a request ends so.
_LIKELY = {
    "granted": 30, "partial": 6, "denied.third_party": 4, "denied.internal_affairs": 4,
    "denied.process_info": 5, "denied.other_law": 2, "denied.enforcement_file": 3, "denied.admin_query": 3,
    "unable.not_held": 16,
    "unable.needs_creation": 4, "unable.unclear_after_correction": 2, "rejected.petition": 7,
    "rejected.repeat": 3, "rejected.confirm_existing": 1, "other.overdue_correction": 2, "other.misc": 3,
    "other": 4,
}  # fmt: skip


def real(name: str) -> Figures:
    """The figures of a real report, every code of its form; None where the cell is blank."""
    form, printed, blanks = REAL[name]
    zero_tables = ("t2.",) if blanks == ("*",) else ("t2.", "t3.", "t4.")
    return {
        code: printed.get(code, 0 if code.startswith(zero_tables) and code not in blanks else None)
        for code in codes(form)
    }


def form_of_year(year: int) -> Form:
    return "2019" if year <= 2020 else "2021"


def series(
    rng: random.Random, years: Sequence[int], scale: int, anchors: Mapping[int, Figures] | None = None
) -> dict[int, Figures]:
    """Figures of consecutive fiscal years for one body that files about `scale` requests a year.

    Years in `anchors` (2021 form) keep the figures given; the others are made up to carry over into them.
    """
    anchors = anchors or {}
    stock = _stock(rng, years, anchors, scale)
    carried = {party: rng.choice((0, 0, scale // 12)) if party == "natural" else 0 for party in PARTIES}
    result: dict[int, Figures] = {}
    for year in years:
        if year in anchors:
            result[year] = anchors[year]
        else:
            after = anchors.get(year + 1)
            leave = {p: _integer(after, f"t3.carried_in.{p}") if after else None for p in PARTIES}
            form = form_of_year(year)
            figures = dict.fromkeys(codes(form), 0) | _requests(rng, form, scale, carried, leave)
            figures |= _courts(rng, scale) | _proactive(rng, form, scale, stock[year])
            result[year] = {code: figures[code] for code in codes(form)}
        carried = {p: _integer(result[year], f"t3.carried_out.{p}") for p in PARTIES}
    return result


def _integer(figures: Figures, code: str) -> int:
    return int(figures[code] or 0)


def _stock(
    rng: random.Random, years: Sequence[int], anchors: Mapping[int, Figures], scale: int
) -> dict[int, tuple[int, int, int]]:
    """Year → normative documents (made, repealed, valid), walked forward and, before an anchor, backward."""
    first = min(anchors, default=None)
    moves = {year: (rng.randint(0, 1 + scale // 10), rng.randint(0, 1 + scale // 14)) for year in years}
    for year, figures in anchors.items():
        moves[year] = (_integer(figures, "t2.normative.made"), _integer(figures, "t2.normative.repealed"))
    stock: dict[int, tuple[int, int, int]] = {}
    held = rng.randint(3, 9 + scale // 3)
    if first is not None:
        valid = _integer(anchors[first], "t2.normative.valid")
        for year in sorted((y for y in years if y <= first), reverse=True):
            made, repealed = moves[year]
            made = min(made, valid)
            stock[year] = (made, repealed, valid)
            valid = valid - made + repealed
        held = _integer(anchors[first], "t2.normative.valid")
    for year in years:
        if first is None or year > first:
            made, repealed = moves[year]
            repealed = min(repealed, held + made)
            held += made - repealed
            stock[year] = (made, repealed, held)
    return stock


def _requests(
    rng: random.Random, form: Form, scale: int, carried: Mapping[str, int], leave: Mapping[str, int | None]
) -> dict[str, Number]:
    """Table 三, each applicant column balanced on its own, then totalled."""
    figures: dict[str, Number] = {}
    rows = outcome_rows(form)
    weights = [_LIKELY.get(row, 0) for row in rows]
    for party in PARTIES:
        usual = {"natural": scale, "business": scale // 6, "legal": scale // 20, "other": scale // 25}.get(
            party, 0
        )
        low = usual // 2
        new = rng.randint(low, max(usual * 5 // 4, low)) if usual else 0
        stay = leave[party]
        out = min(stay if stay is not None else rng.randint(0, new // 8), new + carried[party])
        if stay is not None and out < stay:
            new, out = new + stay - out, stay
        handled = rng.choices(rows, weights, k=new + carried[party] - out)
        figures |= {f"t3.{row}.{party}": handled.count(row) for row in rows}
        figures |= {
            f"t3.new.{party}": new,
            f"t3.carried_in.{party}": carried[party],
            f"t3.total.{party}": len(handled),
            f"t3.carried_out.{party}": out,
        }
    for row in ("new", "carried_in", *rows, "total", "carried_out"):
        figures[f"t3.{row}.{APPLICANTS[-1]}"] = sum(int(figures[f"t3.{row}.{party}"]) for party in PARTIES)
    return figures


def _courts(rng: random.Random, scale: int) -> dict[str, Number]:
    figures: dict[str, Number] = {}
    for course in COURSES:
        counts = [rng.randint(0, scale // part) for part in (10, 30, 25, 20)]
        figures |= {
            f"t4.{course}.{result}": n for result, n in zip(RESULTS, [*counts, sum(counts)], strict=True)
        }
    return figures


def _proactive(rng: random.Random, form: Form, scale: int, stock: tuple[int, int, int]) -> dict[str, Number]:
    made, repealed, valid = stock
    figures: dict[str, Number] = {
        "t2.licensing": rng.randint(scale, 40 + scale * 130),
        "t2.penalty": rng.randint(0, 6 + scale * 24),
        "t2.coercion": rng.randint(0, 1 + scale // 3),
    }
    if form == "2021":
        fees = Decimal(rng.randint(0, scale * 13_000)).scaleb(-2)
        figures |= {"t2.normative.made": made, "t2.normative.repealed": repealed, "t2.normative.valid": valid}
        return figures | {"t2.fees": fees if fees % 1 else int(fees)}
    items = {
        row: rng.randint(2, 30 + scale)
        for row in ("licensing", "other_services", "penalty", "coercion", "fees")
    }
    figures |= {f"t2.{row}.prev_items": count for row, count in items.items()}
    figures |= {f"t2.{row}.change": rng.randint(-min(count, 6), 6) for row, count in items.items()}
    return figures | {
        "t2.normative.made": made,
        "t2.normative.published": made,
        "t2.normative.public_total": valid + made,
        "t2.other_services": rng.randint(0, 20 + scale * 30),
        "t2.procurement.items": rng.randint(0, 4 + scale),
        "t2.procurement.amount": rng.randint(0, 9) * 10_000 + rng.randint(0, 9_999),
    }
