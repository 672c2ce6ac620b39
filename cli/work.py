"""`gongkai work` and `gongkai enqueue`: the archive's work shared by several machines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cli.crawl import Delay, Private, Targets, places
from cli.metrics import tell
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, LogFormat, Metrics, for_programs
from cli.output import PROBLEMS, USAGE, among, counted, fail, log_in, out, print_json
from crawler.errors import CrawlError
from crawler.options import DEFAULT_DELAY
from models.errors import ArchiveError
from models.messages import gettext as _
from research.export.what import EXPORTS
from research.export.write import FORMATS

QUEUES = ("portals", "readings", "filing", "exports")
STALLED = 30
"""A worker that was not heard of for so many seconds is dead."""


def work(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    queues: Annotated[
        str,
        typer.Option(
            metavar="NAMES", help="Which queues to work, with commas: portals, readings, filing, exports."
        ),
    ] = ",".join(QUEUES),
    jobs: Annotated[int, typer.Option(metavar="N", help="So many jobs at a time.", min=1)] = 1,
    night: Annotated[
        str | None,
        typer.Option(
            metavar="CRON",
            help="When nights begin, as cron writes it, in UTC: '0 20 * * *'. Chosen portals that are due "
            "are put into the queue then, once for all workers.",
        ),
    ] = None,
    export: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="With --night: written anew at the end of each night, by whoever takes exports; WHAT.FORMAT "
            "as in `gongkai export`. Repeatable.",
        ),
    ] = None,
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="End when nothing is left to do.")
    ] = False,
    stalled: Annotated[
        int,
        typer.Option(
            metavar="SECONDS", help="Jobs of a worker not heard of for so long are taken over.", min=3
        ),
    ] = STALLED,
    settle: Annotated[
        int, typer.Option(metavar="SECONDS", help="How long a filing waits for more to file.", min=0)
    ] = 60,
    delay: Delay = DEFAULT_DELAY,
    allow_private: Private = None,
    metrics: Metrics = None,
    log_format: LogFormat = "text",
) -> None:
    """Works jobs of the archive's queue, on as many machines as you like.

    Portals are walked, what they bring is read in 256 parts (scans too, where gongkai[ocr] is installed),
    filed and exported.

    The archive must be in PostgreSQL (`gongkai copy`). One portal at a time of each platform, whoever walks
    it. A job that fails is tried again later and later; those of a worker that died are taken over. Ctrl-C
    ends it after the jobs under way.
    """
    log_in(log_format)
    wanted = [name.strip() for name in queues.split(",") if name.strip()]
    if not wanted or set(wanted) - set(QUEUES):
        said = _("--queues %(names)s: write some of portals, readings, filing, exports")
        fail(said % {"names": queues}, USAGE)
    try:
        from workers import run
        from workers.metering import Meter
        from workers.tasks import Work
    except ModuleNotFoundError as error:
        _missing(error)
    files = _files(export)
    if files and not night:
        fail(_("--export: say with --night when nights begin; `gongkai enqueue --export` writes now"), USAGE)
    asked, meter = Work(archive, delay, places(allow_private), settle), Meter()
    nights = run.Nights(night, files) if night else None
    if metrics:
        meter.begin(tuple(wanted))
        tell(metrics, meter.registry)
    try:
        run.work(asked, run.Shift(wanted, jobs, until_empty, stalled), nights=nights, meter=meter)
    except (ArchiveError, CrawlError) as error:
        fail(str(error), PROBLEMS)


def enqueue(
    targets: Targets = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    all_due: Annotated[
        bool, typer.Option("--all-due", help="Every known list, report and attachment is due.")
    ] = False,
    readings: Annotated[
        bool, typer.Option("--readings", help="All that is not read yet by the reader as it is now.")
    ] = False,
    export: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Rows to be written, WHAT.FORMAT as in `gongkai export`: now, or with portals once all is "
            "walked, read and filed. Repeatable.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Puts work into the queue for `gongkai work`: portals; with --readings or --export those, and no portals
    but the ones named. What waits there already stays as it is."""
    try:
        from workers import run
    except ModuleNotFoundError as error:
        _missing(error)
    named, files = tuple(targets or ()), _files(export)
    portals = bool(named) or not (readings or files)
    try:
        with for_programs(json):
            new = run.enqueue(archive, run.Asked(portals, named, all_due, readings, files))
    except (ArchiveError, CrawlError) as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json({"enqueued": new["portals"], "readings": new["readings"], "exports": new["exports"]})
        return
    number = new["portals"]
    if portals:
        out.print(counted("%(num)s portal put into the queue", "%(num)s portals put into the queue", number))
    number = new["readings"]
    if readings:
        out.print(counted("%(num)s part to read queued", "%(num)s parts to read queued", number))
    number = new["exports"]
    if files:
        out.print(counted("%(num)s export queued", "%(num)s exports queued", number))


def _files(given: list[str] | None) -> list[str]:
    """Whole paths, as another machine needs them; a wrong name ends the command."""
    for file in given or ():
        path = Path(file)
        if path.stem not in EXPORTS or path.suffix.lstrip(".") not in FORMATS:
            among("--export", path.name, (f"{what}.{form}" for what in EXPORTS for form in FORMATS))
    return [str(Path(file).absolute()) for file in given or ()]


def _missing(error: ModuleNotFoundError) -> NoReturn:
    if error.name != "procrastinate":
        raise error
    fail(_("the queue's library is missing. Run: pip install 'gongkai[workers]'"), PROBLEMS)
