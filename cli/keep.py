"""Commands that keep an archive: its state, its readings, its bytes, its schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from cli import shown
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, for_programs, opened
from cli.output import OK, PROBLEMS, counted, err, explained, fail, out, print_grid, print_json, print_problem
from cli.words import coded
from crawler.renewing import Renewed, renew
from models import fulltext
from models.archive import Archive, ArchiveError
from models.clock import now
from models.messages import gettext as _
from pipelines.changes import Changed, Told, changed_cells
from pipelines.filing import file_all
from pipelines.pending import read_pending
from pipelines.worker import NoReadersError
from research.across import refresh
from research.growth import disk
from research.queue import queue
from research.status import status as archive_status


def status(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    prometheus: Annotated[
        bool,
        typer.Option(
            "--prometheus", help="The gauges alone, in Prometheus' format: for node_exporter's textfiles."
        ),
    ] = False,
    json: AsJson = False,
) -> None:
    """Says how the archive stands: runs, portals, open alarms, disk, and what the last crawl brought."""
    if prometheus:
        from research.gauges import as_text, gauges

        with opened(archive) as kept, kept.reading() as session:
            print(as_text(gauges(kept, session)), end="")
        return
    with opened(archive) as kept, kept.reading() as session:
        record = archive_status(session) | {"disk": disk(kept, session), "queue": queue(session)}
    if json:
        print_json(record)
    else:
        shown.status(record)


def reread(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    everything: Annotated[
        bool, typer.Option("--all", help="Read every document again, changed reader or not.")
    ] = False,
    changes: Annotated[
        bool,
        typer.Option("--changes", help="Show all that this reader reads otherwise than the one before it."),
    ] = False,
    json: AsJson = False,
) -> None:
    """Reads what is not read yet by this version of the reader, offline, and files it.

    Content that was cleaned by older rules is cleaned anew, so that the next crawl holds like against like.
    Bytes are never fetched again; earlier readings are kept, and the figures that are read otherwise now are
    shown. Killed, it goes on with what is left. Exit code 1: the reader broke on a document.
    """
    began = now()
    with explained(NoReadersError), opened(archive) as kept, kept.lock("reread"), Bar() as bar:
        run_id = kept.begin_run("reread", {"all": everything})
        renewed = renew(kept, progress=bar.step(_("cleaning")))
        read = read_pending(kept, everything=everything, progress=bar.step(_("reading")))
        filed = file_all(kept, run_id, progress=bar.step(_("filing")))
        refresh(kept, bar.step(_("comparing")))
        counts = {"read": asdict(read), "filed": filed.as_dict(), "renewed": asdict(renewed)}
        kept.end_run(run_id, "problems" if read.problems else "done", counts)
        changed = list(changed_cells(kept, None if changes else began))
    if json:
        print_json({**counts, "changed": [asdict(one) for one in changed]})
    else:
        _print_renewed(renewed)
        for problem in read.problems:
            print_problem(problem)
        out.print(
            _("read %(read)s of %(total)s documents: %(reports)s reports, %(unreadable)s unreadable")
            % asdict(read)
        )
        out.print(
            _("filed %(reports)s reports, %(withdrawn)s of them withdrawn; %(findings)s findings")
            % filed.as_dict()
        )
        _print_changed(changed)
    raise typer.Exit(PROBLEMS if read.problems else OK)


def _print_renewed(renewed: Renewed) -> None:
    if renewed.versions:
        said = _("cleaned %(versions)s versions by new rules, %(changed)s hashes changed") % asdict(renewed)
        lost = _("; the bytes of %(lost)s are lost") % asdict(renewed) if renewed.lost else ""
        out.print(said + lost)


SHOWN = 40
"""Changed figures shown to people; all of them are in the JSON."""


def _print_changed(changed: Sequence[Changed]) -> None:
    if not changed:
        return
    documents = len({one.url for one in changed})
    rows = [(one.url, one.code, _told(one.before), _told(one.after)) for one in changed[:SHOWN]]
    title = _("%(figures)s figures of %(documents)s documents are read otherwise than before") % {
        "figures": len(changed),
        "documents": documents,
    }
    print_grid(title, ("document", "figure", "before", "now"), rows)
    if len(changed) > SHOWN:
        out.print(_("… and %(num)s more; --json gives all") % {"num": len(changed) - SHOWN})


def _told(told: Told) -> str:
    state = coded(told.state)
    return f"{told.value} ({state})" if told.value is not None else f"({state})"


def verify(archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Reads every stored byte again and checks hashes and references. Exit code 1 if any is wrong."""
    with for_programs(json), opened(archive) as kept, Bar() as bar:
        step = bar.step(_("verifying"))
        problems = kept.verify(lambda done, total: step(done, total, ""))
    if json:
        print_json({"problems": problems})
    else:
        for problem in problems:
            out.print(problem, markup=False)
        well = _("every byte is what it was when it was stored")
        out.print(counted("%(num)s problem", "%(num)s problems", len(problems)) if problems else well)
    raise typer.Exit(PROBLEMS if problems else OK)


def migrate(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    create: Annotated[
        bool, typer.Option("--create", help="Makes the archive where there is none yet.")
    ] = False,
) -> None:
    """Brings an archive to the newest schema, all or nothing; then indexes its text and compares its reports.

    Killed while it does, the next one goes on.
    """
    try:
        with Bar() as bar:
            step = bar.step(_("rewriting"))
            before, after = Archive.migrate(
                archive, create=create, progress=lambda done, total: step(done, total, "")
            )
    except ArchiveError as error:
        fail(str(error))
    with opened(archive) as kept, kept.lock("migrate"), Bar() as bar:
        step = bar.step(_("indexing"))
        indexed = fulltext.fill(kept, lambda done, total: step(done, total, ""))
        refresh(kept, bar.step(_("comparing")))
    if before == after:
        out.print(_("already at the newest schema, %(after)s") % {"after": after})
    else:
        out.print(_("migrated from %(before)s to %(after)s") % {"before": before, "after": after})
    if indexed:
        said = counted("%(num)s document indexed for search", "%(num)s documents indexed for search", indexed)
        out.print(said)


class Bar(Progress):
    """A progress bar on stderr; nothing where that is no terminal."""

    def __init__(self) -> None:
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}"),
            console=err,
            transient=True,
            disable=not err.is_terminal,
        )

    def step(self, name: str) -> Step:
        """A callback (done, total, what) that draws one line of the bar."""
        return Step(self, name)


class Step:
    """One line of a bar: it appears at its first call."""

    def __init__(self, bar: Bar, name: str) -> None:
        self._bar, self._name = bar, name
        self._task = bar.add_task(name, total=None, what="", visible=False)

    def __call__(self, done: int, total: int, what: str = "") -> None:
        self._bar.update(self._task, completed=done, total=total, what=what, visible=True)
