"""A difference made ready to be shown: summary, tables with bars of change, text; in the language spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from models.messages import gettext as _
from models.messages import language, later
from research.similarity import PASSAGE, plain

LARGEST = 12
"""Changes that stand in the summary."""
TABLES = {
    "t2": later("Table 2: information published of its own accord"),
    "t3": later("Table 3: requests for information"),
    "t4": later("Table 4: reviews and suits"),
    "s14": later("Statistics in the form of 2014"),
}
_MARKS = {"mark": "／", "text": "…", "ambiguous": "?", "missing": "—"}
_CORRECTED = "✎"
_COPIED = 2 * PASSAGE
"""Characters beyond set phrases from which on an unchanged paragraph is pointed out; headings have fewer."""
_BAR = 40
"""Units on each side of a bar's middle, which stand for a change by the whole."""

Record = Mapping[str, Any]


def view(found: Record) -> dict[str, Any]:
    """What the page of a difference shows, from what research.diff gives."""
    rows = found["figures"]
    changed = [row for row in rows if row["comparable"] and row["change"]]
    carried = found.get("carry_over") or []
    sections = [_section(one) for one in found["sections"] if one["paragraphs"]]
    paragraphs = [one for section in sections for one in section["paragraphs"]]
    return {
        "agency": found.get("agency") or "",
        "old": found["old"],
        "new": found["new"],
        "largest": [_told(row) for row in _largest(changed)],
        "changed": len(changed),
        "apart": sum(not row["comparable"] for row in rows),
        "broken": [row for row in carried if row["agrees"] is False],
        "carries": bool(carried) and all(row["agrees"] for row in carried),
        "repeated": _percent(found["repeated"]),
        "only_numbers": sum(one["only_numbers"] for one in paragraphs),
        "tables": list(_tables(rows)),
        "sections": sections,
    }


def _largest(changed: Sequence[Record]) -> list[Record]:
    """The largest changes, totals before their parts: a total tells what its row did."""
    totals = [row for row in changed if row["table"] != "t3" or row["code"].endswith(".total")]
    return sorted(totals or changed, key=lambda row: -abs(row["change"]))[:LARGEST]


def _told(row: Record) -> dict[str, Any]:
    relative = row["relative"]
    percent = f"{relative:+.0%}".replace("-", "−") if relative else None
    return {
        **row,
        "old": row["old_used"],
        "new": row["new_used"],
        "signed": _signed(row["change"]),
        "percent": percent,
        "bar": _bar(row),
    }


def _signed(change: float) -> str:
    return f"{change:+,}".replace("-", "−")


def _bar(row: Record) -> dict[str, Any]:
    """A bar from the middle: to the right a rise, to the left a fall, whole where all changed or more."""
    share = 1.0 if row["relative"] is None else min(1.0, abs(row["relative"]))
    width = max(1, round(_BAR * share))
    rises = row["change"] > 0
    return {"x": _BAR if rises else _BAR - width, "width": width, "way": "rise" if rises else "fall"}


def _tables(rows: Iterable[Record]) -> Iterator[dict[str, Any]]:
    by_table: dict[str, list[Record]] = {}
    for row in rows:
        by_table.setdefault(row["table"], []).append(row)
    for table, found in by_table.items():
        lines = [_line(label, cells) for label, cells in _by_row(found)]
        columns = groupby(lines, key=lambda line: line["columns"])
        read = [row for line in lines for row in line["read"]]
        forms = sorted({str(row[side]) for row in read for side in ("form_old", "form_new") if row[side]})
        yield {
            "name": _(TABLES.get(table, table)),
            "forms": " / ".join(forms),
            "still": sum(line["still"] for line in lines),
            "blocks": [_block(names, list(block)) for names, block in columns],
            "notes": sorted({_note(row) for row in read if row["note"]}),
        }


def _note(row: Record) -> str:
    return str(row["note_zh" if language() == "zh" else "note"])


def _block(columns: Sequence[str], lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"columns": columns, "rows": lines, "still": all(line["still"] for line in lines)}


def _by_row(rows: Iterable[Record]) -> Iterator[tuple[str, list[Record]]]:
    for label, found in groupby(rows, key=lambda row: row["label"].rpartition(" · ")[0]):
        yield label, list(found)


def _line(label: str, rows: Sequence[Record]) -> dict[str, Any]:
    return {
        "label": label,
        "columns": [row["label"].rpartition(" · ")[2] for row in rows],
        "still": all(not row["old"] and not row["new"] and row["comparable"] for row in rows),
        "apart": all(not row["comparable"] for row in rows),
        "cells": [_cell(row) for row in rows],
        "read": rows,
    }


def _cell(row: Record) -> dict[str, Any]:
    old, new = (_shown(row, side) for side in ("old", "new"))
    change = row["change"] if row["comparable"] else None
    return {
        "code": row["code"],
        "new": new,
        "was": old if old != new else None,
        "change": old != new,
        "signed": _signed(change) if change else None,
        "bar": _bar(row) if change else None,
    }


def _shown(row: Record, side: str) -> str:
    """The value, a person's correction beside it; or the mark of a cell without a number."""
    read, used, state = row[side], row[f"{side}_used"], row[f"{side}_state"]
    value = _MARKS.get(state or "", "") if read is None else f"{read:,}"
    if used == read:
        return value
    held = _("none") if used is None else f"{used:,}"
    return f"{value}→{held}{_CORRECTED}"


def _section(section: Record) -> dict[str, Any]:
    paragraphs = [
        {**one, "only_numbers": _only_numbers(one), "copied": _copied(one)} for one in section["paragraphs"]
    ]
    return {**section, "repeated": _percent(section["repeated"]), "paragraphs": paragraphs}


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _only_numbers(paragraph: Record) -> bool:
    """Whether a paragraph is the other one with other numbers and nothing else."""
    if paragraph["op"] != "changed":
        return False
    before, after = (
        "".join(text for op, text in paragraph["spans"] if op in ("=", side)) for side in ("-", "+")
    )
    return plain(before) == plain(after)


def _copied(paragraph: Record) -> bool:
    """Whether a paragraph stands word for word in both and says more than law and form put into each."""
    is_same = paragraph["op"] in ("same", "moved")
    return is_same and any(len(part) >= _COPIED for part in plain(paragraph["spans"][0][1]).splitlines())
