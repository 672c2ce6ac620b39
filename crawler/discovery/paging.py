"""Next pages of a list when no family's rule says where they are: links first, then candidates to be
proved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlsplit

from crawler.discovery import turning
from crawler.discovery.counted import pages_of_rows
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import adding, adds_on
from crawler.discovery.text import squashed, text_of
from crawler.discovery.urls import clean, url_key
from crawler.discovery.words import LAST_PAGE, LOADS, NEXT

_TOTAL = re.compile(r"共\D{0,3}(\d{1,4})[^\d条件篇项个]{0,2}页")
_OF = re.compile(
    r"(?:页次\D{0,3}|(?<!\d)(?=\d{1,3}/\d{1,4}页)|第(?=\d+页))(\d{1,4})页?(?:/共?|,?共)(\d{1,4})(?!\d)")
_NUMBER = re.compile(
    r"(?:[_\-/]|[?&:\"](?:page|page_?num(?:ber)?|page_?no|page_?index|cur_?page|curr(?:ent)?_?page|current|p|pn)(?:=|\":\"?))"
    r"(?P<number>\d{1,3})(?:\.\w{2,5})?(?=$|[&,}#\"])", re.I)
_RECORDS = re.compile(
    r"\"(?:(?:iT|t)otal(?:Count|Row|Rows|Record|Records|DisplayRecords|Elements|Num)?|count|allRow|recordsTotal"
    r"|recordCount)\"\s*:\s*\"?(\d{1,6})")
_SIZE = re.compile(r"[?&:\"](?:page_?size|size|limit|rows|per_?page)(?:=|\":)\"?(\d{1,4})", re.I)
_GRID = re.compile(r"\"records\"\s*:\s*\"?(\d{1,6})")
_START = re.compile(
    r"[?&:\"](?:i?(?:display)?_?start|offset|limitstart|first(?:Result)?|skip)(?:=|\":)\"?"
    r"(?P<number>\d{1,6})", re.I)
_LENGTH = re.compile(
    r"[?&:\"](?:i?(?:display)?_?length|limit|page_?size|size|max(?:Results)?|take|rows|count)(?:=|\":)\"?"
    r"(?P<number>\d{1,4})", re.I)
"""The parts of a query that say how many rows an answer passes over, and how many it gives."""
_CURSOR = re.compile(
    r"^(?:next_?)?(?:cursor|after|token|page_?token|scroll_?id|last_?id|since_?id|marker)$", re.I)
"""The name of a query's part that says after which row a list goes on."""
_TOLD_CURSOR = re.compile(
    r"\"(?:next(?:_?(?:cursor|page_?token|token|id|marker))?|(?:end_?)?cursor|after|scroll_?id|last_?id|since_?id"
    r"|marker)\"\s*:\s*(?:\"([^\"\s<>]{1,400})\"|(\d{1,20}))", re.I)
_NO_MORE = re.compile(r"\"(?:has_?(?:more|next)(?:_?page)?|more)\"\s*:\s*(?:false|0|\"0\")", re.I)
_SHOWN = ("class", "src", "id", "rel", "title", "alt", "aria-label")
_ARROW = re.compile(
    r"(?:^|[\s/_.\-])(?:next|right|xyy|xiayiye|arrow-?r|chevron-?r|caret-?r)(?:$|[\s_.\-]|page|icon|arrow)"
    "|下一页", re.I)
_ALONE = re.compile(r"[\[(【]?(\d{1,3})[\])】]?")
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?P<between>[\-/.]?)(?:0?[1-9]|1[0-2])(?P=between)(?P<day>\d{1,2})(?!\d)")
_MONTH, _LONGEST_MONTH = frozenset(range(2, 28)), 31
"""The days that a calendar of any month links, unless one of them is today."""
_PRESSED = frozenset({"button", "a", "span", "li", "b", "em", "i", "strong", "input"})
_OWN_STEM = re.compile(r"(?:[_\-]\d{1,3})?(?:\.\w{2,5})?$")
"""What the path of a list ends with behind what all its pages share."""
_STEM = re.compile(r"^(?P<stem>.*)(?P<ext>\.\w+)$")


def next_pages(page: Page, found: Sequence[Found]) -> tuple[str, ...]:
    """Addresses that may be the next page, the likeliest first; one that brings no new rows is not one."""
    return told_pages(page, found) or (() if page.is_script else _guessed(page))


