"""The pages, one module each with its routes."""

from __future__ import annotations

from web.pages import (
    bodies,
    body,
    coverage,
    diff,
    explore,
    findings,
    help,
    operations,
    report,
    search,
    source,
    start,
)

ROUTERS = (
    start.router,
    bodies.router,
    body.router,
    coverage.router,
    report.router,
    source.router,
    diff.router,
    explore.router,
    search.router,
    findings.router,
    operations.router,
    help.router,
)
