"""Examining pages in a child process, while the crawl fetches and stores: a page that hangs or breaks its
examination costs that page only."""

from __future__ import annotations

import asyncio
import logging
import resource
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from crawler.discovery import Context, Examined, OwnHosts, Role, examine
from models import children

SECONDS = 60.0
"""Of the processor, so that neither a busy nor a sleeping machine fails a page. A list of 100,000 rows takes
less than half."""
MEMORY = 3 * 2**30
"""Bytes of address space: bodies have 64 MiB at most, and their trees some twenty times as much."""
TRIES = 2
_THIS = "crawler.examining"
_READERS = ("pipelines.worker", "pipelines.warm")


class ExamineError(Exception):
    """A page could not be examined; says why in words."""


class _DiedError(Exception):
    """The child ended before it answered."""


@dataclass(frozen=True, slots=True)
class Task:
    """What `examine` is to be asked."""

    url: str
    body: bytes
    content_type: str
    role: Role
    context: Context
    hosts: OwnHosts


@dataclass(frozen=True, slots=True)
class _Broke:
    """The fault of an examination that the child survived."""

    told: str


def warm_up(*, readers: bool) -> None:
    """Has the server of the children started, which takes a while, before the first page is there; `readers`
    says whether those that read what was crawled will come from it too."""
    children.forkserver(_THIS, *(_READERS if readers else ()))
    forkserver.ensure_running()


class Examiner:
    """One child examines pages in the order in which they are given. A child that dies is replaced."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._turn = asyncio.Lock()
        self._child: _Child | None = None
        self._beside: _Child | None = None

    async def examine(self, task: Task) -> Examined:
        """As `discovery.examine`, which may take so many seconds of the processor. ExamineError if it fails;
        a page whose child only died is examined again first."""
        async with self._turn:
            for _ in range(TRIES - 1):
                with suppress(_DiedError):
                    return await self._asked(task)
            try:
                return await self._asked(task)
            except _DiedError as error:
                raise ExamineError(str(error)) from error

    def examine_now(self, task: Task) -> Examined:
        """The same for who has no loop to wait in, or nothing else to do in it; by a child of its own, as a
        page may be under way in the other."""
        for last in (*(TRIES - 1) * [False], True):
            child = self._beside = self._beside or _Child(self.seconds)
            try:
                return _told(child.asked_now(task))
            except (EOFError, OSError) as error:
                exitcode, self._beside = child.exitcode(), None
                child.end()
                if exitcode == -signal.SIGPROF or last:
                    raise ExamineError(self._ended(exitcode)) from error
        raise AssertionError("the last try answers or fails")

    def close(self) -> None:
        """Ends the children; may be called twice."""
        self._close_child()
        child, self._beside = self._beside, None
        if child is not None:
            child.end()

    def _close_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ended(self, exitcode: int | None) -> str:
        if exitcode == -signal.SIGPROF:
            return f"took more than {self.seconds:g} seconds"
        return f"its process died (exit code {exitcode})"

    async def _asked(self, task: Task) -> Examined:
        child = self._child = self._child or _Child(self.seconds)
        try:
            answer = await child.asked(task)
        except (EOFError, OSError) as error:
            exitcode = child.exitcode()
            self._close_child()
            fault = ExamineError if exitcode == -signal.SIGPROF else _DiedError
            raise fault(self._ended(exitcode)) from error
        except BaseException:
            # What it still answers belongs to nobody.
            self._close_child()
            raise
        return _told(answer)


def _told(answer: Examined | _Broke) -> Examined:
    if isinstance(answer, _Broke):
        raise ExamineError(answer.told)
    return answer


class _Child:
    """A process with a pipe to it."""

    def __init__(self, seconds: float) -> None:
        context = children.forkserver(_THIS)
        self._pipe, theirs = context.Pipe()
        self._process: ForkServerProcess = context.Process(
            target=_serve, args=(theirs, seconds), daemon=True
        )
        with children.without_main(), theirs:
            self._process.start()

    async def asked(self, task: Task) -> Examined | _Broke:
        """The answer to a task. EOFError or OSError if the child ended."""
        self._pipe.send(task)
        loop = asyncio.get_running_loop()
        answered = asyncio.Event()
        loop.add_reader(self._pipe.fileno(), answered.set)
        try:
            await answered.wait()
        finally:
            loop.remove_reader(self._pipe.fileno())
        return self._answer()

    def asked_now(self, task: Task) -> Examined | _Broke:
        """The same; waits for nothing else meanwhile."""
        self._pipe.send(task)
        return self._answer()

    def _answer(self) -> Examined | _Broke:
        answer: Examined | _Broke = self._pipe.recv()
        return answer

    def exitcode(self) -> int | None:
        """How a child ended that closed its pipe."""
        self._process.join(timeout=10)
        return self._process.exitcode

    def end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(pipe: Connection, seconds: float) -> None:
    """The child: answers task after task until the pipe is closed."""
    # Ctrl-C and TERM go to the whole group; the crawl ends its pages in order and then this child.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # Some systems know no such limit; the time limit holds there all the same.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.getLogger().setLevel(logging.CRITICAL)
    with suppress(EOFError, OSError):
        while True:
            task: Task = pipe.recv()
            # Its signal ends the process, which no loop in C can keep off.
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _examined(task)
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(answer)


def _examined(task: Task) -> Examined | _Broke:
    try:
        return examine(
            task.url, task.body, task.content_type, task.role, task.context, task.hosts
        )
    except Exception as error:
        return _Broke(f"{type(error).__name__}: {error}")
