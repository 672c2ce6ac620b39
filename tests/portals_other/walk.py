"""A walk by score over a made portal without a network, and what it came to."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.discovery import Context, Examined, OwnHosts, Role, examine, url_key
from crawler.discovery.score import LAST_RESORT
from crawler.paging import Seen
from tests.portals_other.building import Portal

HOST = "http://127.0.0.1:8002"


@dataclass(frozen=True)
class Walked:
    """`fetched` counts every request; `pages` are those that answered, by path."""

    portal: Portal
    fetched: list[str]
    pages: dict[str, Examined]

    @property
    def missed(self) -> set[str]:
        return {path for path in self.portal.truth
                if path not in self.pages or self.pages[path].role not in ("report", "attachment")}

    @property
    def wrong(self) -> set[str]:
        """Papers taken for reports."""
        return {path for path in self.portal.false & set(self.pages) if self.pages[path].role == "report"}

    @property
    def times(self) -> float:
        return len(self.fetched) / self.portal.fewest


def target(url: str) -> str:
    """What a portal's truth calls an address: its path and query, without a reader's session."""
    parts = urlsplit(url.partition(";jsessionid=")[0])
    asked = "" if parts.query.startswith("t=") else parts.query
    try:
        path = unquote(parts.path, errors="strict")
    except UnicodeDecodeError:
        # Names in GBK stay escaped, as they are known by.
        path = parts.path
    return path + (f"?{asked}" if asked else "")


def walk(portal: Portal, most: int = 2000) -> Walked:
    """Best links first until none is left; a next page without new rows leads nowhere."""
    hosts = OwnHosts(HOST + "/")
    heap: list[tuple[float, int, str, Role, Context, str | None]] = [
        (-200.0, 0, HOST + "/", "home", Context(), None)]
    known = {url_key(HOST + "/")}
    done = Walked(portal, [], {})
    seen: dict[str, Seen] = {}
    while heap and len(done.fetched) < most:
        score, _, url, role, context, chain = heapq.heappop(heap)
        path = target(url)
        if -score <= LAST_RESORT and any(page.role == "report" for page in done.pages.values()):
            break
        done.fetched.append(path)
        answer = portal.pages.get(path)
        if answer is None:
            continue
        page = examine(url, answer.body, answer.kind, role, context, hosts)
        done.pages[path] = page
        rows = seen.setdefault(chain or path, Seen())
        if chain and not rows.lacks(page):
            continue
        rows.note(page)
        follow = [(link.score, link.url, link.role, link.context, link.kind)
                  for link in page.links if not page.sign]
        if page.redirect_to:
            follow.append((-score, page.redirect_to, role, context, "refresh"))
        for points, to, leads, told, kind in follow:
            if points > 0 and url_key(to) not in known:
                known.add(url_key(to))
                start = (chain or path) if kind == "next_page" else None
                heapq.heappush(heap, (-points, len(known), to, leads, told, start))
    return done
