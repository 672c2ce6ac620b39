"""`gongkai audit`: how often the figures are wrong, found by people who read the sources by eye."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import SystemRandom
from typing import Annotated, Any

import typer

from cli.ask import asked
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, AsJson, opened
from cli.output import USAGE, among, cannot_write, counted, explained, fail, out, print_grid, print_json
from cli.words import coded
from models.messages import gettext as _
from research.audit import BY, AuditError, draw, write_audit
from research.audit import result as evaluated

app = typer.Typer(
    help="Draws figures to be read by eye, without our values; tells the error rate.", no_args_is_help=True
)


@app.command("sample")
def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    size: Annotated[int, typer.Option("-n", min=1, help="So many figures.")] = 200,
    by: Annotated[
        str, typer.Option(metavar="LIST", help=f"Strata, of {', '.join(BY)}, with commas.")
    ] = "form,format,year",
    seed: Annotated[int | None, typer.Option(help="Draws the same again; else one is drawn.")] = None,
    json: AsJson = False,
) -> None:
    """Draws figures at random, in proportion to the strata; writes index.html, audit.xlsx and the sources.

    The page shows each figure's table, or else its whole source, without our value and without a mark where
    we found it: find the cell by its labels and write what stands there into audit.xlsx.
    Then: gongkai audit result FOLDER/audit.xlsx
    """
    names = [name.strip() for name in by.split(",") if name.strip()]
    if unknown := [name for name in names if name not in BY]:
        among("--by", ", ".join(unknown), BY)
    if folder.exists():
        fail(_("%(path)s: is there already. Name a new folder.") % {"path": folder}, USAGE)
    chosen = SystemRandom().randrange(2**31) if seed is None else seed
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    with opened(archive) as kept, kept.reading() as session:
        samples = draw(session, size, names, chosen)
        if not samples:
            fail(_("the archive has no figures yet"))
        try:
            write_audit(kept, session, samples, part)
            part.replace(folder)
        except OSError as error:
            cannot_write(folder, error)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    strata = len({one.stratum for one in samples})
    if json:
        print_json({"folder": str(folder), "figures": len(samples), "strata": strata, "seed": chosen})
    else:
        said = counted(
            "%(num)s figure of %(strata)s strata in %(path)s, seed %(seed)s",
            "%(num)s figures of %(strata)s strata in %(path)s, seed %(seed)s",
            len(samples),
            strata=strata,
            path=folder,
            seed=chosen,
        )
        out.print(said, markup=False)


@app.command("result")
def result(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The sheet, with you_read filled in.")],
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    json: AsJson = False,
) -> None:
    """Tells the error rate of the figures in use, whole and by stratum, with Wilson's interval of 95 %.

    silent: wrong, given as certain, and no error or warning names it.
    """
    with asked(archive) as session, explained(AuditError, code=USAGE):
        found = evaluated(session, file)
    if json:
        print_json(found)
        return
    rows = [*found["strata"], {"stratum": _("all")} | found["all"]]
    names = ("stratum", "right", "wrong", "silent", "open", "skipped")
    heads = (*names, "error rate", "95 %", "silent rate", "95 %")
    print_grid(None, heads, [[*(row[name] for name in names), *_rates(row)] for row in rows])
    for one in found["wrong_figures"]:
        told = one | {"state": coded(one["state"])}
        said = _("%(number)s: %(code)s reads %(you_read)s, we gave %(value)s (%(state)s)") % told
        out.print(said + (_(", silently") if one["silent"] else ""), markup=False)


def _rates(row: dict[str, Any]) -> list[str]:
    told = []
    for name in ("error", "silent"):
        rate, interval = row[f"{name}_rate"], row[f"{name}_interval"]
        told += ["", ""] if rate is None else [f"{rate:.2%}", f"{interval[0]:.2%}-{interval[1]:.2%}"]
    return told
