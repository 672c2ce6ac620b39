"""`gongkai add`: documents from elsewhere, with what a person says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cli.adding import Adding, tasks
from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, for_programs
from cli.output import OK, PROBLEMS, USAGE, counted, explained, fail, out, print_json, print_problem
from cli.portals import seeded
from crawler.renewing import renew
from models.archive import Archive
from models.messages import gettext as _
from pipelines.elsewhere.manifest import Manifest, ManifestError, read_manifest
from pipelines.elsewhere.sources import SourceError, items
from pipelines.filing import file_all
from pipelines.pending import read_pending
from pipelines.worker import NoReadersError
from research.across import refresh


def add(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE|FOLDER|WARC|WACZ|ZIP",
            help="What to add. Without any, the files that the manifest names.",
        ),
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV",
            help="What is known of each file: columns file and any of body, year, source (its address), "
            "obtained_on, by, how; CSV or XLSX; the list of `gongkai todo` filled in. Only files in it are "
            "added.",
        ),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who obtained them.")] = None,
    how: Annotated[
        str | None, typer.Option(metavar="TEXT", help="How and from where, e.g. browser in Ganzhou.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Takes in documents from elsewhere: saved files, packed ones, recorded walks.

    They go through the same reading and filing as what a crawl finds, and a crawl never withdraws them.
    Adding the same again changes nothing. If a line of the manifest is wrong, nothing is stored. Exit code 1:
    a file could not be added or read.
    """
    if not sources and manifest is None:
        fail(_("name files, folders, WARC, WACZ or ZIP files, or a --manifest that does"), USAGE)
    with explained(ManifestError, SourceError, code=USAGE):
        listed = read_manifest(manifest) if manifest else None
        found = list(items(sources or _named(listed)))
    rows = listed.rows if listed else ()
    with (
        for_programs(json),
        explained(NoReadersError),
        explained(ManifestError, code=USAGE),
        seeded(archive) as kept,
        kept.lock("add"),
        Bar() as bar,
    ):
        renew(kept, progress=bar.step(_("cleaning")))
        work = tasks(kept, found, rows, manifest)
        adding = Adding(kept, {"sources": [str(one) for one in sources or ()], "by": by, "how": how}, by, how)
        step, pages = bar.step(_("adding")), bar.step(_("recording"))
        for number, task in enumerate(work, start=1):
            step(number - 1, len(work), task.item.source)
            adding.add(task, pages)
        step(len(work), len(work), "")
        counts = _conclude(kept, adding, bar)
    counts["left_out"] = len(found) - len(work)
    counts["unfilled"] = listed.unfilled if listed else 0
    _tell(counts, json=json)
    raise typer.Exit(PROBLEMS if counts["problems"] else OK)


def _named(manifest: Manifest | None) -> list[Path]:
    """The files that a manifest names, if no other was named: those that are there."""
    rows = manifest.rows if manifest else ()
    paths = [manifest.path.parent / row.file for row in rows] if manifest else []
    return [path for path in paths if path.is_file()]


def _conclude(archive: Archive, adding: Adding, bar: Bar) -> dict[str, Any]:
    """Reads and files what came, and what an addition that was killed left unread."""
    read = read_pending(archive, progress=bar.step(_("reading")))
    added = adding.added
    filed = file_all(archive, added.run_id, progress=bar.step(_("filing")))
    refresh(archive, bar.step(_("comparing")), added.run_id)
    problems = [*added.problems, *read.problems]
    counts: dict[str, Any] = {
        **{name: added.outcomes[name] for name in ("new", "changed", "same", "known")},
        "pages": added.pages,
        "read": read.read,
        "reports": read.reports,
        "unreadable": read.unreadable,
        "filed": filed.as_dict(),
        "problems": problems,
    }
    if added.run_id is not None:
        archive.end_run(added.run_id, "problems" if problems else "done", counts)
    return counts


def _tell(counts: dict[str, Any], *, json: bool) -> None:
    if json:
        print_json(counts)
        return
    for problem in counts["problems"]:
        print_problem(problem)
    if counts["left_out"]:
        said = counted(
            "%(num)s file left out: not in the manifest",
            "%(num)s files left out: not in the manifest",
            counts["left_out"],
        )
        out.print(said)
    if counts["unfilled"]:
        said = counted(
            "%(num)s line of the manifest without a file",
            "%(num)s lines of the manifest without a file",
            counts["unfilled"],
        )
        out.print(said)
    total = sum(counts[name] for name in ("new", "changed", "same", "known"))
    said = counted("%(num)s document", "%(num)s documents", total)
    each = _("%(new)s new, %(changed)s changed, %(same)s seen again, %(known)s known already") % counts
    out.print(said + _(": ") + each)
    out.print(_("read %(read)s: %(reports)s reports, %(unreadable)s unreadable") % counts)
