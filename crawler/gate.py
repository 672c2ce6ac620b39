"""The one gate: every fetch passes here, each hop of a redirect and each robots.txt too."""

from __future__ import annotations

from scrapy import Request, signals
from scrapy.crawler import Crawler

from crawler import resolver
from crawler.addresses import Opened, place
from crawler.errors import BudgetSpentError, ForbiddenError, RefusedError
from crawler.walk import WALK, Walk
from models.messages import kept


def refusal(url: str, walk: Walk, opened: Opened) -> str | None:
    """Why this address may not be fetched on this portal's walk; None if it may (the DNS is asked at
    connect)."""
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        return kept.NOT_HTTP(scheme=scheme)
    try:
        host, port = place(url)
    except ValueError:
        return kept.NO_HOST()
    if not walk.hosts.owns(url):
        return kept.OTHER_HOST(host=host)
    return opened.refusal(host, port)


def spend(walk: Walk) -> None:
    """Takes one request from the walk's budget when it is made; BudgetSpentError if there is none left."""
    spent = walk.budget.spent(walk.requests)
    if spent is not None:
        walk.stop("cut_by_budget", spent)
        raise BudgetSpentError(spent)
    walk.requests += 1


class Gate:
    """Downloader middleware, first of all: refuses what may not be fetched."""

    def __init__(self, crawler: Crawler) -> None:
        self.opened = Opened(crawler.settings.getlist("GONGKAI_ALLOW_PRIVATE"))
        self.dns_timeout = crawler.settings.getfloat("DNS_TIMEOUT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Gate:
        gate = cls(crawler)
        crawler.signals.connect(gate.close_the_back_door, signals.engine_started)
        return gate

    def close_the_back_door(self) -> None:
        """Names may only resolve to public addresses from here on: what passed by name is checked again at
        connect."""
        resolver.install(self.opened, self.dns_timeout)

    def process_request(self, request: Request) -> None:
        walk = request.meta.get(WALK)
        if not isinstance(walk, Walk):
            raise RefusedError(kept.REFUSED(why=kept.NO_WALK()))
        excluded = walk.excluded.reason(request.url)
        if excluded is not None:
            raise ForbiddenError(excluded)
        reason = refusal(request.url, walk, self.opened)
        if reason is not None:
            raise RefusedError(kept.REFUSED(why=reason))
