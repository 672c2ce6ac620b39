"""Fetches without an answer: what each failure is called in the ledger, and what is tried instead."""

from __future__ import annotations

from scrapy import Request

from crawler.errors import ClosedError, ForbiddenError, PostponedError, RefusedError
from crawler.resolver import refused_reason
from models.ledger import Answer

TWIN = "gongkai_twin"
"""Key in a request's meta: fetched by plain http, and why."""

TLS_SIGNS = (
    "certificate verify failed",
    "VerificationError",
    "SSL routines",
    "SSL.Error",
    "hostname mismatch",
)
LONGEST = 200


def plain_twin(request: Request, error: BaseException) -> Request | None:
    """The same page by plain http where https has a broken certificate: once, and told in the visit's sign.

    An unchecked https answer would be worth no more than a plain one, and would look as if it were.
    """
    host = request.url.removeprefix("https://")
    if host == request.url or TWIN in request.meta or not is_tls(error) or ":" in host.split("/")[0]:
        return None
    told = f"https failed ({_short(error)}), fetched by http"
    return request.replace(url=f"http://{host}", meta={**request.meta, TWIN: told})


def meaning(url: str, error: BaseException) -> tuple[Answer, str]:
    """The ledger's answer for a failure, and the sign that tells why."""
    if isinstance(error, ForbiddenError):
        return "forbidden", str(error)
    if isinstance(error, (ClosedError, PostponedError, RefusedError)):
        return "failed", str(error)
    refused = refused_reason(url)
    if refused is not None:
        return "failed", f"refused: {refused}"
    kind = "tls" if is_tls(error) else type(error).__name__.removesuffix("Error")
    return "failed", f"{kind}: {_short(error)}"


def is_tls(error: BaseException) -> bool:
    return any(sign in text for sign in TLS_SIGNS for text in (str(error), repr(error.__cause__)))


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:LONGEST] or type(error).__name__
