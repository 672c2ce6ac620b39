"""`gongkai record` and `gongkai lint`: for those who add a portal's product."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from sqlalchemy import select

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl
from cli.output import PROBLEMS, USAGE, explained, fail, out
from crawler.crawl import crawl
from crawler.discovery.examined import Context, Role
from crawler.discovery.urls import url_key
from crawler.errors import CrawlError
from crawler.frontier import context_from_json
from crawler.lint import lint as faults
from crawler.options import CrawlOptions
from crawler.recording import load, save
from crawler.targets import home_address
from models.archive import Archive, ArchiveError
from models.ledger import GOOD
from models.messages import gettext as _
from models.tables import Page, Visit

PAGES = Path("tests/discovery/pages")
ENOUGH = 3
"""Requests for one page: robots.txt, the page, and one redirect."""

Pages = Annotated[Path, typer.Option("--pages", metavar="FOLDER", help="Where the recorded pages are kept.")]
Found = tuple[bytes, Role, Context]


def record(
    url: Annotated[str, typer.Argument(metavar="URL", help="The page's address.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The folder's name.")] = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="What the link to it promised: list, report, section …")
    ] = None,
    pages: Pages = PAGES,
    allow_private: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="As of `gongkai crawl`.")
    ] = None,
) -> None:
    """Keeps one page as a test of what the crawler understands of it, field by field.

    The bytes come from the archive if it has them, else from the portal by at most three requests. The test
    fails until a person has looked at expected.json, put right what is wrong, and signed it as looked_at.
    """
    folder = pages / (name or _name_of(url))
    if folder.exists():
        fail(_("%(path)s is there already; give another --name, or remove it") % {"path": folder}, USAGE)
    with explained(CrawlError, ArchiveError):
        found = _kept(archive, url) or _fetched(url, tuple(allow_private or ()))
    if found is None:
        fail(_("%(url)s: no answer that is a page; see `gongkai crawl %(url)s`") % {"url": url})
    body, led, context = found
    recorded = save(folder, url, body, role or led, context)  # type: ignore[arg-type]
    family = recorded.expected.get("family")
    places = {"path": folder, "role": recorded.expected["role"], "family": family}
    out.print(_("%(path)s: a %(role)s of family %(family)s. Look at it, then say so in it.") % places)


def lint(pages: Pages = PAGES) -> None:
    """Checks the adapters against the recorded pages, and the register; exit code 1 if anything is wrong."""
    recorded = [load(folder) for folder in sorted(pages.iterdir())] if pages.is_dir() else []
    found = faults(recorded)
    for fault in found:
        out.print(fault, markup=False)
    if found:
        raise typer.Exit(PROBLEMS)
    said = _("Nothing is wrong with the adapters, %(num)s recorded pages and the register.")
    out.print(said % {"num": len(recorded)})


def _name_of(url: str) -> str:
    parts = urlsplit(url)
    return re.sub(r"\W+", "_", f"{parts.hostname}{parts.path}").strip("_")[:80]


def _kept(archive: str, url: str) -> Found | None:
    """The page's last good bytes with the link that led there; null if there is no archive or it has none."""
    try:
        opened = Archive.open(archive, create=False)
    except ArchiveError:
        return None
    with opened as kept, kept.reading() as session:
        query = (
            select(Visit.blob_sha256, Page.role, Page.context)
            .join(Page, Page.id == Visit.page_id)
            .where(Page.url_key == url_key(url), Visit.outcome.in_(GOOD), Visit.blob_sha256.is_not(None))
            .order_by(Visit.id.desc())
        )
        row = session.execute(query).first()
        if row is None or row.blob_sha256 is None:
            return None
        return kept.blobs.get(session, row.blob_sha256), row.role, context_from_json(row.context)


def _fetched(url: str, allow_private: tuple[str, ...]) -> Found | None:
    """The page, fetched through the crawler's own gate into an archive that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        kept, start = f"sqlite:///{folder}/one.db", (home_address(url),)
        options = CrawlOptions(
            kept, start, max_requests=ENOUGH, allow_private=allow_private, no_read=True, limit=1)
        crawl(options)
        found = _kept(kept, url)
    return (found[0], "list", Context()) if found else None
