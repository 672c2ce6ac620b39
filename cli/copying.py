"""`gongkai copy`: an archive moved into another database."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from typing import Annotated

import typer

from cli.keep import Bar
from cli.options import AsJson, for_programs
from cli.output import OK, PROBLEMS, USAGE, counted, fail, out, print_json, print_problem
from models.archive import Archive, ArchiveError
from models.bytes import store_named
from models.copying import copy as copied_into
from models.messages import gettext as _


def copy(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The archive to copy: a file, or an SQLAlchemy URL.")
    ],
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="Where to: a file not there yet, or an empty database."),
    ],
    blobs: Annotated[
        str | None,
        typer.Option(
            "--bytes",
            metavar="WHERE",
            help="Where the copy keeps its bytes: database, a folder, or s3://BUCKET/PREFIX. "
            "Without it they stay in the kind of place where they are.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Copies an archive whole from SQLite to PostgreSQL or back, and verifies every row of it.

    Nothing may write the source meanwhile. Killed, it goes on where it was when it is run again; until it is
    done the target is refused to every other command. Bytes that are kept outside the database stay where
    they are, unless --bytes copies them too. Exit code 1: it could not be done, or something is missing.
    """
    source, target = (text if "://" in text else f"sqlite:///{text}" for text in (source, target))
    try:
        with for_programs(json), Bar() as bar, ExitStack() as held:
            store = store_named(blobs) if blobs else None
            old = held.enter_context(Archive.open(source, create=False))
            new = held.enter_context(Archive.open(target, unfinished=True))
            if old.name == new.name:
                fail(_("%(name)s: an archive cannot be copied into itself") % {"name": old.name}, USAGE)
            held.enter_context(old.lock("copy"))
            held.enter_context(new.lock("copy"))
            copied = copied_into(old, new, store, bar.step(_("copying")))
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json(asdict(copied))
    for problem in copied.problems:
        print_problem(problem)
    if not (json or copied.problems):
        rows = sum(copied.rows.values())
        said = counted("%(num)s row copied and verified", "%(num)s rows copied and verified", rows)
        out.print(said)
    raise typer.Exit(PROBLEMS if copied.problems else OK)
