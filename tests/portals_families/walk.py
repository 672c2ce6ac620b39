"""A walk by score, without a network, over a portal that answers queries and forms, and what it came to."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.discovery import Context, Examined, OwnHosts, Role, examine, url_key
from crawler.discovery.posted import asked, posted_part
from crawler.discovery.score import LAST_RESORT
from crawler.discovery.urls import clean
from crawler.paging import Seen
from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, request


@dataclass(frozen=True, order=True)
class Step:
    """One address to be asked: the best first, of equals the one found first."""

    rank: float
    number: int
    url: str = field(compare=False)
    role: Role = field(compare=False)
    context: Context = field(default=Context(), compare=False)
    kind: str = field(default="anchor", compare=False)
    chain: str | None = field(default=None, compare=False)
    on: str = field(default="", compare=False)


@dataclass(frozen=True)
class Walked:
    """`fetched` has every address asked, in order; `pages` what each that answered was, by its key."""

    portal: FamilyPortal
    fetched: list[str]
    pages: dict[str, Examined]

    def key(self, path: str) -> str:
        return url_key((clean(path, self.portal.home_url) or path) + posted_part(path))

    def _is_found(self, path: str) -> bool:
        page = self.pages.get(self.key(path))
        return page is not None and page.role in ("report", "attachment")

    @property
    def missed(self) -> set[str]:
        return {path for path in self.portal.truth if not self._is_found(path)}

    @property
    def wrong(self) -> set[str]:
        """Papers taken for reports."""
        pages = {path: self.pages.get(self.key(path)) for path in self.portal.false}
        return {path for path, page in pages.items() if page is not None and page.role == "report"}

    @property
    def times(self) -> float:
        """Requests over the fewest that are needed, robots.txt among both."""
        return (len(self.fetched) + 1) / (self.portal.fewest + 1)


def walk(portal: FamilyPortal, most: int = 3000) -> Walked:
    """Asks the best address first until none is left. A next page without new rows leads to nothing but
    another way to ask for it."""
    home = portal.home_url
    hosts = OwnHosts(home)
    heap = [Step(-200.0, 0, home, "home")]
    known = {url_key(home)}
    done, seen = Walked(portal, [], {}), dict[str, Seen]()
    while heap and len(done.fetched) < most:
        step = heapq.heappop(heap)
        if -step.rank <= LAST_RESORT and any(page.role == "report" for page in done.pages.values()):
            break
        done.fetched.append(step.url)
        answer = _answer(portal, step)
        if answer is None:
            continue
        page = examine(step.url, answer.body, answer.kind, step.role, step.context, hosts)
        done.pages[url_key(step.url)] = page
        for following in _following(step, page, seen):
            if following.rank < 0 and url_key(following.url) not in known:
                known.add(url_key(following.url))
                heapq.heappush(heap, Step(
                    following.rank, len(known), following.url, following.role, following.context,
                    following.kind, following.chain, step.url))
    return done


def _answer(portal: FamilyPortal, step: Step) -> Answer | None:
    what = asked(step.url)
    parts = urlsplit(what.url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc} | ({"Referer": step.on} if step.on else {})
    answer = portal.answer(request(what.method, target, headers, what.body or ""))
    return answer if answer is not None and answer.status == 200 else None


def _following(step: Step, page: Examined, seen: dict[str, Seen]) -> list[Step]:
    """Where a page leads, with rank, role, context and chain of pages of one list."""
    rows = seen.setdefault(step.chain or step.url, Seen())
    vain = step.chain is not None and not rows.lacks(page)
    if not vain:
        rows.note(page)
    if page.redirect_to and not page.sign:
        return [Step(step.rank, 0, page.redirect_to, step.role, step.context, "refresh")]
    links = [] if page.sign else [link for link in page.links if (link.kind == "instead") == vain]
    return [Step(-link.score, 0, link.url, link.role, link.context, link.kind,
                 (step.chain or step.url) if link.kind in ("next_page", "instead") else None)
            for link in links]
