"""`gongkai bodies`: the archive's bodies, their names and codes through the years, lists of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.ask import asked
from cli.options import DEFAULT_ARCHIVE, Agency, ArchiveUrl, AsJson
from cli.output import USAGE, counted, explained, not_text, out, print_facts, print_grid, print_json
from cli.portals import seeded
from cli.words import head, kind
from models.body_list import BodyListError, import_bodies
from models.messages import gettext as _
from research import agencies, successions
from research.bodies import bodies, one_body

app = typer.Typer(help="Lists public bodies; `show` one through the years, `import` a list of your own.")
FIELDS = ("id", "name", "kind", "kinds", "level", "division_code")


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    find: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A name or code that it bears or bore holds this.")
    ] = None,
    under: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its division code begins with this, e.g. 3607.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="department, township, education, sport, …")
    ] = None,
    reported: Annotated[bool, typer.Option("--reported", help="Only bodies with a report.")] = False,
    json: AsJson = False,
) -> None:
    """Lists the bodies of the register, of reports and of imported lists."""
    if context.invoked_subcommand:
        return
    with asked(archive) as session:
        rows = list(bodies(session, find=find, under=under, kind=kind, reported=reported))
    if json:
        for row in rows:
            print_json(row)
        return
    print_grid(None, FIELDS, [[*_shown(row)] for row in rows])
    out.print(counted("%(num)s body", "%(num)s bodies", len(rows)))


@app.command()
def show(agency: Agency, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Shows one body: names, codes and parents with their days, what it came from, years with a report."""
    with asked(archive) as session:
        record = one_body(session, agencies.resolve(session, agency))
    if json:
        print_json(record)
        return
    out.print(f"{record['name']} ({record['id']})", style="bold", markup=False)
    labels = ("short_name", "kind", "kinds", "level", "division_code", "years")
    print_facts({label: _text(record[label]) for label in labels}, 14)
    for group in ("names", "codes", "parents", "successions"):
        if record[group]:
            columns = tuple(record[group][0])
            rows = [[row[name] for name in columns] for row in record[group]]
            print_grid(f"\n{head(group)}", columns, rows)


@app.command("import")
def import_list(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV in UTF-8 with id or name, and any of short_name, kind, level, division_code, parent, "
            "relation, codes (SYSTEM:CODE;…), valid_from, valid_to, successor, succession, day.",
        ),
    ],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    json: AsJson = False,
) -> None:
    """Takes in a list of bodies: names, codes and parents with their days, renamings, mergers and splits.

    Importing a list twice changes nothing; if a line is wrong, nothing of the list is stored.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        not_text(file, error)
    with seeded(archive) as kept, explained(BodyListError, code=USAGE), kept.writing() as session:
        counts = import_bodies(session, lines)
    if json:
        print_json(counts)
    else:
        out.print(_("%(rows)s rows: %(bodies)s new bodies, %(facts)s new facts") % counts)


@app.command()
def found(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    store: Annotated[
        bool, typer.Option("--store", help="Keep what is told of bodies that the archive knows.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Lists the renamings and mergers that reports tell of, with their sentences.

    What is told of bodies that the archive does not know by these names is for a person to `import`. Without
    --store nothing is written; storing twice changes nothing.
    """
    with seeded(archive) as kept, kept.writing() as session:
        said = successions.found(session)
        new = successions.store(session, said) if store else 0
    if json:
        for one in said:
            print_json(one.as_dict())
        return
    fields = ("kind", "name", "from_id", "successor", "to_id", "day", "agency", "year")
    print_grid(None, fields, [[one.as_dict()[name] for name in fields] for one in said])
    kept_now = _(", %(num)s of them new in the archive") % {"num": new} if store else ""
    out.print(_("%(num)s told") % {"num": len(said)} + kept_now)


def _shown(row: dict[str, object]) -> list[object]:
    return [_text(row[name]) for name in FIELDS]


def _text(value: object) -> object:
    return ", ".join(kind(str(one)) for one in value) if isinstance(value, list) else value
