"""One portal walked beside other workers' walks: `python -m workers.walk ASKED`, started for each such job.

A process of its own, so that a walk that breaks costs no worker; it ends with the worker that started it.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys

from crawler.crawl import CrawlError, CrawlOptions, crawl
from models.errors import ArchiveBusyError, ArchiveError
from workers.tasks import BUSY

PR_SET_PDEATHSIG = 1


def main(told: str, parent: int) -> int:
    """Walks; the exit code. Nothing is read."""
    _end_with(parent)
    asked = json.loads(told)
    options = CrawlOptions(
        os.environ["GONGKAI_ARCHIVE"],
        (asked["home_url"],),
        all_due=asked["all_due"],
        delay=asked["delay"],
        allow_private=tuple(asked["private"]),
        no_read=True,
        shared=True,
    )
    try:
        result = crawl(options)
    except ArchiveBusyError:
        return BUSY
    except (ArchiveError, CrawlError) as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if result.interrupted else 0


def _end_with(parent: int) -> None:
    """Has Linux end this process when the worker dies: nobody else would."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.getppid()))
