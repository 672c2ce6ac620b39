"""The programs themselves: each turns files into files in a folder of its own, many at once if it can."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

LONG = 240
"""Seconds that a program may take for one batch."""

Step = Callable[[list[Path]], list[Path]]
"""From files to the files made of them, in order; one that could not be made is absent on the disk."""


def has(program: str) -> bool:
    """Whether the machine has the program."""
    return shutil.which(program) is not None


def office(ending: str, way: str = "", infilter: str = "") -> Step:
    """LibreOffice saves the files as `ending`, by the named export filter."""

    def step(files: list[Path]) -> list[Path]:
        out = files[0].parent / f"{ending}_"
        command = ["soffice", f"-env:UserInstallation=file://{files[0].parents[1]}/profile", "--headless"]
        command += [f"--infilter={infilter}"] if infilter else []
        command += ["--convert-to", f"{ending}:{way}" if way else ending, "--outdir", str(out)]
        subprocess.run([*command, *files], check=False, timeout=LONG, capture_output=True)
        return [out / f"{file.stem}.{ending}" for file in files]

    return step


def each(
    ending: str, *command: str, environment: dict[str, str] | None = None, to_stdout: bool = False
) -> Step:
    """A program is run once a file; `IN` and `OUT` in its command stand for the two paths."""

    def step(files: list[Path]) -> list[Path]:
        made = []
        for file in files:
            out = file.parent / f"{ending.replace('.', '')}_" / f"{file.stem}.{ending}"
            out.parent.mkdir(exist_ok=True)
            words = [word.replace("IN", str(file)).replace("OUT", str(out)) for word in command]
            done = subprocess.run(
                words, check=False, timeout=LONG, capture_output=True, env=environment, cwd=out.parent
            )
            if to_stdout:
                out.write_bytes(done.stdout)
            made.append(out)
        return made

    return step
