"""`gongkai backup` and `gongkai restore`."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, for_programs, opened
from cli.output import OK, PROBLEMS, counted, fail, out, print_json
from models import backup as copies
from models.archive import Archive, ArchiveError
from models.bytes.places import outside_named
from models.messages import gettext as _

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="The folder of the backup; each archive has one of its own.")
]


def backup(folder: Folder, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Copies the archive into a folder, even while a crawl runs; the next time only new bytes are copied.

    The backup is the archive as it was at one moment, with the bytes that GONGKAI_BLOBS keeps in a folder or
    an S3 store. An earlier one in the folder stays whole until then. PostgreSQL needs its own pg_dump.
    """
    try:
        with opened(archive) as kept, Bar() as bar:
            step = bar.step(_("copying"))
            copied = copies.backup(kept, folder, lambda done, total: step(done, total))
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json(asdict(copied))
        return
    out.print(_("%(path)s: the archive is copied") % {"path": folder}, markup=False)
    if copied.blobs:
        said = counted(
            "%(num)s file of bytes, %(new)s new, %(dropped)s dropped",
            "%(num)s files of bytes, %(new)s new, %(dropped)s dropped",
            copied.blobs,
            new=copied.new,
            dropped=copied.dropped,
        )
        out.print(said)


def restore(folder: Folder, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Brings a backup back as an archive that is not there yet, and verifies every byte of it.

    Bytes that were kept outside of it go to the folder or the s3:// store named by GONGKAI_BLOBS. PostgreSQL
    needs an empty database and its own pg_restore. Exit code 1: something is wrong with what came back.
    """
    outside = outside_named(os.environ.get("GONGKAI_BLOBS", ""))
    try:
        with Bar() as bar:
            step = bar.step(_("restoring"))
            copies.restore(folder, archive, outside, lambda done, total: step(done, total))
        with for_programs(json), Archive.open(archive, create=False) as kept:
            problems = kept.verify()
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json({"problems": problems})
    else:
        for problem in problems:
            out.print(problem, markup=False)
        well = _("restored; every byte is what it was")
        out.print(counted("%(num)s problem", "%(num)s problems", len(problems)) if problems else well)
    raise typer.Exit(PROBLEMS if problems else OK)
