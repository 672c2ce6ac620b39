"""The jobs: a night begins, a portal is walked, a part of all bytes is read, all is filed and exported."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from procrastinate import Blueprint, JobContext

from crawler.errors import CrawlError
from crawler.notify import notify
from crawler.rejudging import rejudge
from models import logs
from models.archive import Archive
from models.clock import now
from models.messages import gettext as _
from pipelines.filing import file_all
from pipelines.inside import follow_packed
from pipelines.pending import parts_waiting, read_pending
from research import api as asked
from research.across import refresh
from workers import queue
from workers.lasting import Patient
from workers.metering import Meter

BUSY = 75
"""The exit code of a walk that has to wait for its turn."""
BEFORE_EXPORTS = ("portals", "readings", "filing")
KEPT_HOURS = 72
"""Done jobs are shown for so long."""

logger = logging.getLogger(__name__)
tasks = Blueprint()
patient = Patient()


@dataclass(frozen=True, slots=True)
class Work:
    """What every job of a worker knows. `settle`: seconds that a filing waits for readings still to come."""

    archive: str
    delay: float
    allow_private: tuple[str, ...] = ()
    settle: int = 60


def _work(context: JobContext) -> Work:
    work = context.additional_context["work"]
    assert isinstance(work, Work)
    return work


def _meter(context: JobContext) -> Meter:
    meter = context.additional_context["meter"]
    assert isinstance(meter, Meter)
    return meter


@tasks.task(name="gongkai:night", queue="portals", pass_context=True, retry=patient)
async def night(context: JobContext, timestamp: int, exports: list[str]) -> None:
    """Puts every chosen portal that is due into the queue, and the exports of the night's end; forgets what
    was done days ago."""
    del timestamp
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)
    try:
        await put_portals(_work(context).archive, ())
    except CrawlError as error:
        # Nothing is chosen: a person's decision, which trying again does not change.
        logger.warning("%s", error)
    await put_exports(exports, at_end=True)


async def put_portals(url: str, targets: tuple[str, ...], *, all_due: bool = False) -> int:
    """Puts portals into the queue, one job each; how many were not waiting yet. The app must be open."""

    def found() -> list[tuple[int, str, str]]:
        with Archive.open(url) as archive, archive.writing() as session:
            return queue.portals_due(session, targets)

    due = await asyncio.to_thread(found)
    more = {"all_due": all_due, "asked_at": now().isoformat()}
    also = " all due" if all_due else ""
    jobs = [
        (f"portal {number}{also}", f"platform {platform}", {"home_url": home_url, **more})
        for number, platform, home_url in due
    ]
    return await queue.put(portal, jobs)


@tasks.task(name="gongkai:portal", queue="portals", pass_context=True, retry=patient)
async def portal(context: JobContext, home_url: str, all_due: bool, asked_at: str) -> None:
    """Walks one portal in a process of its own; what it brought is put into the queue to be read.

    Where an earlier try ended it goes on: pages seen since `asked_at` are not due once more.
    """
    work = _work(context)
    asked = {
        "home_url": home_url,
        "all_due": all_due,
        "asked_at": asked_at,
        "delay": work.delay,
        "private": work.allow_private,
        "log": {"form": logs.form(), "job": context.job.id, "worker": context.worker_name},
    }
    # The archive's address may hold a password, which no list of processes shall show.
    environment = os.environ | {"GONGKAI_ARCHIVE": work.archive}
    command = (sys.executable, "-m", "workers.walk", json.dumps(asked))
    walk = await asyncio.create_subprocess_exec(*command, env=environment, stdout=subprocess.PIPE)
    try:
        told, _errors = await walk.communicate()
    except asyncio.CancelledError:
        walk.terminate()
        await walk.wait()
        raise
    if told:
        _meter(context).visited(json.loads(told))
    if walk.returncode:
        busy = walk.returncode == BUSY
        said = _("its platform or the archive is in use") if busy else _("exit code %(code)s")
        why = said % {"code": walk.returncode}
        raise CrawlError(_("%(portal)s: not walked (%(why)s)") % {"portal": home_url, "why": why})
    await put_readings(work.archive)
    await _put_filing(work)


@tasks.task(name="gongkai:readings", queue="readings", pass_context=True, retry=patient)
async def readings(context: JobContext, part: str) -> None:
    """Reads what is not read yet of one part of all bytes: those whose hash begins so."""
    work = _work(context)

    def read() -> None:
        with (
            Archive.open(work.archive, create=False) as archive,
            archive.sharing("readings"),
            archive.turn(f"readings {part}"),
        ):
            read_pending(archive, part=part)

    await asyncio.to_thread(read)
    await _put_filing(work)


@tasks.task(name="gongkai:filing", queue="filing", pass_context=True, retry=patient)
async def filing(context: JobContext) -> None:
    """Files all that is read, once nothing waits to be read."""
    work = _work(context)
    if await asyncio.to_thread(partial(_file, work)):
        await put_readings(work.archive)
    else:
        return
    await _put_filing(work)


def _file(work: Work) -> bool:
    """Whether it has to be done again, after readings that are still to come."""
    with (
        Archive.open(work.archive, create=False) as archive,
        archive.sharing("filing"),
        archive.turn("filing"),
    ):
        with archive.reading() as session:
            if queue.busy(session, "readings"):
                return True
        if follow_packed(archive):
            return True
        file_all(archive)
        with archive.writing() as session:
            opened = rejudge(session)
        refresh(archive)
        for notice in notify(archive.name, opened):
            logger.warning("%s", notice)
    return False


@tasks.task(name="gongkai:export", queue="exports", pass_context=True, retry=patient)
async def export(context: JobContext, file: str, at_end: bool) -> None:
    """Writes rows into a file named WHAT.FORMAT; `at_end`: once all is walked, read and filed."""
    work, path = _work(context), Path(file)

    def write() -> bool:
        with Archive.open(work.archive, create=False) as archive, archive.reading() as session:
            if at_end and any(queue.busy(session, name) for name in BEFORE_EXPORTS):
                return False
        with asked.Archive(work.archive) as asking:
            asking.export(path.stem, path)
        return True

    if not await asyncio.to_thread(write):
        await put_exports([file], at_end=True, wait=max(work.settle, 1))


async def put_exports(files: Iterable[str], *, at_end: bool, wait: int = 0) -> int:
    """Puts exports into the queue, one job a file; how many were not waiting yet. The app must be open."""
    jobs = [(f"export {file}", f"export {file}", {"file": file, "at_end": at_end}) for file in files]
    return await queue.put(export, jobs, wait)


async def put_readings(url: str) -> int:
    """Puts all that waits to be read into the queue; how many parts were not waiting there yet."""

    def waiting() -> list[str]:
        with Archive.open(url, create=False) as archive, archive.reading() as session:
            return parts_waiting(session)

    parts = await asyncio.to_thread(waiting)
    jobs = [(f"readings {part}", f"readings {part}", {"part": part}) for part in parts]
    return await queue.put(readings, jobs)


async def _put_filing(work: Work) -> None:
    await queue.put(filing, [("filing", "filing", {})], work.settle)
