"""What `scrapy crawl portals -a …` was asked, as the options of a crawl."""

from __future__ import annotations

import os
from collections.abc import Mapping

from scrapy.settings import BaseSettings

from crawler.errors import CrawlError
from crawler.options import DEFAULT_MAX_TIME, CrawlOptions
from models.messages import gettext as _

DEFAULT_ARCHIVE = "sqlite:///gongkai.db"
_KNOWN = frozenset(
    {
        "portal",
        "archive",
        "all_due",
        "limit",
        "max_requests",
        "max_time",
        "until",
        "delay",
        "allow_private",
        "no_read",
    }
)


def options_from(arguments: Mapping[str, str], settings: BaseSettings) -> CrawlOptions:
    """`portal` and `allow_private` take several values with commas. CrawlError for an argument that is not
    known."""
    unknown = sorted(set(arguments) - _KNOWN)
    if unknown:
        said = _("-a %(name)s=…: no such argument. Known are: %(known)s")
        raise CrawlError(said % {"name": unknown[0], "known": ", ".join(sorted(_KNOWN))})
    delay = arguments.get("delay")
    max_time = _number(arguments, "max_time")
    return CrawlOptions(
        archive=arguments.get("archive") or os.environ.get("GONGKAI_ARCHIVE") or DEFAULT_ARCHIVE,
        targets=_several(arguments.get("portal")),
        all_due=_is_set(arguments.get("all_due")),
        limit=_whole(arguments, "limit"),
        max_requests=_whole(arguments, "max_requests"),
        max_time=DEFAULT_MAX_TIME if max_time is None else max_time,
        until=arguments.get("until"),
        delay=settings.getfloat("DOWNLOAD_DELAY") if delay is None else _number(arguments, "delay") or 0.0,
        allow_private=_several(arguments.get("allow_private") or os.environ.get("GONGKAI_ALLOW_PRIVATE")),
        no_read=_is_set(arguments.get("no_read")),
    )


def _several(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _is_set(value: str | None) -> bool:
    return (value or "").lower() in ("1", "true", "yes")


def _number(arguments: Mapping[str, str], name: str) -> float | None:
    value = arguments.get(name)
    if value is None:
        return None
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        said = _("-a %(name)s=%(value)s: not a number of 0 or more")
        raise CrawlError(said % {"name": name, "value": value})
    return number


def _whole(arguments: Mapping[str, str], name: str) -> int | None:
    number = _number(arguments, name)
    return None if number is None else int(number)
