"""The files of a release: CSV tables, datapackage.json, the words around them, and SHA256SUMS over all."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from research.release.pins import Pins, end_of, readers
from research.release.rows import RESOURCES, Resource
from research.release.words import citation, datacite, licence_note, readme, zenodo
from research.values import moment

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class File:
    """A file written: its size in bytes, its SHA-256 and, for a table, its rows."""

    path: str
    size: int
    sha256: str
    rows: int = 0


def write_package(session: Session, pins: Pins, folder: Path) -> list[File]:
    """Writes a release into an empty folder; the same pins give the same bytes. OSError."""
    tables = [_table(session, pins, one, folder) for one in RESOURCES]
    counts = {Path(one.path).stem: one.rows for one in tables}
    words = {
        "datapackage.json": _json(_descriptor(pins, tables)),
        "README.md": readme(pins, counts),
        "LICENSE.md": licence_note(pins),
        "CITATION.cff": citation(pins),
        "datacite.json": _json(datacite(pins, counts)),
        ".zenodo.json": _json(zenodo(pins, counts)),
    }
    files = tables + [_written(folder, name, text) for name, text in words.items()]
    sums = "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda file: file.path))
    return [*files, _written(folder, SUMS, sums)]


def _table(session: Session, pins: Pins, resource: Resource, folder: Path) -> File:
    path, count = f"data/{resource.name}.csv", 0
    target = folder / path
    target.parent.mkdir(exist_ok=True)
    names = [name for name, _, _ in resource.fields]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for row in resource.rows(session, pins):
            writer.writerow(_cell(row.get(name)) for name in names)
            count += 1
    size, sha256 = _measured(target)
    return File(path, size, sha256, count)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest


def _written(folder: Path, name: str, text: str) -> File:
    (folder / name).write_bytes(text.encode())
    size, sha256 = _measured(folder / name)
    return File(name, size, sha256)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _descriptor(pins: Pins, tables: list[File]) -> dict[str, Any]:
    """datapackage.json by the Data Package specification, version 1."""
    return {
        "profile": "tabular-data-package",
        "name": pins.name,
        "title": pins.told.title,
        "version": pins.as_of.isoformat(),
        "created": moment(end_of(pins.as_of)),
        "licenses": [{"name": pins.told.licence, "title": pins.told.licence}],
        "contributors": [{"title": author, "role": "author"} for author in pins.told.authors],
        "keywords": ["政府信息公开", "annual disclosure reports", "China", "local government"],
        "readers": [{"reader_version": name, "reports": count} for name, count in readers(pins)],
        "resources": [
            _resource(resource, file) for resource, file in zip(RESOURCES, tables, strict=True)
        ],
    }


def _resource(resource: Resource, file: File) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, kind, label) for name, kind, label in resource.fields],
        "missingValues": [""],
        "primaryKey": list(resource.key),
    }
    if resource.leads_to:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": other, "fields": key}}
            for field, other, key in resource.leads_to
        ]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "schema": schema,
    }


def _field(name: str, kind: str, label: str) -> dict[str, str]:
    return {"name": name, "type": kind, "description": label}


def files_of(folder: Path) -> Iterator[str]:
    """The names of all files under a folder."""
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
