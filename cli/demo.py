"""`gongkai demo`: the sample portals walked over two nights by the same commands that a person would type."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from cli.options import opened
from cli.output import PROBLEMS, fail, out
from models.messages import gettext as _
from research.status import last_changes
from samples.server import SampleServer

NIGHTS = {1: "2025-04-01T18:00:00", 2: "2025-04-02T18:00:00"}
MARK = ".made-by-gongkai-demo"
ARCHIVE = "gongkai.db"


def demo(
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the demo's archive is left.")] = Path(
        "demo"
    ),
    seed: Annotated[int, typer.Option(help="Draws the portals' markup, ids and made-up years.")] = 1,
) -> None:
    """Walks two sample counties (UCAP and TRS) over two nights and shows what was found and what changed.

    The portals are served on this machine's loopback; nothing outside is asked.
    """
    try:
        from samples.portals import trs_county, ucap_county
    except ModuleNotFoundError as error:
        said = _("the sample portals need %(name)s: pip install 'gongkai[samples]'")
        fail(said % {"name": error.name}, PROBLEMS)
    stage = Stage(_fresh(folder))
    portals = [ucap_county(seed), trs_county(seed)]
    with ExitStack() as stack:
        servers = [stack.enter_context(SampleServer(portal)) for portal in portals]
        for night in NIGHTS:
            _walk(stage, servers, night)
    # A town whose figures are real ones, so that the reports are worth reading.
    body = next(report.agency for report in portals[0].truth(2) if report.unit == "江口镇")
    stage.says(_("One report, with the state of every figure and the place it was read from:"))
    stage.runs("show", body, "2024")
    stage.says(_("A report that was edited after it was published:"))
    stage.runs("versions", *stage.changed())
    stage.says(_("Two years of one body side by side:"))
    stage.runs("diff", body, "2023", "2024")
    stage.says(_("Try next:"))
    for line in (
        "reports",
        "check",
        f"show {body} 2023 --json",
        f"diff {body} 2022 2024",
        "status",
        "verify",
    ):
        out.print(f"    {_program()} --archive {stage.url} {line}", markup=False)


def _program() -> str:
    """How the person called this program, so that the next commands can be typed as shown."""
    return "gongkai" if sys.argv[0].endswith(".py") else sys.argv[0]


def _walk(stage: Stage, servers: Sequence[SampleServer], night: int) -> None:
    stage.says(_("Night %(number)s") % {"number": night})
    before = [len(server.log) for server in servers]
    for server in servers:
        server.night = night
    private = [word for server in servers for word in ("--allow-private", f"{server.host}:{server.port}")]
    # The second night asks for all that is known, so that a silent edit of an old report is seen at once.
    more = ["--all-due"] if night > 1 else []
    stage.runs(
        "crawl", *(server.home_url for server in servers), *private, "--delay", "0", *more, night=night
    )
    answers = [
        entry.status for server, start in zip(servers, before, strict=True) for entry in server.log[start:]
    ]
    said = _("The portals answered %(requests)s requests, %(same)s of them «not modified».")
    stage.says(said % {"requests": len(answers), "same": answers.count(304)})
    stage.runs("status", night=night)


class Stage:
    """Prints each command as typed, runs it as its own process, and stops the demo if it fails."""

    def __init__(self, archive: Path) -> None:
        self.url = f"sqlite:///{archive}"

    def says(self, line: str) -> None:
        out.print(f"\n{line}", style="bold", markup=False)

    def runs(self, *words: str, night: int = 2) -> None:
        out.print(f"$ gongkai {shlex.join(_shortened(words))}", style="green", markup=False)
        sys.stdout.flush()
        environment = os.environ | {"GONGKAI_NOW": NIGHTS[night], "GONGKAI_ARCHIVE": self.url}
        done = subprocess.run([sys.executable, "-m", "cli.main", *words], env=environment, check=False)
        if done.returncode:
            said = _("the demo's command ended with exit code %(code)s")
            fail(said % {"code": done.returncode}, PROBLEMS)

    def changed(self) -> tuple[str, str]:
        """Body and year of a report that the second night found edited."""
        with opened(self.url) as archive, archive.reading() as session:
            found = last_changes(session)["changed"]
        return found[0]["agency"], str(found[0]["year"])


def _fresh(folder: Path) -> Path:
    """The path of the demo's archive; that of an earlier demo is removed, any other is not touched."""
    archive, mark = folder / ARCHIVE, folder / MARK
    if archive.exists() and not mark.exists():
        said = _("%(path)s: there is an archive that no demo made; name another --folder")
        fail(said % {"path": archive})
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()
    for leftover in folder.glob(f"{ARCHIVE}*"):
        leftover.unlink()
    return archive


def _shortened(words: Sequence[str]) -> list[str]:
    return [
        word
        for index, word in enumerate(words)
        if "--allow-private" not in words[max(0, index - 1) : index + 1]
    ]
