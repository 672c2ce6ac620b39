"""What an auditor gets: a page that shows the sources, and a sheet to write down what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from sqlalchemy.orm import Session

from models.archive import Archive
from models.cells import cells_of
from research.audit.sample import Sample
from research.crops import crops
from research.sources import views

COLUMNS = (
    "number", "stratum", "agency", "year", "table_label", "row_label", "column_label", "crop",
    "you_read", "note", "url", "form", "code", "bytes_hash",
)  # fmt: skip
HELP = (
    "Write under you_read what the document prints: the number, blank for an empty cell, / or another mark "
    "as it stands, the words of a cell with words, missing if there is no such cell; nothing to skip it."
)
_STYLE = (
    "body{font:16px sans-serif;max-width:80em;margin:auto}section{border-top:2px solid #888;margin:2em 0}"
    "iframe{width:100%;height:40em;border:1px solid #aaa}img{max-width:100%;border:1px solid #aaa}"
)


def write_audit(archive: Archive, session: Session, samples: Sequence[Sample], folder: Path) -> None:
    """Writes index.html, audit.xlsx and the folder crops. OSError."""
    into = folder / "crops"
    into.mkdir(parents=True)
    shown = [_sources(archive, session, one, into) for one in samples]
    (folder / "index.html").write_text(_page(samples, shown), encoding="utf-8")
    _sheet(folder / "audit.xlsx", samples, shown)


def _sources(archive: Archive, session: Session, one: Sample, into: Path) -> list[str]:
    """The figure's table cut out of its page; else the page, or the whole document."""
    cells = cells_of(session, one.reading_id, one.table_number) if one.table_number else []
    pages = [one.page] if one.page is not None else None
    return crops(archive, session, one.bytes_hash, cells, into) or views(
        archive, session, one.bytes_hash, into, pages
    )


def _page(samples: Sequence[Sample], shown: Sequence[Sequence[str]]) -> str:
    parts = [
        f"<!doctype html><html lang=zh><meta charset=utf-8><title>audit</title><style>{_STYLE}</style>",
        f"<p>{escape(HELP)}</p>",
    ]
    for number, (one, names) in enumerate(zip(samples, shown, strict=True), start=1):
        label = " › ".join(part for part in (one.table_label, one.row_label, one.column_label) if part)
        parts.append(
            f'<section id="n{number}"><h2>{number}. {escape(one.agency or "")} {one.year or ""}</h2>'
            f"<p>{escape(label)}</p>"
        )
        parts += [_view(name) for name in names]
        parts.append("</section>")
    return "\n".join(parts) + "</html>\n"


def _view(name: str) -> str:
    path = f"crops/{escape(name, quote=True)}"
    if name.endswith(".html"):
        return f'<iframe sandbox loading="lazy" src="{path}"></iframe>'
    if name.endswith((".png", ".jpg", ".gif")):
        return f'<img loading="lazy" src="{path}" alt="">'
    return f'<p><a href="{path}">{path}</a></p>'


def _sheet(path: Path, samples: Sequence[Sample], shown: Sequence[Sequence[str]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "audit"
    sheet.append(COLUMNS)
    for number, (one, names) in enumerate(zip(samples, shown, strict=True), start=1):
        row = asdict(one) | {"number": number, "crop": ", ".join(f"crops/{name}" for name in names)}
        sheet.append([row.get(name) for name in COLUMNS])
        for cell in sheet[number + 1]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("BCEFGHIJ", (24, 28, 30, 40, 20, 24, 14, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    notes = book.create_sheet("help")
    notes["A1"] = HELP
    book.save(path)
