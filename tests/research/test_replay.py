"""WARC out: pywb, a program of its own, replays every visit as it was."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from models.archive import Archive
from tests.conftest import NEEDS_PYWB
from tests.research.test_warc import ADDED, OTHER, REPORT, archive, out, records

__all__ = ["archive"]
ROOT = Path(__file__).parents[2]
PLACES = os.pathsep.join((os.environ.get("PATH", ""), str(ROOT / ".pywb" / "bin")))
WAYBACK, MANAGER = (shutil.which(name, path=PLACES) for name in ("wayback", "wb-manager"))


@contextmanager
def replayed(file: Path, folder: Path) -> Iterator[str]:
    """The address under which pywb replays a WARC file."""
    assert WAYBACK
    assert MANAGER
    for words in (("init", "kept"), ("add", "kept", str(file))):
        subprocess.run([MANAGER, *words], cwd=folder, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [WAYBACK, "-b", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as room:
        try:
            for _time in range(600):
                try:
                    urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
                    break
                except URLError:
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/kept"
        finally:
            room.terminate()


@pytest.mark.skipif(not (WAYBACK and MANAGER), reason=f"{NEEDS_PYWB}: see .ci/run")
def test_every_visit_is_replayed(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.warc.gz"
    out(archive, file)
    visits = [
        (head["WARC-Date"], head["WARC-Target-URI"])
        for record, _body in records(file)
        if record.rec_type != "warcinfo"
        for head in (record.rec_headers,)
    ]
    shown = []
    with replayed(file, tmp_path) as address:
        for at, url in visits:
            moment = "".join(filter(str.isdigit, at))[:14]
            with urlopen(f"{address}/{moment}id_/{url}", timeout=60) as answer:
                shown.append(answer.read())
    assert shown == [REPORT, REPORT, REPORT, REPORT, OTHER, REPORT, ADDED]
