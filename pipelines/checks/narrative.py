"""What the text states, held against the tables: a contradiction only if no legitimate basis fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.rules import Wording, phrase
from pipelines.findings import finding
from pipelines.reading import AtFault, Figure, Finding, State, Statement

_UNKNOWN = frozenset({State.MISSING, State.AMBIGUOUS, State.TEXT})
_T3, _T4 = "t3.{}.total", "t4.{}"


@dataclass(frozen=True)
class Basis:
    """A way to count: the figures added and those taken off."""

    words: Wording
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


def _rows(*rows: str) -> tuple[str, ...]:
    return tuple(_T3.format(row) for row in rows)


def _cells(*cells: str) -> tuple[str, ...]:
    return tuple(_T4.format(cell) for cell in cells)


_DENIED = tuple(
    "denied." + row
    for row in (
        "state_secret", "other_law", "three_security_one_stability", "third_party", "internal_affairs",
        "process_info", "enforcement_file", "admin_query",
    )
)  # fmt: skip
_UNABLE = ("unable.not_held", "unable.needs_creation", "unable.unclear_after_correction")
_REJECTED = tuple(
    "rejected." + row for row in ("petition", "repeat", "publication", "frequent", "confirm_existing")
)
_OTHER = ("other.overdue_correction", "other.overdue_fee", "other.misc")


def _group(group: str, rows: tuple[str, ...]) -> tuple[Basis, ...]:
    """A group's sum, or one of its rows where the text names a single reason."""
    whole, part = phrase("label", label=group), phrase("one_of", group=group)
    return Basis(whole, _rows(*rows)), *(Basis(part, _rows(row)) for row in rows)


def _suits(outcome: str) -> tuple[Basis, ...]:
    return (
        Basis(phrase("both_suits"), _cells(f"direct.{outcome}", f"after_review.{outcome}")),
        Basis(phrase("only_direct"), _cells(f"direct.{outcome}")),
        Basis(phrase("only_after"), _cells(f"after_review.{outcome}")),
    )


def _of_2014(label: str, *rows: str) -> Basis:
    return Basis(phrase("label", label=label), tuple(f"s14.{row}" for row in rows))


_REASONS_2014 = ("secret", "commercial", "privacy", "safety", "not_gi", "other_law")
BASES_2014: dict[str, tuple[Basis, ...]] = {
    "p.proactive.total": (
        _of_2014("主动公开政府信息数", "pub_total"),
        _of_2014("各渠道公开数之和", "ch_gazette", "ch_website", "ch_weibo", "ch_wechat", "ch_other"),
    ),
    "p.proactive.gazette": (_of_2014("政府公报公开政府信息数", "ch_gazette"),),
    "p.proactive.website": (_of_2014("政府网站公开政府信息数", "ch_website"),),
    "p.proactive.weibo": (_of_2014("政务微博公开政府信息数", "ch_weibo"),),
    "p.proactive.wechat": (_of_2014("政务微信公开政府信息数", "ch_wechat"),),
    "p.proactive.other": (_of_2014("其他方式公开政府信息数", "ch_other"),),
    "p.press_conferences": (_of_2014("新闻发布会总次数", "press_conf"),),
    "p.requests.received": (_of_2014("收到申请数", "req_received"), _of_2014("申请答复数", "req_answered")),
    "p.requests.answered": (
        _of_2014("申请答复数", "req_answered"),
        _of_2014("申请办结数", "req_closed"),
        _of_2014("按时办结数", "closed_in_time"),
    ),
    "p.requests.granted": (
        _of_2014("同意公开答复数", "ans_granted"),
        _of_2014("同意公开与部分公开答复数之和", "ans_granted", "ans_partial"),
        _of_2014("同意公开与已主动公开之和", "ans_granted", "ans_already_public"),
    ),
    "p.requests.partial": (_of_2014("同意部分公开答复数", "ans_partial"),),
    "p.requests.denied": (
        _of_2014("不同意公开答复数", "ans_denied"),
        *(_of_2014("不同意公开的一项理由", f"den_{reason}") for reason in _REASONS_2014),
    ),
    "p.requests.unable": (
        _of_2014("申请信息不存在数", "ans_not_exist"),
        _of_2014("不属于本机关与信息不存在之和", "ans_not_exist", "ans_not_ours"),
    ),
    "p.requests.in_person": (_of_2014("当面申请数", "req_in_person"),),
    "p.requests.fax": (_of_2014("传真申请数", "req_fax"),),
    "p.requests.online": (_of_2014("网络申请数", "req_online"),),
    "p.requests.letter": (_of_2014("信函申请数", "req_letter"),),
    "p.review.total": (_of_2014("行政复议数量", "rev_total"),),
    "p.review.upheld": (_of_2014("行政复议维持数", "rev_upheld"),),
    "p.review.corrected": (_of_2014("行政复议被依法纠错数", "rev_corrected"),),
    "p.litigation.total": (_of_2014("行政诉讼数量", "suit_total"),),
    "p.litigation.upheld": (_of_2014("行政诉讼维持数", "suit_upheld"),),
    "p.litigation.corrected": (_of_2014("行政诉讼被依法纠错数", "suit_corrected"),),
}

