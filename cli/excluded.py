"""`gongkai portals exclude`, `readmit`, `excluded` and `tls`: what may not be fetched, and from whom with a
broken certificate."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson
from cli.output import PROBLEMS, USAGE, fail, out, print_grid, print_json
from cli.portals import seeded
from crawler.errors import CrawlError
from models.clock import local_day
from models.messages import gettext as _

Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="A host, or the beginning of an address: all below it.")
]


class Tls(StrEnum):
    strict = "strict"
    lax = "lax"


def exclude(
    address: Address,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in each refusal.")],
    asked_by: Annotated[str | None, typer.Option(metavar="TEXT", help="Who asked for it.")] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
) -> None:
    """Takes an address out of every crawl, whatever portal it belongs to. What is stored stays."""
    from crawler import excluded

    try:
        with seeded(archive) as kept, kept.writing() as session:
            excluded.exclude(session, address, reason, asked_by)
    except CrawlError as error:
        fail(str(error), USAGE)
    said = _("%(address)s is taken out: nothing there is fetched any more")
    out.print(said % {"address": address}, markup=False)


def readmit(address: Address, archive: ArchiveUrl = DEFAULT_ARCHIVE) -> None:
    """Puts an address back that was taken out; the record of it stays."""
    from crawler import excluded

    try:
        with seeded(archive) as kept, kept.writing() as session:
            ended = excluded.readmit(session, address)
    except CrawlError as error:
        fail(str(error), USAGE)
    if not ended:
        said = _("%(address)s is not taken out; see `gongkai portals excluded`")
        fail(said % {"address": address}, PROBLEMS)
    out.print(_("%(address)s may be fetched again") % {"address": address}, markup=False)


def listing(archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Lists the addresses that are taken out, since when, why and at whose wish."""
    from crawler import excluded

    fields = ("address", "since", "reason", "asked_by")
    with seeded(archive) as kept, kept.reading() as session:
        rows = [
            {"address": one.address, "since": local_day(one.since).isoformat(), "reason": one.reason,
             "asked_by": one.asked_by} for one in excluded.standing(session)]
    if json:
        for row in rows:
            print_json(row)
    else:
        print_grid(None, fields, [[row[field] for field in fields] for row in rows])


def tls(
    portal: Annotated[str, typer.Argument(metavar="PORTAL", help="A name, a code or an address.")],
    manner: Annotated[Tls, typer.Argument(help="lax: fetch though the certificate fails; strict: do not.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
) -> None:
    """Says whether a portal whose certificate fails is fetched all the same; each visit then tells so."""
    from crawler.targets import resolve

    try:
        with seeded(archive) as kept, kept.writing() as session:
            (found,) = resolve(session, (portal,))
            found.tls = manner.value if manner is Tls.lax else None
            name = found.name or found.home_url
    except CrawlError as error:
        fail(str(error), USAGE)
    said = _("%(portal)s: certificates are checked")
    if manner is Tls.lax:
        said = _("%(portal)s: certificates are borne if they fail")
    out.print(said % {"portal": name}, markup=False)
