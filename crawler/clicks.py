"""Ways of a rendered page that are no links: names are clicked whose scripts may lead on, and where they lead
is noted instead of gone to; a list's next pages are turned to and set below the first."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from crawler.choices import Choices
from crawler.discovery.titles import is_report, may_lead

if TYPE_CHECKING:
    from playwright.async_api import Page

_log = logging.getLogger(__name__)
MOST_CLICKS = 200
"""So many names of one page are clicked, those of its next pages counted in."""
MOST_TURNS = 40
MOST_SECONDS = 90.0
"""So long may all clicks of one page take, with the waits between the requests of a list's next pages."""
PATIENCE = 10.0
"""So many seconds may one of them take."""

WATCH = """(() => {
  const listen = EventTarget.prototype.addEventListener;
  const watched = window.__watched = {heard: new Set(), named: [], trying: false, to: null, guarded: false};
  const whole = address => new URL(address, location.href).href;
  watched.link = 'a[href]:not([href=""]):not([href="#"]):not([href^="javascript:"])';
  watched.acts = one => (watched.heard.has(one) || (one.onclick && !one.hasAttribute('onclick'))) &&
    one.getClientRects().length && !one.closest(watched.link);
  watched.hears = one => {
    if (one.matches('button, a, [role=tab], [role=treeitem], [role=menuitem]')) return true;
    if (getComputedStyle(one).cursor === 'pointer') return true;
    for (let up = one; up && up !== document.body; up = up.parentElement)
      if (watched.heard.has(up) || up.onclick) return true;
    return false;
  };
  watched.follows = (one, text) => {
    for (let up = one; up && up.innerText.trim() === one.innerText.trim(); up = up.parentElement)
      if (up.previousElementSibling) return up.previousElementSibling.innerText.trim() === text;
    return false;
  };
  EventTarget.prototype.addEventListener = function (kind, ...rest) {
    if (kind === 'click' && this instanceof Element) watched.heard.add(this);
    return listen.call(this, kind, ...rest);
  };
  for (const kind of ['hashchange', 'popstate'])
    listen.call(window, kind, event => { if (watched.trying) event.stopImmediatePropagation(); }, true);
  window.open = address => { if (watched.trying && address) watched.to = whole(address); return null; };
  watched.guard = () => {
    if (watched.guarded) return;
    const router = [...document.querySelectorAll('body, body *')].map(one =>
      one.__vue__ ? one.__vue__.$router : one.__vue_app__ && one.__vue_app__.config.globalProperties.$router
    ).find(Boolean);
    if (!router) return;
    watched.guarded = true;
    router.beforeEach((to, from, next) => {
      if (!watched.trying) return next();
      watched.to = whole(router.resolve(to.fullPath).href);
      next(false);
    });
  };
})();"""
"""Runs before all scripts of a page: notes what listens for clicks, and keeps the page where it is while one
is tried (hashes, states, new windows, and the router of Vue 2 and 3)."""

_NAMES = """() => {
  __watched.named = [...document.querySelectorAll('body *')].filter(one =>
    __watched.acts(one) && !one.querySelector(__watched.link));
  return __watched.named.map(one => (one.innerText || '').trim());
}"""
_SHOWN = """numbers => {
  for (const number of numbers) __watched.named[number].setAttribute('data-href', 'click:' + number);
  const shown = document.documentElement.outerHTML;
  for (const number of numbers) __watched.named[number].removeAttribute('data-href');
  return shown;
}"""
_TRY = """async number => {
  const here = location.href, pause = time => new Promise(done => setTimeout(done, time));
  const one = __watched.named[number];
  if (!one.isConnected) return [null, false];
  const before = document.body.innerText;
  __watched.guard();
  __watched.trying = true;
  __watched.to = null;
  one.click();
  for (let n = 0; n < 8 && !__watched.to && location.href === here; n++) await pause(15);
  const to = __watched.to || (location.href === here ? null : location.href);
  if (location.href !== here) {
    history.replaceState(history.state, '', here);
    await pause(15);
  }
  __watched.trying = false;
  return [to, document.body.innerText !== before];
}"""
_STANDS = "() => __watched.named.every(one => one.isConnected)"
_TURN = """number => {
  const named = /^(?:下一?页|后一?页|next|(?:点击)?(?:加载|显示)更多|load ?more)[>»›→]*$/i, drawn = /^[>›»]$/;
  const classed = /(?:^|[-_ ])(?:btn|pag\\w*|\\w*page\\w*)[-_]+next(?:$| )/i;
  const shut = one => one.disabled || one.closest('[aria-disabled=true], [class*=disabled]');
  const turns = one => named.test(one.innerText.trim()) || classed.test(one.className) ||
    (drawn.test(one.innerText.trim()) && __watched.acts(one));
  let found = [...document.querySelectorAll('button, a, li, span, div, i')].find(one =>
    turns(one) && one.getClientRects().length && !one.closest(__watched.link) && !shut(one));
  found = found || [...document.querySelectorAll('button, a, li, span, div, i, em, b')].find(one =>
    one.innerText.trim() === String(number) && one.getClientRects().length && !one.closest(__watched.link) &&
    !shut(one) && __watched.follows(one, String(number - 1)) && __watched.hears(one));
  // A click on the innermost is heard by all around it.
  const within = one => [...one.children].find(inner => turns(inner) || inner.innerText === one.innerText);
  for (let inner; found && (inner = within(found)); ) found = inner;
  if (found) found.click();
  return Boolean(found);
}"""
_MARK = re.compile(r' data-href="click:(\d+)"')
_CLOCK = re.compile(r"\d[:：]\d\d")


