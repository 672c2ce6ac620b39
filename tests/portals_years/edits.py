"""Reports whose text is changed, by a little, by mistake, or wholly."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.portals_other.building import Filed
from tests.portals_years.aged import Aged, Layer, Night, on_texts
from tests.portals_years.material import Material, UnfitError
from tests.portals_years.rows import replaced

_NUMBER = re.compile(r"(<td[^>]*>(?:\s*<(?:p|span|font|b)\b[^>]*>)*\s*)(\d+)(?=\s*<)", re.I)
_WORDS = (
    ("加强", "强化"),
    ("及时", "按时"),
    ("进一步", "切实"),
    ("认真", "严格"),
    ("不断", "持续"),
    ("依法", "依规"),
)
_PROSE = re.compile(r">([^<>]{30,})<")
_DAY = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")


def digit_changed(text: str, number: int) -> str:
    """The text with one digit of one figure of a table another; the same if it has none."""
    cells = [hit for hit in _NUMBER.finditer(text) if len(hit[2]) < 7]
    if not cells:
        return text
    cell = cells[number % len(cells)]
    at = cell.end(2) - 1
    other = str((int(text[at]) + 1 + number % 8) % 10 or 9)
    return text[:at] + (other if other != text[at] else "7") + text[at + 1 :]


def word_changed(text: str, number: int) -> str:
    """One word of a sentence another; the same if none of a few stands there."""
    places = [
        (prose.start(1) + hit.start(), old, new)
        for prose in _PROSE.finditer(text)
        for old, new in _WORDS
        for hit in re.finditer(old, prose[1])
    ]
    if not places:
        return text
    at, old, new = places[number % len(places)]
    return text[:at] + new + text[at + len(old) :]


def changed_once(m: Material, change: Callable[[str, int], str]) -> tuple[str, Layer]:
    """A drawn report that this changes, and the layer that does."""
    number = m.rng.randrange(1000)
    path = m.one(lambda path: change(m.text(path), number) != m.text(path))
    return path, on_texts({path: lambda text: change(text, number)}, m.encoding)


def _edited(change: Callable[[str, int], str]) -> Callable[[Material], Aged]:
    def kind(m: Material) -> Aged:
        path, layer = changed_once(m, change)
        night = Night((layer,), edited=frozenset({path}))
        return Aged(m.portal, (Night(), night, night))

    return kind


def corrected_and_taken_back(m: Material) -> Aged:
    """A wrong digit is put right, and the next night the old one stands there again: three versions."""
    path, layer = changed_once(m, digit_changed)
    edited = frozenset({path})
    return Aged(m.portal, (Night(), Night((layer,), edited=edited), Night(edited=edited)))


def year_corrected(m: Material) -> Aged:
    """A report had been put up under a wrong year, in the page and in lists."""
    taken = {(true.agency, true.year) for true in m.truth.values()}

    def fits(path: str) -> bool:
        true = m.truth[path]
        return (true.agency, true.year - 1) not in taken and f"{true.year}年" in m.text(path)

    path = m.one(fits)
    year = m.truth[path].year
    wrong = on_texts(
        {path: lambda text: text.replace(f"{year}年", f"{year - 1}年")}
        | {
            at: lambda text: replaced(
                text,
                m.named({path}),
                lambda _, own: own.replace(f"{year}年", f"{year - 1}年"),
            )
            for at in m.lists
        },
        m.encoding,
    )
    then = Night(edited=frozenset({path}))
    return Aged(m.portal, (Night((wrong,), is_told=False), then, then))


def another_bodys_text(m: Material) -> Aged:
    """The text of another body's report is put up at the address of one."""
    one = m.one()
    other = m.one(lambda path: m.truth[path].agency != m.truth[one].agency)
    layer = on_texts({one: lambda _: m.text(other)}, m.encoding)
    night = Night((layer,), edited=frozenset({one}))
    m.truth[one] = Filed(one, m.truth[other].agency, m.truth[other].year)
    return Aged(m.portal, (Night(is_told=False), night, night))


def put_up_again(m: Material) -> Aged:
    """A report is published again: another day, the same text."""

    def again(text: str) -> str:
        return _DAY.sub(lambda hit: f"{int(hit[1]) + 1}-{hit[2]}-{hit[3]}", text, count=1)

    path = m.one(lambda path: again(m.text(path)) != m.text(path))
    night = Night((on_texts({path: again}, m.encoding),), free=frozenset({path}))
    return Aged(m.portal, (Night(), night, night))


def retitled(m: Material) -> Aged:
    """Every report of one year is given another title, in its page and in lists."""
    year = m.rng.choice(sorted({m.truth[path].year for path in m.reports}))
    old, new = m.rng.choice(
        (("年度报告", "年报"), ("工作年度报告", "年度工作报告"), ("年报", "工作年度报告"))
    )

    def titled(text: str) -> str:
        return re.sub(r"(<h\d[^>]*>)([^<]*)", lambda hit: hit[1] + hit[2].replace(old, new), text, count=1)

    paths = {
        path for path in m.reports if m.truth[path].year == year and titled(m.text(path)) != m.text(path)
    }
    if not paths:
        raise UnfitError("no title with these words")
    night = Night((on_texts(dict.fromkeys(paths, titled), m.encoding),), edited=frozenset(paths))
    return Aged(m.portal, (Night(), night, night))


def listed_by_another_title(m: Material) -> Aged:
    """Lists call every report something else, whose pages stay as they are."""
    named = m.named(set(m.reports))
    change = {
        at: lambda text: replaced(text, named, lambda _, own: own.replace("政府信息公开", "信息公开"))
        for at in m.lists
    }
    night = Night((on_texts(change, m.encoding),))
    return Aged(m.portal, (Night(), night, night))


KINDS: dict[str, Callable[[Material], Aged]] = {
    "a digit": _edited(digit_changed),
    "a word": _edited(word_changed),
    "a digit and back": corrected_and_taken_back,
    "a wrong year": year_corrected,
    "another body's text": another_bodys_text,
    "put up again": put_up_again,
    "retitled": retitled,
    "listed by another title": listed_by_another_title,
}
