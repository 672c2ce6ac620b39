"""The pages, one module each with its routes."""

from __future__ import annotations

from web.pages import bodies, body, report, start

ROUTERS = (start.router, bodies.router, body.router, report.router)
