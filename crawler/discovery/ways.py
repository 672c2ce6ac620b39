"""A page that leads on: its links, and what its frames, scripts and pagers promise beyond them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from crawler.discovery import forms, paging, scripts, words
from crawler.discovery.content import list_content
from crawler.discovery.examined import Examined, Link, Role
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.in_place import is_turned_in_place
from crawler.discovery.posted import telling_rows
from crawler.discovery.score import LAST_RESORT, fresh_path, is_file
from crawler.discovery.tabs import show_in_place
from crawler.discovery.text import squashed
from crawler.discovery.urls import clean, url_key
from crawler.discovery.view import LEADS, PROMISING, View

_FRAME_SCORES: dict[Role, float] = {
    "list": 89.0, "report": 94.0, "directory": 64.0, "section": 57.0, "home": 40.0}
_FILL_SCORES: dict[Role, float] = {"list": 91.0, "directory": 64.0, "section": 57.0}
MOST_ASKED = 4
"""So many addresses that only scripts name may one page have fetched."""
POSSIBLE = 10.0
NOTICES = 5.0
DEEP = 12
"""So many pages of notices without a report are turned over."""
SILENT = timedelta(days=1570)
"""In so long a time a body has published a report, a late one and one that skipped three years too."""
SEVERAL = 3
"""So many links that differ in one parameter alone are choices of one kind."""
SOME_ROWS = 5
"""So many rows with a day make a list."""
_LEADING = ("list", "report", "directory")


def way(view: View, hosts: OwnHosts) -> Examined:
    """A page that leads on: the home page, a section, a directory or a list."""
    fills, of_all = _fills(view), _is_of_all(view)
    links = [*_without_contents(view), *_frames(view), *fills, *_next(view, of_all)]
    if any(link.kind == "option" for link in links) and _comes_whole(view, fills):
        links = [link for link in links if link.kind != "option"]
    own = [link for link in links if view.is_own(link.url)]
    links += [*_possible(view, own), *_years(view, own)]
    links = _raised(links, _notices(view, own))
    least = POSSIBLE if view.role == "home" else LAST_RESORT
    leads = any(link.score > least for link in links)
    links += [] if leads else _menus(view, hosts)
    if view.role == "home" and not any(link.score > 0 for link in links):
        links = _splash(links)
    role: Role = "lead" if any(link.score > 0 for link in links) else "noise"
    if view.role == "home":
        role = "home"
    elif view.place.reports or len(view.rows) >= 3 or _is_notices(view):
        role = "list"
    elif view.place.directory or (len(view.place.units) >= 8 and view.place.unit is None):
        role = "directory"
    elif view.place.section:
        role = "section"
    title = None if view.is_answer else view.page.title
    examined = view.examined(role, title, None, list_content(links), links)
    if _is_turned(view):
        there_are = "; there are more" if paging.has_more(view.page) else ""
        examined = replace(examined, notes=(f"turned: only a script turns to the next pages{there_are}",))
    if not fills and _is_tabbed(view):
        examined = replace(examined, notes=(*examined.notes, "tabbed: names show other lists in its place"))
    return replace(examined, papers=_papers(view)) if view.place.reports or of_all else examined


def _is_turned(view: View) -> bool:
    """True of a list of reports whose next pages nothing tells but a button that a script stands behind."""
    if not view.rows or view.family.pages_known(view.page) or paging.told_pages(view.page, view.found):
        return False
    return is_turned_in_place(view.page)


def _is_tabbed(view: View) -> bool:
    """True of a way to reports whose names without an address uncover other lists."""
    if view.is_answer or not (view.place.reports or view.place.directory or view.place.section):
        return False
    return show_in_place(view.page, {squashed(link.text) for link in view.found})


def _comes_whole(view: View, fills: Sequence[Link]) -> bool:
    """True if what a form's choices give part by part is asked for at once, or stands on this page."""
    whole = forms.as_it_stands(view.page)
    return whole in {link.url for link in fills} or (bool(view.rows) and forms.is_narrowed(view.page))


def _without_contents(view: View) -> list[Link]:
    """The links of a page; of a body's page that names its column of reports those to what else it discloses
    are left out."""
    links = view.links()
    named = (link.role == "list" and link.score >= PROMISING and view.is_own(link.url) for link in links)
    if view.place.unit is None or not any(named):
        return links
    return [link for link in links
            if link.role != "section" or not words.CONTENTS.match(squashed(link.context.text))]


def _papers(view: View) -> tuple[str, ...]:
    """The rows of a list that are no reports: those with a day, and whatever an answer to a script names."""
    return tuple(dict.fromkeys(
        link.url for link, _, score in view.judged
        if score <= 0 and not link.related and (link.day is not None or view.is_answer)))


def _splash(links: Sequence[Link]) -> list[Link]:
    """A first page that leads nowhere known, such as a splash screen: its few links are followed."""
    return [replace(link, role="lead", score=20.0) for link in links[:10] if not is_file(link.url)]


