"""What is new: a year's reports at once, a body, a second column, a report that comes back elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.addresses import end_changed, renamed
from tests.portals_years.aged import Aged, Asking, Layer, Night, on_pages, on_texts, within_a_week
from tests.portals_years.edits import changed_once, word_changed
from tests.portals_years.lists import taken_down
from tests.portals_years.material import Material, UnfitError
from tests.portals_years.rows import replaced, without
from tests.portals_years.templates import reprinting


def _coming(m: Material, new: frozenset[str], *, is_whole: bool) -> Aged:
    """Not there on the first night."""
    night = Night(is_whole=is_whole)
    return Aged(m.portal, (Night(taken_down(m, new), gone=new), night, Night()))


def january(m: Material) -> Aged:
    """The newest year's reports of all bodies come at once, on a routine night."""
    newest = max(m.truth[path].year for path in m.reports)
    new = frozenset(path for path in m.reports if m.truth[path].year == newest)
    if len(new) > len(m.reports) * 2 // 3:
        raise UnfitError("hardly a report of another year")
    return _coming(m, new, is_whole=False)


def one_new(m: Material) -> Aged:
    """Of any year, on any page of its list: on a further one it is seen within a week."""
    return _coming(m, m.some(1), is_whole=True)


def a_new_unit(m: Material) -> Aged:
    """A body nobody knew, in lists that were there."""
    agencies = sorted({m.truth[path].agency for path in m.reports})
    for agency in m.rng.sample(agencies, len(agencies)):
        new = frozenset(path for path in m.truth if m.truth[path].agency == agency)
        left = {row.report for held in m.lists.values() for row in held} - new
        if (
            new <= set(m.reports)
            and left
            and all({row.report for row in held} - new for held in m.lists.values())
        ):
            return _coming(m, new, is_whole=True)
    raise UnfitError("each body has a list of its own")


def a_unit_renamed(m: Material) -> Aged:
    """Lists and menus call a body by its new name; its reports stand under the old one."""
    agencies = sorted({m.truth[path].agency for path in m.reports})
    agency = m.rng.choice(agencies)
    unit = agency.removeprefix(m.portal.county)
    own = {path for path in m.truth if m.truth[path].agency == agency}
    if unit == agency or len(unit) < 3:
        raise UnfitError("a body without a name of its own")
    new = unit[:-1] + ("街道办事处" if unit[-1] in "镇乡" else "和综合执法局")

    def called(asked: Request, text: str) -> str:
        return text if asked.target in m.truth else text.replace(unit, new)

    for path in own:
        if path not in m.reports:
            raise UnfitError("a report that is no page")
    night = Night((on_pages(called, m.encoding),))
    return Aged(m.portal, (Night(), night, night))


def in_a_second_column(m: Material) -> Aged:
    """Another list names reports of one, at their own addresses."""
    at = m.rng.choice(m.whole_lists())
    named = m.named(set(m.reports))
    held = [row.report for row in m.lists[at]]
    shown = set(m.rng.sample(held, min(4, len(held))))
    beside = f"{at.partition('?')[0].rpartition('/')[0]}/tjyd.html"

    def layer(asked: Request, below: Asking) -> Answer | None:
        if asked.target != beside:
            return below(asked)
        page = below(replace(asked, target=at))
        if page is None:
            return None
        text = without(page.body.decode(m.encoding, "surrogateescape"), set(m.reports) - shown, named)
        return replace(page, body=text.encode(m.encoding, "surrogateescape"))

    link = f"<div class='tj'><a href='{beside}'>政府信息公开年报（推荐阅读）</a></div>"
    more = on_texts({at: lambda text: replaced(text, named, _once(link))}, m.encoding)
    night = Night((more, layer))
    return Aged(m.portal, (Night(), night, night))


def _once(said: str) -> Callable[[object, str], str]:
    """Says something before the first row alone."""
    left = [said]
    return lambda _, own: (left.pop() if left else "") + own


def back_elsewhere(m: Material) -> Aged:
    """Gone one night, and the next there again at another address."""
    (old,) = one = m.some(1)
    to = {old: end_changed(old)}
    m.truth[to[old]] = replace(m.truth[old], path=to[old])
    new = frozenset(to.values())
    night = Night(taken_down(m, one), gone=one | new)
    then = within_a_week(Night((renamed(m, to),), gone=one), new)
    return Aged(m.portal, (Night(gone=new), night, *then), moved=to)


def template_with_gone_and_new(m: Material) -> Aged:
    """On the night of a new template one report is new, one gone and one edited."""
    path, edit = changed_once(m, word_changed)
    others = m.rng.sample([one for one in m.reports if one != path], 2)
    new, gone = frozenset(others[:1]), frozenset(others[1:])
    night = Night((edit, reprinting(m), *taken_down(m, gone)), gone=gone, edited=frozenset({path}))
    return Aged(m.portal, (Night(taken_down(m, new), gone=new), night, night))


def copied(m: Material) -> Aged:
    """A list names one report twice: at its own address and at that of a copy."""
    old = m.one()
    twin = end_changed(old)
    named = m.named({old})
    (end,) = named
    m.truth[twin] = replace(m.truth[old], path=twin)

    def both(text: str) -> str:
        return replaced(text, named, lambda _, own: own + own.replace(end, twin[len(old) - len(end) :]))

    lists = on_texts(dict.fromkeys(m.lists, both), m.encoding)

    def layer(asked: Request, below: Asking) -> Answer | None:
        return below(replace(asked, target=old) if asked.target == twin else asked)

    night: Layer = layer
    then = Night((lists, night))
    return Aged(m.portal, (Night(gone=frozenset({twin})), then, then), copies={old: twin})


KINDS: dict[str, Callable[[Material], Aged]] = {
    "one new": one_new,
    "January": january,
    "a new unit": a_new_unit,
    "a unit renamed": a_unit_renamed,
    "in a second column": in_a_second_column,
    "a copy in the list": copied,
    "back elsewhere": back_elsewhere,
    "a new template, one new, one gone, one edited": template_with_gone_and_new,
}
