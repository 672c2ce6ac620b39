"""Making a release, the first time and again: the same name gives the same bytes."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from models.archive import Archive
from models.clock import now, today
from models.messages import gettext as _
from models.tables import Release
from research.release.package import SUMS, File, files_of, write_package
from research.release.pins import Pins, Told, pin
from research.values import day, moment

_NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


class ReleaseError(Exception):
    """A release cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written where. `is_new` is false if the release was made before: it is the same again."""

    folder: Path
    files: list[File]
    sha256: str
    is_new: bool


def make(archive: Archive, name: str, as_of: date | None, told: Told | None, folder: Path) -> Made:
    """Writes release `name` into `folder`, which may not be there yet, or hold the same already.

    The first time the archive remembers what it pinned (`as_of` and `told` are needed); later ones are made
    of that, whatever was fetched, read or filed since. ReleaseError, OSError.
    """
    if not _NAME.fullmatch(name):
        raise ReleaseError(
            _("%(name)s: write small letters, digits and . _ - between them, e.g. county-2026.1")
            % {"name": name}
        )
    known = _known(archive, name)
    pins = _pinned(known, as_of, told) if known else _first(archive, name, as_of, told)
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        with archive.reading() as session:
            files = write_package(session, pins, part)
        sums = next(one.sha256 for one in files if one.path == SUMS)
        if known and sums != known.sha256:
            raise ReleaseError(
                _(
                    "%(name)s: what it pinned is no longer in the archive as it was; SHA256SUMS "
                    "would be %(sums)s, was %(sha256)s. Was it merged or restored from elsewhere?"
                )
                % {"name": name, "sums": sums, "sha256": known.sha256}
            )
        if folder.exists() and not _same(part, folder):
            raise ReleaseError(
                _("%(folder)s: is there already and holds something else. Name another folder.")
                % {"folder": folder}
            )
        if not known:
            with archive.writing() as session:
                row = Release(name=name, as_of=pins.as_of, made_at=now(), pins=pins.packed(), sha256=sums)
                session.add(row)
        if not folder.exists():
            part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Made(folder, files, sums, known is None)


def releases(archive: Archive) -> Iterator[dict[str, Any]]:
    """The releases made so far."""
    with archive.reading() as session:
        for row in session.scalars(select(Release).order_by(Release.made_at, Release.name)):
            pins = Pins.unpacked(row.pins)
            yield {
                "name": row.name,
                "as_of": day(row.as_of),
                "made_at": moment(row.made_at),
                "title": pins.told.title,
                "reports": len(pins.reports),
                "reviews": len(pins.reviews),
                "sha256": row.sha256,
            }


def _same(one: Path, other: Path) -> bool:
    """True if two folders hold the same files, byte for byte."""
    names = list(files_of(one))
    if not other.is_dir() or names != list(files_of(other)):
        return False
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)


def _known(archive: Archive, name: str) -> Release | None:
    with archive.reading() as session:
        found = session.get(Release, name)
        if found is not None:
            session.expunge(found)
        return found


def _pinned(known: Release, as_of: date | None, told: Told | None) -> Pins:
    pins = Pins.unpacked(known.pins)
    if as_of not in (None, pins.as_of):
        raise ReleaseError(
            _("%(pins)s: was made as of %(as_of)s. Give that day, or another name.")
            % {"pins": pins.name, "as_of": pins.as_of}
        )
    if told not in (None, pins.told):
        raise ReleaseError(
            _(
                "%(pins)s: was made with another title, authors, licence or DOI. Leave them out, "
                "or give another name."
            )
            % {"pins": pins.name}
        )
    return pins


def _first(archive: Archive, name: str, as_of: date | None, told: Told | None) -> Pins:
    if as_of is None:
        raise ReleaseError(
            _("%(name)s: no release of that name yet; the first time give --as-of DATE") % {"name": name}
        )
    if as_of > today():
        raise ReleaseError(
            _("%(as_of)s: that day is still to come; today is %(today)s") % {"as_of": as_of, "today": today()}
        )
    with archive.reading() as session:
        pins = pin(session, name, as_of, told or Told(name, ("gongkai",), "CC-BY-4.0"))
    if not pins.reports:
        raise ReleaseError(_("%(as_of)s: the archive held no report yet that day") % {"as_of": as_of})
    return pins
