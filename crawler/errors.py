"""What can go wrong in a crawl, one sentence each."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest


class CrawlError(Exception):
    """The crawl cannot be done as asked; the message names the thing, the cause and the way out."""


class RefusedError(IgnoreRequest):
    """The gate refuses a fetch: not http(s), not the portal's own host, or not a public address."""


class BudgetSpentError(IgnoreRequest):
    """The gate refuses a fetch because the portal's budget for this run is spent; its page stays due."""


class ForbiddenError(IgnoreRequest):
    """The host's robots.txt forbids this address to us, or a person took it out."""


class ClosedError(IgnoreRequest):
    """The host's robots.txt answers with an error of the server: nothing may be fetched for now."""


class TooLargeError(IgnoreRequest):
    """An answer holds more bytes than one may have, sent or unpacked."""


class NotRenderedError(Exception):
    """A page that only scripts fill stays empty; the message says why."""


class NoBrowserError(NotRenderedError):
    """There is no browser; the message says how to get one."""


class PostponedError(IgnoreRequest):
    """The host asks for a longer wait than a run may sit out; `seconds` from now the page is due."""

    def __init__(self, sign: str, seconds: float) -> None:
        super().__init__(sign)
        self.seconds = seconds