def _possible(view: View, links: Sequence[Link]) -> list[Link]:
    """Columns of a unit's page that may hold its reports, if nothing on it says where they are."""
    leads = any(link.score > 0 and (link.role in _LEADING or link.kind in ("frame", "next_page"))
                for link in links)
    if leads or view.place.unit is None or not view.place.section or view.place.directory:
        return []
    below, known = urlsplit(view.page.url).path.rpartition("/")[0] + "/", bool(view.context.named_above)
    found = {link.url: link for link in view.found
             if words.POSSIBLE.search(squashed(link.full)) and (
                 urlsplit(link.url).path.startswith(below) or (known and view.is_own(link.url)))}
    context = replace(view.context, breadcrumb=view.page.breadcrumb, unit=view.place.unit)
    return [Link(url, "anchor", "section", POSSIBLE, replace(context, text=link.full))
            for url, link in found.items()][:MOST_ASKED]


def _notices(view: View, links: Sequence[Link]) -> list[Link]:
    """A body's own column of notices, if its page names no column of reports: reports stand among them."""
    if view.place.unit is None or not view.place.section or view.place.directory or view.place.reports:
        return []
    if any(link.role in ("list", "section", "directory") and link.score >= LEADS for link in links):
        return []
    if any(link.kind == "next_page" for link in links) or any(_is_other_row(link) for link in links):
        return []
    found = {link.url: link for link in view.found
             if words.NOTICES.match(squashed(link.full)) and view.is_own(link.url)}
    context = replace(view.context, breadcrumb=view.page.breadcrumb, unit=view.place.unit)
    return [Link(url, "anchor", "lead", NOTICES, replace(context, text=link.full))
            for url, link in found.items()][:1]


def _raised(links: Sequence[Link], better: Sequence[Link]) -> list[Link]:
    """All links, of two to one address the better."""
    urls = {link.url for link in better}
    return [link for link in links if link.url not in urls] + list(better)


def _is_other_row(link: Link) -> bool:
    """True of a report that stands under another heading than that of notices."""
    return link.role == "report" and not words.NOTICES.match(squashed(link.context.heading))


def _years(view: View, links: Sequence[Link]) -> list[Link]:
    """The years by which a section puts its papers, if nothing on it says where reports are."""
    here = url_key(view.page.url)
    leads = any(link.score >= LEADS and url_key(link.url) != here for link in links)
    if leads or not view.place.section or view.place.directory:
        return []
    found = {link.url: link for link in view.found if words.YEAR_PART.fullmatch(squashed(link.full))}
    context = replace(view.context, breadcrumb=view.page.breadcrumb, unit=view.place.unit)
    return [Link(url, "anchor", "section", POSSIBLE, replace(context, text=link.full))
            for url, link in found.items()] if len(found) > 1 else []


def _frames(view: View) -> list[Link]:
    """Frames hold what the page was fetched for, unless the page has links enough of its own."""
    frames = [link for link in view.found if link.kind == "frame"]
    if view.role not in _FRAME_SCORES or (view.role == "home" and len(view.found) > 2 * len(frames) + 5):
        return []
    role: Role = "section" if view.role == "home" else view.role
    context = replace(view.context, unit=view.place.unit)
    return [Link(link.url, "frame", role, _FRAME_SCORES[view.role], context) for link in frames
            if not words.NOISE_PATH.search(fresh_path(link, view.place))]


def _fills(view: View) -> list[Link]:
    """What scripts fetch to fill this page, if it is a page on the way to reports."""
    if not (view.place.reports or view.place.directory or view.place.section):
        return []
    role: Role = "list" if view.place.reports else "directory" if view.place.directory else "section"
    context = replace(
        view.context, breadcrumb=view.page.breadcrumb or view.context.breadcrumb,
        column=view.page.column or view.context.column, unit=view.place.unit)
    return [Link(url, "frame", role, _FILL_SCORES[role], context)
            for url in view.family.fills(view.page) or _asked(view, role)]


def _asked(view: View, role: Role) -> tuple[str, ...]:
    """What the page's own scripts ask for, if nothing that its place promises stands in its markup; a tree of
    bodies also beside the column of the government's own reports."""
    wanted = ("report",) if role == "list" else ("report", "list", "directory")
    promised = any(kind in wanted and score >= PROMISING and view.is_own(link.url)
                   for link, kind, score in view.judged)
    if promised and (role == "list" or view.place.unit):
        return ()
    asked = () if view.place.units else view.page.asks.at_once()[:MOST_ASKED]
    if promised:
        return tuple(filter(_is_of_bodies, asked)) or (_written_beside(view) if role == "directory" else ())
    whole = None if asked else forms.as_it_stands(view.page)
    asked = asked or ((whole,) if whole else _written_beside(view))
    return tuple(telling_rows(url, view.page.asks.row) for url in asked)


