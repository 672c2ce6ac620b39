"""Pages as a browser shows them, where what came is not the whole of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.discovery.examined import Examined
from crawler.discovery.posted import asked, is_shown
from crawler.errors import NoBrowserError, NotRenderedError
from crawler.examining import Examiner, Task
from crawler.render import Rendering
from crawler.tls import beside
from crawler.walk import Walk
from models.ledger import VisitRecord
from models.messages import kept

MOST_VAIN = 4
"""After so many hollow pages of a role in a row that scripts did not fill, none of that role is tried."""
_WITHOUT_CHOICES = ("home", "report")
"""Roles of pages whose names show nothing of a list in its place."""
Shown = tuple[VisitRecord, Response, Examined]


class Showing:
    """Has shells and hollow pages filled and lists turned, and examines what comes of it."""

    def __init__(self, crawler: Crawler, examiner: Examiner) -> None:
        self.rendering, self.examiner = Rendering(crawler), examiner
        self._one_at_a_time = asyncio.Lock()

    async def of(
        self, walk: Walk, base: VisitRecord, response: Response, task: Task, plain: Examined
    ) -> Shown:
        """The page of that task, `plain` as it came, filled or turned by its scripts. NotRenderedError for a
        shell that stays empty; any other page that no browser can help stays as it came, and its visit says
        so."""
        if plain.is_shell:
            walk.shell = response
            return await self._filled(walk, base, response, task)
        if plain.is_turned and not plain.is_tabbed:
            return await self._turned(walk, base, response, task, plain)
        async with self._one_at_a_time:
            # Each counts those before it that stayed empty, and none that waits.
            return await self._tried(walk, base, response, task, plain)

    async def _filled(self, walk: Walk, base: VisitRecord, response: Response, task: Task) -> Shown:
        base, response, examined, is_whole = await self._shown(walk, base, response, task, names=True)
        base = replace(base, sign=beside(_rendered(is_whole), base.sign))
        if examined.is_shell and not any(link.score > 0 for link in examined.links):
            raise NotRenderedError(kept.RENDERED_EMPTY())
        return base, response, examined

    async def _turned(
        self, walk: Walk, base: VisitRecord, response: Response, task: Task, plain: Examined
    ) -> Shown:
        try:
            shown, page, examined, is_whole = await self._shown(walk, base, response, task, names=False)
        except NotRenderedError as error:
            return replace(base, sign=beside(kept.NOT_TURNED(why=error), base.sign)), response, plain
        sign, examined = _turned(plain, examined, is_whole=is_whole)
        return replace(shown, sign=beside(sign, base.sign)), page, examined

    async def _tried(
        self, walk: Walk, base: VisitRecord, response: Response, task: Task, plain: Examined
    ) -> Shown:
        """A hollow page, one with names that show others in its place, or one of whose asks nothing came; it
        stays as it is where nothing comes of this."""
        if walk.vain[plain.role] >= MOST_VAIN:
            return base, response, plain
        names = plain.role != "report"
        try:
            shown, page, examined, is_whole = await self._shown(walk, base, response, task, names=names)
        except NotRenderedError as error:
            walk.vain[plain.role] += not isinstance(error, NoBrowserError)
            told = kept.NOT_UNCOVERED if plain.is_tabbed else kept.NOT_FILLED
            sign = beside(told(why=error), base.sign)
            # It is tried again, though it comes as it came.
            return replace(base, sign=sign, etag=None, last_modified=None), response, plain
        if examined.is_hollow or _same_ways(plain, examined):
            walk.vain[plain.role] += 1
            return base, response, plain
        walk.vain[plain.role] = 0
        return replace(shown, sign=beside(_rendered(is_whole), base.sign)), page, examined

    async def _shown(
        self, walk: Walk, base: VisitRecord, response: Response, task: Task, *, names: bool
    ) -> tuple[VisitRecord, Response, Examined, bool]:
        """The page with its next pages below it, and whether all was tried."""
        url = asked(base.url).url if is_shown(base.url) else base.url
        choices = names and task.role not in _WITHOUT_CHOICES
        response, is_whole = await self.rendering.of(walk, response, url, names=names, choices=choices)
        # What scripts fetch may change while the page does not: it is always asked for whole.
        base = replace(base, body=response.body, etag=None, last_modified=None)
        examined = await self.examiner.examine(replace(task, body=response.body, content_type="text/html"))
        return base, response, examined, is_whole


def _rendered(is_whole: bool) -> str:
    return kept.RENDERED() if is_whole else kept.RENDERED_IN_PART()


def _same_ways(plain: Examined, shown: Examined) -> bool:
    """True of a page without text of its own that leads where it led before."""
    known = {link.url for link in plain.links}
    return plain.role != "report" and all(link.url in known for link in shown.links if link.score > 0)


def _turned(plain: Examined, shown: Examined, *, is_whole: bool) -> tuple[str, Examined]:
    """What its visit says of a list that its button turned, and the list.

    Where that brought nothing, the next pages that its addresses may have are asked for all the same.
    """
    known = {link.url for link in plain.links}
    ahead = tuple(link for link in shown.links if link.kind != "next_page")
    if all(link.url in known for link in ahead):
        is_whole = is_whole and not plain.has_more
    else:
        shown = replace(shown, links=ahead)
    return kept.TURNED() if is_whole else kept.TURNED_IN_PART(), shown
