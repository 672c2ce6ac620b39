"""`gongkai backup` and `gongkai restore`."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, opened
from cli.output import OK, PROBLEMS, counted, fail, out, print_json
from models import backup as copies
from models.archive import Archive, ArchiveError

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="The folder of the backup; each archive has one of its own.")
]


def backup(folder: Folder, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Copies the archive into a folder, even while a crawl runs; the next time only new bytes are copied.

    The backup is the archive as it was at one moment. An earlier one in the folder stays whole until then.
    PostgreSQL needs its own pg_dump.
    """
    try:
        with opened(archive) as kept, Bar() as bar:
            step = bar.step("copying")
            copied = copies.backup(kept, folder, lambda done, total: step(done, total))
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json(asdict(copied))
        return
    out.print(f"{folder}: the archive is copied", markup=False)
    if copied.blobs:
        out.print(f"{counted(copied.blobs, 'file')} of bytes, {copied.new} new, {copied.dropped} dropped")


def restore(folder: Folder, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Brings a backup back as an archive that is not there yet, and verifies every byte of it.

    Bytes that were kept in a folder go to the folder named by GONGKAI_BLOBS. PostgreSQL needs an empty
    database and its own pg_restore. Exit code 1: something is wrong with what came back.
    """
    given = os.environ.get("GONGKAI_BLOBS")
    blobs = Path(given).expanduser().absolute() if given else None
    try:
        with Bar() as bar:
            step = bar.step("restoring")
            copies.restore(folder, archive, blobs, lambda done, total: step(done, total))
        with Archive.open(archive, create=False) as kept:
            problems = kept.verify()
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json({"problems": problems})
    else:
        for problem in problems:
            out.print(problem, markup=False)
        out.print(counted(len(problems), "problem") if problems else "restored; every byte is what it was")
    raise typer.Exit(PROBLEMS if problems else OK)
