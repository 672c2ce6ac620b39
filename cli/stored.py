"""`gongkai bytes …`: where an archive keeps its bytes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, for_programs, opened
from cli.output import PROBLEMS, USAGE, counted, fail, out, print_json
from models.archive import ArchiveError
from models.bytes import moving, store_named
from models.messages import gettext as _

app = typer.Typer(no_args_is_help=True, help="Where the archive keeps its bytes, moved or swept.")


@app.command("move")
def move(
    place: Annotated[
        str, typer.Argument(metavar="WHERE", help="Where to: database, a folder, or s3://BUCKET/PREFIX.")
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    json: AsJson = False,
) -> None:
    """Moves all bytes of the archive into another store, each verified before it leaves the old one.

    GONGKAI_BLOBS names the store where they are; set it to the new one when this is done. No other archive
    may keep its bytes in the old one: they leave it. Killed, it goes on where it was when it is run again.
    """
    try:
        with for_programs(json), opened(archive) as kept, kept.lock("bytes move"), Bar() as bar:
            step = bar.step(_("moving"))
            moved = moving.move(kept, store_named(place), lambda done, total: step(done, total))
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json({"moved": moved})
        return
    out.print(counted("%(num)s blob moved and verified", "%(num)s blobs moved and verified", moved))
    now = _("New bytes go there once GONGKAI_BLOBS is set to %(place)s.")
    unset = _("New bytes go there once GONGKAI_BLOBS is unset.")
    out.print(unset if place == "database" else now % {"place": place}, markup=False)


@app.command("sweep")
def sweep(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    hours: Annotated[
        int, typer.Option("--older-than", metavar="HOURS", help="What is younger stays.", min=1)
    ] = 24,
    json: AsJson = False,
) -> None:
    """Deletes from the store of GONGKAI_BLOBS what no row of the archive refers to: leftovers of killed runs.

    No other archive may keep its bytes there.
    """
    try:
        with for_programs(json), opened(archive) as kept, kept.lock("bytes sweep"):
            if kept.blobs.outside is None:
                fail(_("Set GONGKAI_BLOBS to the folder or the s3:// store that is to be swept."), USAGE)
            swept = moving.sweep(kept, kept.blobs.outside, timedelta(hours=hours))
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json(asdict(swept))
        return
    out.print(counted("%(num)s leftover deleted", "%(num)s leftovers deleted", swept.deleted))
    if swept.young:
        out.print(counted("%(num)s younger one stays", "%(num)s younger ones stay", swept.young))
