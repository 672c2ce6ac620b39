"""Two reports side by side as one HTML file that stands alone: to be read, printed and sent to someone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from research.compare import TABLE_NAMES
from research.similarity import plain

LARGEST = 12
"""Changes that stand in the summary."""
_MARKS = {"mark": "／", "text": "…", "ambiguous": "?", "missing": "—"}


def diff_page(found: Mapping[str, Any], language: str = "zh") -> str:
    """The page of a difference as `research.diff` gives it; `language` is "zh" or "en"."""
    chinese = language == "zh"

    def say(zh: str, en: str) -> str:
        return zh if chinese else en

    return _template().render(page=_page(found, say), say=say, zh=chinese)


@cache
def _template() -> Template:
    loader = PackageLoader("research", "templates")
    environment = Environment(loader=loader, autoescape=select_autoescape(), trim_blocks=True)
    return environment.get_template("diff.html")


def _page(found: Mapping[str, Any], say: Callable[[str, str], str]) -> dict[str, Any]:
    rows = found["figures"]
    changed = [row for row in rows if row["comparable"] and row["change"]]
    carried = found.get("carry_over") or []
    sections = [
        {**section, "repeated": _percent(section["repeated"])}
        for section in found["sections"]
        if section["paragraphs"]
    ]
    return {
        "agency": found.get("agency") or found["new"]["title"] or "",
        "old": found["old"],
        "new": found["new"],
        "largest": [_told(row) for row in _largest(changed)],
        "changed": len(changed),
        "broken": [row for row in carried if row["agrees"] is False],
        "carries": bool(carried) and all(row["agrees"] for row in carried),
        "repeated": _percent(found["repeated"]),
        "only_numbers": sum(_only_numbers(one) for section in sections for one in section["paragraphs"]),
        "tables": list(_tables(rows, say)),
        "sections": sections,
    }


def _largest(changed: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The largest changes, totals before their parts: a total tells what its row did."""
    totals = [row for row in changed if row["table"] != "t3" or row["code"].endswith(".total")]
    return sorted(totals or changed, key=lambda row: -abs(row["change"]))[:LARGEST]


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    relative = row["relative"]
    percent = f"{relative:+.0%}".replace("-", "−") if relative else None
    return {**row, "signed": f"{row['change']:+,}".replace("-", "−"), "percent": percent}


def _tables(rows: Iterable[Mapping[str, Any]], say: Callable[[str, str], str]) -> Iterator[dict[str, Any]]:
    for table, found in groupby(rows, key=lambda row: row["table"]):
        lines = [_line(label, cells) for label, cells in _by_row(found)]
        columns = groupby(lines, key=lambda line: line["columns"])
        read = [row for line in lines for row in line["read"]]
        forms = sorted({str(row[side]) for row in read for side in ("form_old", "form_new") if row[side]})
        yield {
            "name": say(TABLE_NAMES.get(table, table), table),
            "forms": " / ".join(forms),
            "still": sum(line["still"] for line in lines),
            "blocks": [_block(names, list(block)) for names, block in columns],
            "notes": sorted({say(row["note_zh"], row["note"]) for row in read if row["note"]}),
        }


def _block(columns: Sequence[str], lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"columns": columns, "rows": lines, "still": all(line["still"] for line in lines)}


def _by_row(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    for label, found in groupby(rows, key=lambda row: row["label"].rpartition(" · ")[0]):
        yield label, list(found)


def _line(label: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "label": label,
        "columns": [row["label"].rpartition(" · ")[2] for row in rows],
        "still": all(not row["old"] and not row["new"] and row["comparable"] for row in rows),
        "cells": [_cell(row) for row in rows],
        "read": rows,
    }


def _cell(row: Mapping[str, Any]) -> dict[str, Any]:
    old, new = (_shown(row[side], row[f"{side}_state"]) for side in ("old", "new"))
    change = row["change"] if row["comparable"] else None
    signed = f"{change:+,}".replace("-", "−") if change else None
    return {"new": new, "was": old if old != new else None, "change": old != new, "signed": signed}


def _shown(value: float | None, state: str | None) -> str:
    if value is not None:
        return f"{value:,}"
    return _MARKS.get(state or "", "")


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _only_numbers(paragraph: Mapping[str, Any]) -> bool:
    """Whether a paragraph is the other one with other numbers and nothing else."""
    if paragraph["op"] != "changed":
        return False
    before, after = (
        "".join(text for op, text in paragraph["spans"] if op in ("=", side)) for side in ("-", "+")
    )
    return plain(before) == plain(after)
