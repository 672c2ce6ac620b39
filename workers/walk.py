"""One portal walked beside other workers' walks: `python -m workers.walk ASKED`, started for each such job.

A process of its own, so that a walk that breaks costs no worker; it ends with the worker that started it.
"""

from __future__ import annotations

import ctypes
import json
import logging
import os
import signal
import sys
from collections import Counter
from datetime import datetime

from crawler.crawl import CrawlError, CrawlOptions, Silent, crawl
from models import logs
from models.errors import ArchiveBusyError, ArchiveError
from workers.tasks import BUSY

PR_SET_PDEATHSIG = 1


class Visits(Silent):
    """Counts a walk's visits by outcome."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()

    def on_visit(self, url: str, outcome: str, role: str) -> None:  # noqa: ARG002
        self.outcomes[outcome] += 1


def main(told: str, parent: int) -> int:
    """Walks, and tells on stdout how many visits had which outcome; the exit code. Nothing is read."""
    _end_with(parent)
    asked = json.loads(told)
    log = asked["log"]
    logs.configure(log["form"])
    logs.tell_always(job=log["job"], worker=log["worker"], portal=asked["home_url"])
    visits = Visits()
    options = CrawlOptions(
        os.environ["GONGKAI_ARCHIVE"],
        (asked["home_url"],),
        all_due=asked["all_due"],
        asked_at=datetime.fromisoformat(asked["asked_at"]),
        delay=asked["delay"],
        allow_private=tuple(asked["private"]),
        no_read=True,
        shared=True,
    )
    try:
        result = crawl(options, visits)
    except ArchiveBusyError:
        return BUSY
    except (ArchiveError, CrawlError) as error:
        logging.getLogger(__name__).error("%s", error)
        return 1
    finally:
        print(json.dumps(visits.outcomes))
    return 1 if result.interrupted else 0


def _end_with(parent: int) -> None:
    """Has Linux end this process when the worker dies: nobody else would."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.getppid()))
