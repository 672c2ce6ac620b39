"""Names on a rendered page that have no address of their own: a click on one shows another list in the place
of the one before (tabs of kinds of bodies, a tree of bodies, a row of years). Each is clicked, and what it
shows is set below what the page has shown."""

from __future__ import annotations

import time
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from crawler.discovery.titles import is_report, may_lead

if TYPE_CHECKING:
    from crawler.clicks import Clicks

MOST_CHOICES = 150
MOST_VAIN = 12
"""After so many in a row that showed nothing new no more are clicked."""
MOST_SECONDS = 600.0
"""So long may they take, as long as they show something."""
ASKS = 4
"""What one of them may ask for beyond what the page may."""

_NAMES = """() => {
  const line = one => (one.innerText || '').trim();
  const named = [...document.querySelectorAll('body *')].filter(one => {
    const name = line(one);
    return name && name.length < 40 && !name.includes('\\n') && one.getClientRects().length &&
      !one.closest(__watched.link) && !one.closest('form, select') && !one.querySelector(__watched.link) &&
      ![...one.children].some(inner => line(inner) === name) && __watched.hears(one);
  });
  __watched.choices = named;
  return named.map(line);
}"""
_CHOOSE = """number => {
  const one = __watched.choices[number];
  if (!one || !one.isConnected) return false;
  __watched.guard();
  __watched.trying = true;
  __watched.to = null;
  __watched.here = location.href;
  one.click();
  return true;
}"""
_CAME = """() => {
  __watched.trying = false;
  const to = __watched.to || (location.href === __watched.here ? null : location.href);
  if (location.href !== __watched.here) history.replaceState(history.state, '', __watched.here);
  return to;
}"""
_ROWS = """() => [...document.querySelectorAll('a[href]')].map(one =>
  [(one.innerText || '').trim(), one.href])"""


class Choices:
    """The choices of one page; `plain` are the names whose address is known, or whose click does nothing."""

    def __init__(self, clicks: Clicks, plain: set[str]) -> None:
        self.clicks, self.plain = clicks, plain
        self.known = set[tuple[str, int]]()
        self.rows = set[tuple[str, str]]()

    async def parts(self, seen: set[str]) -> list[str]:
        """What each shows that was not seen before."""
        clicks, parts, vain = self.clicks, list[str](), 0
        await self._fresh()
        waiting, until = await self._new(), time.monotonic() + MOST_SECONDS
        while waiting and vain < MOST_VAIN:
            if len(self.known) - len(waiting) > MOST_CHOICES or time.monotonic() > until or clicks.is_over:
                clicks.cut = True
                break
            name = waiting.pop(0)
            began = time.monotonic()
            shown = await self._chosen(name, seen)
            below = await self._new()
            waiting = below + waiting
            parts += shown
            vain = 0 if shown or below else vain + 1
            if shown or below:
                clicks.until += time.monotonic() - began
        return parts

    async def _chosen(self, name: tuple[str, int], seen: set[str]) -> list[str]:
        """The pages of what a choice shows; none if that is nothing of reports that was not seen."""
        clicks = self.clicks
        number = (await self._named()).get(name)
        clicks.asking.allow(ASKS)
        if number is None or not await clicks.done(_CHOOSE, number):
            return []
        await clicks.asking.quiet()
        to = await clicks.done(_CAME) or clicks.asking.sent_to
        if to:
            return [f'<div><a href="{escape(str(to))}">{escape(name[0])}</a></div>']
        lines, fresh = await clicks.told(), await self._fresh()
        if not fresh and not any(is_report(line, in_column=True) for line in lines - seen):
            return []
        shown = await clicks.pages(seen)
        await self._fresh()
        return [f"<div><h3>{escape(name[0])}</h3>{part}</div>" for part in shown]

    async def _fresh(self) -> bool:
        """True if the page leads to what may be a report, or to a way to one, and did not before."""
        rows = {(text, to) for text, to in await self.clicks.done(_ROWS) or []} - self.rows
        self.rows |= rows
        return any(is_report(text, in_column=True) or may_lead(text) for text, _ in rows)

    async def _new(self) -> list[tuple[str, int]]:
        """The names not known yet that may show reports."""
        names = [name for name in await self._named() if name not in self.known]
        self.known |= set(names)
        return [name for name in names if name[0] not in self.plain and _may_show(name[0])]

    async def _named(self) -> dict[tuple[str, int], int]:
        """Each name with how many of the same stand before it, and its number on the page."""
        told: list[str] = await self.clicks.done(_NAMES) or []
        counted, found = Counter[str](), dict[tuple[str, int], int]()
        for number, name in enumerate(told):
            found[name, counted[name]] = number
            counted[name] += 1
        return found


def _may_show(name: str) -> bool:
    return may_lead(name) and not is_report(name, in_column=True)
