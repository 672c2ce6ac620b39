"""Fetches without an answer: what each failure is called in the ledger."""

from __future__ import annotations

from scrapy.exceptions import DownloadCancelledError

from crawler.errors import ClosedError, ForbiddenError, PostponedError, RefusedError, TooLargeError
from crawler.resolver import refused_reason
from crawler.tls import is_tls
from models.ledger import Answer
from models.messages import kept

LONGEST = 200


def meaning(url: str, error: BaseException) -> tuple[Answer, str]:
    """The ledger's answer for a failure, and the sign that tells why."""
    if isinstance(error, ForbiddenError):
        return "forbidden", str(error)
    if isinstance(error, (ClosedError, PostponedError, RefusedError, TooLargeError)):
        return "failed", str(error)
    if isinstance(error, DownloadCancelledError):
        return "failed", kept.TOO_LARGE()
    refused = refused_reason(url)
    if refused is not None:
        return "failed", kept.REFUSED(why=refused)
    kind = "tls" if is_tls(error) else type(error).__name__.removesuffix("Error")
    return "failed", f"{kind}: {_short(error)}"


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:LONGEST] or type(error).__name__
