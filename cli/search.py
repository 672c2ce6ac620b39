"""`gongkai search`: the reports that hold some words, with the places marked."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from cli.ask import asked
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, years_of
from cli.output import USAGE, counted, err, explained, out, print_json
from models.fulltext import waiting
from models.messages import gettext as _
from research import agencies
from research.search import Filters, SearchError
from research.search import search as found_by


def search(
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="What to find, e.g. 依申请 培训.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    body: Annotated[str | None, typer.Option(metavar="AGENCY", help="Only this body's reports.")] = None,
    year: Annotated[
        str | None, typer.Option(metavar="YEAR[-YEAR]", help="Only these fiscal years, e.g. 2019-2024.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="province, prefecture, county or township.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only bodies of this kind, e.g. township or education.")
    ] = None,
    under: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only bodies whose division code begins so, e.g. 3607.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="live or withdrawn.")] = None,
    figure: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE[>=N]", help="Only reports with this figure, or one that compares so; repeatable."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(help="So many reports at most; 0: all.", min=0)] = 20,
    after: Annotated[int, typer.Option(metavar="KEY", help="Goes on after the hit with this key.")] = 0,
    json: AsJson = False,
) -> None:
    """Searches the whole text of the reports, tables too, for words of any length, one character included.

    Each report shown holds every word; words in quotation marks stand together. There are no operators:
    AND, OR, * and - are looked for like all else. Blanks, punctuation, capitals and full width make no
    difference. Numbers and Latin words are found whole: 12 is not found in 2012. Exit code 0 with or without
    hits.
    """
    with asked(archive) as session, explained(SearchError, code=USAGE):
        filters = Filters(
            body_id=agencies.resolve(session, body).id if body else None,
            years=years_of("--year", year),
            level=level,
            kind=kind,
            under=under,
            status=status,
            figures=figure or (),
        )
        left = waiting(session)
        shown, more, last = 0, False, after
        most = limit + 1 if limit else None
        for hit in found_by(session, " ".join(words), filters, after=after, limit=most):
            if limit and shown == limit:
                more = True
                break
            print_json(hit) if json else _show(hit)
            shown, last = shown + 1, hit["key"]
    if left:
        said = counted(
            "%(num)s document not in the index yet, run: gongkai migrate",
            "%(num)s documents not in the index yet, run: gongkai migrate",
            left,
        )
        err.print(said, style="bold")
    if not json:
        out.print(counted("%(num)s report", "%(num)s reports", shown) if shown else _("no report holds that"))
    if more:
        err.print(_("there are more: --after %(key)s") % {"key": last})


def _show(hit: dict[str, Any]) -> None:
    head = f"{hit['year'] or '?'}  {hit['agency'] or hit['title']}"
    out.print(f"{head}  {hit['url'] or ''}", style="bold", markup=False)
    for snippet in hit["snippets"]:
        text, at = Text("  "), 0
        for start, end in snippet["hits"]:
            text.append(snippet["text"][at:start])
            text.append(f"【{snippet['text'][start:end]}】", style="bold red")
            at = end
        out.print(text.append(snippet["text"][at:].rstrip()))
    out.print("  " + counted("%(num)s place", "%(num)s places", hit["hits"]))
