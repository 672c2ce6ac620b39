"""JSON for programs: one route for each kind of thing, lists paged by key, all described by OpenAPI."""

from __future__ import annotations

from web.api import bodies, coverage, findings, lists, questions, reports

ROUTERS = (bodies.router, reports.router, questions.router, coverage.router, findings.router, lists.router)
