"""JSON for programs: one route for each kind of thing, lists paged by key, all described by OpenAPI."""

from __future__ import annotations

from web.api import bodies, findings, lists, questions, reports

ROUTERS = (bodies.router, reports.router, questions.router, findings.router, lists.router)
