"""What the reading room answers, counted and logged: requests by route and status, and how long they took."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import Metric
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from research.gauges import Gauges, gauges
from web.memo import FRESH
from web.room import Room

UNKNOWN = "none"
"""The route of an address that is no page: whoever asks for nonsense makes no new series."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
logger = logging.getLogger("gongkai.web")


class Metered:
    """The room's application with its requests counted in `registry`, and each a line of the log at INFO:
    without the query, which may hold a token."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
        self._requests = Counter(
            "gongkai_http_requests", "Requests.", ("method", "route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "gongkai_http_request_duration_seconds",
            "How long answers took.",
            ("route",),
            registry=registry,
            buckets=SECONDS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        method, path = scope["method"], scope["path"]
        try:
            await self._app(scope, receive, told)
        finally:
            seconds = time.perf_counter() - begun
            route = route_of(scope, path)
            self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
            self._seconds.labels(route).observe(seconds)
            known = {"method": method, "path": path, "route": route, "status": status}
            logger.info("%s %r %s", method, path, status, extra=known | {"seconds": round(seconds, 4)})


def route_of(scope: Scope, path: str) -> str:
    """The pattern of the address that answered, as /reports/{id}; the same for all that none answers."""
    route = scope.get("route")
    if route is not None:
        return str(getattr(route, "path", UNKNOWN))
    static = scope.get("root_path", "").endswith("/static") and path.startswith(scope["root_path"])
    return "/static" if static else UNKNOWN


def archive_gauges(room: Room) -> Gauges:
    """The archive's gauges for a scrape, made anew after a minute at most."""

    def ask() -> Iterable[Metric]:
        with room.asking() as session:
            return gauges(room.archive, session)

    return Gauges(lambda: room.memo.of("gauges", ask, oldest=FRESH))