def told_pages(page: Page, found: Sequence[Found]) -> tuple[str, ...]:
    """The same as far as links, the head, numbers or scripts of the page tell them."""
    here = url_key(page.url)
    if any(link.kind == "script" and LAST_PAGE.match(squashed(link.text)) and url_key(link.url) == here
           for link in found):
        return ()
    linked = [link.url for link in found if _is_next(link) and url_key(link.url) != here]
    if linked:
        return (linked[0],)
    if told := _told_in_head(page):
        return (told,)
    if page.is_script:
        return _from_cursor(page) or _counted(page, found) or (() if _is_last(page) else _one_more(page.url))
    added = page.asks.more() or (page.asks.of_page(2) if turning.told(page.scripts)[1] > 1 else None)
    return _numbered(page, found) or _one_more(page.url) or ((adding(added),) if added else ())


def _told_in_head(page: Page) -> str | None:
    """The address that the head of a page names as the next; null if it names none."""
    links = (link for link in page.tree.iter("link") if "next" in (link.get("rel") or "").lower().split())
    url = next((clean(link.get("href"), page.base, page.encoding) for link in links), None)
    return url if url and url_key(url) != url_key(page.url) else None


def _one_more(url: str) -> tuple[str, ...]:
    """The next of the parts that a script adds to a page; none if the address is that of no such part."""
    match = _NUMBER.search(url) if adds_on(url) else None
    following = _counted_on(url, int(match.group("number"))) if match else None
    return (following,) if following else ()


def number_of(page: Page) -> int:
    """The number of this page of a list, as it or its address says it; 1 where neither does."""
    current, total = _count(page)
    match = None if total else _NUMBER.search(page.url)
    return int(match.group("number")) if match else current


def _counted(page: Page, found: Sequence[Found]) -> tuple[str, ...]:
    """The address of an answer in JSON with its number made one more, or with as many rows passed over as it
    shows, while its records are not all."""
    if passed := _passed_over(page):
        return passed
    number, records, size = _NUMBER.search(page.url), _records(page), _SIZE.search(page.url)
    if number is None or records is None:
        return ()
    shown = int(size.group(1)) if size else len({link.url for link in found})
    current = int(number.group("number"))
    if not shown or records <= shown * max(current, 1):
        return ()
    return tuple(filter(None, [_counted_on(page.url, current)]))


def _is_last(page: Page) -> bool:
    """True of an answer in JSON whose number and size show that its records end with it."""
    number, size, records = _NUMBER.search(page.url), _SIZE.search(page.url), _records(page)
    return bool(number and size and records and records <= int(number["number"]) * int(size.group(1)))


def _records(page: Page) -> int | None:
    """So many records an answer has in all, if it says so. Where it counts pages too, `total` is theirs."""
    told = _GRID.search(page.text) or _RECORDS.search(page.text)
    return int(told.group(1)) if told else None


def _passed_over(page: Page) -> tuple[str, ...]:
    """The address of an answer that says how many rows it passes over, with those that it shows passed over
    too; none if it says nothing of the kind, or its records end there."""
    start, size, records = _START.search(page.url), _LENGTH.search(page.url), _records(page)
    if start is None or size is None or records is None:
        return ()
    following = int(start["number"]) + int(size["number"])
    if int(size["number"]) == 0 or following >= records:
        return ()
    at, end = start.span("number")
    return (f"{page.url[:at]}{following}{page.url[end:]}",)


def _from_cursor(page: Page) -> tuple[str, ...]:
    """The address of an answer in JSON with the cursor that it names for the rows that follow."""
    told = _TOLD_CURSOR.search(page.text)
    given = [name for name, _ in parse_qsl(urlsplit(page.url).query, keep_blank_values=True)
             if _CURSOR.match(name)]
    if told is None or len(given) != 1 or _NO_MORE.search(page.text):
        return ()
    cursor = quote(told.group(1) or told.group(2), safe="")
    following = re.sub(rf"(?<=[?&]{re.escape(given[0])}=)[^&#]*", lambda _: cursor, page.url, count=1)
    return (following,) if following != page.url else ()


def _is_next(link: Found) -> bool:
    """True if a link says so, or shows no more than an arrow."""
    text = squashed(link.text)
    if NEXT.match(text) or (link.kind == "anchor" and LOADS.match(text)):
        return True
    if link.element is None or squashed(text_of(link.element)):
        return False
    shown = (value for element in link.element.iter() for name in _SHOWN if (value := element.get(name)))
    return any(_ARROW.search(value) for value in shown)


def _numbered(page: Page, found: Sequence[Found]) -> tuple[str, ...]:
    """Links whose whole text is a page number: the one after this page's own number, else all of them. Of
    several rows of numbers the one that stays at this page's place counts, and a calendar never does."""
    here, place = url_key(page.url), _place(page.url)
    rows = [row for row in _rows_of_numbers(found) if not _is_calendar(row, place)]
    own_rows = [row for row in rows if all(_place(url) == place for url in row.values())]
    linked = ((number, url) for row in own_rows or rows for number, url in row.items())
    by_number = {number: url for number, url in linked if url_key(url) != here}
    if not by_number or min(by_number) > 2:
        return ()
    # Where all have links, the first page has another address than its number.
    own = next((n for n in range(1, max(by_number)) if n not in by_number), 1)
    following = by_number.get(own + 1)
    return (following,) if following else ()