BASES: dict[str, tuple[Basis, ...]] = {
    "p.requests.received": (
        Basis(phrase("label", label="本年新收"), _rows("new")),
        Basis(phrase("new_and_carried"), _rows("new", "carried_in")),
        Basis(phrase("row_total"), _rows("total")),
    ),
    "p.requests.carried_in": (Basis(phrase("label", label="上年结转"), _rows("carried_in")),),
    "p.requests.carried_out": (Basis(phrase("label", label="结转下年度"), _rows("carried_out")),),
    "p.requests.answered": (
        Basis(phrase("row_total"), _rows("total")),
        Basis(phrase("label", label="本年新收"), _rows("new")),
        Basis(phrase("total_less_carried"), _rows("total"), _rows("carried_in")),
    ),
    "p.requests.granted": (
        Basis(phrase("label", label="予以公开"), _rows("granted")),
        Basis(phrase("granted_and_partial"), _rows("granted", "partial")),
    ),
    "p.requests.partial": (Basis(phrase("label", label="部分公开"), _rows("partial")),),
    "p.requests.denied": _group("不予公开", _DENIED),
    "p.requests.unable": _group("无法提供", _UNABLE),
    "p.requests.rejected": _group("不予处理", _REJECTED),
    "p.requests.other": (
        Basis(phrase("label", label="其他处理"), _rows("other")),
        *_group("其他处理", _OTHER),
    ),
    "p.review.total": (
        Basis(phrase("label", label="行政复议"), _cells("review.total")),
        Basis(phrase("less_pending", of="行政复议"), _cells("review.total"), _cells("review.pending")),
    ),
    "p.review.upheld": (Basis(phrase("label", label="行政复议 结果维持"), _cells("review.upheld")),),
    "p.review.corrected": (Basis(phrase("label", label="行政复议 结果纠正"), _cells("review.corrected")),),
    "p.litigation.total": (
        *_suits("total"),
        Basis(
            phrase("less_pending", of="行政诉讼"),
            _cells("direct.total", "after_review.total"),
            _cells("direct.pending", "after_review.pending"),
        ),
    ),
    "p.litigation.upheld": _suits("upheld"),
    "p.litigation.corrected": _suits("corrected"),
}


def check_narrative(figures: Mapping[str, Figure], stated: Sequence[Statement]) -> Iterator[Finding]:
    """A warning where the text contradicts the tables, a note where it counts on another basis."""
    said = {statement.code for statement in stated}
    for code in (each for each in {**BASES, **BASES_2014} if each in said):
        bases = (*BASES.get(code, ()), *BASES_2014.get(code, ()))
        statements = [statement for statement in stated if statement.code == code]
        usable = [basis for basis in bases if _is_usable(basis, figures)]
        if usable:
            yield from _held(statements, usable, figures)


def _held(
    statements: list[Statement], bases: list[Basis], figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    values = {statement.value for statement in statements}
    values.add(sum((statement.value for statement in statements), Decimal(0)))
    for place, basis in enumerate(bases):
        if _sum(basis, figures) in values and not _is_empty(basis, figures, values):
            if place:
                codes = basis.plus + basis.minus
                yield finding("narrative_basis", stated=quoted(statements), basis=basis.words, figures=codes)
            return
    first = bases[0]
    codes = tuple(dict.fromkeys(code for basis in bases for code in basis.plus + basis.minus))
    printed = all(figures[each].state is not State.ALIGNED for each in codes)
    yield finding(
        "narrative_contradicts",
        at_fault=AtFault.SOURCE if printed else AtFault.UNKNOWN,
        figures=codes,
        expected="/".join(str(statement.value) for statement in statements),
        stated=quoted(statements),
        basis=first.words,
        value=phrase("blank") if _all_blank(first, figures) else _sum(first, figures),
    )


def quoted(statements: Sequence[Statement]) -> list[Wording]:
    """The first three, each with its number, unit and sentence."""
    return [
        phrase("given", value=each.value, unit=each.unit or "", sentence=each.sentence[:80])
        for each in statements[:3]
    ]


def _is_usable(basis: Basis, figures: Mapping[str, Figure]) -> bool:
    return all(code in figures and figures[code].state not in _UNKNOWN for code in basis.plus + basis.minus)


def _all_blank(basis: Basis, figures: Mapping[str, Figure]) -> bool:
    return all(_worth(code, figures) is None for code in basis.plus)


def _worth(code: str, figures: Mapping[str, Figure]) -> Decimal | None:
    """What a figure counts: its number; for a blank total, the numbers of its row, if there are any."""
    value = figures[code].value
    if value is not None or not code.endswith(".total"):
        return value
    row = code.removesuffix("total")
    codes = [each for each in figures if each.startswith(row) and "." not in each[len(row) :]]
    parts = [figures[each].value for each in codes]
    numbers = [part for part in parts if part is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def _is_empty(basis: Basis, figures: Mapping[str, Figure], values: set[Decimal]) -> bool:
    """A blank cell agrees with a stated zero only."""
    return _all_blank(basis, figures) and values != {Decimal(0)}


def _sum(basis: Basis, figures: Mapping[str, Figure]) -> Decimal:
    plus = sum((_worth(code, figures) or Decimal(0) for code in basis.plus), Decimal(0))
    return plus - sum((_worth(code, figures) or Decimal(0) for code in basis.minus), Decimal(0))
