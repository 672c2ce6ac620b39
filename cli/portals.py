"""`gongkai portals`: the register, and which portals a nightly crawl walks."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import ColumnElement, or_, select, update

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, opened
from cli.output import USAGE, counted, fail, not_text, out, print_grid, print_json
from crawler import register
from models.archive import Archive
from models.messages import gettext as _
from models.tables import Portal

app = typer.Typer(help="Lists the register's portals; `choose` says which a crawl without names walks.")

Under = Annotated[
    str | None, typer.Option(metavar="CODE", help="All divisions under this code, e.g. 360700 or 360000.")
]
Codes = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A file with one division code (or home page) a line.")
]
FIELDS = ("division_code", "name", "level", "home_url", "platform", "family", "note", "chosen", "origin")


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    find: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Name, code or address holds this.")
    ] = None,
    under: Under = None,
    chosen: Annotated[bool, typer.Option("--chosen", help="Only those that are chosen.")] = False,
    json: AsJson = False,
) -> None:
    """Lists the portals of the register and those named on a command line."""
    if context.invoked_subcommand:
        return
    with seeded(archive) as kept, kept.reading() as session:
        wanted = [
            condition
            for condition in (
                _found(find) if find else None,
                _under(under) if under else None,
                Portal.chosen.is_(True) if chosen else None,
            )
            if condition is not None
        ]
        rows = [
            {field: getattr(portal, field) for field in FIELDS}
            for portal in session.scalars(
                select(Portal).where(*wanted).order_by(Portal.division_code, Portal.id)
            )
        ]
    if json:
        for row in rows:
            print_json(row)
    else:
        print_grid(None, FIELDS[:-1], [[row[field] for field in FIELDS[:-1]] for row in rows])
        out.print(counted("%(num)s portal", "%(num)s portals", len(rows)))


@app.command()
def choose(codes: Codes = None, under: Under = None, archive: ArchiveUrl = DEFAULT_ARCHIVE) -> None:
    """Chooses portals for the crawl without names."""
    _mark(archive, codes, under, chosen=True)


@app.command()
def unchoose(codes: Codes = None, under: Under = None, archive: ArchiveUrl = DEFAULT_ARCHIVE) -> None:
    """Takes portals out of the crawl without names."""
    _mark(archive, codes, under, chosen=False)


def seeded(url: str) -> AbstractContextManager[Archive]:
    """The archive with the shipped register in it; one that does not exist is created."""
    return opened(url, create=True, prepare=register.seed)


def _mark(url: str, codes: Path | None, under: str | None, *, chosen: bool) -> None:
    if (codes is None) == (under is None):
        fail(_("name either --codes FILE or --under CODE"), USAGE)
    with seeded(url) as archive:
        condition = _listed(_lines(codes), archive) if codes else _under(under or "")
        with archive.writing() as session:
            found = session.scalars(
                update(Portal).where(condition).values(chosen=chosen).returning(Portal.id)
            ).all()
    if not found:
        said = _("no portal of the register is under %(code)s; see `gongkai portals --find NAME`")
        fail(said % {"code": under}, USAGE)
    if chosen:
        out.print(counted("%(num)s portal chosen", "%(num)s portals chosen", len(found)))
    else:
        out.print(counted("%(num)s portal no longer chosen", "%(num)s portals no longer chosen", len(found)))


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        not_text(path, error)
    if not lines:
        fail(_("%(path)s: empty; write one division code or home page a line") % {"path": path}, USAGE)
    return lines


def _listed(lines: list[str], archive: Archive) -> ColumnElement[bool]:
    with archive.reading() as session:
        known = {
            value for row in session.execute(select(Portal.division_code, Portal.home_url)) for value in row
        }
    unknown = [line for line in lines if line not in known]
    if unknown:
        said = _("not in the register: %(lines)s; nothing was changed")
        fail(said % {"lines": ", ".join(unknown)}, USAGE)
    return or_(Portal.division_code.in_(lines), Portal.home_url.in_(lines))


def _under(code: str) -> ColumnElement[bool]:
    if not (code.isdigit() and len(code) == 6):
        fail(_("%(code)s: not a six-digit division code") % {"code": code}, USAGE)
    stem = code.rstrip("0")
    stem += "0" * (len(stem) % 2)
    return Portal.division_code.startswith(stem)


def _found(text: str) -> ColumnElement[bool]:
    return or_(
        Portal.name.contains(text), Portal.division_code.contains(text), Portal.home_url.contains(text)
    )