class Asking(Protocol):
    """What a page may ask for. While it is `held`, nothing that it has not asked for before: `refused` counts
    what it would have asked; `sent_to` is the address that it last would have gone to."""

    held: bool
    refused: int
    sent_to: str | None

    def allow(self, more: int) -> None:
        """Lets it ask for so much more."""

    async def quiet(self) -> None:
        """Waits until nothing has been under way for a while."""


class Clicks:
    """The clicks on one page, on its `names` too or only on its list's button; also on `choices`, if it may
    hold some. `hangs` once a script of it never ended, `cut` if names or next pages were left untried."""

    def __init__(self, page: Page, asking: Asking, *, names: bool, choices: bool = False) -> None:
        self.page, self.asking, self.names, self.choices = page, asking, names, choices
        self.left = MOST_CLICKS
        self.plain, self.vain = set[str](), set[str]()
        self.hangs = self.cut = False
        self.until = time.monotonic() + MOST_SECONDS

    async def whole(self) -> str:
        """The page as it stands, with the addresses that its names lead to, its list's next pages, and what
        its choices show."""
        seen = set[str]()
        first, *below = await self.pages(seen)
        if self.choices:
            below += await Choices(self, self.plain).parts(seen)
        head, end, tail = first.rpartition("</body>")
        return head + "".join(f"<div>{_inside(part) or part}</div>" for part in below) + end + tail

    async def pages(self, seen: set[str]) -> list[str]:
        """What the page shows and, of a list of reports, its next pages; `seen` are the lines so far."""
        told = await self.told()
        parts = [await self._shown()]
        own = set[str]()
        while _tells_reports(told):
            own |= told
            if len(parts) > MOST_TURNS or self.is_over:
                self.cut = True
                break
            if not await self.done(_TURN, len(parts) + 1):
                break
            await self.asking.quiet()
            told = await self.told()
            if told <= own:
                break
            parts.append(await self._shown())
        seen |= own | told
        return parts

    async def told(self) -> set[str]:
        """The lines that the page shows, those of a clock apart."""
        shown = str(await self.done("() => document.body.innerText") or "")
        return {line for line in shown.splitlines() if not _CLOCK.search(line)}

    async def _shown(self) -> str:
        """What the page shows now, each name that leads on with where to."""
        names: list[str] = (await self.done(_NAMES) or []) if self.names else []
        leading = [
            number for number, name in enumerate(names) if may_lead(name) and name not in self.vain
        ]
        chosen = leading[: self.left]
        self.left -= len(chosen)
        self.cut = self.cut or len(chosen) < len(leading)
        shown = str(await self.done(_SHOWN, chosen) or "")
        to = await self._tried(names, chosen) if chosen else {}
        return _MARK.sub(lambda mark: _attribute(to.get(int(mark[1]))), shown)

    async def _tried(self, names: list[str], chosen: list[int]) -> dict[int, str]:
        """Where the chosen of the names lead to, as far as the page stays or comes back. What the last click
        asks for comes late: the page is held until it is quiet."""
        to = dict[int, str]()
        self.asking.held = True
        try:
            for number in chosen:
                self.asking.sent_to, refused = None, self.asking.refused
                told, changed = await self.done(_TRY, number) or (None, False)
                if told := told or self.asking.sent_to:
                    to[number] = str(told)
                else:
                    self.vain.add(names[number])
                if told or not (changed or self.asking.refused > refused):
                    self.plain.add(names[number])
                stays = await self.done(_STANDS) or await self._is_back(names)
                if number != chosen[-1] and (not stays or self.is_over):
                    self.cut = True
                    break
            await self.asking.quiet()
        finally:
            self.asking.held = False
        return to

    @property
    def is_over(self) -> bool:
        """True once a script hangs or the time is up."""
        return self.hangs or time.monotonic() > self.until

    async def _is_back(self, names: list[str]) -> bool:
        """True if a page that went on to another shows the same names again."""
        await self.done("() => history.back()")
        await self.asking.quiet()
        return bool(await self.done(_NAMES) == names)

    async def done(self, script: str, told: object = None) -> Any:  # noqa: ANN401 - what JSON can hold
        """What a script answers; null if it fails, or from a page that hangs, which is asked no more."""
        from playwright.async_api import Error

        if self.hangs:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.page.evaluate(script, told)
        except TimeoutError:
            self.hangs = self.cut = True
        except Error as error:
            _log.debug("a click's script failed: %s", error)
        return None


def _attribute(to: str | None) -> str:
    return f' data-href="{escape(to)}"' if to else ""


def _tells_reports(lines: Iterable[str]) -> bool:
    return any(is_report(line, in_column=True) for line in lines)


def _inside(page: str) -> str:
    """What stands in a page's body."""
    return page.partition("<body")[2].partition(">")[2].rpartition("</body>")[0]
