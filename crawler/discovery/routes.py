"""Routes of applications that show all their pages at one address and say which behind its #, /#/gk/12.

Only a folder or its index.html has routes, and each begins with a slash: an anchor within a page does not."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urlsplit

_ROUTE = re.compile(r"^!?/\w")
_HOLDS_ROUTES = re.compile(r"(?:^|/)(?:index\.html?)?$", re.I)


def route_of(url: str) -> str:
    """What stands behind the `#` of an address if it is a route; else empty."""
    if "#" not in url:
        return ""
    plain, fragment = urldefrag(url)
    return fragment if _ROUTE.match(fragment) and _HOLDS_ROUTES.search(urlsplit(plain).path) else ""


def local(url: str) -> str:
    """Path and query of an address, of a routed one those of its route."""
    told = route_of(url).lstrip("!")
    parts = urlsplit(url)
    return told or parts.path + (f"?{parts.query}" if parts.query else "")


def path_of(url: str) -> str:
    """The path of an address, of a routed one that of its route."""
    return local(url).partition("?")[0]