def _rows_of_numbers(found: Sequence[Found]) -> list[dict[int, str]]:
    """Addresses by the numbers that are their links' whole text; where numbers do not go on rising, another
    row begins."""
    rows = list[dict[int, str]]()
    for link in found:
        number = _ALONE.fullmatch(link.text)
        if number is None:
            continue
        if not rows or int(number.group(1)) <= max(rows[-1]):
            rows.append({})
        rows[-1][int(number.group(1))] = link.url
    return rows


def _place(url: str) -> str:
    """An address without its query and the name of its page."""
    return urlsplit(url)._replace(query="", fragment="").geturl().rpartition("/")[0]


def _is_calendar(row: Mapping[int, str], place: str) -> bool:
    """True of numbers that are days: each address has the date of its day, or they are a month's days."""
    days = [_DATED.search(url) for url in row.values()]
    of_days = (day is not None and int(day["day"]) == number for number, day in zip(row, days, strict=True))
    if len(row) > 1 and all(of_days):
        return True
    whole = _MONTH.issubset(row) and max(row) <= _LONGEST_MONTH
    return whole and any(_place(url) != place for url in row.values())


def has_more(page: Page) -> bool | None:
    """Whether a page says that others follow it, by their number or by buttons with numbers; null if it says
    nothing of it."""
    current, total = _count(page)
    if total:
        return current < total
    return True if _buttons(page) > 1 else None


def _guessed(page: Page) -> tuple[str, ...]:
    """Usual spellings of the next page, only where the page itself says that there are more pages.

    An address that bears the page's number is counted on; else those of page 2 are tried."""
    current, total = _count(page)
    if not total:
        current, total = _pressed(page)
    if current >= total:
        return ()
    spelt = _written(page, current + 1)
    if spelt:
        return (spelt,)
    counted = _counted_on(page.url, current)
    if current > 1:
        return (counted,) if counted else ()
    return ((counted,) if counted else ()) + _second(page.url)


def _written(page: Page, number: int) -> str | None:
    """The address of the page of that number as the page's scripts write it."""
    stem = _OWN_STEM.sub("", urlsplit(page.url).path)
    told = turning.written(page.scripts, number, stem if len(stem) > 1 else "")
    return clean(told, page.base, page.encoding)


def _pressed(page: Page) -> tuple[int, int]:
    """The number of this page and of all pages, where each has a button and a script writes their addresses;
    (1, 0) where that is not so."""
    of = _buttons(page) if _written(page, 2) else 0
    here = url_key(page.url)
    return next((n for n in range(2, of + 1) if url_key(_written(page, n) or "") == here), 1), of


def _buttons(page: Page) -> int:
    """How far the numbers go that stand beside each other as 1, 2, 3 and so on; 0 if none do."""
    for element in page.tree.iter("div", "ul", "ol", "p", "nav", "td"):
        told = (squashed(text_of(child)) for child in element if child.tag in _PRESSED)
        numbers = [one for one in told if one.isdecimal()]
        if len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]:
            return len(numbers)
    return 0


def _count(page: Page) -> tuple[int, int]:
    """The number of this page and of all pages, as the page says them; the first is 1 where it does not."""
    text = page.letters if "页" in page.letters else ""
    both = _OF.search(text)
    if both:
        return int(both.group(1)), int(both.group(2))
    said, number = _TOTAL.search(text), _NUMBER.search(page.url)
    if said is None and (told := turning.told(page.scripts))[1]:
        return told
    if said is None and (of := pages_of_rows(text)):
        return of
    total = int(said.group(1)) if said else 0
    current = int(number.group("number")) if number else 1
    return current if 1 <= current <= total else 1, total


def _counted_on(url: str, current: int) -> str | None:
    """The address with its own number, that of the page or one less, made one more."""
    match = _NUMBER.search(url)
    if match is None or int(match.group("number")) not in (current, current - 1):
        return None
    start, end = match.span("number")
    return f"{url[:start]}{int(match.group('number')) + 1}{url[end:]}"


def _second(url: str) -> tuple[str, ...]:
    path = urlsplit(url).path
    asked = f"{url}{'&' if urlsplit(url).query else '?'}page=2"
    match = _STEM.match(url + ("index.html" if path.endswith("/") else ""))
    if urlsplit(url).query or match is None:
        return (asked,)
    stem, extension = match.group("stem"), match.group("ext")
    spelt = (f"{stem}_2{extension}", f"{stem}_1{extension}")
    return (*spelt, asked) if stem.endswith("/index") else (*spelt, f"{stem}-2{extension}", asked)
