"""`gongkai`: one command line over the whole program; only here may every package be imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from cli import (
    adapters,
    add,
    alarms,
    ask,
    audit,
    backup,
    bodies,
    copying,
    coverage,
    crawl,
    demo,
    evidence,
    excluded,
    export,
    importing,
    keep,
    merge,
    portals,
    read,
    release,
    review,
    search,
    series,
    serve,
    similar,
    stored,
    todo,
    tree,
    usage,
    work,
)
from cli.language import language_of
from cli.options import DEFAULT_ARCHIVE
from cli.output import USAGE, err
from cli.secrets import from_files
from models.messages import speaking

app = typer.Typer(
    name="gongkai",
    help="Finds, keeps and reads annual disclosure reports (政府信息公开工作年度报告) of Chinese counties.",
    epilog="Start with `gongkai demo`; every command explains itself with --help.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _common(
    archive: Annotated[
        str | None,
        typer.Option(
            "--archive", metavar="URL", help=f"The archive for the command that follows ({DEFAULT_ARCHIVE})."
        ),
    ] = None,
) -> None:
    if archive is not None:
        os.environ["GONGKAI_ARCHIVE"] = archive


app.command("crawl")(crawl.crawl)
app.command("enqueue")(work.enqueue)
app.command("work")(work.work)
app.command("read")(read.read)
app.command("reports")(ask.reports)
app.command("show")(ask.show)
app.command("versions")(ask.versions)
app.command("diff")(ask.diff)
app.command("cite")(ask.cite)
app.command("check")(ask.check)
app.command("coverage")(coverage.cover)
app.command("similar")(similar.similar)
app.command("series")(series.over_years)
app.command("indicators")(series.listing)
app.command("search")(search.search)
app.command("export")(export.export)
app.add_typer(review.app, name="review")
app.command("release")(release.release)
app.add_typer(audit.app, name="audit")
app.command("evidence")(evidence.evidence)
app.command("serve")(serve.serve)
app.command("status")(keep.status)
app.add_typer(importing.app, name="import")
app.add_typer(alarms.app, name="alarms")
app.add_typer(bodies.app, name="bodies")
app.add_typer(portals.app, name="portals")
portals.app.command("exclude")(excluded.exclude)
portals.app.command("readmit")(excluded.readmit)
portals.app.command("excluded")(excluded.listing)
portals.app.command("tls")(excluded.tls)
app.command("add")(add.add)
app.command("todo")(todo.todo)
app.command("merge")(merge.merge)
app.command("reread")(keep.reread)
app.command("verify")(keep.verify)
app.command("migrate")(keep.migrate)
app.command("copy")(copying.copy)
app.add_typer(stored.app, name="bytes")
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("record")(adapters.record)
app.command("lint")(adapters.lint)
app.command("demo")(demo.demo)


def run() -> None:
    """The console entry point: UTF-8 and the locale's language, a quiet end when a pipe is closed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with speaking(language_of(os.environ)):
            try:
                from_files()
            except (OSError, ValueError) as error:
                err.print(f"gongkai: {error}", markup=False)
                sys.exit(USAGE)
            sys.exit(answer())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def answer(words: Sequence[str] | None = None) -> int:
    """Runs a command, the one that was typed if none is given, in the language spoken; its exit code."""
    try:
        return tree.command(app).main(words, "gongkai", standalone_mode=False) or 0
    except ClickException as error:
        usage.show(error)
        return error.exit_code


if __name__ == "__main__":
    run()
