"""`gongkai alarms`: what a person must look at, by its cause, and putting it aside."""

from __future__ import annotations

from datetime import date, timedelta
from getpass import getuser
from typing import Annotated

import typer

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, day_of, opened
from cli.output import USAGE, counted, fail, out, print_grid, print_json
from crawler.confirming import NotConfirmableError
from crawler.confirming import confirm as confirm_loss
from models.clock import today
from models.messages import gettext as _
from models.messages.kept import retold
from pipelines.filing import file_all
from pipelines.inside import follow_packed
from research.across import refresh
from research.alarms import acknowledge as put_aside
from research.alarms import alarms, grouped

app = typer.Typer(
    help="Lists the alarms that stand, one line a cause; `acknowledge` puts some aside, "
    "`confirm` withdraws what is lost."
)

A_MONTH = timedelta(days=30)


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    every: Annotated[bool, typer.Option("--all", help="Also those acknowledged and resolved.")] = False,
    json: AsJson = False,
) -> None:
    """Lists the alarms that stand, one line a cause and platform; as JSON one line an alarm."""
    if context.invoked_subcommand:
        return
    with opened(archive) as kept, kept.reading() as session:
        told = alarms(session, every=every)
    if json:
        for one in told:
            print_json(one)
        return
    if not told:
        out.print(_("No alarm stands."))
        return
    print_grid(
        None,
        ("alarms", "state", "rule", "platform", "portals", "since", "message"),
        [
            (
                ", ".join(map(str, one["alarms"])), one["state"], one["rule"], one["platform"],
                len(one["portals"]), one["since"], retold(one["message"]),
            )
            for one in grouped(told)
        ],
    )


@app.command("acknowledge")
def acknowledge(
    ids: Annotated[
        list[int], typer.Argument(metavar="ALARM …", help="Numbers as `gongkai alarms` tells them.")
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The last day of it; else 30 days from now.")
    ] = None,
) -> None:
    """Puts alarms aside until a day; they stand again the day after, unless resolved by then."""
    day = _day(until)
    with opened(archive) as kept, kept.writing() as session:
        unknown = put_aside(session, ids, day)
    if unknown:
        said = _("no alarm that stands: %(numbers)s; see `gongkai alarms`")
        fail(said % {"numbers": ", ".join(map(str, unknown))}, USAGE)
    out.print(_("%(num)s put aside until %(day)s.") % {"num": len(ids), "day": day.isoformat()})


@app.command("confirm")
def confirm(
    ids: Annotated[
        list[int], typer.Argument(metavar="ALARM …", help="Numbers of mass losses as `gongkai alarms` tells.")
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; else the user's name.")] = None,
) -> None:
    """Confirms a mass loss: what is gone counts as withdrawn, "not found at its address since".

    The runs keep who said so and when. A document that comes back stands again.
    """
    said_by = by or getuser()
    with opened(archive) as kept, kept.lock("alarms confirm"):
        try:
            with kept.writing() as session:
                done = [confirm_loss(session, one, said_by) for one in ids]
        except NotConfirmableError as error:
            fail(str(error), USAGE)
        follow_packed(kept)
        file_all(kept)
        refresh(kept)
    said = counted(
        "%(num)s document withdrawn, as %(who)s says.",
        "%(num)s documents withdrawn, as %(who)s says.",
        sum(one.withdrawn for one in done),
        who=said_by,
    )
    out.print(said)


def _day(until: str | None) -> date:
    if until is None:
        return today() + A_MONTH
    day = day_of("--until", until)
    if day < today():
        fail(_("--until %(day)s: that day is over") % {"day": until}, USAGE)
    return day
