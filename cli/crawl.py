"""`gongkai crawl`: one crawl, drawn while it runs and summed up at its end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape
from rich.status import Status

from cli import words
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, LogFormat
from cli.output import PROBLEMS, USAGE, counted, err, fail, log_in, out, print_grid, print_json, print_problem
from crawler.errors import CrawlError
from crawler.options import DEFAULT_DELAY, DEFAULT_MAX_TIME, CrawlOptions, CrawlResult
from models.archive import ArchiveError
from models.messages import gettext as _
from models.messages import kept
from models.messages.kept import retold

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PORTAL", help="Portals by name, code or URL. Without any: every chosen portal that is due."
    ),
]
Delay = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="Between two requests to one platform.")
]
Private = Annotated[
    list[str] | None,
    typer.Option(
        metavar="HOST:PORT",
        envvar="GONGKAI_ALLOW_PRIVATE",
        help="Open exactly this host and port though its address is private. Repeatable.",
    ),
]


def places(given: list[str] | None) -> tuple[str, ...]:
    """Each host and port of an option that may be repeated and hold several with commas."""
    return tuple(place for one in given or () for place in one.split(",") if place)


def crawl(
    targets: Targets = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    all_due: Annotated[
        bool, typer.Option("--all-due", help="Every known list, report and attachment is due; never noise.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many reports and attachments a portal.")
    ] = None,
    max_requests: Annotated[
        int | None, typer.Option(min=1, help="At most so many requests a portal.")
    ] = None,
    max_time: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="At most so long a portal.")
    ] = DEFAULT_MAX_TIME,
    until: Annotated[str | None, typer.Option(metavar="HH:MM", help="Stop at this time of day.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Only estimate; fetch nothing.")] = False,
    delay: Delay = DEFAULT_DELAY,
    allow_private: Private = None,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Only fetch and store; `gongkai reread` reads later.")
    ] = False,
    log_format: LogFormat = "text",
    json: AsJson = False,
) -> None:
    """Walks portals politely, stores what is new or changed, reads it and files it.

    A URL in no register row is walked all the same. Killed at any moment, the next goes on where it stopped.
    Exit code 1: a new alarm was raised, or a portal named here was unreachable, blocked or without reports.
    """
    log_in(log_format)
    options = CrawlOptions(
        archive=archive,
        targets=tuple(targets or ()),
        all_due=all_due,
        limit=limit,
        max_requests=max_requests,
        max_time=max_time,
        until=until,
        plan=plan,
        delay=delay,
        allow_private=places(allow_private),
        no_read=no_read,
        json=json,
    )
    raise typer.Exit(run(options).exit_code)


def run(options: CrawlOptions) -> CrawlResult:
    """Runs a crawl, draws its progress on stderr and prints its result on stdout."""
    from crawler.crawl import crawl as walk  # Scrapy takes most of a second to import.

    drawing = Drawing()
    try:
        with drawing:
            result = walk(options, drawing)
    except CrawlError as error:
        fail(str(error), USAGE)
    except ArchiveError as error:
        fail(str(error), PROBLEMS)
    if options.json:
        print_json(asdict(result))
    else:
        _print(result)
    return result


class Drawing:
    """Progress on a terminal as one live line; elsewhere one line a portal and one every half minute."""

    PAUSE = 30.0

    def __init__(self) -> None:
        self._status: Status | None = Status(_("starting"), console=err) if err.is_terminal else None
        self._portal = ""
        self._counts: Counter[str] = Counter()
        self._said = time.monotonic()

    def __enter__(self) -> Drawing:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def on_portal(self, name: str, home_url: str) -> None:
        self._portal = name
        err.print(_("walking %(portal)s (%(url)s)") % {"portal": name, "url": home_url}, markup=False)

    def on_visit(self, url: str, outcome: str, role: str) -> None:
        self._counts[outcome] += 1
        if role in ("report", "attachment"):
            self._counts["documents"] += 1
        counts = " · ".join(f"{count} {words.coded(what)}" for what, count in self._counts.most_common())
        self._say(f"{self._portal}: {counts}", f"  {words.coded(outcome)} {url}")

    def on_read(self, done: int, total: int, what: str) -> None:
        self._say(_("read %(done)s of %(total)s") % {"done": done, "total": total}, f"  {what}")

    def on_filed(self, done: int, total: int, what: str) -> None:
        self._say(_("filed %(done)s of %(total)s") % {"done": done, "total": total}, f"  {what}")

    def on_done(self, result: CrawlResult) -> None:
        """The result is printed by the command."""

    def _say(self, line: str, detail: str = "") -> None:
        if self._status:
            self._status.update(escape(line + detail)[: err.width - 4])
        elif time.monotonic() - self._said > self.PAUSE:
            self._said = time.monotonic()
            err.print(line, markup=False)


def _sums(values: Mapping[str, float], before: str = "") -> str:
    """Requests, bytes and time of a plan, for people."""
    requests, size, seconds = (values[before + name] or 0 for name in ("requests", "bytes", "seconds"))
    if seconds >= 3600:
        hours = _("%(num)s h") % {"num": f"{seconds / 3600:.1f}"}
    else:
        hours = _("%(num)s min") % {"num": f"{seconds / 60:.0f}"}
    said = counted("%(num)s request", "%(num)s requests", round(requests))
    return _(", ").join((said, f"{size / 1e6:.1f} MB", hours))


def _print(result: CrawlResult) -> None:
    for portal in result.portals:
        if portal.outcome == "planned":
            said = counted(
                "%(portal)s: %(num)s page due, about %(sums)s",
                "%(portal)s: %(num)s pages due, about %(sums)s",
                portal.pages_left,
                portal=portal.name,
                sums=_sums(asdict(portal), "estimated_"),
            )
            out.print(said, markup=False)
    if result.estimate:
        out.print(_("in all about %(sums)s") % {"sums": _sums(result.estimate)})
    walked = [portal for portal in result.portals if portal.outcome != "planned"]
    if walked:
        print_grid(
            None,
            (
                "portal", "outcome", "requests", "lists", "found", "new", "changed", "same", "gone",
                "blocked", "failed", "in vain", "left",
            ),
            [
                (
                    p.name, p.outcome, p.requests, p.lists, p.found, p.new, p.changed, p.same, p.gone,
                    p.blocked, p.failed, p.in_vain, p.pages_left,
                )
                for p in walked
            ],
        )
    for portal in walked:
        if portal.note:
            out.print(retold(kept.OF_PORTAL(portal=portal.name, said=portal.note)), markup=False)
    for alarm in result.new_alarms:
        out.print(_("new alarm: %(said)s") % {"said": retold(alarm)}, markup=False)
    for problem in result.problems:
        print_problem(problem)
    for notice in result.notices:
        out.print(_("notice: %(said)s") % {"said": notice}, markup=False)
    for unread in result.read.get("read", {}).get("problems", ()):
        out.print(_("not read: %(said)s") % {"said": retold(unread)}, markup=False)
    if result.interrupted:
        out.print(_("Interrupted. What was fetched is stored; run it again to go on."))
