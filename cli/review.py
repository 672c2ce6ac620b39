"""`gongkai review`: people's decisions and corrections, kept beside what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cli.ask import NOT_KNOWN, Scope, asked
from cli.keep import Bar
from cli.options import DEFAULT_ARCHIVE, Agency, ArchiveUrl, AsJson, Year, for_programs, opened
from cli.output import (
    PROBLEMS,
    USAGE,
    cannot_write,
    counted,
    err,
    explained,
    fail,
    out,
    print_grid,
    print_json,
    print_rows,
)
from cli.words import coded
from models.archive import Archive
from models.messages import gettext as _
from models.reviews import COMMENT, CONFIRM, CORRECT, DISMISS, FILED
from pipelines.filing import file_all
from research import agencies
from research.review_open import history, open_again, worklist
from research.review_sheet import refusals, take_sheet, write_sheet
from research.reviews import ReviewError, Signed, decide, items, told
from research.reviews import withdraw as take_back
from research.show import one_report

app = typer.Typer(
    help="Lists the reviews that are open again; its commands confirm, dismiss, comment and correct, "
    "one by one or by a sheet."
)
What = Annotated[
    str,
    typer.Argument(metavar="WHAT", help=f"A figure's code or short name, a rule, or {', '.join(FILED)}."),
]
Who = Annotated[str, typer.Option(envvar="GONGKAI_WHO", metavar="NAME", help="Who decides; always needed.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason.")]
Evidence = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Where the reason can be seen: a page, a file, an address.")
]
Containing = Annotated[
    str, typer.Option(metavar="TEXT", help="Of several findings of the rule only those with these words.")
]
Url = Annotated[
    str | None, typer.Option(metavar="URL", help="Only the document at this address, not all of the report.")
]


class _RefusedError(Exception):
    """Rolls the transaction of an import back."""


@app.callback(invoke_without_command=True)
def listing(context: typer.Context, archive: ArchiveUrl = DEFAULT_ARCHIVE, json: AsJson = False) -> None:
    """Lists the reviews to be looked at again: a new version came, or the reader reads otherwise now."""
    if context.invoked_subcommand:
        return
    with asked(archive) as session:
        found = list(open_again(session))
    if json:
        for one in found:
            print_json(one)
        return
    names = ("review", "agency", "year", "what", "open", "value_seen", "value_reviewed", "now", "who")
    if found:
        print_grid(None, names, [[one.get(name) for name in names] for one in found])
    said = counted("%(num)s review open again", "%(num)s reviews open again", len(found))
    out.print(said if found else _("No review is open."))


@app.command("correct")
def correct(
    agency: Agency,
    year: Year,
    what: What,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="A number, or none; a body, a year, a scope; yes or no.")
    ],
    who: Who,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    why: Why = None,
    evidence: Evidence = None,
    scope: Scope = None,
    url: Url = None,
    json: AsJson = False,
) -> None:
    """Corrects a figure, or how the report is filed: its body, year, scope, or that it is no report.

    What is printed stays: figures keep value_read beside value_reviewed and value_used.
    """
    _decide(archive, (agency, year, scope), (what, "", url), CORRECT, value, Signed(who, why, evidence), json)


def _plain_command(decision: str, doc: str) -> Callable[..., None]:
    def command(
        agency: Agency,
        year: Year,
        what: What,
        who: Who,
        archive: ArchiveUrl = DEFAULT_ARCHIVE,
        why: Why = None,
        evidence: Evidence = None,
        containing: Containing = "",
        scope: Scope = None,
        url: Url = None,
        json: AsJson = False,
    ) -> None:
        signed = Signed(who, why, evidence)
        _decide(archive, (agency, year, scope), (what, containing, url), decision, None, signed, json)

    command.__doc__ = doc
    return command


for _decision, _doc in (
    (CONFIRM, "Confirms a finding, or that a figure is read right."),
    (DISMISS, "Dismisses a finding: it is wrong, or needs no care."),
    (COMMENT, "Puts words beside a figure, a finding or a fact of filing."),
):
    app.command(_decision)(_plain_command(_decision, _doc))


def _decide(
    archive: str,
    report: tuple[str, int, str | None],
    meant: tuple[str, str, str | None],
    decision: str,
    value: str | None,
    signed: Signed,
    json: bool,
) -> None:
    with opened(archive) as kept, kept.lock("review"), explained(*NOT_KNOWN, ReviewError, code=USAGE):
        with kept.writing() as session:
            _body, report_id = one_report(session, *report)
            found = items(session, report_id, *meant)
            rows = [told(decide(session, item, decision, value, signed)) for item in found]
        _file_again(kept, [row["what"] for row in rows])
    for row in rows:
        if json:
            print_json(row)
        else:
            places = row | {"decision": coded(row["decision"])}
            said = _("review %(review)s: %(decision)s %(what)s, seen %(value_seen)s") % places
            reviewed = _(", reviewed %(value_reviewed)s") % row if value is not None else ""
            out.print(said + reviewed, markup=False)


def _file_again(archive: Archive, whats: list[str]) -> None:
    """Files anew where a person said something of body, year, scope, or that it is no report."""
    if set(whats) & set(FILED):
        with Bar() as bar:
            file_all(archive, progress=bar.step(_("filing")))


@app.command("withdraw")
def withdraw(
    number: Annotated[int, typer.Argument(metavar="REVIEW", help="Its number in `gongkai review history`.")],
    who: Who,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    why: Why = None,
    json: AsJson = False,
) -> None:
    """Takes a decision back; both stay on record."""
    with opened(archive) as kept, kept.lock("review"), explained(ReviewError, code=USAGE):
        with kept.writing() as session:
            row = told(take_back(session, number, Signed(who, why)))
        _file_again(kept, [row["what"]])
    if json:
        print_json(row)
    else:
        out.print(_("review %(number)s is withdrawn") % {"number": number}, markup=False)


@app.command("history")
def past(
    agency: Annotated[str | None, typer.Argument(metavar="AGENCY", help="Only this body's.")] = None,
    year: Annotated[int | None, typer.Argument(metavar="YEAR", help="Only of this fiscal year.")] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    json: AsJson = False,
) -> None:
    """Lists every review ever made: who, when, why, what was seen and what was decided."""
    with asked(archive) as session:
        body_id = agencies.resolve(session, agency).id if agency else None
        found = list(history(session, body_id, year))
    if json:
        for one in found:
            print_json(one)
        return
    names = ("review", "decided_at", "who", "agency", "year", "what", "decision", "value_seen",
             "value_reviewed", "why", "evidence")  # fmt: skip
    print_grid(None, names, [[one.get(name) for name in names] for one in found])
    out.print(counted("%(num)s review", "%(num)s reviews", len(found)))


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The sheet to be filled in.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    agency: Annotated[str | None, typer.Option(metavar="AGENCY", help="Only this body's.")] = None,
    year: Annotated[int | None, typer.Option(help="Only of this fiscal year.")] = None,
    what: Annotated[str | None, typer.Option(metavar="WHAT", help="Only this rule or figure code.")] = None,
) -> None:
    """Writes the worklist: reviews open again, errors and warnings without a decision, figures in doubt.

    Fill in decision (correct, confirm, dismiss, comment), value_reviewed, why and evidence; rows left empty
    decide nothing. For body, year, scope or report copy a row of the document and write that under what.
    """
    if file.suffix.lower() != ".xlsx":
        fail(_("%(path)s: name it .xlsx") % {"path": file}, USAGE)
    part = file.with_name(file.name + ".part")
    with asked(archive) as session:
        body_id = agencies.resolve(session, agency).id if agency else None
        try:
            count = write_sheet(part, worklist(session, body_id, year, what))
            part.replace(file)
        except OSError as error:
            cannot_write(file, error)
    print_rows(count, file)


@app.command("import")
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The sheet, filled in.")],
    who: Who,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    partly: Annotated[
        bool, typer.Option("--partly", help="Takes the good rows even if others are refused.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Takes a filled worklist back. If a row is refused nothing is taken, unless --partly; exit code 1."""
    with (
        for_programs(json),
        opened(archive) as kept,
        kept.lock("review"),
        explained(ReviewError, code=USAGE),
    ):
        try:
            with kept.writing() as session:
                taken = take_sheet(session, file, who)
                if taken.refused and not partly:
                    raise _RefusedError
        except _RefusedError:
            taken.decided.clear()
        _file_again(kept, taken.decided)
    for line in refusals(taken, file):
        err.print(line, markup=False)
    if json:
        print_json({"decided": len(taken.decided), "empty": taken.empty,
                    "refused": [{"row": line, "cause": cause} for line, cause in taken.refused]})  # fmt: skip
    else:
        said = counted(
            "%(num)s review taken, %(empty)s rows empty",
            "%(num)s reviews taken, %(empty)s rows empty",
            len(taken.decided),
            empty=taken.empty,
        )
        refused = _(", %(num)s refused") % {"num": len(taken.refused)} if taken.refused else ""
        none = _("; nothing was taken, --partly takes the others") if taken.refused and not partly else ""
        out.print(said + refused + none)
    if taken.refused:
        raise typer.Exit(PROBLEMS)
