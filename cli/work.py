"""`gongkai work` and `gongkai enqueue`: the archive's work shared by several machines."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer

from cli.crawl import Delay, Private, Targets, places
from cli.metrics import tell
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, LogFormat, Metrics, for_programs
from cli.output import PROBLEMS, USAGE, counted, fail, log_in, out, print_json
from crawler.errors import CrawlError
from crawler.options import DEFAULT_DELAY
from models.errors import ArchiveError
from models.messages import gettext as _

QUEUES = ("portals", "readings", "filing")
STALLED = 30


def work(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    queues: Annotated[
        str,
        typer.Option(metavar="NAMES", help="Which queues to work, with commas: portals, readings, filing."),
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
    """Works jobs of the archive's queue, on as many machines as you like: portals, readings, filing.

    The archive must be in PostgreSQL (`gongkai copy`). One portal at a time of each platform, whoever walks
    it. A job that fails is tried again later and later; those of a worker that died are taken over. Ctrl-C
    ends it after the jobs under way.
    """
    log_in(log_format)
    wanted = [name.strip() for name in queues.split(",") if name.strip()]
    if not wanted or set(wanted) - set(QUEUES):
        fail(_("--queues %(names)s: write some of portals, readings, filing") % {"names": queues}, USAGE)
    try:
        from workers import run
        from workers.metering import Meter
        from workers.tasks import Work
    except ModuleNotFoundError as error:
        _missing(error)
    asked, meter = Work(archive, delay, places(allow_private), settle), Meter()
    if metrics:
        tell(metrics, meter.registry)
    try:
        run.work(asked, run.Shift(wanted, jobs, until_empty, stalled), cron=night, meter=meter)
    except (ArchiveError, CrawlError) as error:
        fail(str(error), PROBLEMS)


def enqueue(
    targets: Targets = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    all_due: Annotated[
        bool, typer.Option("--all-due", help="Every known list, report and attachment is due.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Puts portals into the queue, to be walked by `gongkai work`. Those that wait there stay as they are."""
    try:
        from workers import run
    except ModuleNotFoundError as error:
        _missing(error)
    try:
        with for_programs(json):
            new = run.enqueue(archive, tuple(targets or ()), all_due=all_due)
    except (ArchiveError, CrawlError) as error:
        fail(str(error), PROBLEMS)
    if json:
        print_json({"enqueued": new})
    else:
        out.print(counted("%(num)s portal put into the queue", "%(num)s portals put into the queue", new))


def _missing(error: ModuleNotFoundError) -> NoReturn:
    if error.name != "procrastinate":
        raise error
    fail(_("the queue's library is missing. Run: pip install 'gongkai[workers]'"), PROBLEMS)
