"""Workers of one archive as programs of their own, and what they leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import text

from models.archive import Archive
from tests.crawl.site import Site
from tests.crawl.test_killed import SAME
from tests.portals_families.test_killed import READ

JUDGED = (
    "SELECT p.home_url, s.result FROM searches s JOIN portals p ON p.id = s.portal_id "
    "WHERE s.id IN (SELECT max(id) FROM searches GROUP BY portal_id)",
    "SELECT p.home_url, a.rule, a.message FROM alarms a JOIN portals p ON p.id = a.portal_id "
    "WHERE a.resolved_at IS NULL",
)
BUSY = "SELECT count(*) FROM jobs.procrastinate_jobs WHERE status IN ('todo', 'doing')"
FAILED = "SELECT task_name, args FROM jobs.procrastinate_jobs WHERE status = 'failed'"


class Crew:
    """`number` workers; `logs` is the folder of what each says."""

    def __init__(
        self, url: str, sites: Sequence[Site], number: int, logs: Path, also: Mapping[str, str]
    ) -> None:
        self.url, self.logs = url, logs
        opened = [word for site in sites for word in ("--allow-private", site.place)]
        self._words = ["work", "--archive", url, "--delay", "0", "--settle", "1", "--stalled", "6", *opened]
        self._environment = os.environ | also
        self._begun = 0
        self.running = [self._begin() for _ in range(number)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self.running:
            if error is None:
                one.terminate()
            else:
                one.kill()
        codes = [one.wait(90) for one in self.running]
        # One that has only begun is ended by the signal itself.
        assert error is not None or {0, -signal.SIGTERM}.issuperset(codes), codes

    def kill(self, which: int) -> None:
        """One dies without a word, and another begins."""
        victim = self.running.pop(which)
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        self.running.append(self._begin())

    def gone(self) -> list[int]:
        """The exit codes of those that ended, which nobody told to."""
        return [one.returncode for one in self.running if one.poll() is not None]

    def _begin(self) -> subprocess.Popen[bytes]:
        self._begun += 1
        command = [sys.executable, "-m", "cli.main", *self._words]
        with (self.logs / f"worker-{self._begun}.log").open("wb") as log:
            return subprocess.Popen(command, env=self._environment, stdout=log, stderr=log)


def enqueue(url: str, sites: Sequence[Site], *more: str) -> None:
    homes = [site.home for site in sites]
    command = [sys.executable, "-m", "cli.main", "enqueue", *homes, "--archive", url, *more]
    subprocess.run(command, check=True, capture_output=True)


def asked(url: str, sql: str) -> list[str]:
    with Archive.open(url) as archive, archive.reading() as session:
        return sorted(str(row) for row in session.execute(text(sql)))


def left(url: str) -> bool:
    """Whether anything waits or is being done."""
    return asked(url, BUSY) != ["(0,)"]


def told(url: str) -> list[list[str]]:
    """All that must be the same, row by row."""
    return [asked(url, sql) for sql in (*SAME, *READ, *JUDGED)]


def at_once(site: Site) -> int:
    """How many requests began before the answer to the one before them was ready."""
    spans = sorted((one.began, one.ready) for one in site.log)
    return sum(later[0] < sooner[1] for sooner, later in pairwise(spans))
