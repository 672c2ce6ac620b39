"""The pages, one module each with its routes."""

from __future__ import annotations

from web.pages import bodies, body, coverage, diff, help, report, search, start

ROUTERS = (
    start.router,
    bodies.router,
    body.router,
    coverage.router,
    report.router,
    diff.router,
    search.router,
    help.router,
)
