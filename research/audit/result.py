"""The result of an audit: how many figures are wrong, by stratum, with Wilson's interval of 95 %."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from math import sqrt
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import FindingRow, ReadingRow
from models.views import FigureRow

Z = 1.959963984540054
NEEDED = ("number", "stratum", "you_read", "code", "bytes_hash")
_NUMBER = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?")
_BLANK = ("blank", "空", "空白", "empty")
_MARK = re.compile(r"[-/\\—–_－]+|无")
CERTAIN = ("printed", "aligned")


class AuditError(Exception):
    """The file cannot be evaluated; the message names the row and the cause."""


def result(session: Session, path: Path) -> dict[str, Any]:
    """An audit's sheet against the readings in use: `strata` and `all`, with counts, rates and intervals.

    `right` and `wrong` are figures that we gave; `silent` of the wrong ones are given as certain without an
    error or warning naming them; `open` are those we did not give (ambiguous); `skipped` were not read.
    `wrong_figures` lists the wrong ones. AuditError.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[dict[str, Any]] = []
    for row in _rows(path):
        outcome, told = _judged(session, row)
        for name in (row["stratum"], ""):
            counts[name][outcome] += 1
            counts[name]["silent"] += bool(told and told["silent"])
        if told:
            wrong.append(told)
    whole = counts.pop("", Counter())
    return {
        "all": _told(whole),
        "strata": [{"stratum": name} | _told(counts[name]) for name in sorted(counts)],
        "wrong_figures": wrong,
    }


def wilson(hits: int, of: int) -> tuple[float, float] | None:
    """Wilson's interval of 95 % of a share; None of nothing."""
    if of == 0:
        return None
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half) if hits else 0.0, min(1.0, middle + half) if hits < of else 1.0


def _told(counts: Counter[str]) -> dict[str, Any]:
    given = counts["right"] + counts["wrong"]
    names = ("right", "wrong", "silent", "open", "skipped")
    return {name: counts[name] for name in names} | {
        "error_rate": _share(counts["wrong"], given),
        "error_interval": _rounded(wilson(counts["wrong"], given)),
        "silent_rate": _share(counts["silent"], given),
        "silent_interval": _rounded(wilson(counts["silent"], given)),
    }


def _share(hits: int, of: int) -> float | None:
    return round(hits / of, 6) if of else None


def _rounded(interval: tuple[float, float] | None) -> list[float] | None:
    return [round(end, 6) for end in interval] if interval else None


def _judged(session: Session, row: Mapping[str, str]) -> tuple[str, dict[str, Any] | None]:
    if not row["you_read"]:
        return "skipped", None
    found = session.execute(
        select(FigureRow, ReadingRow.reader_version)
        .join(ReadingRow, ReadingRow.id == FigureRow.reading_id)
        .where(ReadingRow.bytes_hash == row["bytes_hash"], ReadingRow.is_current)
        .where(FigureRow.code == row["code"])
    ).first()
    if found is None:
        raise AuditError(
            _("number %(number)s: the archive has no figure %(code)s of bytes %(bytes_hash)s")
            % {"number": row["number"], "code": row["code"], "bytes_hash": row["bytes_hash"]}
        )
    figure, reader = found
    if figure.state == "ambiguous":
        return "open", None
    if _agrees(row["you_read"], figure):
        return "right", None
    findings = session.scalars(
        select(FindingRow).where(
            FindingRow.reading_id == figure.reading_id, FindingRow.severity.in_(("error", "warning"))
        )
    )
    named = any(figure.code in (one.codes or ()) for one in findings)
    return "wrong", {
        "number": row["number"],
        "code": figure.code,
        "bytes_hash": row["bytes_hash"],
        "you_read": row["you_read"],
        "value": None if figure.value is None else str(figure.value),
        "state": figure.state,
        "reader_version": reader,
        "silent": figure.state in CERTAIN and not named,
    }


def _agrees(read: str, figure: FigureRow) -> bool:
    """True if what a person wrote is what we gave: the number, else the same kind of cell."""
    plain = unicodedata.normalize("NFKC", read).strip()
    if figure.value is not None:
        number = _NUMBER.fullmatch(plain.replace("−", "-"))
        return number is not None and Decimal(number[0].replace(",", "")) == figure.value
    match figure.state:
        case "blank":
            return plain.lower() in _BLANK
        case "mark":
            return _MARK.fullmatch(plain) is not None
        case "missing":
            return plain.lower() == "missing"
    raw = unicodedata.normalize("NFKC", figure.raw or "")
    return "".join(plain.split()) == "".join(raw.split())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise AuditError(_("%(path)s: no such file") % {"path": path}) from None
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError, TypeError) as error:
        raise AuditError(_("%(path)s: no XLSX file (%(error)s)") % {"path": path, "error": error}) from None
    lines = book.worksheets[0].iter_rows(values_only=True)
    head = [str(cell or "").strip() for cell in next(lines, ())]
    lacking = [name for name in NEEDED if name not in head]
    if lacking:
        raise AuditError(
            _("%(path)s: the first sheet lacks the columns %(known)s")
            % {"path": path, "known": ", ".join(lacking)}
        )
    for cells in lines:
        row = {name: _plain(cell) for name, cell in zip_longest(head, cells) if name}
        if row["code"]:
            yield row


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
