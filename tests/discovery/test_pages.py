"""Each folder in pages/ is one page with what is to be understood of it; every field is a test of its own."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery import Context, Examined, OwnHosts, examine

PAGES = Path(__file__).parent / "pages"
CASES = [
    (folder.name, field)
    for folder in sorted(PAGES.iterdir())
    for field in json.loads((folder / "expected.json").read_text(encoding="utf-8"))["expected"]
]


@cache
def told(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PAGES / name / "expected.json").read_text(encoding="utf-8"))
    return loaded


@cache
def examined(name: str) -> Examined:
    case = told(name)
    body = (PAGES / name / "page.html").read_bytes()
    home = OwnHosts(case["url"], case["extra_hosts"])
    return examine(case["url"], body, "text/html", case["role"], Context(**case["context"]), home)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def seen(name: str, field: str) -> object:
    page = examined(name)
    walked = [link for link in page.links if link.score > 0]
    if field == "rows":
        return [
            [link.url, link.context.text, link.context.unit, day(link.context.published_on)]
            for link in walked if link.role == "report"]
    if field == "attachments":
        return [[link.url, link.context.text] for link in walked if link.role == "attachment"]
    if field == "next":
        return [link.url for link in walked if link.kind == "next_page"]
    if field == "ways":
        ways = [link for link in walked if link.role not in ("report", "attachment")]
        return sorted([link.role, link.url, link.context.unit] for link in ways if link.kind != "next_page")
    if field == "published_on":
        return day(page.published_on)
    if field == "breadcrumb":
        return list(page.breadcrumb)
    if field == "sign":
        return page.sign.partition(":")[0] if page.sign else None
    value: object = getattr(page, field)
    return value


@pytest.mark.parametrize(("name", "field"), CASES, ids=lambda value: str(value))
def test_field(name: str, field: str) -> None:
    expected = told(name)["expected"][field]
    assert seen(name, field) == (sorted(expected) if field == "ways" else expected)