def _is_of_bodies(url: str) -> bool:
    """True of the address of a tree, or of one that speaks of bodies."""
    return words.TREE_PATH.search(urlsplit(url).path) is not None


def _written_beside(view: View) -> tuple[str, ...]:
    """The script files that stand where a page's rows or bodies should: they write them."""
    is_bare = view.place.directory and not view.place.units
    if not (view.place.reports or is_bare) or view.page.is_script:
        return ()
    inside = (element for element in view.page.tree.iter("script") if element.get("src")
              and (above := element.getparent()) is not None and above.tag not in ("head", "body", "html"))
    sources = (clean(element.get("src"), view.page.base, view.page.encoding) for element in inside)
    here = urlsplit(view.page.url).netloc
    own = (url for url in sources if url and urlsplit(url).netloc == here)
    files = ((url, urlsplit(url).path) for url in own)
    return tuple(url for url, path in files if scripts.may_write(path))[:MOST_ASKED]


def _menus(view: View, hosts: OwnHosts) -> list[Link]:
    """The script files that write the menu of a page that leads nowhere without them, and what its own
    scripts ask for to write one."""
    if view.role not in _FRAME_SCORES or view.role in ("list", "report"):
        return []
    sources = (clean(element.get("src"), view.page.base, view.page.encoding)
               for element in view.page.tree.iter("script") if element.get("src"))
    written = [url for url in sources if url and words.MENU_SCRIPT.search(urlsplit(url).path)]
    asked = [url for url in view.page.asks.at_once() if words.MENU_DATA.search(urlsplit(url).path)]
    menus = [url for url in (*written, *asked) if hosts.owns(url)]
    role: Role = "section" if view.role == "home" else view.role
    score = _FRAME_SCORES[view.role]
    return [Link(url, "frame", role, score, view.context) for url in menus[:MOST_ASKED]]


def _next(view: View, of_all: bool) -> list[Link]:
    """The next pages of a column of reports, of a directory, of a list with many reports among its rows, or
    `of_all` papers of a body."""
    listed = {url_key(link.url) for link in view.found if link.day is not None}
    mixed = bool(view.rows) and len(view.rows) >= 0.25 * max(len(listed), 1)
    if _is_notices(view) and not (view.rows and mixed):
        return _next_notices(view)
    of_all = of_all and not mixed and not view.place.reports
    if not (view.place.reports or view.place.directory or mixed or of_all):
        return []
    pages = _further(view)
    role: Role = "list" if view.place.reports or mixed else "section" if of_all else "directory"
    start = 85.0 if role == "list" else 50.0
    context = replace(
        view.context, breadcrumb=view.page.breadcrumb, column=view.page.column, unit=view.place.unit)
    following = [Link(url, "next_page", role, start - rank, context) for rank, url in enumerate(pages)]
    others = [Link(url, "instead", role, start, context) for url in view.family.instead(view.page)]
    return following + others


def _is_of_all(view: View) -> bool:
    """True of a list of all papers of one body that has no column of reports: they stand among the others."""
    place = view.place
    if place.unit is None or not place.section or place.directory or view.role == "home":
        return False
    if _is_faceted(view):
        return False
    ways = (kind in _LEADING and score >= PROMISING and link.day is None and view.is_own(link.url)
            for link, kind, score in view.judged)
    return sum(link.day is not None for link in view.found) >= SOME_ROWS and not any(ways)


def _is_faceted(view: View) -> bool:
    """True of a page of a library, chosen from in several ways by one parameter each: it is no body's."""
    here = urlsplit(view.page.url)
    queries = {part.query for part in (urlsplit(link.url) for link in view.found) if part[:3] == here[:3]}
    names = Counter(query.partition("=")[0] for query in queries if query and "&" not in query)
    return sum(count >= SEVERAL for count in names.values()) > 1


def _is_notices(view: View) -> bool:
    """True of a column of notices that was led to for want of anything better."""
    return view.role == "lead" and words.NOTICES.match(squashed(view.context.text)) is not None


def _next_notices(view: View) -> list[Link]:
    """The next page of a column of notices: with reports on this one to any depth, else a dozen deep, of a
    body's own until more than two years have passed without one."""
    if not view.rows and paging.number_of(view.page) >= DEEP:
        return []
    days = [link.day for link in view.found if link.day is not None and not link.related]
    if view.place.unit is None or not days:
        return [Link(url, "next_page", "lead", NOTICES, view.context) for url in _further(view)[:1]]
    last, oldest = view.context.published_on or max(days), min(days)
    if not view.rows and last - oldest > SILENT:
        return []
    context = replace(view.context, published_on=oldest if view.rows else last)
    return [Link(url, "next_page", "lead", NOTICES, context) for url in _further(view)[:1]]


def _further(view: View) -> Sequence[str]:
    """The next pages, by what the portal's product is known to do, else by what the page says."""
    known = view.family.pages_known(view.page)
    return view.family.next_pages(view.page) if known else paging.next_pages(view.page, view.found)
