"""Addresses that change: of one report, of all, of the site; with a redirect and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Asking, Layer, Night, at_path, is_page
from tests.portals_years.edits import changed_once, digit_changed
from tests.portals_years.material import Material, UnfitError
from tests.portals_years.rows import ends_of
from tests.portals_years.templates import reprinting


def end_changed(path: str) -> str:
    """The same address with another number at its end."""
    changed = re.sub(r"([0-9a-f]+)(?=\.\w+$|$)", r"77\1", path)
    if changed == path:
        raise UnfitError("an address without a number at its end")
    return changed


def renamed(m: Material, to: Mapping[str, str], *, sends_on: bool = False) -> Layer:
    """Reports at other addresses, named so in every page; the old ones are missing or send on."""
    old = m.named(set(to))
    new = {end: to[path][len(path) - len(end) :] for end, path in old.items()}
    back = {there: here for here, there in to.items()}
    names = ends_of(old)

    def layer(asked: Request, below: Asking) -> Answer | None:
        if asked.target in to:
            return Answer(status=301, headers={"Location": to[asked.target]}) if sends_on else None
        found = below(at_path(asked, back.get(asked.target, asked.target)))
        if found is None or not (is_page(found) or "json" in found.kind or "script" in found.kind):
            return found
        text = found.body.decode(m.encoding, "surrogateescape")
        changed = names.sub(lambda hit: new[hit.group()], text)
        return (
            found if changed == text else replace(found, body=changed.encode(m.encoding, "surrogateescape"))
        )

    return layer


def moved(reports: frozenset[str]) -> dict[str, str]:
    return {path: end_changed(path) for path in sorted(reports)}


def _moves(m: Material, to: dict[str, str], layers: tuple[Layer, ...], alarm: bool | None = False) -> Aged:
    for old, new in to.items():
        m.truth[new] = replace(m.truth[old], path=new)
    before = frozenset(to.values())
    night = Night(layers, gone=frozenset(to), alarm=alarm)
    return Aged(m.portal, (Night(gone=before), night, night), moved=to)


def one_moved(m: Material) -> Aged:
    to = moved(m.some(1))
    return _moves(m, to, (renamed(m, to),))


def one_sent_on(m: Material) -> Aged:
    to = moved(m.some(1))
    return _moves(m, to, (renamed(m, to, sends_on=True),))


def _all_at_once(m: Material, layers: tuple[Layer, ...], to: dict[str, str]) -> Aged:
    """What most reports of a portal undergo may be told by an alarm, and the old addresses kept."""
    aged = _moves(m, to, layers, alarm=None)
    then = replace(aged.nights[1], gone=frozenset(), either=frozenset(to))
    return replace(aged, nights=(aged.nights[0], then, then))


def renumbered(m: Material) -> Aged:
    """Every report has another number; nothing stands at the old ones."""
    to = moved(frozenset(m.reports))
    return _all_at_once(m, (renamed(m, to),), to)


def renumbered_and_sent_on(m: Material) -> Aged:
    to = moved(frozenset(m.reports))
    return _all_at_once(m, (renamed(m, to, sends_on=True),), to)


def renumbered_in_a_new_template(m: Material) -> Aged:
    """A new product that took the texts over."""
    to = moved(frozenset(m.reports))
    return _all_at_once(m, (reprinting(m), renamed(m, to)), to)


def renumbered_with_an_edit(m: Material) -> Aged:
    """One report's text is another, too: a new report in the old one's stead, or the old one changed."""
    path, edit = changed_once(m, digit_changed)
    to = moved(frozenset(m.reports))
    aged = _all_at_once(m, (edit, renamed(m, to)), to)
    then = replace(aged.nights[1], free=frozenset({path, to[path]}))
    return replace(aged, nights=(aged.nights[0], then, then))


_ROOTED = re.compile(
    r"""((?:href|src|action|value|data-\w+|content)\s*=\s*["']?|["'(=,:\[]\s*["'])/(?=[\w?])""", re.I
)


def below_a_folder(m: Material, folder: str, *, sends_on: bool) -> Layer:
    """The whole site below a folder; its first page sends there."""

    def layer(asked: Request, below: Asking) -> Answer | None:
        path = asked.target
        if path == "/robots.txt":
            return below(asked)
        if path == "/":
            return Answer(status=302, headers={"Location": folder + "/"})
        if not path.startswith(folder + "/"):
            return Answer(status=301, headers={"Location": folder + path}) if sends_on else None
        found = below(at_path(asked, path.removeprefix(folder)))
        if found is None or found.status != 200 or found.kind.startswith("application/pdf"):
            return found
        text = found.body.decode(m.encoding, "surrogateescape")
        return replace(
            found, body=_ROOTED.sub(rf"\g<1>{folder}/", text).encode(m.encoding, "surrogateescape")
        )

    return layer


def _foldered(sends_on: bool) -> Callable[[Material], Aged]:
    def kind(m: Material) -> Aged:
        folder = m.rng.choice(("/portal", "/newsite", "/gov/2025"))
        to = {path: folder + path for path in sorted(m.truth)}
        return _all_at_once(m, (below_a_folder(m, folder, sends_on=sends_on),), to)

    return kind


KINDS: dict[str, Callable[[Material], Aged]] = {
    "one moved": one_moved,
    "one sent on": one_sent_on,
    "renumbered": renumbered,
    "renumbered and sent on": renumbered_and_sent_on,
    "renumbered in a new template": renumbered_in_a_new_template,
    "renumbered with an edit": renumbered_with_an_edit,
    "below a folder and sent on": _foldered(True),
    "below a folder": _foldered(False),
}
