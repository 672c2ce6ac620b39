"""`gongkai merge`: an archive made elsewhere joined to one's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, for_programs, opened
from cli.output import OK, PROBLEMS, USAGE, counted, explained, fail, out, print_json, print_problem
from cli.portals import seeded
from cli.words import head
from crawler.renewing import is_older, renew
from models.archive import Archive
from models.bytes import Blobs
from models.bytes.folder import FolderStore
from models.merging import merge as join
from models.messages import gettext as _
from pipelines.filing import file_all
from pipelines.pending import read_pending
from pipelines.taken import take_readings
from pipelines.worker import NoReadersError
from research.across import refresh


def merge(
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER_ARCHIVE", help="The archive to join: a file, or an SQLAlchemy URL."),
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    blobs: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The folder where the other keeps its bytes.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Joins an archive made elsewhere: visits with their times and vantage points, bytes, versions, bodies.

    Both must be at the same schema (`gongkai migrate`). Readings by the same reader are taken over, the other
    bytes are read again. Merging twice changes nothing; a merge that was killed is completed by the next. The
    other archive is only read. Its alarms and its choice of portals stay its own.
    """
    with (
        for_programs(json),
        explained(NoReadersError),
        _other(other, blobs) as theirs,
        seeded(archive) as kept,
        kept.lock("merge"),
        Bar() as bar,
    ):
        if kept.name == theirs.name:
            fail(_("%(other)s: an archive cannot be merged with itself") % {"other": other}, USAGE)
        if is_older(theirs):
            said = _("%(other)s: its content was cleaned by other rules. Run there first: gongkai reread")
            fail(said % {"other": other}, USAGE)
        renew(kept, progress=bar.step(_("cleaning")))
        joined = join(kept, theirs, bar.step(_("joining")))
        taken = take_readings(kept, theirs)
        read = read_pending(kept, progress=bar.step(_("reading")))
        filed = file_all(kept, progress=bar.step(_("filing")))
        refresh(kept, bar.step(_("comparing")))
        problems = [*joined.problems, *read.problems]
        counts: dict[str, Any] = {
            "new": {name: number for name, number in sorted(joined.new.items()) if number},
            "readings_taken": taken,
            "read": read.read,
            "filed": filed.as_dict(),
            "problems": problems,
        }
        if counts["new"]:
            run_id = kept.begin_run("merge", {"other": theirs.name})
            kept.end_run(run_id, "problems" if problems else "done", counts)
    _tell(counts, json=json)
    raise typer.Exit(PROBLEMS if problems else OK)


@contextmanager
def _other(text: str, blobs: Path | None) -> Iterator[Archive]:
    url = text if "://" in text else f"sqlite:///{text}"
    if blobs is not None and not blobs.is_dir():
        fail(_("%(path)s: no such folder") % {"path": blobs}, USAGE)
    with opened(url) as theirs:
        if blobs is not None:
            theirs.blobs = Blobs(FolderStore(blobs.absolute()))
        yield theirs


def _tell(counts: dict[str, Any], *, json: bool) -> None:
    if json:
        print_json(counts)
        return
    for problem in counts["problems"]:
        print_problem(problem)
    new = _(", ").join(f"{number} {head(name)}" for name, number in counts["new"].items())
    out.print(_("new: %(things)s") % {"things": new} if new else _("nothing new"))
    said = counted(
        "%(num)s reading taken over, %(read)s documents read",
        "%(num)s readings taken over, %(read)s documents read",
        counts["readings_taken"],
        read=counts["read"],
    )
    out.print(said)
    out.print(_("%(reports)s reports now") % counts["filed"])
