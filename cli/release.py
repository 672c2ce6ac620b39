"""`gongkai release`: a frozen data package to cite and deposit, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, day_of, opened
from cli.output import USAGE, cannot_write, counted, explained, out, print_grid, print_json
from models.messages import gettext as _
from research.release import ReleaseError, Told, make, releases


def release(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Name of the release; none: lists those made.")
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day of what it holds, YYYY-MM-DD.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where to; else a folder NAME here.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title; else its name.")] = None,
    author: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help='"Family, Given", or an organisation; repeatable.'),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="SPDX", help="Licence of the compilation; else CC-BY-4.0.")
    ] = None,
    doi: Annotated[str | None, typer.Option(metavar="DOI", help="A DOI reserved for it.")] = None,
    json: AsJson = False,
) -> None:
    """Writes a Frictionless data package of the reports as they stood at the end of a day.

    It holds reports, figures, statements, findings, versions, reviews and codebook as CSV, datapackage.json,
    SHA256SUMS, CITATION.cff, and metadata for DataCite and Zenodo. The archive remembers what it pinned: the
    same NAME gives the same bytes after further nights, readings and corrections.
    """
    with opened(archive) as kept:
        if name is None:
            found = list(releases(kept))
            if json:
                for row in found:
                    print_json(row)
                return
            names = ("name", "as_of", "made_at", "title", "reports", "reviews", "sha256")
            print_grid(None, names, [[row[key] for key in names] for row in found])
            out.print(counted("%(num)s release", "%(num)s releases", len(found)))
            return
        given = (title, author, licence, doi)
        told = None
        if any(given):
            told = Told(title or name, tuple(author or ("gongkai",)), licence or "CC-BY-4.0", doi)
        target = folder or Path(name)
        with explained(ReleaseError, code=USAGE), kept.lock("release"):
            try:
                made = make(kept, name, day_of("--as-of", as_of) if as_of else None, told, target)
            except OSError as error:
                cannot_write(target, error)
    if json:
        files = [{"path": one.path, "bytes": one.size, "sha256": one.sha256} for one in made.files]
        lengths = {Path(one.path).stem: one.rows for one in made.files if one.path.startswith("data/")}
        print_json({"name": name, "folder": str(made.folder), "new": made.is_new, "rows": lengths,
                    "sha256": made.sha256, "files": files})  # fmt: skip
        return
    for one in made.files:
        rows = counted("%(num)s row", "%(num)s rows", one.rows) if one.rows else ""
        out.print(f"{one.size:>12}  {one.path}" + (f"  ({rows})" if rows else ""))
    state = _("new") if made.is_new else _("the same bytes as when it was first made")
    places = {"folder": made.folder, "state": state, "sha256": made.sha256}
    out.print(_("%(folder)s: %(state)s; SHA-256 of SHA256SUMS %(sha256)s") % places, markup=False)
