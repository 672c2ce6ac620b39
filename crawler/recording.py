"""Recorded pages: a folder holds the bytes of one page and what is to be understood of it, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crawler.discovery import OwnHosts, examine
from crawler.discovery.examined import Context, Examined, Link, Role
from crawler.frontier import context_from_json, context_to_json

PAGE = "page.html"
EXPECTED = "expected.json"


@dataclass(frozen=True)
class Recorded:
    """One folder. `looked_at` says who looked at what is expected, and when; null until somebody has."""

    folder: Path
    url: str
    role: Role
    context: Context
    extra_hosts: tuple[str, ...]
    expected: Mapping[str, Any]
    looked_at: str | None

    def examined(self) -> Examined:
        """The page as it is understood now."""
        body = (self.folder / PAGE).read_bytes()
        home = OwnHosts(self.url, self.extra_hosts)
        return examine(self.url, body, "", self.role, self.context, home)


def load(folder: Path) -> Recorded:
    """The recorded page of a folder. ValueError naming the file if it is not what `save` writes."""
    path = folder / EXPECTED
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Recorded(
            folder, told["url"], told["role"], context_from_json(told["context"]),
            tuple(told["extra_hosts"]), told["expected"], told.get("looked_at"))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: not the expectation of a recorded page: {error!r}") from error


def save(folder: Path, url: str, body: bytes, role: Role, context: Context) -> Recorded:
    """Writes a new folder with what is understood of the page now, for a person to look at and put right.

    FileExistsError if the folder is there: what a person looked at is never written over."""
    folder.mkdir(parents=True)
    (folder / PAGE).write_bytes(body)
    bare = Recorded(folder, url, role, context, (), {}, None)
    page = bare.examined()
    found = {name: tell(page) for name, tell in FIELDS.items()}
    told: dict[str, Any] = {
        "url": url, "role": role, "context": context_to_json(context), "extra_hosts": [], "looked_at": None,
        "expected": {name: value for name, value in found.items() if value not in (None, [], "")}}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")
    return load(folder)


def _walked(page: Examined) -> list[Link]:
    return [link for link in page.links if link.score > 0]


def _rows(page: Examined) -> list[list[str | None]]:
    return [
        [link.url, link.context.text, link.context.unit, _day(link.context.published_on)]
        for link in _walked(page) if link.role == "report" and link.kind != "elsewhere"]


def _attachments(page: Examined) -> list[list[str | None]]:
    return [[link.url, link.context.text] for link in _walked(page) if link.role == "attachment"]


def _ways(page: Examined) -> list[list[str | None]]:
    further = ("next_page", "instead")
    ways = [
        link for link in _walked(page)
        if link.role not in ("report", "attachment") and link.kind not in further]
    told = [[link.role, link.url, link.context.unit] for link in ways]
    return sorted(told, key=lambda way: [part or "" for part in way])


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


FIELDS: dict[str, Callable[[Examined], Any]] = {
    "role": lambda page: page.role,
    "family": lambda page: page.family,
    "title": lambda page: page.title,
    "column": lambda page: page.column,
    "breadcrumb": lambda page: list(page.breadcrumb),
    "unit": lambda page: page.unit,
    "published_on": lambda page: _day(page.published_on),
    "redirect_to": lambda page: page.redirect_to,
    "sign": lambda page: page.sign.partition(":")[0] if page.sign else None,
    "rows": _rows,
    "elsewhere": lambda page: [link.url for link in _walked(page) if link.kind == "elsewhere"],
    "attachments": _attachments,
    "next": lambda page: [link.url for link in _walked(page) if link.kind == "next_page"],
    "instead": lambda page: [link.url for link in _walked(page) if link.kind == "instead"],
    "ways": _ways,
}
"""What is told of a page; `rows` are [address, text, unit, day], `attachments` [address, text], `ways` [role,
address, unit]."""
