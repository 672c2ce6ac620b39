"""`gongkai series` and `gongkai indicators`: figures and rates over the years, and what the rates are."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.ask import answering
from cli.files import write_csv
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, years_of
from cli.output import USAGE, among, explained, out, print_grid, print_json
from models.messages import gettext as _
from models.messages import language
from research.indicators import Indicator, indicators
from research.indicators_page import terms
from research.series import BY, STEM, UnknownSeriesError, number_of, of_no_division

COLUMNS = (
    "what", "by", "group", "name", "year", "scope", "level", "form", "value", "median", "numerator",
    "denominator", "reports", "unknown", "quote", "breaks",
)  # fmt: skip
SHOWN = ("group", "name", "year", "scope", "level", "form", "value", "median", "reports", "unknown")


def over_years(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="Code or short name of a figure, or an indicator.")
    ],
    agency: Annotated[
        str | None, typer.Argument(metavar="AGENCY", help="Only this body: an id, a code or a name.")
    ] = None,
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    by: Annotated[str, typer.Option(metavar="GROUP", help=f"One of {', '.join(BY)}.")] = "body",
    under: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only bodies whose division code begins so, e.g. 3607.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only bodies of this kind, e.g. township or 教育.")
    ] = None,
    years: Annotated[
        str | None, typer.Option(metavar="YEAR[-YEAR]", help="Only these fiscal years, e.g. 2019-2024.")
    ] = None,
    certain: Annotated[
        bool, typer.Option("--certain", help="Leaves out values in state aligned or uncertain.")
    ] = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Writes the rows into a CSV file.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Shows a figure or a rate over the years, with the number of reports beside every value.

    Reports of different scope or form are never added up. A rate is null where its denominator is 0 or
    unknown; where a series breaks, the years and reasons stand below (--json and --csv: in each row).
    """
    if by not in BY:
        among("--by", by, BY)
    span = years_of("--years", years)
    with answering(archive) as asking, explained(UnknownSeriesError, code=USAGE):
        ask = partial(asking.series, what, agency, under=under, kind=kind, years=span, certain=certain)
        records = list(ask(by=by))
        elsewhere = number_of(ask(by="all")) if by in STEM and not records else 0
    if csv_file is not None:
        write_csv(csv_file, COLUMNS, ({**row, "breaks": _said(row)} for row in records), len(records))
    if json:
        for record in records:
            print_json(record)
    elif csv_file is None:
        _told(records, elsewhere)


def listing(json: AsJson = False) -> None:
    """Lists the indicators with numerator, denominator and the breaks in their series."""
    for one in indicators().values():
        if json:
            print_json(_described(one))
            continue
        out.print(f"{one.id}  {one.zh} · {one.en}", style="bold", markup=False)
        for form, rate in one.rates.items():
            out.print(f"  {form}: ({terms(rate.numerator)}) / ({terms(rate.denominator)})", markup=False)
        if one.formula:
            out.print(f"  {one.formula[1]}\n  {one.formula[0]}", markup=False)
        for broken in one.breaks:
            _broken("  ", broken.year, broken.zh, broken.en)


def _described(one: Indicator) -> dict[str, Any]:
    forms = {
        form: {"numerator": terms(rate.numerator), "denominator": terms(rate.denominator)}
        for form, rate in one.rates.items()
    }
    formula = dict(zip(("en", "zh"), one.formula, strict=True)) if one.formula else None
    breaks = [{"from": broken.year, "en": broken.en, "zh": broken.zh} for broken in one.breaks]
    return {"id": one.id, "en": one.en, "zh": one.zh, "forms": forms, "formula": formula, "breaks": breaks}


def _told(records: list[dict[str, Any]], elsewhere: int) -> None:
    if not records:
        out.print(of_no_division(elsewhere) if elsewhere else _("no report has it"))
        return
    print_grid(None, SHOWN, [[row[name] for name in SHOWN] for row in records])
    breaks = {broken["from"]: broken for row in records for broken in row["breaks"]}
    for year, broken in sorted(breaks.items()):
        _broken("", year, broken["zh"], broken["en"])


def _broken(indent: str, year: int, zh: str, en: str) -> None:
    said = zh if language() == "zh" else f"{zh} · {en}"
    out.print(indent + _("break %(year)s: %(said)s") % {"year": year, "said": said}, markup=False)


def _said(row: dict[str, Any]) -> str:
    return "; ".join(f"{broken['from']}: {broken['en']}" for broken in row["breaks"])
