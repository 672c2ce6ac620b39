"""Pages as a browser shows them, where what came is not the whole of it."""

from __future__ import annotations

from dataclasses import replace

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.discovery.examined import Examined
from crawler.errors import NotRenderedError
from crawler.examining import Examiner, Task
from crawler.render import Rendering
from crawler.tls import beside
from crawler.walk import Walk
from models.ledger import VisitRecord
from models.messages import kept


class Showing:
    """Has shells filled and lists turned, and examines what comes of it."""

    def __init__(self, crawler: Crawler, examiner: Examiner) -> None:
        self.rendering, self.examiner = Rendering(crawler), examiner

    async def of(
        self, walk: Walk, base: VisitRecord, response: Response, task: Task, plain: Examined
    ) -> tuple[VisitRecord, Response, Examined]:
        """The page of that task, `plain` as it came, filled or turned by its scripts. NotRenderedError for a
        shell that stays empty; a list that no browser can turn stays as it came, and its visit says so."""
        if plain.is_shell:
            walk.shell = response
        try:
            response, is_whole = await self.rendering.of(walk, response, base.url, names=plain.is_shell)
        except NotRenderedError as error:
            if plain.is_shell:
                raise
            return replace(base, sign=beside(kept.NOT_TURNED(why=error), base.sign)), response, plain
        # What scripts fetch may change while the page does not: it is always asked for whole.
        base = replace(base, body=response.body, etag=None, last_modified=None)
        task = replace(task, body=response.body, content_type="text/html")
        examined = await self.examiner.examine(task)
        if plain.is_turned:
            sign, examined = _turned(plain, examined, is_whole=is_whole)
            return replace(base, sign=beside(sign, base.sign)), response, examined
        sign = kept.RENDERED() if is_whole else kept.RENDERED_IN_PART()
        base = replace(base, sign=beside(sign, base.sign))
        if examined.is_shell and not any(link.score > 0 for link in examined.links):
            raise NotRenderedError(kept.RENDERED_EMPTY())
        return base, response, examined


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
