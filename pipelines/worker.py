"""Reading in child processes: whatever a document does to its reader costs that document only.

Each child has bounded memory, each document bounded time; a child that dies is replaced.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from models import children
from models.messages import unreadable
from pipelines.formats.ocr import engine
from pipelines.formats.sniff import PACKED, may_show_pages, media_type
from pipelines.reading import Reading, UnreadableError
from pipelines.rows import Rows, failed, to_rows

if TYPE_CHECKING:
    from pipelines.formats.packed.contents import Inside

Reader = Callable[[Sequence[bytes]], Reading]

_FOR_FEW, _FOR_MANY = "pipelines.read", "pipelines.warm"
"""What the server of the children imports for them."""
DOCUMENTS_A_CHILD = 200
MOST_THREADS = 4
"""Threads of one child for text recognition: more do not make it faster."""


class NoReadersError(Exception):
    """Child processes cannot be started; nothing is on record of what was not read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds of time, bytes of address space.

    A file that may show its pages as pictures has `by_eye` seconds more: reading those takes seconds each.
    The engine that does it reserves address space for each of its threads, more than it fills.
    """

    seconds: float = 120.0
    memory: int = 3 * 2**30
    by_eye: float = 600.0

    def of(self, parts: Iterable[bytes]) -> Limits:
        """The limits for a document of these parts."""
        if not engine.is_installed() or not any(map(may_show_pages, parts)):
            return self
        return replace(self, seconds=self.seconds + self.by_eye, by_eye=0.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part's bytes; `member` is its path inside them if they are an archive."""

    data: bytes
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One list of parts to read. `what` names it for people."""

    bytes_hash: str
    what: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task. `broke`: the reader did, not the bytes; another try could end otherwise."""

    task: Task
    rows: Rows
    broke: bool = False


def read_in_children(
    tasks: Iterable[Task], workers: int, reader: Reader | None = None, limits: Limits | None = None
) -> Iterator[Outcome]:
    """Reads every task, `workers` at a time; gives each outcome as it comes. Few tasks are held at once."""
    limits = limits or Limits()
    running: dict[Future[Rows], Task] = {}
    with _pool(workers, limits, _FOR_MANY) as pool:
        for task in tasks:
            arguments = (task.parts, reader)
            seconds = limits.of(part.data for part in task.parts).seconds
            running[pool.schedule(_read, args=arguments, timeout=seconds)] = task
            if len(running) >= 2 * workers:
                yield from _finished(running, limits)
        while running:
            yield from _finished(running, limits)


@contextmanager
def reader_child(limits: Limits | None = None) -> Iterator[ReaderChild]:
    """A child process that reads one document after another, for those who keep no archive."""
    limits = limits or Limits()
    with _pool(1, limits, _FOR_FEW) as pool:
        yield ReaderChild(pool, limits)


class ReaderChild:
    """Reads in a child process. UnreadableError has the reason, be the bytes at fault or the reader."""

    def __init__(self, pool: ProcessPool, limits: Limits) -> None:
        self._pool, self._limits = pool, limits

    def read(self, parts: Sequence[bytes]) -> Reading:
        """The reading of one document, given as its parts."""
        found: Reading = self._done(_read_plain, parts, self._limits.of(parts))
        return found

    def documents(self, data: bytes) -> list[Inside]:
        """The documents inside a packed file of several; none in any other file."""
        if media_type(data) not in PACKED:
            return []
        found: list[Inside] = self._done(_documents, data, self._limits)
        return found if len(found) > 1 else []

    def _done(self, function: Callable[[Any], Any], argument: Any, limits: Limits) -> Any:  # noqa: ANN401 - as given
        try:
            return self._pool.schedule(function, args=(argument,), timeout=limits.seconds).result()
        except UnreadableError:
            raise
        except Exception as error:
            raise UnreadableError(_why(error, limits)) from error


@contextmanager
def _pool(workers: int, limits: Limits, reader: str) -> Iterator[ProcessPool]:
    context = children.forkserver("pipelines.worker", reader)
    threads = max(1, min(MOST_THREADS, (os.cpu_count() or 1) // workers))
    pool = ProcessPool(workers, DOCUMENTS_A_CHILD, _prepare, (limits.memory, threads), context)
    with children.without_main():
        try:
            yield pool
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _finished(running: dict[Future[Rows], Task], limits: Limits) -> Iterator[Outcome]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        yield _outcome(running.pop(future), future, limits)


def _outcome(task: Task, future: Future[Rows], limits: Limits) -> Outcome:
    try:
        return Outcome(task, future.result())
    except UnreadableError as error:
        return Outcome(task, failed(str(error)))
    except BrokenProcessPool as error:
        # No child lives long enough to take a task: that says nothing of the document.
        raise NoReadersError(_why(error, limits)) from error
    except CancelledError:
        raise
    except Exception as error:
        allowed = limits.of(part.data for part in task.parts)
        return Outcome(task, failed(_why(error, allowed)), broke=True)


def _why(error: Exception, limits: Limits) -> str:
    match error:
        case TimeoutError():
            return unreadable.TOOK_LONG(seconds=f"{limits.seconds:g}")
        case MemoryError():
            return unreadable.TOOK_MEMORY(much=f"{limits.memory / 2**30:g}")
        case BrokenProcessPool():
            return unreadable.NO_PROCESS()
        case ProcessExpired():
            return unreadable.READER_DIED(code=error.exitcode)
    return unreadable.READER_FAILED(said=f"{type(error).__name__}: {error}")


def _prepare(memory: int, threads: int) -> None:
    # Some systems know no such limit; the time limit holds there all the same.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    logging.getLogger().setLevel(logging.CRITICAL)
    engine.use_threads(threads)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _read(parts: tuple[Part, ...], reader: Reader | None) -> Rows:
    return to_rows((reader or _own_reader())([_bytes_of(part) for part in parts]))


def _read_plain(parts: Sequence[bytes]) -> Reading:
    return _own_reader()(parts)


def _documents(data: bytes) -> list[Inside]:
    from pipelines.formats.packed.contents import documents

    return documents(data)


def _own_reader() -> Reader:
    # Only the children carry the reader and its libraries.
    from pipelines.read import read

    return read


def _bytes_of(part: Part) -> bytes:
    if part.member is None:
        return part.data
    from pipelines.formats.packed.contents import member

    return member(part.data, part.member)
